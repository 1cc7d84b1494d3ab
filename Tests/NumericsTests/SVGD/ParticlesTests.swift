import Testing

@testable import Numerics

@Suite struct ParticlesTests {
  @Test func coordinatesAreHeldAxisByAxis() throws {
    let points = [[1.0, 10, 100], [2, 20, 200]]
    let particles = try Particles(points: points)
    #expect(particles.count == 2 && particles.dimension == 3)
    #expect(particles.coordinates == [1, 2, 10, 20, 100, 200])
    #expect(particles[1] == [2, 20, 200])
    #expect(particles.points == points)
    #expect(try Particles([4, 5]) == Particles(points: [[4], [5]]))
  }

  @Test func refusesWhatIsNoCloud() {
    #expect(throws: NumericsError.countMismatch(name: "particles", count: 0, expected: 1)) {
      try Particles(points: [])
    }
    #expect(throws: NumericsError.countMismatch(name: "particles", count: 0, expected: 1)) {
      try Particles(points: [[]])
    }
    #expect(throws: NumericsError.countMismatch(name: "particles", count: 1, expected: 2)) {
      try Particles(points: [[1, 2], [3]])
    }
    #expect(throws: NumericsError.self) { try Particles([1e101]) }
  }
}

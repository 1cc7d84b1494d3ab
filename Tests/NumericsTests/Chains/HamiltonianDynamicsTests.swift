import Arithmetic
import Testing

@testable import Numerics

@Suite struct HamiltonianDynamicsTests {
  /// Sixteen chains at different places with different momenta.
  private func dynamics() throws -> HamiltonianDynamics {
    let p = try Mixture(weights: [0.3, 0.7], means: [-1.5, 1], sds: [1, 0.8])
    var dynamics = HamiltonianDynamics(MixtureTarget(p), atLeast: 16)
    for lane in 0..<16 {
      dynamics.block.places[lane] = -2 + 0.3 * Double(lane)
      dynamics.momenta[lane] = sine(Double(lane))
    }
    dynamics.look()
    return dynamics
  }

  @Test func canBeRunBackwards() throws {
    let start = try dynamics()
    var moved = start
    let sizes = (0..<16).map { 0.05 + 0.02 * Double($0) }
    moved.leap(sizes, steps: 30)
    #expect(zip(moved.block.places, start.block.places).allSatisfy { abs($0 - $1) > 1e-3 })
    moved.momenta = moved.momenta.map { -$0 }
    moved.leap(sizes, steps: 30)
    for lane in 0..<16 {
      #expect(abs(moved.block.places[lane] - start.block.places[lane]) < 1e-11)
      #expect(abs(moved.momenta[lane] + start.momenta[lane]) < 1e-11)
    }
  }

  // Half the step, a quarter of the error in the energy and in the place.
  @Test func isOfSecondOrder() throws {
    func end(_ steps: Int) throws -> HamiltonianDynamics {
      var moved = try dynamics()
      moved.leap(Array(repeating: 1 / Double(steps), count: 16), steps: steps)
      return moved
    }
    let exact = try end(20_000)
    let energies = try dynamics().energies()
    let (coarse, fine) = (try end(20), try end(40))
    for lane in 0..<16 {
      let ratio =
        (coarse.block.places[lane] - exact.block.places[lane])
        / (fine.block.places[lane] - exact.block.places[lane])
      #expect(abs(ratio - 4) < 0.1, "\(ratio)")
      #expect(abs(exact.energies()[lane] - energies[lane]) < 1e-8)
      let drift =
        (coarse.energies()[lane] - energies[lane]) / (fine.energies()[lane] - energies[lane])
      #expect(abs(drift - 4) < 0.2, "\(drift)")
    }
  }

  // The determinant of the derivatives by central differences.
  @Test func keepsVolumes() throws {
    let small = 1e-5
    func moved(_ place: Double, _ momentum: Double) throws -> ([Double], [Double]) {
      var dynamics = try dynamics()
      for lane in 0..<16 {
        dynamics.block.places[lane] += place
        dynamics.momenta[lane] += momentum
      }
      dynamics.look()
      dynamics.leap(Array(repeating: 0.3, count: 16), steps: 7)
      return (dynamics.block.places, dynamics.momenta)
    }
    let (a, b) = (try moved(small, 0), try moved(-small, 0))
    let (c, d) = (try moved(0, small), try moved(0, -small))
    for lane in 0..<16 {
      let (xx, vx) = ((a.0[lane] - b.0[lane]), (a.1[lane] - b.1[lane]))
      let (xv, vv) = ((c.0[lane] - d.0[lane]), (c.1[lane] - d.1[lane]))
      expectClose((xx * vv - xv * vx) / (4 * small * small), 1, within: 1e-6)
    }
  }
}

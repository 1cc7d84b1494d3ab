import Testing

@testable import Numerics

@Suite struct ScoreFieldTests {
  private static let places: [Double] =
    [-1e90, -1e9, -700, -40, -5, -0.3, 0, 1e-9, 0.25, 3, 5, 6, 38, 40, 1e4, 1e60, 1e100]

  private func expectAgreement(_ p: any Density, at places: [Double] = places) throws {
    let scores = DensityScore(p).scores(try Particles(places), 0..<places.count)
    for (x, score) in zip(places, scores) {
      let expected = p.score(x)
      // Where the score crosses zero between components, it is a difference of larger ones.
      let size = max(abs(expected), 1e-3 * abs(x) + 1e-3)
      #expect(abs(score - expected) <= 1e-11 * size, "\(p) at \(x): \(score), not \(expected)")
    }
  }

  @Test func eightAtATimeAgreesWithOneByOne() throws {
    try expectAgreement(Normal(mean: 3, sd: 0.1))
    try expectAgreement(twoModes(5, left: 0.1))
    try expectAgreement(twoModes(0.2, sd: 7, left: 0.999))
    try expectAgreement(
      Mixture(weights: [0.2, 0.3, 0.1, 0.4], means: [-5, 0, 0, 40], sds: [1, 0.2, 30, 3]))
    try expectAgreement(Mixture(weights: [0, 0.3, 0.7], means: [-5, 0, 9], sds: [1, 0.2, 30]))
    try expectAgreement(twoModes(5).tempered(beta: 0.3))
  }

  /// About 37.6 the densities of three components that lie close together fall below every number, one after the
  /// other.
  @Test func componentsCountWhereTheirDensitiesUnderflow() throws {
    let p = try Mixture(weights: [0.3, 0.3, 0.4], means: [0, 0.2, 0.4], sds: [1, 1, 1.001])
    try expectAgreement(p, at: (0..<200).map { 36.5 + 0.01 * Double($0) })
  }

  @Test func aRangeGivesItsPart() throws {
    let p = try twoModes(5)
    let particles = try Particles(Self.places)
    let all = DensityScore(p).scores(particles, 0..<Self.places.count)
    for range in [0..<1, 3..<11, 9..<17] {
      #expect(DensityScore(p).scores(particles, range) == Array(all[range]))
    }
  }
}

import Testing

@testable import Numerics

@Suite struct MixtureTransitionsTests {
  @Test func crossingOfAPairIsWhereBothAreEquallyLikely() throws {
    let transitions = try twoModes(6, left: 0.1).transitions
    #expect(transitions.count == 1)
    // m - ell s²/D with ell = log 9.
    expectClose(transitions[0].location, -2.1972245773362196 / 12)
    expectClose(transitions[0].scale, 1.0 / 12)
  }

  @Test func aWideComponentTakesOverOnBothSides() throws {
    let mixture = try Mixture(weights: [0.5, 0.5], means: [0, 1], sds: [1, 5])
    let places = mixture.transitions.map(\.location)
    #expect(places.count == 2)
    for x in places {
      let r = mixture.responsibilities(x)
      expectClose(r[0], r[1], within: 1e-10)
    }
  }

  @Test func componentsThatNeverDominateHaveNoCrossing() throws {
    let mixture = try Mixture(
      weights: [0.5 - 5e-21, 1e-20, 0.5 - 5e-21], means: [-1, 0, 1], sd: 1)
    #expect(mixture.transitions.count == 1)
    #expect(try Normal(mean: 0, sd: 1).asMixture.transitions.isEmpty)
    #expect(try Mixture(weights: [0.5, 0.5], means: [1, 1], sd: 2).transitions.isEmpty)
  }

  @Test func quadraticRootsSurviveCancellation() {
    let roots = quadraticRoots(1e-20, 1, 1)
    expectClose(roots[1], -1)
    #expect(quadraticRoots(1, 0, 1).isEmpty)
    #expect(quadraticRoots(0, 0, 1).isEmpty)
    #expect(quadraticRoots(0, 2, 1) == [-0.5])
  }
}

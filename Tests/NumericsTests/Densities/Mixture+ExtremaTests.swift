import Arithmetic
import Testing

@testable import Numerics

@Suite struct MixtureExtremaTests {
  @Test(arguments: [(0.5, 1), (0.999, 1), (1.0, 1), (1.001, 2), (2.0, 2), (50, 2)])
  func equalPairHasTwoModesExactlyWhenItsGapPassesTwoSds(_ half: Double, _ count: Int) throws {
    for sd in [1.0, 1e-6, 1e5] {
      let extrema = try twoModes(half * sd, sd: sd).extrema()
      #expect(extrema.modes.count == count, "half \(half), sd \(sd)")
      #expect(extrema.antimodes.count == count - 1)
      for x in extrema.antimodes { #expect(abs(x) < 1e-12 * sd) }
    }
  }

  /// Two pairs next to their bifurcations, far from each other, wherever they are: two modes each.
  @Test(arguments: [-30.0, 0, 30])
  func pairsNextToTheirBifurcationsAreToldApart(_ center: Double) throws {
    let half = 1.000_000_1
    let mixture = try Mixture(
      weights: Array(repeating: 0.25, count: 4),
      means: [-10 - half, -10 + half, 10 - half, 10 + half].map { center + $0 }, sd: 1)
    let extrema = try mixture.extrema()
    try #require(extrema.isCertain && extrema.modes.count == 4, "\(extrema)")
    for (mode, place) in zip(extrema.modes, [-10.0, -10, 10, 10]) {
      #expect(abs(mode - center - place) < 0.01)
    }
    let minima = zip(extrema.antimodes, [-10.0, 0, 10])
    #expect(extrema.antimodes.count == 3 && minima.allSatisfy { abs($0 - center - $1) < 0.01 })
  }

  /// An equal pair has two modes exactly where its distance is more than two standard deviations, however little.
  @Test(arguments: [1e-15, 4e-14, 1e-11, 1e-9, 3e-7, 1e-5])
  func pairsNextToTheirBifurcationAreCounted(_ excess: Double) throws {
    for (center, sd) in [(0.0, 1.0), (8, 0.25), (-3, 1024)] {
      for sign in [-1.0, 1] {
        // The means are rounded; what counts is their distance.
        let (low, high) = (center - sd * (1 + sign * excess), center + sd * (1 + sign * excess))
        let distance = high - low
        let mixture = try Mixture(weights: [0.5, 0.5], means: [low, high], sd: sd)
        let extrema = try mixture.extrema()
        guard extrema.isCertain else {
          // Where rounding has moved the centre, nothing that is this close can be told.
          #expect(excess < 1e-9 && center != 0)
          continue
        }
        #expect(extrema.modes.count == (distance > 2 * sd ? 2 : 1), "\(center), \(sd), \(excess)")
        #expect(extrema.antimodes.count == extrema.modes.count - 1)
        for x in extrema.modes + extrema.antimodes { #expect(abs(x - center) < 0.02 * sd) }
      }
    }
  }

  /// So close to the bifurcation that no sign of the score shows between the modes, all that is known of the
  /// extremes is that they lie about the centre.
  @Test(arguments: [-24.0, 0, 8]) func modesNextToABifurcationLieAboutTheCenter(_ center: Double)
    throws
  {
    let half = 0.25 * (1 + 0x1p-42)
    let mixture = try Mixture(
      weights: [0.5, 0.5], means: [center - half, center + half], sd: 0.25)
    let extrema = try mixture.extrema()
    try #require(extrema.isCertain && extrema.modes.count == 2 && extrema.antimodes.count == 1)
    for x in extrema.modes + extrema.antimodes { #expect(abs(x - center) < 0.01) }
    // About 0 the signs are symmetric, too.
    if center == 0 { #expect(abs(extrema.modes[0] + extrema.modes[1]) < 1e-9) }
  }

  /// The second mode of an unequal pair at distance 2 d sd comes up where the logarithm of the ratio of the weights
  /// is 2 log(d - sqrt(d² - 1)) + 2 d sqrt(d² - 1) (de Helguero, 1904).
  @Test(arguments: [1e-3, 1e-6, 1e-9, 1e-12, -1e-12, -1e-9, -1e-6, -1e-3])
  func unequalPairsNextToTheirBifurcationAreCounted(_ excess: Double) throws {
    for d in [1.1, 1.5, 2.5] {
      let root = (d * d - 1).squareRoot()
      let odds = (2 * log(d - root) + 2 * d * root) * (1 - excess)
      let weight = 1 / (1 + exp(-odds))
      let mixture = try Mixture(weights: [weight, 1 - weight], means: [-d, d], sd: 1)
      let extrema = try mixture.extrema()
      if abs(excess) > 1e-10 { #expect(extrema.isCertain, "\(d), \(excess)") }
      if extrema.isCertain {
        #expect(extrema.modes.count == (excess > 0 ? 2 : 1), "\(d), \(excess)")
      }
    }
  }

  @Test func everyModeIsALocalMaximumOfAMixtureWithVeryDifferentWidths() throws {
    let mixture = try Mixture(
      weights: Array(repeating: 0.1, count: 10), means: (0..<10).map { Double($0) * 3 },
      sds: [1, 0.1, 1e-3, 2, 1e-8, 0.5, 1, 1e-4, 3, 0.7])
    let extrema = try mixture.extrema()
    #expect(extrema.modes.count == 10)
    #expect(extrema.antimodes.count == 9)
    for (mode, antimode) in zip(extrema.modes, extrema.antimodes) { #expect(mode < antimode) }
    for mode in extrema.modes { #expect(mixture.scoreDerivative(mode) < 0) }
    for antimode in extrema.antimodes { #expect(mixture.scoreDerivative(antimode) > 0) }
  }

  @Test func agreesWithAFineGrid() throws {
    for seed in 0..<60 {
      let key = RandomKey(seed: UInt64(seed)) / "extrema"
      let count = 2 + seed % 5
      var weights = (0..<count).map { key.uniform($0) }
      let total = weights.reduce(0, +)
      weights = weights.map { $0 / total }
      let mixture = try Mixture(
        weights: weights, means: (0..<count).map { 3 * key.normal(100 + $0) },
        sds: (0..<count).map { 0.2 + key.uniform(200 + $0) })
      let lowest = mixture.components.map(\.mean).min() ?? 0
      let highest = mixture.components.map(\.mean).max() ?? 0
      var falls = 0
      var last = true
      for step in 0...40_000 {
        let x = lowest - 0.1 + (highest - lowest + 0.2) * Double(step) / 40_000
        let rises = mixture.score(x) > 0
        if last, !rises { falls += 1 }
        last = rises
      }
      #expect(try mixture.extrema().modes.count == falls, "seed \(seed)")
    }
  }

  /// A narrow bump on the flank of a wide component makes a mode and an antimode close together, or none.
  @Test func bumpsOnAFlankAreSeen() throws {
    var counts = [0, 0, 0]
    for seed in 0..<600 {
      let key = RandomKey(seed: UInt64(seed)) / "bumps"
      let sd = 3 * exp(2.3 * key.uniform(0))
      let distance = 0.8 + 2 * key.uniform(1)
      // About the weight at which the bump has a mode.
      let flank = exp(-0.5 * distance * distance) * distance / (sd * sd)
      let weight = min(0.4, flank * (1 + 1.5 * key.uniform(2)))
      let place = sd * distance
      let mixture = try Mixture(weights: [1 - weight, weight], means: [0, place], sds: [sd, 1])
      var falls = 0
      var last = true
      for step in 0...3000 {
        let x = place - 5 + 5.1 * Double(step) / 3000
        let rises = mixture.score(x) > 0
        if last, !rises { falls += 1 }
        last = rises
      }
      let found = try mixture.extrema().modes.count
      #expect(found == falls, "seed \(seed)")
      counts[min(found, 2)] += 1
    }
    #expect(counts[1] > 100 && counts[2] > 100, "\(counts)")
  }

  @Test func modesOfAFarPairStandAtTheMeans() throws {
    #expect(try twoModes(6).modes() == [-6, 6])
    #expect(try twoModes(100).modes() == [-100, 100])
    // The repelling zero of the score at +-5 with weights .1, .9.
    expectClose(try twoModes(5, left: 0.1).antimodes()[0], -0.228884, within: 1e-5)
  }

  @Test func manyEqualComponentsHaveOneMode() throws {
    let mixture = try Mixture(weights: [0.25, 0.25, 0.5], means: [2, 2, 2], sds: [1, 3, 2])
    #expect(try mixture.extrema() == Extrema(modes: [2], antimodes: []))
  }

  @Test(arguments: [0x1p-5, 0.25, 8, 0x1p6])
  func extremesScaleWithTheMixture(_ scale: Double) throws {
    for (weights, means, sds) in [
      ([0.25, 0.75], [-2.0, 2], [0.5, 1.5]), ([0.5, 0.5], [0.0, 0], [0.25, 4]),
      ([0.2, 0.3, 0.5], [-4, 0, 6], [0.5, 2, 1]), ([0.125, 0.875], [-3.0, 3], [4, 0.25]),
    ] {
      let one = try Mixture(weights: weights, means: means, sds: sds).extrema()
      let other = try Mixture(
        weights: weights, means: means.map { scale * $0 }, sds: sds.map { scale * $0 }
      ).extrema()
      for (a, b) in [(one.modes, other.modes), (one.antimodes, other.antimodes)] {
        try #require(a.count == b.count, "\(means), \(scale)")
        for (x, y) in zip(a, b) { #expect(abs(scale * x - y) < 1e-9 * scale) }
      }
    }
  }
}

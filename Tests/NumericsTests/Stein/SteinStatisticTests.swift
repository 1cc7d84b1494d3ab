import Arithmetic
import Testing

@testable import Numerics

@Suite struct SteinStatisticTests {
  @Test func valuesOfThePaperAreReproduced() throws {
    for row in try ReferenceTable.paper("ksd_sample") {
      let inputs = try row.row("inputs")
      let sample =
        row.name.contains("quantile")
        ? try inputs.leftComponent().quantiles(40) : try inputs.numbers("x")
      let value = try statistic(
        row.name.hasPrefix("KSD_U") ? .u : .v, sample, inputs.pair(), inputs.paperKernel())
      expectBounded(
        value, try row.number("value"), rest: try row.rest("value"), within: 1e-13, row.name)
    }
  }

  // Samples with a draw 30 sds out, narrow components at 1e6, lengths from 0.02 to 200.
  @Test func trueErrorsAreInsideTheBoundsOverTheTable() throws {
    let rows = try ReferenceTable.rows("stein.json", "samples")
    #expect(rows.count > 80)
    for row in rows {
      let p = try row.row("p").density()
      for (kind, key) in [(SteinStatistic.Kind.u, "u"), (.v, "v")] {
        let value = try statistic(kind, row.numbers("x"), p, row.kernel())
        let expected = try row.number(key)
        let name = "\(row.name), \(key), \(try row.kernel())"
        #expect(
          abs(value.value - expected - (try row.rest(key))) <= value.error,
          "\(name): \(value) does not hold \(expected)")
        // The V-statistic has no cancellation to speak of; the U-statistic is on its scale.
        let scale = abs(try row.number("v"))
        #expect(value.error <= 1e-10 * scale, "\(name): \(value.error / scale)")
      }
    }
  }

  private func draws(_ n: Int) throws -> [Double] {
    try Normal(mean: 0.5, sd: 1.5).sample(n, key: RandomKey(seed: 5) / "draws")
  }

  /// n² V = n(n - 1) U + sum of h(x_i, x_i), with h summed pair by pair.
  @Test(arguments: standardKernels)
  func isTheSumOverPairs(kernel: Kernel) throws {
    let p = try twoModes(2, left: 0.3)
    let h = SteinKernel(p, kernel)
    // Around the multiples of the vector and block lengths.
    for n in [1, 2, 7, 8, 9, 16, 17, 127, 128, 129, 300] {
      let sample = try draws(n)
      var (pairs, diagonal) = (0.0, 0.0)
      for (i, x) in sample.enumerated() {
        diagonal += try h(x, x).value
        for y in sample[..<i] { pairs += try 2 * h(x, y).value }
      }
      let v = try statistic(.v, sample, p, kernel)
      #expect(abs(v.value - (pairs + diagonal) / Double(n * n)) <= 2 * v.error)
      #expect(v.value >= 0)
      if n > 1 {
        let u = try statistic(.u, sample, p, kernel)
        #expect(abs(u.value - pairs / Double(n * (n - 1))) <= 2 * u.error)
      }
    }
  }

  @Test func doesNotDependOnTheOrderOfTheDraws() throws {
    let p = try twoModes(2)
    let sample = try draws(200)
    for kernel in standardKernels {
      let there = try statistic(.u, sample, p, kernel)
      let back = try statistic(.u, sample.reversed(), p, kernel)
      #expect(abs(there.value - back.value) <= there.error + back.error)
    }
  }

  @Test func aDensityFromOutsideGivesTheSame() throws {
    let p = try twoModes(3, left: 0.3)
    let sample = try draws(100)
    for kernel in standardKernels {
      let own = try statistic(.v, sample, p, kernel)
      let veiled = try statistic(.v, sample, Veiled(inner: p), kernel)
      #expect(own.value == veiled.value)
      #expect(veiled.error < 1e-12 * own.value)
    }
  }

  /// Over keys the mean of U is KSD²; the half-width is six standard errors, which a correct program
  /// misses once in 500 million keys.
  @Test func theUStatisticIsUnbiased() throws {
    let (q, p) = (try Normal(mean: 0.5, sd: 1), try twoModes(1.5))
    let kernel = Kernel.inverseMultiquadric(scale: 1, power: -0.5)
    let key = RandomKey(seed: 11) / "unbiased"
    let values = try (0..<2000).map { index in
      try statistic(.u, q.sample(20, key: key.fold(index)), p, kernel).value
    }
    let mean = values.reduce(0, +) / 2000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1999
    let wanted = try kernelSteinDiscrepancy(q, p, kernel: kernel).value
    #expect(abs(mean - wanted) < 6 * (variance / 2000).squareRoot())
    #expect((variance / 2000).squareRoot() < 0.05 * wanted)
  }

  @Test func refusesSamplesWithoutAStatistic() throws {
    let p = try Normal(mean: 0, sd: 1)
    let kernel = Kernel.gaussian(bandwidth: 1)
    #expect(throws: NumericsError.countMismatch(name: "sample", count: 0, expected: 1)) {
      try SteinStatistic([], p, kernel: kernel)
    }
    #expect(throws: NumericsError.countMismatch(name: "sample", count: 1, expected: 2)) {
      try statistic(.u, [0.5], p, kernel)
    }
    for x in [Double.nan, .infinity] {
      #expect(throws: NumericsError.self) { try SteinStatistic([0, x], p, kernel: kernel) }
    }
    // s(x)² is beyond the range.
    #expect(throws: NumericsError.overflow(quantity: "the kernel Stein discrepancy")) {
      try statistic(.v, [1e200, 0], p, kernel)
    }
  }
}

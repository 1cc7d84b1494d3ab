import Arithmetic
import Testing

@testable import Numerics

@Suite struct RelativeIntervalTests {
  /// Replicates with the key of each: ten draws, of which the mean is the estimate and the standard
  /// deviation over sqrt(10) the standard error.
  private func study(_ n: Int, seed: Int, _ draw: Draw) -> (means: [Double], errors: [Double]) {
    let root = (RandomKey(seed: 5) / "studies").fold(seed)
    var means: [Double] = []
    var errors: [Double] = []
    for replicate in 0..<n {
      let key = root.fold(replicate)
      let x = (0..<10).map { draw(key, $0) }
      let mean = x.reduce(0, +) / 10
      let squares = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      means.append(mean)
      errors.append((squares / 90).squareRoot())
    }
    return (means, errors)
  }

  @Test func agreesWithTheDefinitions() throws {
    let x = [1.0, 4, 2, 8, 5, 7, 3, 6, 9, 10]
    let errors = [2.0, 3, 3, 2, 4, 3, 2, 3, 4, 4]
    // The variance of 1 to 10 is 55/6, the mean square of the errors 96/10.
    let relative = try RelativeInterval.standardErrors(errors, of: x, level: 0.9)
    #expect(abs(relative.value - ((9.6 / (55.0 / 6)).squareRoot() - 1)) <= relative.error)
    #expect(relative.error < 1e-13)
    let precision = try RelativeInterval.precision(of: errors, against: x, level: 0.9)
    // The variance of the errors is (96 - 90)/9.
    #expect(abs(precision.value - (55.0 / 6 / (6.0 / 9) - 1)) <= precision.error)
    #expect(precision.error < 1e-11)
  }

  /// The interval is no shorter than that with the quantile of Student's t distribution with 9 degrees of freedom
  /// at 0.95, and no longer by more than a billionth or two.
  @Test func holdsTheIntervalOfTheQuantile() throws {
    let x = [1.0, 4, 2, 8, 5, 7, 3, 6, 9, 10]
    let errors = [2.0, 3, 3, 2, 4, 3, 2, 3, 4, 4]
    let found = try RelativeInterval.standardErrors(errors, of: x, level: 0.9)
    let quantile = 1.833112932656236738
    let squares = zip(x, errors).map { x, error in
      let influence = error * error / 9.6 - (x - 5.5) * (x - 5.5) / 8.25
      return influence * influence / 4
    }
    let sd = (squares.reduce(0, +) / 9).squareRoot()
    let reach = quantile * 10 / (10 - quantile) * sd / 10.0.squareRoot()
    let ratio = (9.6 / (55.0 / 6)).squareRoot()
    let (low, high) = (ratio * exp(-reach) - 1, ratio * exp(reach) - 1)
    #expect(found.interval.lower <= low && found.interval.upper >= high)
    #expect(low - found.interval.lower < 1e-8 && found.interval.upper - high < 1e-8)
  }

  /// The formulas of Morris, White and Crowther (2019, table 6) hold for normal estimates: of 20,000 replicates
  /// the half width over the quantile is theirs to three percent, four standard errors of a fourth moment.
  @Test func agreesWithTheFormulasForNormalEstimates() throws {
    let n = 20_000.0
    let level = 0.95
    let z = 1.959963984540054
    let (means, errors) = study(20_000, seed: 0, standardNormal)
    let found = try RelativeInterval.standardErrors(errors, of: means, level: level)
    let squares = errors.map { $0 * $0 }
    let model = squares.reduce(0, +) / n
    let spread = squares.reduce(0) { $0 + ($1 - model) * ($1 - model) } / (n - 1)
    let ratio = 1 + found.value
    let formula = ratio * (spread / (4 * n * model * model) + 1 / (2 * (n - 1))).squareRoot()
    let half = (found.interval.upper - found.interval.lower) / 2
    #expect(abs(half / z / formula - 1) < 0.03)

    // y = r x + sqrt(1 - r²) w has the correlation r.
    let (others, _) = study(20_000, seed: 1, standardNormal)
    let y = zip(means, others).map { 0.8 * $0 + 0.6 * $1 }
    let precision = try RelativeInterval.precision(of: means, against: y, level: level)
    let gain = 2 * (1 + precision.value) * ((1 - 0.64) / (n - 1)).squareRoot()
    let width = (precision.interval.upper - precision.interval.lower) / 2
    #expect(abs(width / z / gain - 1) < 0.03)
  }

  private func missesOfStudies(
    _ replicates: Int, _ truth: Double, _ interval: (Int) throws -> RelativeInterval
  ) rethrows -> Int {
    var misses = 0
    for seed in 0..<replicates {
      let found = try interval(seed).interval
      if truth < found.lower || truth > found.upper { misses += 1 }
    }
    return misses
  }

  // The mean of the squared standard errors is the variance of the mean: 0 is the truth, for skewed draws, too.
  @Test func coversTheRelativeErrorOfStandardErrors() throws {
    for (draw, seed) in [(standardNormal, 10_000), (exponential, 30_000)] {
      let found = try missesOfStudies(10_000, 0) { replicate in
        let (means, errors) = study(40, seed: seed + replicate, draw)
        return try .standardErrors(errors, of: means, level: 0.99)
      }
      #expect(Double(found) <= 1.5 * mostMisses(0.99))
    }
  }

  @Test func coversTheRelativePrecision() throws {
    let root = RandomKey(seed: 6) / "pairs"
    let found = try missesOfStudies(10_000, 3) { replicate in
      let key = root.fold(replicate)
      let x = (0..<60).map { key.normal($0) }
      // 4 times the variance, and a correlation of 0.5.
      let y = (0..<60).map { x[$0] + 3.squareRoot() * key.normal(100 + $0) }
      return try .precision(of: x, against: y, level: 0.99)
    }
    #expect(Double(found) <= mostMisses(0.99))
    #expect(Double(found) >= 20)
  }

  // What the documentation says of long tails.
  @Test func missesMoreOftenForLongTails() throws {
    let root = RandomKey(seed: 7) / "pairs"
    let found = try missesOfStudies(10_000, 0) { replicate in
      let key = root.fold(replicate)
      let x = (0..<100).map { laplace(key, $0) }
      let y = (0..<100).map { 0.5 * x[$0] + 0.75.squareRoot() * laplace(key, 100 + $0) }
      return try .precision(of: x, against: y, level: 0.99)
    }
    #expect(found >= 110 && found <= 220)
  }

  @Test func isWiderForDrawsWithErrors() throws {
    let (means, errors) = study(30, seed: 7, standardNormal)
    let sharp = try RelativeInterval.standardErrors(errors, of: means, level: 0.9)
    let blunt = try RelativeInterval.standardErrors(
      errors, of: means, slacks: (1e-3, 1e-3), level: 0.9)
    #expect(blunt.interval.lower < sharp.interval.lower - 1e-3)
    #expect(blunt.interval.upper > sharp.interval.upper + 1e-3)
    // All that the value may be for draws that are off by as much.
    let moved = try RelativeInterval.standardErrors(
      errors.map { $0 + 1e-3 }, of: means.map { $0 * (1 - 1e-3 / 2) }, level: 0.9)
    #expect(abs(moved.value - blunt.value) <= blunt.error)
    let (others, _) = study(30, seed: 8, standardNormal)
    let precision = try RelativeInterval.precision(
      of: means, against: others, slacks: (1e-3, 1e-3), level: 0.9)
    let shifted = try RelativeInterval.precision(
      of: means.enumerated().map { $0.element + ($0.offset % 2 == 0 ? 1e-3 : -1e-3) },
      against: others, level: 0.9)
    #expect(abs(shifted.value - precision.value) <= precision.error)
  }

  @Test func refusesWhatSaysNothing() {
    let x = (0..<12).map { Double($0 % 5) }
    let ones = Array(repeating: 1.0, count: 12)
    #expect(throws: NumericsError.self) {
      try RelativeInterval.standardErrors(x.map { $0 - 1 }, of: x, level: 0.9)
    }
    #expect(throws: NumericsError.noScatter) {
      try RelativeInterval.standardErrors(ones, of: ones, level: 0.9)
    }
    #expect(throws: NumericsError.noScatter) {
      try RelativeInterval.standardErrors(x.map { _ in 0 }, of: x, level: 0.9)
    }
    #expect(throws: NumericsError.self) {
      try RelativeInterval.standardErrors(
        Array(ones.prefix(9)), of: Array(x.prefix(9)), level: 0.9)
    }
    #expect(throws: NumericsError.self) {
      try RelativeInterval.precision(of: x, against: x, level: 0.9)
    }
    #expect(throws: NumericsError.self) {
      try RelativeInterval.precision(of: x, against: ones, level: 0.9)
    }
    #expect(throws: NumericsError.self) {
      try RelativeInterval.precision(of: x, against: x.map { $0 * $0 }, level: 1)
    }
  }
}

import Arithmetic

/// An interval that holds a quantity of a distribution, made from independent draws of it.
///
/// At the level 1 - a it misses the quantity with a probability of at most a, or of about a where the
/// method says so; half of that on either side.
public struct SamplingInterval: Sendable, Hashable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The probability of a miss at a level, for which 0 < level < 1.
  static func failure(_ level: Double) throws(NumericsError) -> Double {
    guard level > 0, level < 1 else {
      throw .invalidParameter(
        name: "level", value: level, requirement: "a probability strictly between 0 and 1")
    }
    return 1 - level
  }

  /// The interval for the square root of a quantity that is not negative.
  public var squareRoot: SamplingInterval {
    SamplingInterval(
      max(0, max(0, lower).squareRoot().nextDown), max(0, upper).squareRoot().nextUp)
  }

  /// This interval in a range that the quantity cannot leave.
  func clamped(to range: ClosedRange<Double>) -> SamplingInterval {
    SamplingInterval(
      min(max(lower, range.lowerBound), range.upperBound),
      max(min(upper, range.upperBound), range.lowerBound))
  }
}

/// Draws with their moments, and a bound on the error of each.
struct DrawMoments {
  let count: Int
  let mean: Double
  /// The sum of squares about the mean over n - 1.
  let variance: Double
  /// How far each draw may be off.
  let slack: Double

  /// - Throws: `NumericsError.invalidParameter` for fewer draws than `least`.
  init(_ draws: [Double], slack: Double, atLeast least: Int) throws(NumericsError) {
    try Domain.checkCount(draws.count, name: "the number of draws", atLeast: least)
    let count = Double(draws.count)
    var sum = CompensatedSum()
    for x in draws { sum.add(x / count) }
    let mean = sum.value
    var squares = CompensatedSum()
    for x in draws { squares.add((x - mean) * (x - mean)) }
    guard mean.isFinite, squares.value.isFinite else {
      throw .overflow(quantity: "the variance of the draws")
    }
    self.count = draws.count
    self.mean = mean
    variance = squares.value / (count - 1)
    self.slack = slack
  }

  var sd: Double { variance.squareRoot() }

  /// A bound on the error of `mean` and, by Minkowski's inequality, on half that of `sd`.
  var rounding: Double {
    2 * slack + 4 * unitRoundoff * (abs(mean) + sd) + .leastNonzeroMagnitude
  }

  /// - Throws: `NumericsError.noScatter` when all draws are equal.
  func checkScatter() throws(NumericsError) {
    guard sd > rounding else { throw .noScatter }
  }
}

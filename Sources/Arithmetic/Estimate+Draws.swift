/// How a function maps an interval: what is needed to carry the ends of a number from draws through it.
enum IntervalImage {
  /// A function that never falls, on its domain, with values in its range.
  case rising(on: ClosedRange<Double> = -.infinity ... .infinity, range: ClosedRange<Double>)
  /// A function that never rises.
  case falling(on: ClosedRange<Double> = -.infinity ... .infinity, range: ClosedRange<Double>)
  /// A function of the absolute value that never falls with it.
  case even(range: ClosedRange<Double>)
  /// A function that is computed on the whole interval at once, as on a number with an error.
  case whole(range: ClosedRange<Double>)

  /// The ends between which the values of `function` lie for arguments from `lower` to `upper`.
  func ends(
    _ lower: Double, _ upper: Double, _ function: (Estimate) -> Estimate
  ) -> (lower: Double, upper: Double) {
    switch self {
    case .rising(let domain, let range):
      return Self.monotone(
        max(lower, domain.lowerBound), min(upper, domain.upperBound), range, function)
    case .falling(let domain, let range):
      return Self.monotone(
        min(upper, domain.upperBound), max(lower, domain.lowerBound), range, function)
    case .even(let range):
      let most = max(abs(lower), abs(upper))
      let least = lower <= 0 && upper >= 0 ? 0 : min(abs(lower), abs(upper))
      return Self.monotone(least, most, range, function)
    case .whole(let range):
      let image = function(Estimate(between: lower, and: upper))
      return (
        Self.within(range, image.isFinite ? image.lower : range.lowerBound),
        Self.within(range, image.isFinite ? image.upper : range.upperBound)
      )
    }
  }

  /// The values at the arguments of the least and the greatest value; the end of the range where the
  /// function has no finite value there.
  private static func monotone(
    _ least: Double, _ greatest: Double, _ range: ClosedRange<Double>,
    _ function: (Estimate) -> Estimate
  ) -> (lower: Double, upper: Double) {
    let low = function(Estimate(least))
    let high = function(Estimate(greatest))
    return (
      within(range, low.isFinite ? low.lower : range.lowerBound),
      within(range, high.isFinite ? high.upper : range.upperBound)
    )
  }

  private static func within(_ range: ClosedRange<Double>, _ x: Double) -> Double {
    min(max(x, range.lowerBound), range.upperBound)
  }
}

extension Estimate {
  /// A number without draws that may be anything between two ends.
  init(between lower: Double, and upper: Double) {
    let middle = lower / 2 + upper / 2
    guard middle.isFinite else {
      self = .undefined
      return
    }
    let reach = max(upper - middle, middle - lower)
    self.init(middle, error: reach == 0 ? 0 : padded(reach))
  }

  /// The image under `function`, which is given numbers without draws only.
  func mapped(_ image: IntervalImage, _ function: (Estimate) -> Estimate) -> Estimate {
    var result = function(Estimate(value, error: error))
    result.takeDoubts(of: self)
    guard failure > 0, result.isFinite else { return result }
    let (low, high) = image.ends(lower, upper, function)
    return result.drawn(low, high, failure: failure, from: ancestry)
  }

  /// The image of two numbers under `function`, which is given numbers without draws only.
  ///
  /// - Parameter ends: The ends between which the values lie for arguments between those of `a` and `b`.
  static func mapped(
    _ a: Estimate, _ b: Estimate, _ function: (Estimate, Estimate) -> Estimate,
    ends: () -> (lower: Double, upper: Double)
  ) -> Estimate {
    var result = function(
      Estimate(a.value, error: a.error), Estimate(b.value, error: b.error))
    result.takeDoubts(of: a, b)
    let failure = min(1, a.failure + b.failure)
    guard failure > 0, result.isFinite else { return result }
    let (low, high) = failure < 1 ? ends() : (-.infinity, .infinity)
    return result.drawn(low, high, failure: failure, from: a.ancestry.with(b.ancestry))
  }

  /// This number with all that another one may be.
  func joined(_ other: Estimate) -> Estimate {
    var result = Estimate(
      value, error: padded(abs(value - other.value) + error + other.error))
    result.takeDoubts(of: self, other)
    return result.drawn(
      min(lower, other.lower), max(upper, other.upper), failure: min(1, failure + other.failure),
      from: ancestry.with(other.ancestry))
  }
}

/// A real number as it is known: a value, a proved bound on its error and, for a number from draws, an
/// interval for the quantity that the draws stand for.
///
/// Without draws the true number lies in `[value - error, value + error]`. A number from draws has two
/// truths: what a faultless computation makes of these draws, which lies within `error` of `value`, and
/// the quantity itself, which lies in `[lower, upper]` except with the probability `failure`.
///
/// Arithmetic carries both on. Bounds add up with the rounding; ends are computed by interval
/// arithmetic, and the failure probabilities of the operands are added (Boole's inequality), never
/// in quadrature, since the same draws may stand in both.
public struct Estimate: Sendable, Hashable {
  /// The computed number.
  public var value: Double
  /// The bound on `|value - true number|`, at least 0; 0 means that the value is exact.
  public var error: Double
  /// The ends of the interval of a number from draws; without draws they mean nothing and are 0.
  @usableFromInline var drawnLower: Double
  @usableFromInline var drawnUpper: Double
  /// The probability that the interval misses the quantity that the draws stand for: 0 for a number
  /// without draws, 1 for one from draws that no interval is known of.
  public var failure: Double
  /// Whether ``error`` is an estimate of the error instead of a proved bound.
  public var isEstimated: Bool

  /// A number known to within `error`, exact unless said otherwise.
  @inlinable @inline(__always)
  public init(_ value: Double, error: Double = 0) {
    self.value = value
    self.error = error
    drawnLower = 0
    drawnUpper = 0
    failure = 0
    isEstimated = false
  }

  /// A number from draws: the quantity that they stand for lies in `interval`, except with the
  /// probability `failure`.
  ///
  /// - Parameters:
  ///   - error: The bound on the distance of `value` from what a faultless computation makes of the
  ///     draws.
  ///   - interval: The interval, which may be unbounded.
  ///   - failure: The probability, above 0 and at most 1; at 1 there is no interval.
  @inlinable
  public init(
    drawn value: Double, error: Double = 0, in interval: ClosedRange<Double>, failure: Double
  ) {
    self.value = value
    self.error = error
    let isKnown = failure < 1
    drawnLower = isKnown ? interval.lowerBound : -.infinity
    drawnUpper = isKnown ? interval.upperBound : .infinity
    self.failure = isKnown ? max(failure, .leastNonzeroMagnitude) : 1
    isEstimated = false
  }

  /// A number from draws without an interval.
  @inlinable
  public init(drawn value: Double, error: Double = 0) {
    self.init(drawn: value, error: error, in: (-.infinity)...(.infinity), failure: 1)
  }

  /// What an operation gives that has no finite result.
  public static let undefined = Estimate(.nan)
}

extension Estimate {
  /// Whether the value is the number itself.
  @inlinable public var isExact: Bool { error == 0 && failure == 0 }

  /// Whether both the value and its bound are finite.
  @inlinable public var isFinite: Bool { value.isFinite && error.isFinite }

  /// Whether the number comes from draws.
  @inlinable public var isDrawn: Bool { failure > 0 }

  /// Whether the number comes from draws and has an interval for what they stand for.
  @inlinable public var hasInterval: Bool { failure > 0 && failure < 1 }

  /// The least that the number may be: for a number from draws the lower end of its interval.
  @inlinable public var lower: Double {
    failure > 0 ? drawnLower : leastComputed
  }

  /// The greatest that the number may be: for a number from draws the upper end of its interval.
  @inlinable public var upper: Double {
    failure > 0 ? drawnUpper : greatestComputed
  }

  /// value - error, rounded down.
  @inlinable var leastComputed: Double { error == 0 ? value : (value - error).nextDown }
  /// value + error, rounded up.
  @inlinable var greatestComputed: Double { error == 0 ? value : (value + error).nextUp }

  /// The number without what is known about draws: what was computed from them.
  @inlinable public var computed: Estimate {
    var result = Estimate(value, error: error)
    result.isEstimated = isEstimated
    return result
  }

  /// This number, marked as one whose error is estimated and not bounded.
  @inlinable public var estimated: Estimate {
    var result = self
    result.isEstimated = true
    return result
  }

  /// This number with the interval of a number from draws; the same for a failure probability of 0.
  @inlinable
  func drawn(_ lower: Double, _ upper: Double, failure: Double) -> Estimate {
    var result = self
    guard failure > 0 else { return result }
    let isKnown = failure < 1 && lower <= upper
    result.drawnLower = isKnown ? lower : -.infinity
    result.drawnUpper = isKnown ? upper : .infinity
    result.failure = isKnown ? failure : 1
    return result
  }
}

extension Estimate: CustomStringConvertible {
  /// All digits with the error.
  public var description: String { printed(.full).text }
}

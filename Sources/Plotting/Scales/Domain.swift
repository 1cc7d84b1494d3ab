/// The part of an axis that is shown, from its start to its end.
///
/// The end may lie below the start: the axis then runs backwards.
public struct Domain: Sendable, Hashable {
  /// The value at the left or at the bottom.
  public var start: Double
  /// The value at the right or at the top.
  public var end: Double

  /// The domain between two values, in the direction given.
  public init(from start: Double, to end: Double) {
    self.start = start
    self.end = end
  }

  /// The domain that a range spans.
  public init(_ range: ClosedRange<Double>) {
    self.init(from: range.lowerBound, to: range.upperBound)
  }

  /// The smaller end.
  var lower: Double { min(start, end) }
  /// The greater end.
  var upper: Double { max(start, end) }

  /// Whether the value lies within.
  func contains(_ value: Double) -> Bool { value >= lower && value <= upper }
}

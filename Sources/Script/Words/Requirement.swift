/// What an argument must satisfy beyond its type. Checked on literals before anything runs and on
/// every value when it arrives; an array satisfies a requirement on numbers when all elements do.
public enum Requirement: Sendable, Hashable {
  /// Above 0.
  case positive
  /// At least 0.
  case nonnegative
  /// A whole number.
  case whole
  /// 1, 2, 3, ...
  case wholePositive
  /// 0, 1, 2, ...
  case wholeNonnegative
  /// At least 0 and at most 1.
  case probability
  /// Above the first and below the second.
  case strictlyBetween(Double, Double)
  /// At least the first and at most the second.
  case between(Double, Double)
  /// Not 0.
  case nonzero
  /// An array, dictionary or text that is not empty.
  case nonempty
}

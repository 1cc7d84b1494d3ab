import Arithmetic

/// How a density falls off towards one end of the line.
///
/// Integrals under the density exist or not, and are mapped to a finite range, by this.
public struct Tail: Sendable, Hashable {
  /// n where the density falls like |x|^-(n + 1); infinite where it falls faster than every power.
  public let power: Double
  /// g where the score grows like |x|^g: -1 for a power, 0 for an exponential, 1 for a normal tail.
  /// Not a number where that is not known.
  public let scoreGrowth: Double

  /// A tail.
  public init(power: Double, scoreGrowth: Double) {
    self.power = power
    self.scoreGrowth = scoreGrowth
  }

  /// Like exp(-x²/2).
  public static let normal = Tail(power: .infinity, scoreGrowth: 1)
  /// Like exp(-|x|).
  public static let exponential = Tail(power: .infinity, scoreGrowth: 0)
  /// Faster than every power; nothing more is known.
  public static let light = Tail(power: .infinity, scoreGrowth: .nan)

  /// Like |x|^-(n + 1).
  public static func power(_ n: Double) -> Tail { Tail(power: n, scoreGrowth: -1) }

  /// The tail of the density to the power beta.
  func tempered(_ beta: Double) -> Tail {
    Tail(power: (power + 1) * beta - 1, scoreGrowth: scoreGrowth)
  }
}

/// The tails of a density at both ends.
public struct Tails: Sendable, Hashable {
  /// Towards minus infinity.
  public let lower: Tail
  /// Towards infinity.
  public let upper: Tail

  /// Two tails.
  public init(lower: Tail, upper: Tail) {
    self.lower = lower
    self.upper = upper
  }

  /// The same tail at both ends.
  public init(both tail: Tail) { self.init(lower: tail, upper: tail) }

  /// A number that follows from a tail, at either end.
  func map(_ transform: (Tail) -> Double) -> (lower: Double, upper: Double) {
    (transform(lower), transform(upper))
  }
}

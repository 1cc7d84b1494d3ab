// Functions of series that bend or jump.

extension Series {
  /// The absolute value.
  public var absoluteValue: Series {
    if range.lower >= 0 { return self }
    if range.upper <= 0 { return -self }
    guard isFinite else { return .unknown }
    let outer = Ball(from: 0, to: max(-range.lower, range.upper))
    guard order > 0 else { return Series(range: outer) }
    return Series(outer, slope: coefficients[1].joined(-coefficients[1]))
  }

  /// A function with kinks, or of which only the range is known where its slopes are not bounded.
  private init(_ range: Ball, slope: Ball) {
    self.init(slope.isFinite ? [range, slope] : [range])
  }

  /// The lesser of two.
  public static func minimum(_ a: Series, _ b: Series) -> Series { -maximum(-a, -b) }

  /// The greater of two.
  public static func maximum(_ a: Series, _ b: Series) -> Series {
    let difference = (a - b).range
    if difference.lower >= 0 { return a }
    if difference.upper <= 0 { return b }
    guard a.isFinite, b.isFinite else { return .unknown }
    let outer = Ball(
      from: max(a.range.lower, b.range.lower), to: max(a.range.upper, b.range.upper))
    guard a.order > 0, b.order > 0 else { return Series(range: outer) }
    return Series(outer, slope: a.coefficients[1].joined(b.coefficients[1]))
  }

  /// A whole number that a rule makes of the function: a constant, unless it jumps.
  public func rounded(_ rule: FloatingPointRoundingRule) -> Series {
    let range = range.rounded(rule)
    return range.radius == 0 ? Series(constant: range, order: order) : Series(range: range)
  }

  /// What is left of a over b, with the sign of a: without a jump a less a multiple of b.
  public static func remainder(_ a: Series, _ b: Series) -> Series {
    let whole = (a / b).range.rounded(.towardZero)
    guard whole.isFinite else { return .unknown }
    if whole.radius == 0 { return a - whole * b }
    let size = b.range.magnitude
    return Series(
      range: Ball(from: a.range.lower < 0 ? -size : 0, to: a.range.upper > 0 ? size : 0))
  }

  /// What may be one or the other, as where a condition changes.
  public func joined(_ other: Series) -> Series { Series(range: range.joined(other.range)) }
}

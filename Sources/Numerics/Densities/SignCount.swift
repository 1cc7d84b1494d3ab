import Arithmetic

/// How many zeros a function has on an interval on which its second or third derivative keeps its sign, by
/// enclosures of the function and of its derivatives at single points.
///
/// With a second derivative of one sign there are at most two zeros, and with a third derivative of one sign at
/// most three. Signs at points show that there are as many as they change, and the parity is that of the
/// ends; what is left is whether the function comes back to 0 on a part where it bends towards 0.
struct SignCount {
  /// The function with its derivatives at a point.
  struct Point {
    let x: Double
    let value: Ball
    let slope: Ball
    /// The second derivative.
    let bend: Ball

    /// 1 or -1; nil where the sign is not certain.
    var sign: Double? { value.holdsZero ? nil : value.middle < 0 ? -1 : 1 }
  }

  private let series: IntervalFunction
  private let lower: Double
  private let upper: Double

  init(of series: @escaping IntervalFunction, from lower: Double, to upper: Double) {
    self.series = series
    self.lower = lower
    self.upper = upper
  }

  private func point(_ x: Double) -> Point {
    let all = series(Series(variableFrom: x, to: x, order: 2))
    guard all.order >= 2 else {
      return Point(x: x, value: .everything, slope: .everything, bend: .everything)
    }
    return Point(
      x: x, value: all.coefficients[0], slope: all.coefficients[1],
      bend: 2 * all.coefficients[2])
  }

  /// Places with certain signs, between any two of which the function has a zero exactly where its sign changes;
  /// nil where the number of zeros is not certain.
  var signs: [(x: Double, isPositive: Bool)]? {
    let all = series(Series(variableFrom: lower, to: upper, order: 3))
    guard all.order >= 3, all.isFinite else { return nil }
    let ends = [point(lower), point(upper)]
    guard ends[0].sign != nil, ends[1].sign != nil else { return nil }
    if !all.coefficients[1].holdsZero { return listed(ends) }
    if !all.coefficients[2].holdsZero {
      return part(ends[0], ends[1], bend: all.coefficients[2].middle, slack: 0).flatMap(listed)
    }
    guard !all.coefficients[3].holdsZero else { return nil }
    // The slope is monotone on either side of its extreme, where the second derivative changes its sign.
    let rises = all.coefficients[3].middle > 0
    let (first, last) = (ends[0].bend, ends[1].bend)
    if rises ? first.lower >= 0 : last.lower >= 0 {
      return part(ends[0], ends[1], bend: 1, slack: 0).flatMap(listed)
    }
    if rises ? last.upper <= 0 : first.upper <= 0 {
      return part(ends[0], ends[1], bend: -1, slack: 0).flatMap(listed)
    }
    let turn = place { $0.bend.middle > 0 ? 1 : -1 }
    // What rounding leaves of the second derivative there, over the whole width.
    let slack = turn.bend.magnitude * (upper - lower) * (upper - lower)
    if let byTurn = split(ends, at: turn, rises: rises, slack: slack) { return listed(byTurn) }
    // Without a certain sign there, signs on both sides of it may show that there are three zeros.
    let sides = [
      place(from: lower, to: turn.x) { $0.slope.middle < 0 ? -1 : 1 },
      place(from: turn.x, to: upper) { $0.slope.middle < 0 ? -1 : 1 },
    ]
    let four = [ends[0], sides[0], sides[1], ends[1]]
    let signs = four.compactMap(\.sign)
    if signs.count == 4, zip(signs, signs.dropFirst()).allSatisfy({ $0 != $1 }) {
      return listed(four)
    }
    // Or the slope tells that there is one.
    let slopeThere = turn.slope
    let reach = turn.bend.magnitude * (upper - lower)
    let isMonotone = rises ? slopeThere.lower > reach : slopeThere.upper < -reach
    let endSlopes = ends.map(\.slope)
    let isSteep =
      rises ? endSlopes.allSatisfy { $0.upper < 0 } : endSlopes.allSatisfy { $0.lower > 0 }
    return isMonotone || isSteep ? listed(ends) : nil
  }

  private func listed(_ points: [Point]) -> [(x: Double, isPositive: Bool)] {
    points.compactMap { point in point.sign.map { (point.x, $0 > 0) } }
  }

  private func split(_ ends: [Point], at turn: Point, rises: Bool, slack: Double) -> [Point]? {
    guard turn.value.mignitude > slack, turn.x > lower, turn.x < upper,
      let left = part(ends[0], turn, bend: rises ? -1 : 1, slack: slack),
      let right = part(turn, ends[1], bend: rises ? 1 : -1, slack: slack)
    else { return nil }
    return left + right.dropFirst()
  }

  /// A part on which the function bends one way: with one sign at both ends there are two zeros between them,
  /// or none.
  private func part(_ a: Point, _ b: Point, bend: Double, slack: Double) -> [Point]? {
    guard let first = a.sign, let last = b.sign else { return nil }
    // Towards 0 it bends only where the sign of the bend is its own.
    guard first == last, first * bend > 0 else { return [a, b] }
    let slopes = (a.slope.middle * first, b.slope.middle * first)
    // Monotone, so that the ends are all.
    if slopes.0 > a.slope.radius || slopes.1 < -b.slope.radius { return [a, b] }
    let extreme = place(from: a.x, to: b.x) { $0.slope.middle * first > 0 ? 1 : -1 }
    if extreme.sign == -first { return [a, extreme, b] }
    // The tangent at any of these bounds the function.
    let isClear = [extreme, a, b].contains { point in
      point.sign == first && point.value.mignitude > point.slope.magnitude * (b.x - a.x) + slack
    }
    return isClear ? [a, b] : nil
  }

  /// The point at which a sign changes, by bisection.
  private func place(
    from: Double? = nil, to: Double? = nil, _ sign: (Point) -> Double
  ) -> Point {
    var (low, high) = (point(from ?? lower), point(to ?? upper))
    let target = sign(high)
    for _ in 0..<80 {
      let middle = point(0.5 * low.x + 0.5 * high.x)
      guard middle.x > low.x, middle.x < high.x else { break }
      if sign(middle) == target { high = middle } else { low = middle }
    }
    return high
  }
}

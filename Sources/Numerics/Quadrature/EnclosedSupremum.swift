public import Arithmetic

/// The largest value of a function that is enclosed on every interval.
///
/// Branch and bound: an interval on which the function stays below a value that is known to be reached is
/// left out, and the others are halved, the most promising first. On an interval the function is at most
/// its value in the middle plus the half-width times the largest slope.
public struct EnclosedSupremum: Sendable {
  /// The supremum, with a bound that is proved.
  public let value: Estimate
  /// Whether the bound is as small as the values' own errors allow, or 1e-12 of the value.
  public let isReached: Bool

  /// The supremum between cuts in ascending order.
  ///
  /// - Throws: What the function throws.
  /// - Complexity: One value and one enclosure for each interval, at most 20,000.
  public init<Failure: Error>(
    over cuts: [Double], limit: Int = 20_000, enclosure: (Double, Double, Int) -> Series,
    _ function: (Double) throws(Failure) -> Estimate
  ) throws(Failure) {
    var best = Best()
    for x in cuts { best.include(try function(x), at: x) }
    func piece(_ lower: Double, _ upper: Double) throws(Failure) -> Piece {
      let middle = 0.5 * lower + 0.5 * upper
      let y = try function(middle)
      best.include(y, at: middle)
      return Piece(from: lower, to: upper, y, at: middle, enclosure(lower, upper, 1))
    }
    var open: [Piece] = []
    for (lower, upper) in zip(cuts, cuts.dropFirst()) where lower < upper {
      open.append(try piece(lower, upper))
    }
    var settled = -Double.infinity
    var reach = zip(cuts, cuts.dropFirst()).reduce(0) { max($0, $1.1 - $1.0) }
    try best.climb(reach, between: cuts, function)
    var count = open.count
    while let index = open.indices.max(by: { open[$0].bound < open[$1].bound }),
      count < limit, open[index].bound > best.value + best.slack
    {
      // A round: all intervals that may hold more than the best value known.
      let round = open.filter { $0.bound > best.value + best.slack }
      for piece in open where piece.bound <= best.value + best.slack {
        settled = max(settled, piece.bound)
      }
      open = []
      let before = best.value
      for next in round {
        let middle = 0.5 * next.lower + 0.5 * next.upper
        guard middle > next.lower, middle < next.upper, count < limit else {
          settled = max(settled, next.bound)
          continue
        }
        reach = middle - next.lower
        for part in [try piece(next.lower, middle), try piece(middle, next.upper)] {
          count += 1
          if part.bound > best.value { open.append(part) }
        }
      }
      if best.value > before { try best.climb(2 * reach, between: cuts, function) }
    }
    // What was left out may be above the best value by the slack.
    let low = best.value
    let high = max(settled, open.map(\.bound).max() ?? low, (low + best.slack).nextUp)
    let middle = 0.5 * low + 0.5 * high
    value =
      high.isFinite
      ? Estimate(middle, error: max(high - middle, middle - low).nextUp) : .undefined
    isReached = high - low <= 4 * best.slack
  }
}

/// An interval with a bound on what the function is there.
private struct Piece {
  let lower: Double
  let upper: Double
  let bound: Double

  /// From the value in the middle and the enclosure to the first order.
  init(from lower: Double, to upper: Double, _ y: Estimate, at middle: Double, _ series: Series) {
    var bound = series.range.isFinite ? series.range.upper : .infinity
    if series.order >= 1, series.coefficients[1].isFinite {
      let slope = series.coefficients[1].magnitude
      let reach = y.error + slope * max(upper - middle, middle - lower)
      bound = min(bound, (y.value + reach * (1 + 8 * unitRoundoff)).nextUp)
    }
    self.lower = lower
    self.upper = upper
    self.bound = bound
  }
}

/// The largest value that the function certainly reaches, as far as it is known.
private struct Best {
  private(set) var value = -Double.infinity
  private var error = 0.0
  private var place = 0.0

  /// How far above the value a bound may stay.
  var slack: Double { max(error, 1e-12 * abs(value), 1e-300) }

  mutating func include(_ y: Estimate, at x: Double) {
    let least = y.error == 0 ? y.value : (y.value - y.error).nextDown
    if least > value {
      value = least
      place = x
      error = 2 * y.error
    }
  }

  /// Golden sections towards a local maximum next to the best place: what is certainly below it is known
  /// early.
  mutating func climb<Failure: Error>(
    _ reach: Double, between cuts: [Double],
    _ function: (Double) throws(Failure) -> Estimate
  ) throws(Failure) {
    guard let first = cuts.first, let last = cuts.last else { return }
    var (lower, upper) = (max(first, place - reach), min(last, place + reach))
    let ratio = 0.618_033_988_749_894_8
    for _ in 0..<60 where upper - lower > 4 * max(abs(lower), abs(upper)).ulp {
      let a = (1 - ratio) * upper + ratio * lower
      let b = (1 - ratio) * lower + ratio * upper
      let (atA, atB) = (try function(a), try function(b))
      include(atA, at: a)
      include(atB, at: b)
      if atA.value >= atB.value { upper = b } else { lower = a }
    }
  }
}

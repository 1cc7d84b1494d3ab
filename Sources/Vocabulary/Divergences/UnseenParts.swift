import Arithmetic
import Diagnostics
import Numerics
import Script

/// Where a function may be other than 0 though it is 0 wherever it was computed: by its values at whole
/// intervals, each a number that is known within its error.
struct UnseenParts {
  /// The ends of the intervals on which it may be other than 0, in ascending order.
  let places: [Double]

  /// The first cut of the range.
  private static let first = 64
  /// More calls than these are not made.
  private static let most = 600

  /// nil when the function takes no numbers with so large errors.
  init?(of function: Function, over range: ClosedRange<Double>, _ context: EvaluationContext) {
    func size(_ low: Double, _ high: Double) -> Double? {
      let ball = Ball(from: low, to: high)
      let argument = Value.number(Estimate(ball.middle, error: ball.radius))
      guard case .number(let number)? = try? function([argument], context), number.isFinite else {
        return nil
      }
      return (abs(number.value) + number.error) * (high - low)
    }
    var open: [(low: Double, high: Double, size: Double)] = []
    for i in 0..<Self.first {
      let ends = [i, i + 1].map { index in
        let share = Double(index) / Double(Self.first)
        return range.lowerBound * (1 - share) + range.upperBound * share
      }
      guard let size = size(ends[0], ends[1]) else { return nil }
      if size > 0 { open.append((ends[0], ends[1], size)) }
    }
    var calls = Self.first
    while calls < Self.most, let i = open.indices.max(by: { open[$0].size < open[$1].size }) {
      let (low, high) = (open[i].low, open[i].high)
      let middle = 0.5 * low + 0.5 * high
      guard middle > low, middle < high else { break }
      open.remove(at: i)
      for (low, high) in [(low, middle), (middle, high)] {
        guard let size = size(low, high) else { return nil }
        if size > 0 { open.append((low, high, size)) }
      }
      calls += 2
    }
    places = Set(open.flatMap { [$0.low, $0.high] }).sorted()
  }
}

/// The integral of a function that is 0 at all nodes, with pieces where it may be something else; that of
/// another function as it is.
///
/// - Throws: `not-converged` when nothing tells where that is.
func seen(
  _ rough: Estimate, of function: Function, over range: ClosedRange<Double>, _ breaks: [Double],
  _ context: EvaluationContext
) throws(WordError) -> Estimate {
  guard rough.value == 0, rough.error <= 1e-300 else { return rough }
  guard let unseen = UnseenParts(of: function, over: range, context) else {
    throw WordError(
      "not-converged",
      "the function is 0 at all places that were tried, and does not tell what it is between them; name "
        + "the places of narrow peaks in breaks:")
  }
  let inner = unseen.places.filter { $0 > range.lowerBound && $0 < range.upperBound }
  guard !inner.isEmpty else { return rough }
  return try integral(
    from: range.lowerBound, to: range.upperBound, landmarks: [],
    breaks: Set(breaks + inner).sorted(), .unknown
  ) { x throws(EvaluationFailure) in try function.number(x, context) }
}

/// The expected value of a function that is 0 at all nodes where it certainly is 0; that of another function as
/// it is.
///
/// - Throws: `not-converged` when it may be something else between the nodes.
func seen(
  _ rough: Estimate, of function: Function, under p: any Density, _ context: EvaluationContext
) throws(WordError) -> Estimate {
  guard rough.value == 0, rough.error <= 1e-300 else { return rough }
  let reach = p.peaks.map { abs($0.location) + 40 * $0.scale }.max() ?? 1
  let lower = max(-reach, p.support.lowerBound)
  let range = lower...max(lower, min(reach, p.support.upperBound))
  if let unseen = UnseenParts(of: function, over: range, context), unseen.places.isEmpty {
    return rough
  }
  throw WordError(
    "not-converged",
    "the function is 0 at all places that were tried, and does not tell what it is between them")
}

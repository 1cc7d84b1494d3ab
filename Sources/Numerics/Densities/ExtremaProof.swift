import Arithmetic

/// Whether the known extremes of a function are all that it has, by its slope on intervals.
///
/// An interval on which the slope keeps its sign has none; one on which the slope is monotone has at most
/// one. Others are halved. What remains next to a known extreme, a cusp for example, or next to an end is
/// taken for that.
struct ExtremaProof {
  private let f: LogDensity
  private let series: IntervalFunction
  private let known: [Double]
  private let ends: [Double]

  private static let mostIntervals = 6_000

  init(
    of f: @escaping LogDensity, _ series: @escaping IntervalFunction, known: Extrema,
    _ ends: [Double]
  ) {
    self.f = f
    self.series = series
    self.known = (known.modes + known.antimodes).sorted()
    self.ends = ends
  }

  private enum Finding {
    case none, one, open
  }

  /// Whether there are no others between cuts in ascending order.
  func holds(between cuts: [Double]) -> Bool {
    var open = zip(cuts, cuts.dropFirst()).map { ($0, $1) }.filter { $0.0 < $0.1 }
    var count = 0
    while let (lower, upper) = open.popLast() {
      count += 1
      guard count <= Self.mostIntervals else { return false }
      switch finding(lower, upper) {
      case .none: continue
      case .one:
        let slack = 1e-6 * (upper - lower)
        guard known.contains(where: { $0 >= lower - slack && $0 <= upper + slack }) else {
          return false
        }
      case .open:
        let middle = 0.5 * lower + 0.5 * upper
        let least = 256 * max(max(abs(lower), abs(upper)).ulp, .leastNormalMagnitude)
        if upper - lower > least, middle > lower, middle < upper {
          open += [(lower, middle), (middle, upper)]
        } else if !isKnown(lower, upper, slack: 64 * least) {
          return false
        }
      }
    }
    return true
  }

  private func isKnown(_ lower: Double, _ upper: Double, slack: Double) -> Bool {
    (known + ends).contains { $0 >= lower - slack && $0 <= upper + slack }
  }

  private func finding(_ lower: Double, _ upper: Double) -> Finding {
    let all = series(Series(variableFrom: lower, to: upper, order: 2))
    guard all.order >= 1, all.coefficients[1].isFinite else { return .open }
    if !all.coefficients[1].holdsZero { return .none }
    guard all.order >= 2, all.coefficients[2].isFinite, !all.coefficients[2].holdsZero else {
      return .open
    }
    let signs = [lower, upper].map { x -> Double in
      let slope = f(x).slope
      return abs(slope.value) > slope.error ? (slope.value > 0 ? 1 : -1) : 0
    }
    return signs[0] * signs[1] > 0 ? .none : .one
  }
}

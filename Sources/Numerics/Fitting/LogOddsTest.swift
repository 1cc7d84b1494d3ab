import Arithmetic

/// The log odds of two known components that draws agree with.
///
/// At the best log odds l the derivative of the loss has the mean 0 over the distribution that the draws come from. With
/// the responsibilities r_k, the components' scores c_k and a_k = c_k² - 1/s_k² it is, for the loss s² + 2 s' of
/// score matching and for -log p,
///
///     L'(l) = 2 r_1 r_2 ((a_2 - a_1) - s (c_2 - c_1))    and    L'(l) = w_2 - r_2,
///
/// and the set is that of the l about the optimum for which the interval of the mean of the draws' own L'(l) holds
/// 0. Other than standard errors it takes neither a parabola nor a single minimum, of which the loss of score matching
/// has none for many models that are not the truth: where two minima fit about as well, both are in it. And it
/// reaches to infinity where one component may be missing: there estimates are not normal, however many the draws.
/// (Rao's test, inverted for an estimating function: Rao, 1948; Boos, On generalized score tests, 1992.)
struct LogOddsTest: Sendable {
  /// What the slope of a draw's loss is made of.
  private struct Draw: Sendable {
    /// The logarithm of the ratio of the second density to the first.
    var ratio: Double
    var firstScore: Double
    var secondScore: Double
    /// a_2 - a_1.
    var difference: Double
  }

  private let draws: [Draw]
  /// What the slopes at places all over the components are made of, which tell how large a slope can be.
  private let places: [Draw]
  /// The most that draws may have missed: beyond the largest of n draws lies more than log(2/a)/n of the
  /// distribution with the probability a/2.
  private let unseen: Double
  private let method: FitMethod
  private let quantile: Double

  /// The limit of the log odds that are tried: an interval that reaches there has no end.
  private static let limit = 30.0

  /// - Parameter components: The two components; their weights play no part.
  init(
    _ sample: [Double], _ components: [FittedComponent], by method: FitMethod, level: Double
  ) throws(NumericsError) {
    self.method = method
    quantile = try SamplingInterval.studentQuantile(level, draws: sample.count)
    let (first, second) = (components[0], components[1])
    func draw(_ x: Double) -> Draw {
      let (y, z) = ((x - first.mean) / first.sd, (x - second.mean) / second.sd)
      let (c, d) = (-y / first.sd, -z / second.sd)
      return Draw(
        ratio: 0.5 * (y * y - z * z) - log(second.sd / first.sd), firstScore: c, secondScore: d,
        difference: (d * d - 1 / (second.sd * second.sd)) - (c * c - 1 / (first.sd * first.sd)))
    }
    draws = sample.map(draw)
    let least = min(first.mean - 8 * first.sd, second.mean - 8 * second.sd)
    let most = max(first.mean + 8 * first.sd, second.mean + 8 * second.sd)
    places = (0...48).map { draw(least + (most - least) * (Double($0) / 48)) }
    unseen = log(2 / (1 - level)) / Double(sample.count)
  }

  /// The slopes of the draws' own losses at log odds, times a common number.
  private func slopes(_ draws: [Draw], _ logOdds: Double) -> [Double] {
    // The slopes are told from each other however small all are together.
    let scale = exp(abs(logOdds))
    if method == .likelihood {
      return draws.map { draw in
        // w_2 - r_2 = w_1 w_2 (1 - e^b)/(w_1 + w_2 e^b), with e^b the ratio of the densities.
        let small = exp(-abs(logOdds))
        let other = exp(-abs(draw.ratio))
        let (first, second) = logOdds > 0 ? (small, 1) : (1, small)
        let (own, ratio) = draw.ratio > 0 ? (other, 1) : (1, other)
        return scale * first * second * (own - ratio)
          / ((first + second) * (first * own + second * ratio))
      }
    }
    return draws.map { draw in
      let odds = draw.ratio + logOdds
      let small = exp(-abs(odds))
      let (first, second) =
        odds > 0 ? (small / (1 + small), 1 / (1 + small)) : (1 / (1 + small), small / (1 + small))
      let score = first * draw.firstScore + second * draw.secondScore
      return 2 * first * second * scale
        * (draw.difference - score * (draw.secondScore - draw.firstScore))
    }
  }

  /// Whether the draws agree with log odds.
  ///
  /// The interval of the mean slope is made longer by what a part of the distribution could add that no draw came
  /// from: slopes of many draws may all be small because the component that has the large ones is rare.
  private func holds(_ logOdds: Double) -> Bool {
    let found = slopes(draws, logOdds)
    guard let mean = try? SamplingInterval.mean(of: found, slack: 0, quantile: quantile),
      let least = found.min(), let most = found.max()
    else { return true }
    let possible = slopes(places, logOdds)
    let below = max(0, least - (possible.min() ?? least))
    let above = max(0, (possible.max() ?? most) - most)
    return mean.lower - unseen * below <= 0 && mean.upper + unseen * above >= 0
  }

  /// The least and the greatest log odds that the draws agree with, about an optimum; infinite where there
  /// is no least or greatest.
  ///
  /// - Complexity: O(n), about 50 times.
  func interval(about optimum: Double) -> ClosedRange<Double> {
    let optimum = min(max(optimum, -Self.limit), Self.limit)
    let lower = end(from: optimum, -1)
    let upper = end(from: optimum, 1)
    return min(lower, optimum)...max(upper, optimum)
  }

  /// The outermost log odds on a side with which the draws agree, before a stretch of the length 1 with which
  /// they don't.
  ///
  /// Beyond that there may be log odds again that the test doesn't refuse: far out the slopes of a few draws are
  /// larger than all others together, so that their mean says nothing.
  private func end(from optimum: Double, _ side: Double) -> Double {
    // The slopes as functions of l are logistic ones: they vary over lengths of 1.
    let step = side * 0.25
    var (inner, outer) = (optimum, optimum + step)
    var refused = 0
    var place = optimum
    while refused < 4 {
      place += step
      guard abs(place) < Self.limit else { return side * .infinity }
      if holds(place) {
        (inner, outer) = (place, place + step)
        refused = 0
      } else {
        refused += 1
      }
    }
    for _ in 0..<12 {
      let middle = 0.5 * (inner + outer)
      if holds(middle) { inner = middle } else { outer = middle }
    }
    return outer
  }
}

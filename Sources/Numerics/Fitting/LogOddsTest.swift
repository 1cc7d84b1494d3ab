import Arithmetic

/// The log odds of two known components that draws agree with, by the loss of score matching.
///
/// At the best log odds l the derivative of the loss L = s² + 2 s' has the mean 0 over the distribution that the draws
/// come from. With the responsibilities r_k, the components' scores c_k and a_k = c_k² - 1/s_k²,
///
///     L'(l) = 2 r_1 r_2 ((a_2 - a_1) - s (c_2 - c_1)),
///
/// and the set is that of all l for which the interval of the mean of the draws' own L'(l) holds 0. Other than
/// standard errors about the optimum it takes neither a parabola nor a single minimum, of which this loss has
/// none for many models that are not the truth: where two minima fit about as well, both are in it. It may reach to
/// infinity. (Rao's test, inverted for an estimating function: Rao, 1948; Boos, On generalized score tests, 1992.)
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
  private let quantile: Double

  /// The limit of the log odds that are tried: an interval that reaches there has no end.
  private static let limit = 30.0

  /// - Parameter components: The two components; their weights play no part.
  init(
    _ sample: [Double], _ components: [FittedComponent], level: Double
  ) throws(NumericsError) {
    quantile = try SamplingInterval.studentQuantile(level, draws: sample.count)
    let (first, second) = (components[0], components[1])
    draws = sample.map { x in
      let (y, z) = ((x - first.mean) / first.sd, (x - second.mean) / second.sd)
      let (c, d) = (-y / first.sd, -z / second.sd)
      return Draw(
        ratio: 0.5 * (y * y - z * z) - log(second.sd / first.sd), firstScore: c, secondScore: d,
        difference: (d * d - 1 / (second.sd * second.sd)) - (c * c - 1 / (first.sd * first.sd)))
    }
  }

  /// The slopes of the draws' own losses at log odds, times a common number.
  private func slopes(_ logOdds: Double) -> [Double] {
    // The slopes are told from each other however small all are together.
    let scale = exp(abs(logOdds))
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

  /// Whether the draws tell how far the log odds may be off: whether the variance of the slopes at an optimum is
  /// known with as many degrees of freedom as the least of an interval of a fit.
  func isTelling(at optimum: Double) -> Bool {
    var second = 0.0
    var fourth = 0.0
    for slope in slopes(optimum) {
      second += slope * slope
      fourth += slope * slope * slope * slope
    }
    let spread = fourth - second * second / Double(draws.count)
    return 2 * second * second >= MixtureFit.leastDegrees * spread
  }

  /// Whether the draws agree with log odds.
  private func holds(_ logOdds: Double) -> Bool {
    guard let mean = try? SamplingInterval.mean(of: slopes(logOdds), slack: 0, quantile: quantile)
    else {
      return true
    }
    return mean.lower <= 0 && mean.upper >= 0
  }

  /// The least and the greatest log odds that the draws agree with, about an optimum; infinite where there
  /// is no least or greatest.
  ///
  /// - Complexity: O(n), about 300 times.
  func interval(about optimum: Double) -> ClosedRange<Double> {
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
    let step = side * 0.125
    var (inner, outer) = (optimum, optimum + step)
    var refused = 0
    var place = optimum
    while refused < 8 {
      place += step
      guard abs(place) < Self.limit else { return side * .infinity }
      if holds(place) {
        (inner, outer) = (place, place + step)
        refused = 0
      } else {
        refused += 1
      }
    }
    for _ in 0..<20 {
      let middle = 0.5 * (inner + outer)
      if holds(middle) { inner = middle } else { outer = middle }
    }
    return outer
  }
}

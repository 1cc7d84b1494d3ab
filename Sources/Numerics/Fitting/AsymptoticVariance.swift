public import Arithmetic

/// The asymptotic variance of the fitted log odds of a mixture of two known components, for one draw.
///
/// The estimate from n draws has about this variance over n. With r the responsibility of the second
/// component, s the score and l = log(w_2/w_1):
///
/// - maximum likelihood: 1/E[(r - w_2)²];
/// - score matching: E[psi²]/E[(ds/dl)²]² with ds/dl = r (1 - r) g, g the difference of the component
///   scores, and psi = d/dl (s²/2 + s') = r (1 - r) (g s + (1 - 2r) g² + g') of mean 0, half the derivative
///   of the loss s² + 2s'.
///
/// (The sandwich variance of an M-estimator; for score matching see Koehler, Heckett and Risteski, 2022.)
///
/// - Throws: `NumericsError.countMismatch` unless there are two components of positive weight, and the
///   errors of a quadrature.
/// - Complexity: About 2,000 evaluations of the mixture.
public func asymptoticVariance(
  ofLogOddsIn mixture: Mixture, by method: FitMethod
) throws(NumericsError) -> Estimate {
  let components = mixture.components.filter { $0.weight > 0 }
  guard components.count == 2 else {
    throw .countMismatch(name: "components", count: components.count, expected: 2)
  }
  let odds = ComponentOdds(mixture, components[0], components[1])
  switch method {
  case .likelihood:
    let information = try odds.expectedSquare(of: "the Fisher information") { point in
      // From the lighter component, whose share is not rounded to a part of 1.
      let excess =
        components[0].weight < components[1].weight
        ? components[0].weight - point.left : point.right - components[1].weight
      let weights = components[0].weight * components[1].weight
      return (
        excess,
        (point.relativeError + mixture.weightError) * point.right * point.left
          + (unitRoundoff + mixture.weightError) * (abs(excess) + weights)
      )
    }
    let value = 1 / information.value
    return try Estimate(
      value, within: value * (information.error / information.value + unitRoundoff) * 1.01,
      of: "the asymptotic variance")
  case .scoreMatching:
    let curvature = try odds.expectedSquare(of: "the curvature of the loss") { point in
      let slope = point.right * point.left * point.gap
      return (slope, abs(slope) * point.relativeError)
    }
    let spread = try odds.expectedSquare(of: "the variance of the loss") { point in
      let overlap = point.right * point.left
      let terms = [
        point.gap * point.score, (point.left - point.right) * point.gap * point.gap,
        point.gapSlope,
      ]
      let size = abs(terms[0]) + point.gap * point.gap + abs(terms[2])
      return (
        overlap * (terms[0] + terms[1] + terms[2]), overlap * size * point.relativeError
      )
    }
    let value = spread.value / curvature.value / curvature.value
    let relative =
      spread.error / spread.value + 2 * curvature.error / curvature.value
      + 4 * unitRoundoff
    return try Estimate(
      value, within: value * relative * 1.01, of: "the asymptotic variance")
  }
}

/// Two components of a mixture at a point.
private struct ComponentOdds {
  struct Point {
    /// The responsibilities of the first and of the second component.
    var left: Double
    var right: Double
    /// The score of the mixture.
    var score: Double
    /// The difference of the component scores, second less first, and its derivative.
    var gap: Double
    var gapSlope: Double
    /// A bound on the relative error of a product of these.
    var relativeError: Double
  }

  private let mixture: Mixture
  private let first: Mixture.Component
  private let second: Mixture.Component

  init(_ mixture: Mixture, _ first: Mixture.Component, _ second: Mixture.Component) {
    self.mixture = mixture
    self.first = first
    self.second = second
  }

  private func point(_ x: Double) -> Point {
    func score(_ component: Mixture.Component) -> Double {
      -((x - component.mean) / component.sd) / component.sd
    }
    func logDensity(_ component: Mixture.Component) -> Double {
      let z = (x - component.mean) / component.sd
      return log(component.weight) - log(component.sd) - 0.5 * z * z
    }
    let isShared = first.sd == second.sd
    // With a common width the gap is constant and the log odds are linear in x.
    let gap =
      isShared
      ? (second.mean - first.mean) / first.sd / first.sd : score(second) - score(first)
    let logOdds =
      isShared
      ? log(second.weight) - log(first.weight)
        + gap * ((x - first.mean) + (x - second.mean)) / 2
      : logDensity(second) - logDensity(first)
    let decay = exp(-abs(logOdds))
    let larger = 1 / (1 + decay)
    let smaller = decay / (1 + decay)
    let size =
      isShared
      ? abs(gap) * (abs(x - first.mean) + abs(x - second.mean))
      : abs(logDensity(second)) + abs(logDensity(first))
    return Point(
      left: logOdds < 0 ? larger : smaller, right: logOdds < 0 ? smaller : larger,
      score: mixture.score(x), gap: gap,
      gapSlope: 1 / (first.sd * first.sd) - 1 / (second.sd * second.sd),
      relativeError: unitRoundoff * (32 + 4 * size))
  }

  /// E[f²] for a function of the point with a bound on its error.
  func expectedSquare(
    of quantity: String, _ f: (Point) -> (value: Double, error: Double)
  ) throws(NumericsError) -> Estimate {
    let panels = Partition.panels(
      from: -.infinity, to: .infinity, landmarks: mixture.peaks + mixture.transitions)
    return try integral(of: quantity, over: panels, roundsAbscissa: true, .standard) { x in
      let logp = mixture.logpdf(x.value)
      let (value, error) = f(point(x.value))
      return LogSample(
        logWeight: logp, logWeightError: mixture.logpdfError(x.value), squareOf: value,
        within: error + .leastNonzeroMagnitude)
    }
  }
}

import Arithmetic

/// What a quadrature of a function exp(f) over the real line gives: its integral, distribution function
/// and moments.
struct Normalization: Sendable {
  /// A logarithm with a bound on its error; minus infinity where there is no mass.
  typealias Logarithm = @Sendable (Double) -> (value: Double, error: Double)

  /// The function and what is known of it.
  struct Problem: Sendable {
    var lower = -Double.infinity
    var upper = Double.infinity
    /// Where exp(f) is large or changes.
    var landmarks: [Landmark]
    /// Where it may jump.
    var breaks: [Double] = []
    var tails: Tails
    /// About the largest value of f, which is taken out before the exponential.
    var top: Double
    /// The logarithm f.
    var f: Logarithm
    /// A bound on the share of the mass beyond an end that is no end of the support.
    var beyond = Double.leastNonzeroMagnitude

    func panels(
      from lower: Double, to upper: Double, _ landmarks: [Landmark], order: Double
    ) throws(NumericsError) -> [Panel] {
      // Beyond an end of the mass that is no end of the support there is a tail lighter than any power.
      let decay = try Decay(
        (tails.lower.power - order, tails.upper.power - order),
        over: lower...max(lower, upper), of: "the integral")
      return Partition.panels(
        from: lower, to: upper, landmarks: landmarks, breaks: breaks + farCuts(lower, upper),
        decay: decay)
    }

    /// Cuts at growing distances from the outermost landmarks, towards finite ends: a function that falls more
    /// slowly than an exponential has its mass at many scales.
    private func farCuts(_ lower: Double, _ upper: Double) -> [Double] {
      var cuts: [Double] = []
      for (end, sign) in [(lower, -1.0), (upper, 1.0)] where end.isFinite {
        let outermost = landmarks.filter { $0.location * sign < end * sign }
          .max { $0.location * sign < $1.location * sign }
        guard let outermost else { continue }
        var distance = 160 * outermost.scale
        while cuts.count < 200, distance < abs(end - outermost.location) {
          cuts.append(outermost.location + sign * distance)
          distance *= 4
        }
      }
      return cuts
    }
  }

  /// The logarithm of the integral, which keeps its accuracy where the integral itself would overflow.
  let logNormalizer: Double
  let logNormalizerError: Double
  /// The distribution function of exp(f) divided by the integral.
  let distribution: CumulativePanels
  /// The expected value; nil where the integral does not exist.
  let mean: Estimate?
  /// The variance; nil where the integral does not exist.
  let variance: Estimate?

  private let problem: Problem
  private let table = QuantileTable()

  /// The quantiles of many probabilities, from a table that is made when it is first needed.
  func quantiles(_ us: [Double], _ pdf: (Double) -> Double) -> [Double] {
    table.quantiles(us, distribution, pdf)
  }

  /// The integral of exp(f).
  ///
  /// - Throws: `NumericsError.overflow` when it is out of range.
  func normalizer() throws(NumericsError) -> Estimate {
    let normalizer = exp(logNormalizer)
    // A normaliser below the smallest number comes out as 0 with a bound of that size.
    return try Estimate(
      normalizer,
      within: normalizer * (expMinusOne(logNormalizerError) + 2 * unitRoundoff)
        + .leastNonzeroMagnitude,
      of: "the normaliser")
  }

  /// The quadrature of exp(f).
  ///
  /// - Throws: `notConverged` and `nonFiniteIntegrand` when the quadrature fails; `infinite` when the
  ///   tails are too heavy.
  /// - Complexity: About 1,000 evaluations for each mode.
  init(_ problem: Problem) throws(NumericsError) {
    let f = problem.f
    let top = problem.top
    var set = PanelSet(
      try problem.panels(from: problem.lower, to: problem.upper, problem.landmarks, order: 0),
      roundsAbscissa: true)
    do {
      try set.refine(.standard) { x throws(Interruption) in
        Self.exponential(f(x.value), less: top)
      }
    } catch {
      throw error.numericsError
    }
    let error = set.truncation + set.rounding
    guard set.converged, set.value > 0 else {
      throw .notConverged(
        reached: error, wanted: Tolerance.standard.relative * set.value,
        evaluations: set.evaluations)
    }
    distribution = CumulativePanels(set.panels)
    let logNormalizer = top + log(set.value)
    self.logNormalizer = logNormalizer
    let share = error / set.value
    // log(1 - e) moves by more than e.
    logNormalizerError =
      (share < 1e-9 ? share * (1 + share) : share < 1 ? -logOnePlus(-share) : .infinity)
      + unitRoundoff * (abs(top) + 2 * abs(logNormalizer) + 2)
    self.problem = problem
    (mean, variance) = Self.moments(
      problem, set.panels, relativeError: Self.growth(of: logNormalizerError)
    ) { x in Self.exponential(f(x), less: logNormalizer) }
  }

  /// exp(f - shift) with a bound on its error.
  private static func exponential(
    _ f: (value: Double, error: Double), less shift: Double
  ) -> IntegrandSample {
    if f.value == -.infinity { return IntegrandSample(value: 0, error: 0) }
    let exponent = f.value - shift
    let value = exp(exponent)
    let moved = f.error + 4 * unitRoundoff * (1 + abs(exponent)) + unitRoundoff * abs(shift)
    // Where the value underflows, what it may be need not.
    return IntegrandSample(
      value: value,
      error: moved < 1e-9 ? value * growth(of: moved) : (exp(exponent + moved) - value) * (1 + 1e-9)
    )
  }

  /// e^d - 1, by how much of itself an exponential changes when its exponent does by d at most.
  private static func growth(of d: Double) -> Double { d < 1e-9 ? d * (1 + d) : expMinusOne(d) }

  // MARK: Moments

  /// The mean and the variance of a normalised density, by quadratures that start from the pieces of
  /// that of its mass.
  private static func moments(
    _ problem: Problem, _ panels: [Panel], relativeError: Double,
    _ pdf: (Double) -> IntegrandSample
  ) -> (mean: Estimate?, variance: Estimate?) {
    let anchor = panels.max { $0.value < $1.value }?.base ?? 0
    func moment(
      order: Double, _ absolute: Double, _ weight: (Double) -> Double
    ) -> Estimate? {
      var start = panels.filter { $0.stretch == 0 }
      do throws(NumericsError) {
        start += try problem.panels(
          from: problem.lower, to: problem.upper, problem.landmarks, order: order
        ).filter { $0.stretch != 0 }
      } catch {
        return nil
      }
      var set = PanelSet(start, roundsAbscissa: true)
      do {
        try set.refine(Tolerance(relative: 1e-13, absolute: absolute)) { x throws(Interruption) in
          let density = pdf(x.value)
          // Far out the weight may overflow where nothing is left to weigh.
          guard density.value > 0 else { return IntegrandSample(value: 0, error: 0) }
          let weight = weight(x.value)
          return IntegrandSample(
            value: density.value * weight,
            error: (density.error + 4 * unitRoundoff * density.value) * abs(weight))
        }
      } catch {
        return nil
      }
      let magnitude = set.panels.reduce(0) { $0 + $1.magnitude }
      let bound = set.truncation + set.rounding + relativeError * magnitude
      guard set.converged, set.value.isFinite, bound.isFinite else { return nil }
      return Estimate(set.value, error: bound)
    }
    // The first absolute moment gives the width that the mean is to be accurate to.
    guard let width = moment(order: 1, 0, { abs($0 - anchor) }),
      let shift = moment(order: 1, 1e-13 * width.value, { $0 - anchor })
    else { return (nil, nil) }
    let mean = anchor + shift.value
    let estimate = Estimate(
      mean, error: shift.error + unitRoundoff * abs(mean))
    // E (X - a)² is at its least for the mean, so that an error of the place counts by its square.
    let square = moment(order: 2, 0) { ($0 - anchor - shift.value) * ($0 - anchor - shift.value) }
    return (
      estimate,
      square.map {
        Estimate(
          $0.value, error: $0.error + shift.error * shift.error)
      }
    )
  }

  // MARK: Tails

  /// P(X <= x).
  func lowerTail(_ x: Double) -> Estimate { tail(x, isLower: true) }

  /// P(X > x).
  func upperTail(_ x: Double) -> Estimate { tail(x, isLower: false) }

  private func tail(_ x: Double, isLower: Bool) -> Estimate {
    if x <= problem.lower || x >= problem.upper {
      let isAll = isLower == (x >= problem.upper)
      // An end of the mass that is no end of the support leaves out what is below every number.
      let isEnd = problem.breaks.contains(x <= problem.lower ? problem.lower : problem.upper)
      return Estimate(isAll ? 1 : 0, error: isEnd ? 0 : problem.beyond)
    }
    let (logNormalizer, f) = (logNormalizer, problem.f)
    let pieces = distribution.mass(at: x, isLower: isLower) {
      Self.exponential(f($0), less: logNormalizer)
    }
    let relative = Self.growth(of: logNormalizerError + 4 * unitRoundoff)
    let bound = pieces.error + pieces.value * relative + problem.beyond
    if bound <= 2e-13 * pieces.value { return Estimate(pieces.value, error: bound) }
    guard pieces.value < 0.5, let direct = outerIntegral(x, isLower: isLower),
      direct.error < bound
    else { return Estimate(pieces.value, error: bound) }
    return direct
  }

  /// The mass beyond x by a quadrature of its own, relative to the density at x: the far tail of a
  /// density keeps its relative accuracy.
  private func outerIntegral(_ x: Double, isLower: Bool) -> Estimate? {
    let here = problem.f(x)
    guard here.value.isFinite else { return nil }
    // The length over which the density falls by a factor of about e.
    var scale = problem.landmarks.map { abs($0.location - x) + $0.scale }.min() ?? 1
    let direction = isLower ? -1.0 : 1.0
    while scale > 8 * x.ulp, problem.f(x + direction * scale).value < here.value - 2 { scale /= 2 }
    let mark = Landmark(clampedLocation: x, scale: scale)
    let landmarks =
      [mark] + problem.landmarks.filter { isLower ? $0.location < x : $0.location > x }
    var top = here.value
    for landmark in landmarks { top = max(top, problem.f(landmark.location).value) }
    let (from, to) = isLower ? (problem.lower, x) : (x, problem.upper)
    do {
      var set = PanelSet(
        try problem.panels(from: from, to: to, landmarks, order: 0), roundsAbscissa: true)
      let f = problem.f
      try set.refine(.standard) { x throws(Interruption) in
        Self.exponential(f(x.value), less: top)
      }
      guard set.value > 0 else { return nil }
      let exponent = top - logNormalizer
      let value = set.value * exp(exponent)
      // (1 + a) e^b - 1.
      let share = (set.truncation + set.rounding) / set.value
      let moved = Self.growth(
        of: logNormalizerError
          + unitRoundoff * (4 + 2 * abs(exponent) + abs(top) + abs(logNormalizer)))
      let relative = share + moved + share * moved
      return Estimate(value, error: value * relative + problem.beyond)
    } catch {
      return nil
    }
  }

  /// The x with P(X <= x) = p, by safeguarded Newton steps.
  func quantile(_ p: TailProbability, of density: some Density) -> Double {
    let (lower, upper) = distribution.bracket(p) {
      let reached = p.isLower ? lowerTail($0).value : upperTail($0).value
      return p.isLower == (reached > p.value)
    }
    return invertDistribution(of: density, at: p, between: lower, and: upper)
  }
}

import Arithmetic

/// What a quadrature of a function exp(f) over the real line gives: its integral, distribution function
/// and moments.
struct Normalization: Sendable {
  /// A logarithm with a bound on its error; minus infinity where there is no mass.
  typealias Logarithm = @Sendable (Double) -> (value: Double, error: Double)

  /// The logarithm of the integral, which keeps its accuracy where the integral itself would overflow.
  let logNormalizer: Double
  let logNormalizerError: Double
  /// The distribution function of exp(f) divided by the integral.
  let distribution: CumulativePanels
  /// Whether the bounds hold whatever lies between the nodes.
  let isProved: Bool

  let problem: Problem
  /// The pieces of the quadrature.
  let panels: [Panel]
  private let storedMoments = StoredMoments()
  private let table = QuantileTable()

  /// The quantiles of many probabilities, from a table that is made when it is first needed.
  func quantiles(_ us: [Double], _ pdf: (Double) -> Double) -> [Double] {
    table.quantiles(us, distribution, pdf)
  }

  /// The mean and the variance, computed when first asked for.
  var moments: DensityMoments { storedMoments.moments(of: self) }

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
    var problem = problem
    var isProved = problem.moveEnds()
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
    if let enclosed = problem.enclosed(less: top) {
      let isKnown = set.prove(.standard, limit: Self.mostPanels, enclosed) {
        x throws(Interruption) in
        Self.exponential(f(x.value), less: top)
      }
      isProved = isProved && isKnown && set.truncation <= Self.widest * set.value
    }
    let error = set.truncation + set.rounding
    guard set.converged, set.value > 0 else {
      throw .notConverged(
        reached: error, wanted: Tolerance.standard.relative * set.value,
        evaluations: set.evaluations)
    }
    distribution = CumulativePanels(set.panels, areProved: isProved)
    let logNormalizer = top + log(set.value)
    self.logNormalizer = logNormalizer
    let share = error / set.value
    guard share < 0.9 else {
      throw .notConverged(
        reached: error, wanted: Tolerance.standard.relative * set.value,
        evaluations: set.evaluations)
    }
    // log(1 - e) moves by more than e.
    logNormalizerError =
      (share < 1e-9 ? share * (1 + share) : share < 1 ? -logOnePlus(-share) : .infinity)
      + unitRoundoff * (abs(top) + 2 * abs(logNormalizer) + 2)
    self.problem = problem
    self.isProved = isProved
    panels = set.panels
  }

  /// The largest number of pieces of a proved quadrature.
  static let mostPanels = 4_000
  /// The largest part of an integral that a proved bound may be.
  private static let widest = 1e-4

  /// exp(f - shift) with a bound on its error.
  static func exponential(
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
  static func growth(of d: Double) -> Double { d < 1e-9 ? d * (1 + d) : expMinusOne(d) }

  // MARK: Places

  /// The middles of pieces, far from all landmarks, at which f is larger than on the pieces beside them: where
  /// a proof has found a peak that nobody had named.
  var unnamedPeaks: [Double] {
    let places = panels.filter { $0.stretch == 0 }
      .map { $0.place(0.5 * ($0.lower + $0.upper)).x.value }.sorted()
    let values = places.map { problem.f($0).value }
    var result: [Double] = []
    for i in places.indices.dropFirst().dropLast() {
      guard values[i] > values[i - 1], values[i] >= values[i + 1],
        !problem.landmarks.contains(where: {
          abs($0.location - places[i]) <= max(0.5 * $0.scale, places[i + 1] - places[i - 1])
        })
      else { continue }
      result.append(places[i])
    }
    return Array(result.prefix(50))
  }

  /// The ends of the pieces, and beyond them places at doubling distances up to where numbers end: those of x, or
  /// those that f is.
  var cutsForSlopes: [Double] {
    let inner = panels.filter { $0.stretch == 0 }
      .flatMap { [$0.place($0.lower).x.value, $0.place($0.upper).x.value] }
    guard let least = inner.min(), let greatest = inner.max() else { return [] }
    let step = max(greatest - least, 1e-300)
    var cuts = Set(inner)
    for (start, sign, end) in [(least, -1.0, problem.lower), (greatest, 1, problem.upper)]
    where !problem.breaks.contains(end) {
      var last = start
      for power in 0..<1_000 {
        let next = start + sign * step * powerOfTwo(Double(power))
        guard abs(next - start) < 1e150 else { break }
        if sign * next > sign * end, end.isFinite, !isFinite(from: last, to: next) { break }
        cuts.insert(next)
        last = next
      }
    }
    return cuts.sorted()
  }

  /// Whether f and its slope are bounded between two places.
  private func isFinite(from a: Double, to b: Double) -> Bool {
    let all = problem.series?(Series(variableFrom: min(a, b), to: max(a, b), order: 1))
    return all.map { $0.order >= 1 && $0.coefficients.allSatisfy(\.isFinite) } ?? false
  }

  // MARK: Tails

  /// P(X <= x).
  func lowerTail(_ x: Double) -> Estimate { tail(x, isLower: true) }

  /// P(X > x).
  func upperTail(_ x: Double) -> Estimate { tail(x, isLower: false) }

  /// A tail whose bound nobody asks for.
  func tailValue(_ x: Double, isLower: Bool) -> Double {
    tail(x, isLower: isLower, proves: false).value
  }

  private func tail(_ x: Double, isLower: Bool, proves: Bool = true) -> Estimate {
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
    guard pieces.value < 0.5,
      let direct = outerIntegral(x, isLower: isLower, proves: proves && isProved),
      direct.error < bound
    else { return Estimate(pieces.value, error: bound) }
    return direct
  }

  /// The mass beyond x by a quadrature of its own, relative to the density at x: the far tail of a
  /// density keeps its relative accuracy.
  private func outerIntegral(_ x: Double, isLower: Bool, proves: Bool) -> Estimate? {
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
      if proves, let enclosed = problem.enclosed(less: top) {
        let isProved = set.prove(.standard, limit: set.panels.count + 400, enclosed) {
          x throws(Interruption) in
          Self.exponential(f(x.value), less: top)
        }
        guard isProved else { return nil }
      }
      guard set.value > 0 else { return nil }
      let exponent = top - logNormalizer
      // In two steps: the density at x may be less than a number where its integral is none too small.
      let value = exp(0.5 * exponent) * set.value * exp(0.5 * exponent)
      // (1 + a) e^b - 1.
      let share = (set.truncation + set.rounding) / set.value
      let moved = Self.growth(
        of: logNormalizerError
          + unitRoundoff * (4 + 2 * abs(exponent) + abs(top) + abs(logNormalizer)))
      let relative = share + moved + share * moved
      return Estimate(
        value, error: value * relative + problem.beyond + .leastNonzeroMagnitude)
    } catch {
      return nil
    }
  }

  /// The x with P(X <= x) = p, by safeguarded Newton steps.
  func quantile(_ p: TailProbability, of density: some Density) -> Double {
    func isBeyond(_ x: Double) -> Bool {
      p.isLower == (tailValue(x, isLower: p.isLower) > p.value)
    }
    var (lower, upper) = distribution.bracket(p, isBeyond: isBeyond)
    // A heavy tail holds something beyond the last of its places.
    let ends = distribution.ends
    if p.isLower, lower <= ends.lower, problem.lower == -.infinity {
      while lower > -1e300, isBeyond(lower) { (lower, upper) = (16 * min(lower, -1), lower) }
    } else if !p.isLower, upper >= ends.upper, problem.upper == .infinity {
      while upper < 1e300, !isBeyond(upper) { (lower, upper) = (upper, 16 * max(upper, 1)) }
    }
    return invertDistribution(of: density, at: p, between: lower, and: upper)
  }
}

public import Arithmetic

/// The result of a numerical integration.
public struct Quadrature: Sendable, Hashable {
  /// The integral as computed.
  public let value: Double
  /// A bound on |value - true integral|: the differences between the two rules on all pieces plus the
  /// effect of rounding. It holds for an integrand whose narrow features are at the given landmarks.
  public let error: Double
  /// The integral of the absolute value, about.
  public var magnitude = 0.0
  /// The error with caution next to poles and kinks, where the two rules may agree by chance.
  public var cautiousError = 0.0
  /// The part of the error that the integrand states of its own values.
  public var stated = 0.0
  /// The place around which most of the error arises.
  public var worst = 0.0
  /// How many times the integrand was evaluated.
  public let evaluations: Int
  /// Whether the truncation error came down to the tolerance, or to the rounding error.
  public let converged: Bool

  /// The value with its error bound.
  ///
  /// - Throws: `NumericsError.notConverged` when the quadrature has not converged,
  ///   `NumericsError.overflow` when a part is not finite.
  public func estimate(relativeTo tolerance: Tolerance = .standard) throws(NumericsError)
    -> Estimate
  {
    guard converged else {
      throw .notConverged(
        reached: error, wanted: max(tolerance.relative * abs(value), tolerance.absolute),
        evaluations: evaluations)
    }
    return try Estimate(value, within: error, of: "the integral")
  }
}

/// How fast a function falls at infinite ends: like |x|^-(1 + d).
public struct Falls: Sendable, Hashable {
  /// d towards minus infinity; infinite for a function that falls faster than every power, not a number
  /// where nothing is known.
  public var lower: Double
  /// d towards infinity.
  public var upper: Double
  /// The logarithm of the distance, in units of the last landmark's scale, from which on a slow fall is
  /// taken to be a power exactly.
  public var reach: Double

  /// Falls of both ends.
  public init(lower: Double, upper: Double, reach: Double = 345) {
    self.lower = lower
    self.upper = upper
    self.reach = reach
  }

  /// Nothing is known.
  public static let unknown = Falls(lower: .nan, upper: .nan)
}

/// The integral of a function over an interval, finite or infinite.
///
/// Globally adaptive 21-point Gauss-Kronrod quadrature. The range is first cut at the landmarks, in
/// pieces that grow geometrically away from each of them; then the piece with the largest error is
/// halved until the tolerance is met. An infinite tail is mapped to a finite interval by
/// x = a + c u/(1 - u) with c the scale of the last landmark. The nodes depend on the arguments alone.
///
///     let mass = try integrate(from: -.infinity, to: .infinity, landmarks: p.peaks) { p.pdf($0) }
///
/// - Parameters:
///   - lower: The lower limit; may be infinite.
///   - upper: The upper limit; may be infinite. With limits in descending order the sign changes.
///   - landmarks: Places where the function changes quickly. A feature that is much narrower than the
///     range and stands at none of them may be missed.
///   - breaks: Places where the function may jump or bend.
///   - falls: How fast it falls at infinite ends.
///   - tolerance: When to stop.
///   - function: The integrand. It is called with x rounded to one floating-point number, which the
///     error bound takes into account.
/// - Throws: `EvaluationError.function` when the function throws; `EvaluationError.numerics` with
///   `invalidParameter` for a limit that is not a number, `infinite` when the function falls too
///   slowly, `nonFiniteIntegrand` when the function gives
///   infinity or not-a-number, `overflow` when the integral is out of range, `budgetExhausted` when
///   even the first cut of the range needs more evaluations than allowed. A quadrature that does not
///   converge is no error here: see `Quadrature.converged`.
public func integrate<Failure: Error>(
  from lower: Double, to upper: Double, landmarks: [Landmark] = [], breaks: [Double] = [],
  fallingLike falls: Falls = .unknown, tolerance: Tolerance = .standard,
  _ function: (Double) throws(Failure) -> Double
) throws(EvaluationError<Failure>) -> Quadrature {
  try integrate(
    from: lower, to: upper, landmarks: landmarks, breaks: breaks, fallingLike: falls,
    tolerance: tolerance
  ) {
    x throws(Failure) in (value: try function(x), error: 0)
  }
}

/// The integral of a function whose values are known within an error each; the error bound holds the
/// integral of these errors too.
///
/// - Throws: As the integral of a function whose values are exact.
public func integrate<Failure: Error>(
  from lower: Double, to upper: Double, landmarks: [Landmark] = [], breaks: [Double] = [],
  fallingLike falls: Falls = .unknown, tolerance: Tolerance = .standard,
  _ function: (Double) throws(Failure) -> (value: Double, error: Double)
) throws(EvaluationError<Failure>) -> Quadrature {
  // The length of a bounded range must be a number.
  if lower.isFinite, upper.isFinite, !(upper - lower).isFinite {
    throw .numerics(.overflow(quantity: "the length of the range"))
  }
  let decay: Decay
  do {
    try tolerance.check()
    try checkLimits(lower, upper)
    decay = try Decay(
      (falls.lower, falls.upper), over: min(lower, upper)...max(lower, upper),
      of: "the integral", reach: falls.reach)
  } catch {
    throw .numerics(error)
  }
  if lower == upper { return Quadrature(value: 0, error: 0, evaluations: 0, converged: true) }
  let panels = Partition.panels(
    from: min(lower, upper), to: max(lower, upper), landmarks: landmarks, breaks: breaks,
    decay: decay)
  var set = PanelSet(panels, roundsAbscissa: true)
  var failure: Failure?
  do throws(Interruption) {
    try set.refine(tolerance) { x throws(Interruption) in
      do throws(Failure) {
        let sample = try function(x.value)
        return IntegrandSample(value: sample.value, error: sample.error)
      } catch {
        failure = error
        throw .function
      }
    }
  } catch {
    if let failure { throw .function(failure) }
    throw .numerics(error.numericsError)
  }
  let sign = lower < upper ? 1.0 : -1.0
  let value = set.value
  let error = set.truncation + set.rounding
  guard value.isFinite, error.isFinite else {
    throw .numerics(.overflow(quantity: "the integral"))
  }
  return Quadrature(
    value: sign * value, error: error, magnitude: set.magnitude,
    cautiousError: set.cautiousTruncation + set.rounding, stated: set.stated,
    worst: set.worst, evaluations: set.evaluations, converged: set.converged)
}

private func checkLimits(_ lower: Double, _ upper: Double) throws(NumericsError) {
  for (name, limit) in [("lower", lower), ("upper", upper)] where limit.isNaN {
    throw .invalidParameter(name: name, value: limit, requirement: "a number or infinity")
  }
}

extension Interruption {
  /// The error for callers of the module.
  var numericsError: NumericsError {
    switch self {
    case .nonFinite(let x, let value): .nonFiniteIntegrand(at: x, value: value)
    case .function: .nonFiniteIntegrand(at: .nan, value: .nan)
    case .budget(let limit): .budgetExhausted(name: "evaluations", limit: limit)
    }
  }
}

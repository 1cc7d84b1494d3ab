/// The zero of a function inside a bracket.
///
/// Brent's method without its bookkeeping of special cases, in the form of Chandrupatla (1997): inverse
/// quadratic interpolation where the last three points allow it, else bisection, and bisection too where
/// two steps have not halved the bracket. The bracket always holds a change of sign.
///
///     let x = try findRoot(from: 0, to: 2) { $0 * $0 - 2 }
///
/// - Parameters:
///   - lower: One end of the bracket.
///   - upper: The other end; the function must have the opposite sign there, or be 0 at one end.
///   - accuracy: The bracket's length at which to stop; 0 asks for the last bit.
/// - Throws: `EvaluationError.function` when the function throws; `EvaluationError.numerics` with
///   `noSignChange`, `nonFiniteIntegrand`, or `budgetExhausted` after 2,400 steps.
/// - Complexity: Usually about 10 evaluations, at most twice those of bisection.
public func findRoot<Failure: Error>(
  from lower: Double, to upper: Double, accuracy: Double = 0,
  _ function: (Double) throws(Failure) -> Double
) throws(EvaluationError<Failure>) -> Double {
  func value(at x: Double) throws(EvaluationError<Failure>) -> Double {
    let result: Double
    do { result = try function(x) } catch { throw .function(error) }
    guard !result.isNaN else { throw .numerics(.nonFiniteIntegrand(at: x, value: result)) }
    return result
  }
  guard lower.isFinite, upper.isFinite else {
    throw .numerics(
      .invalidParameter(
        name: "bracket", value: lower.isFinite ? upper : lower, requirement: "finite"))
  }
  var a = lower
  var b = upper
  var atA = try value(at: a)
  var atB = try value(at: b)
  if atA == 0 { return a }
  if atB == 0 { return b }
  guard (atA < 0) != (atB < 0) else {
    throw .numerics(.noSignChange(lower: lower, upper: upper))
  }
  var t = 0.5
  var earlier = (last: Double.infinity, beforeLast: Double.infinity)
  for _ in 0..<2_400 {
    // The length of the bracket may be too large for a number.
    let x = (b - a).isFinite ? a + t * (b - a) : (1 - t) * a + t * b
    let atX = try value(at: x)
    if atX == 0 { return x }
    // c is the previous end that x replaces; a becomes x, b stays the opposite end.
    let c: Double
    let atC: Double
    if (atX < 0) == (atA < 0) {
      (c, atC) = (a, atA)
    } else {
      (c, atC) = (b, atB)
      (b, atB) = (a, atA)
    }
    (a, atA) = (x, atX)
    let best = abs(atA) < abs(atB) ? a : b
    let width = abs(b - a)
    let resolution = max(0.5 * accuracy, best.ulp)
    if width <= 2 * resolution { return best }
    let limit = resolution / width
    t = interpolationParameter(a: a, atA: atA, b: b, atB: atB, c: c, atC: atC)
    // Where interpolation creeps, the bracket is halved instead.
    if width > 0.5 * earlier.beforeLast { t = 0.5 }
    earlier = (width, earlier.last)
    t = min(max(t, limit), 1 - limit)
  }
  throw .numerics(.budgetExhausted(name: "root finding", limit: 2_400))
}

/// Where between a (0) and b (1) to look next.
private func interpolationParameter(
  a: Double, atA: Double, b: Double, atB: Double, c: Double, atC: Double
) -> Double {
  let xi = (a - b) / (c - b)
  let phi = (atA - atB) / (atC - atB)
  // Inverse quadratic interpolation stays between a and b exactly under this condition.
  guard phi * phi < xi, (1 - phi) * (1 - phi) < 1 - xi else { return 0.5 }
  let t =
    atA / (atB - atA) * (atC / (atB - atC))
    + (c - a) / (b - a) * (atA / (atC - atA)) * (atB / (atC - atB))
  return t.isFinite ? t : 0.5
}

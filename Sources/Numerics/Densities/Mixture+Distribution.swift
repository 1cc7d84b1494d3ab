public import Arithmetic

extension Mixture {
  /// The distribution function P(X <= x), a sum of positive terms by erfc.
  ///
  /// - Complexity: O(number of components).
  public func cdf(_ x: Double) -> Double {
    var sum = CompensatedSum()
    for term in terms { sum.add(term.weight * StandardNormal.cdf((x - term.mean) / term.sd)) }
    return sum.value
  }

  /// The upper tail P(X > x), a sum of positive terms by erfc.
  ///
  /// - Complexity: O(number of components).
  public func ccdf(_ x: Double) -> Double {
    var sum = CompensatedSum()
    for term in terms { sum.add(term.weight * StandardNormal.ccdf((x - term.mean) / term.sd)) }
    return sum.value
  }

  /// P(X <= x) with a bound on the rounding.
  ///
  /// - Complexity: O(number of components).
  public func lowerTail(_ x: Double) -> Estimate { tail(cdf(x), x, -1) }

  /// P(X > x) with a bound on the rounding.
  ///
  /// - Complexity: O(number of components).
  public func upperTail(_ x: Double) -> Estimate { tail(ccdf(x), x, 1) }

  private func tail(_ value: Double, _ x: Double, _ sign: Double) -> Estimate {
    var bound = (weightError + 2 * unitRoundoff) * value + .leastNonzeroMagnitude
    for term in terms {
      bound += term.weight * StandardNormal.tail(sign * ((x - term.mean) / term.sd)).error
    }
    return Estimate(value, error: bound)
  }

  /// P(X <= x) - p with a bound on its error.
  ///
  /// Components to the left of x count with their whole weight less their upper tail: what the weights
  /// and p leave of each other is formed first, so that between far components, where the distribution
  /// function is flat, the small rest keeps its digits.
  ///
  /// - Complexity: O(number of components).
  public func balance(at x: Double, _ p: TailProbability) -> Estimate {
    var weights = CompensatedSum()
    var tails = CompensatedSum()
    var error = 0.0
    var size = 0.0
    for term in terms {
      let z = (x - term.mean) / term.sd
      // Of the weights to the left of x, or of those to the right, as p is a lower or an upper tail.
      let isLeft = z > 0
      if isLeft == p.isLower {
        weights.add(term.weight)
        error += weightError * term.weight
      }
      let tail = StandardNormal.tail(abs(z))
      tails.add(isLeft ? -term.weight * tail.value : term.weight * tail.value)
      error += term.weight * (tail.error + (weightError + unitRoundoff) * tail.value)
      size += term.weight * tail.value
    }
    weights.add(-p.value)
    let excess = p.isLower ? weights.value : -weights.value
    return Estimate(
      excess + tails.value,
      error: error + unitRoundoff * (abs(excess) + 2 * size) + .leastNonzeroMagnitude)
  }

  /// The x with P(X <= x) = p.
  ///
  /// The quantile of a mixture lies between the smallest and the largest quantile of its components;
  /// inside that bracket the logarithm of the smaller tail is solved by Newton steps that fall back
  /// to bisection. Between far components, where the distribution function is flat, the balance of the
  /// tails on both sides is solved instead.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless 0 < p < 1.
  /// - Complexity: O(number of components) for each of about 5 to 60 steps.
  public func quantile(_ p: Double) throws(NumericsError) -> Double {
    try Domain.checkProbability(p)
    return quantile(TailProbability(p))
  }

  /// The n mid-point quantiles.
  ///
  /// - Throws: `NumericsError.invalidParameter` when n is below 1.
  /// - Complexity: n quantiles.
  public func quantiles(_ n: Int) throws(NumericsError) -> [Double] {
    try Domain.checkCount(n, name: "n", atLeast: 1)
    return (0..<n).map { quantile(TailProbability(midPoint: $0, of: n)) }
  }

  private func quantile(_ tail: TailProbability) -> Double {
    var lower = Double.infinity
    var upper = -Double.infinity
    let deviate = tail.normalQuantile
    for term in terms {
      let x = term.mean + term.sd * deviate
      lower = min(lower, x)
      upper = max(upper, x)
    }
    let x = invertDistribution(of: self, at: tail, between: lower, and: upper)
    let isFlat = tail.value * unitRoundoff > 1e-12 * pdf(x) * (upper - lower)
    guard isFlat, lower < upper else { return x }
    return balancedQuantile(tail, between: lower, and: upper) ?? x
  }

  private func balancedQuantile(
    _ tail: TailProbability, between lower: Double, and upper: Double
  ) -> Double? {
    do {
      return try findRoot(from: lower, to: upper) { balance(at: $0, tail).value }
    } catch {
      return nil
    }
  }
}

/// The x in a bracket with P(X <= x) = p, by safeguarded Newton steps on the log of the smaller tail.
///
/// The bracket shrinks with every evaluation; a step that leaves it, or that does not halve the last
/// one, is replaced by bisection.
func invertDistribution(
  of density: some Density, at p: TailProbability, between lowest: Double, and highest: Double
) -> Double {
  guard lowest < highest else { return lowest }
  let inLowerTail = p.isLower
  let tail = p.value
  var lower = lowest
  var upper = highest
  var x = 0.5 * lower + 0.5 * upper
  var lastStep = upper - lower
  for _ in 0..<300 {
    let reached = inLowerTail ? density.cdf(x) : density.ccdf(x)
    if reached == tail { return x }
    let tooFarRight = inLowerTail == (reached > tail)
    if tooFarRight { upper = x } else { lower = x }
    let slope = density.pdf(x)
    var next = Double.nan
    if reached > 0, slope > 0 {
      let step = log(reached / tail) * (reached / slope)
      next = inLowerTail ? x - step : x + step
    }
    if !(next > lower && next < upper) || abs(next - x) > 0.5 * lastStep {
      next = 0.5 * lower + 0.5 * upper
    }
    lastStep = abs(next - x)
    if next == x || lastStep <= 2 * next.ulp { return next }
    if !(lower < next && next < upper) { return next }
    x = next
  }
  return x
}

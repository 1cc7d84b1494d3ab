import Arithmetic

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

  /// The x with P(X <= x) = p.
  ///
  /// The quantile of a mixture lies between the smallest and the largest quantile of its components;
  /// inside that bracket the logarithm of the smaller tail is solved by Newton steps that fall back
  /// to bisection.
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
    return invertDistribution(of: self, at: tail, between: lower, and: upper)
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

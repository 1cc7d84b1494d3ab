public import Arithmetic

extension Density {
  /// P(X <= x) - p with a bound on its error.
  public func balance(at x: Double, _ p: TailProbability) -> Estimate {
    let reached = p.isLower ? lowerTail(x) : upperTail(x)
    let difference = reached.value - p.value
    return Estimate(
      p.isLower ? difference : -difference,
      error: reached.error + unitRoundoff * abs(difference))
  }

  /// A bound on the distance of x from the quantile of a probability that is known within an error.
  ///
  /// Outwards from x until the distribution function is certainly below, and above, the probability;
  /// infinite where that is nowhere.
  ///
  /// - Complexity: About four distribution functions.
  public func quantileError(_ x: Double, of p: TailProbability, within error: Double) -> Double {
    let here = balance(at: x, p)
    let noise = here.error + abs(here.value) + error
    // Where the density underflows, so does the noise: the quotient is taken in logarithms.
    let first = noise > 0 ? exp(log(noise) - logpdf(x)) : 0
    func isCertain(_ sign: Double, _ step: Double) -> Bool {
      let place = x + sign * step
      if place <= support.lowerBound || place >= support.upperBound { return true }
      let there = balance(at: place, p)
      if sign * there.value > there.error + error { return true }
      let isOutwards = p.isLower == (sign < 0)
      return isOutwards && tailIsBelow(p.value - error, at: place, isLower: p.isLower)
    }
    func distance(_ sign: Double) -> Double {
      let least = 2 * x.ulp
      var step = max(least, first.isFinite ? 1.5 * first : least)
      var doublings = 0
      while !isCertain(sign, step) {
        step *= 2
        doublings += 1
        guard doublings < 2100, (x + step).isFinite, (x - step).isFinite else { return .infinity }
      }
      // Where the density rises on the way, the first guess is far too long.
      for factor in [16.0, 2] {
        while doublings == 0, step > 16 * least, isCertain(sign, step / factor) { step /= factor }
      }
      return step
    }
    return max(distance(-1), distance(1))
  }

  /// Whether the tail beyond a place is certainly below a probability that may be as small as the numbers go:
  /// beyond all means the tail is at most the density over the least slope of a component.
  private func tailIsBelow(_ p: Double, at x: Double, isLower: Bool) -> Bool {
    let slopes: [Double]
    switch self {
    case is Normal, is Laplace: slopes = [isLower ? score(x) : -score(x)]
    case let mixture as Mixture:
      slopes = mixture.components.filter { $0.weight > 0 }.map {
        (isLower ? $0.mean - x : x - $0.mean) / $0.sd / $0.sd
      }
    default: slopes = []
    }
    guard p > 0, let slope = slopes.min(), slope > 0 else { return false }
    return logpdf(x) + logpdfError(x) - log(slope) < log(p) - 1e-9
  }
}

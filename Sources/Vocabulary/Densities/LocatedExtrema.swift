import Arithmetic
import Numerics

extension DensityValue {
  /// What a place is a local extreme of.
  enum Extreme {
    case maximum, minimum
  }

  /// The places of the local extremes of a kind, each with its error bound: outwards to where the score
  /// certainly has the sign that belongs to that side, and for a minimum no further than the maxima beside it.
  func located(_ extrema: Extrema, _ extreme: Extreme) -> Numbers {
    if case .normal = family { return Numbers(extrema.modes) }
    let modes = extrema.modes.map { located($0, .maximum) }
    let ends = [density.support.lowerBound, density.support.upperBound].filter(isMode).map {
      Estimate($0)
    }
    var places = (modes + ends).sorted { $0.value < $1.value }
    if extreme == .minimum {
      places = extrema.antimodes.map { x in
        let place = located(x, .minimum)
        let least = modes.last { $0.value < x }.map { $0.value - $0.error } ?? -.infinity
        let most = modes.first { $0.value > x }.map { $0.value + $0.error } ?? .infinity
        let (lower, upper) = (
          max(place.value - place.error, least), min(place.value + place.error, most)
        )
        guard lower < x, x < upper else { return place }
        return Estimate(x, error: max(upper - x, x - lower).nextUp)
      }
    }
    guard !places.isEmpty, let doubt = doubt(of: extrema) else { return Numbers(places) }
    return Numbers(places.map { $0.estimated(doubt) })
  }

  /// Whether the density falls from an end of its support.
  private func isMode(_ end: Double) -> Bool {
    guard end.isFinite else { return false }
    let isLower = end == density.support.lowerBound
    let length = density.support.upperBound - density.support.lowerBound
    let step = 1024 * max(end.ulp, length.isFinite ? 1e-17 * length : 0)
    return sign(isLower ? end + step : end - step) == (isLower ? -1 : 1)
  }

  /// Why it is not certain that these are all extremes.
  func doubt(of extrema: Extrema) -> Estimate.Doubt? {
    density.doubtOfExtrema ?? (extrema.isCertain ? nil : .wide)
  }

  private func located(_ x: Double, _ extreme: Extreme) -> Estimate {
    func isCertain(_ x: Double, _ side: Double) -> Bool {
      sign(x).map { $0 * side == (extreme == .maximum ? -1 : 1) || $0 == 0 } ?? false
    }
    func distance(_ side: Double) -> Double {
      var step = 2 * x.ulp
      while !isCertain(x + side * step, side), step < 1e150 { step *= 2 }
      return step
    }
    var (lower, upper) = (x - distance(-1), x + distance(1))
    // The search for the place may have ended early, as next to 0: halved while signs are certain.
    for _ in 0..<1_100 {
      let middle = 0.5 * lower + 0.5 * upper
      guard upper - lower > 8 * middle.ulp, middle > lower, middle < upper else { break }
      if isCertain(middle, 1) {
        upper = middle
      } else if isCertain(middle, -1) {
        lower = middle
      } else {
        break
      }
    }
    let place = x > lower && x < upper ? x : 0.5 * lower + 0.5 * upper
    return Estimate(place, error: max(place - lower, upper - place).nextUp)
  }

  /// The sign of the score where it is certain, 0 where no density is or the score is not finite.
  private func sign(_ x: Double) -> Double? {
    if isOutside(Estimate(x)) { return 0 }
    let score = score(Estimate(x))
    if !score.isFinite { return 0 }
    guard abs(score.value) > score.error else { return nil }
    return score.value > 0 ? 1 : -1
  }
}

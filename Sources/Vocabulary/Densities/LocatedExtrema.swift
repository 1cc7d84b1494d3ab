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
      // Between two modes each, as in a density on the whole line; or by the places.
      let alternate = modes.count == extrema.antimodes.count + 1
      places = extrema.antimodes.enumerated().map { index, x in
        let isBetween =
          alternate && modes[index].value - modes[index].error <= x
          && x <= modes[index + 1].value + modes[index + 1].error
        let before = isBetween ? modes[index] : modes.last { $0.value < x }
        let after = isBetween ? modes[index + 1] : modes.first { $0.value > x }
        return located(
          x, .minimum, between: before.map { $0.value - $0.error } ?? -.infinity,
          and: after.map { $0.value + $0.error } ?? .infinity)
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

  /// A place with its error bound; it lies between two others whatever the signs of the score tell.
  private func located(
    _ x: Double, _ extreme: Extreme, between least: Double = -.infinity,
    and most: Double = .infinity
  ) -> Estimate {
    func isCertain(_ x: Double, _ side: Double) -> Bool {
      sign(x).map { $0 * side == (extreme == .maximum ? -1 : 1) || $0 == 0 } ?? false
    }
    func end(_ side: Double) -> (place: Double, isCertain: Bool) {
      let limit = side < 0 ? least : most
      var step = 2 * x.ulp
      while step < 1e150, side * (x + side * step) < side * limit {
        if isCertain(x + side * step, side) { return (x + side * step, true) }
        step *= 2
      }
      return limit.isFinite ? (limit, false) : (x + side * step, false)
    }
    let (first, last) = (end(-1), end(1))
    var (lower, upper) = (first.place, last.place)
    // The search for the place may have ended early, as next to 0: halved while signs are certain.
    for _ in 0..<(first.isCertain && last.isCertain ? 1_100 : 0) {
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
    let isKnown = (first.isCertain || last.isCertain) && x > lower && x < upper
    let place = isKnown ? x : 0.5 * lower + 0.5 * upper
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

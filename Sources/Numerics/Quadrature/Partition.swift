/// The first cut of a range of integration: pieces that grow geometrically away from each landmark.
enum Partition {
  /// A cut and the length that matters near it.
  private struct Cut {
    var place: Abscissa
    var scale: Double
  }

  /// The distances from a landmark at which to cut, in units of its scale.
  private static let distances: [Double] = [0, 2, 5, 10, 20, 40]

  /// The pieces of a range, from left to right.
  ///
  /// - Parameters:
  ///   - lower: The lower limit, which may be minus infinity.
  ///   - upper: The upper limit, above `lower`, which may be infinity.
  ///   - landmarks: Where to look; with none, 0 with scale 1 on an infinite range.
  ///   - breaks: Where the integrand may jump: there is a cut at each of them.
  ///   - decay: How fast the integrand falls at infinite ends.
  static func panels(
    from lower: Double, to upper: Double, landmarks: [Landmark], breaks: [Double] = [],
    decay: Decay = .fast
  ) -> [Panel] {
    let cuts = thinned(inside(cuts(at: landmarks, lower, upper, breaks), lower, upper))
    var panels: [Panel] = []
    panels.reserveCapacity(cuts.count + 1)
    if lower == -.infinity, let first = cuts.first {
      panels +=
        Panel(
          tailFrom: first.place, stretch: -stretch(cuts), decay: decay.lower, reach: decay.reach
        ).tailPieces
    }
    for (left, right) in zip(cuts, cuts.dropFirst()) {
      // The finer side gives the origin, so that its neighbourhood is resolved.
      // Next to 0 numbers are as fine as a pole there asks for.
      let length = right.place.distance(from: left.place)
      let base =
        left.place.value == 0 && right.scale > 1e-6 * length
        ? 0
        : right.place.value == 0 && left.scale > 1e-6 * length
          ? 0
          : left.scale <= right.scale ? left.place.base : right.place.base
      let from = left.place.distance(from: Abscissa(base))
      let to = right.place.distance(from: Abscissa(base))
      if from < to { panels.append(Panel(base: base, lower: from, upper: to)) }
    }
    if upper == .infinity, let last = cuts.last {
      panels +=
        Panel(
          tailFrom: last.place, stretch: stretch(cuts.reversed()), decay: decay.upper,
          reach: decay.reach
        ).tailPieces
    }
    return panels
  }

  /// The length for a tail: the scale of the outermost landmark, or 1 with none.
  private static func stretch(_ fromOutside: [Cut]) -> Double {
    fromOutside.first { $0.scale.isFinite }?.scale ?? 1
  }

  private static func cuts(
    at landmarks: [Landmark], _ lower: Double, _ upper: Double, _ breaks: [Double]
  ) -> [Cut] {
    var result: [Cut] = []
    for landmark in landmarks {
      for distance in distances {
        let offset = distance * landmark.scale
        result.append(Cut(place: Abscissa(landmark.location, plus: offset), scale: landmark.scale))
        if distance > 0 {
          result.append(
            Cut(place: Abscissa(landmark.location, plus: -offset), scale: landmark.scale))
        }
      }
    }
    for place in [lower, upper] + breaks where place.isFinite {
      result.append(Cut(place: Abscissa(place), scale: .infinity))
    }
    if !result.contains(where: \.scale.isFinite), !(lower.isFinite && upper.isFinite) {
      // Nothing says where to look on an infinite range.
      let place = lower.isFinite ? lower : upper.isFinite ? upper : 0
      result.append(Cut(place: Abscissa(place), scale: 1))
    }
    if result.isEmpty { result.append(Cut(place: Abscissa(0), scale: 1)) }
    return result.sorted { $0.place.distance(from: $1.place) < 0 }
  }

  private static func inside(_ cuts: [Cut], _ lower: Double, _ upper: Double) -> [Cut] {
    cuts.filter { cut in
      (lower == -.infinity || cut.place.distance(from: Abscissa(lower)) >= 0)
        && (upper == .infinity || cut.place.distance(from: Abscissa(upper)) <= 0)
    }
  }

  /// Leaves out cuts that stand closer to their left neighbour than a quarter of the finer of the two
  /// scales; limits of the range stay.
  private static func thinned(_ cuts: [Cut]) -> [Cut] {
    var result: [Cut] = []
    for cut in cuts {
      if let last = result.last {
        let gap = cut.place.distance(from: last.place)
        if gap <= 0.25 * min(cut.scale, last.scale), cut.scale.isFinite, last.scale.isFinite {
          if cut.scale < last.scale { result[result.count - 1] = cut }
          continue
        }
      }
      result.append(cut)
    }
    return result
  }
}

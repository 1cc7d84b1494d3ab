import Arithmetic

extension Normalization {
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
    /// f on intervals; nil where it has no enclosures, so that the error of the quadrature is estimated.
    var series: IntervalFunction?
    /// Whether f has no bounds between two places because a part of it is too large for a number.
    var overflows: (@Sendable (Double, Double) -> Bool)?
    /// f towards infinity; nil where that is not known.
    var atEnd: EndFunction?

    func panels(
      from lower: Double, to upper: Double, _ landmarks: [Landmark], order: Double
    ) throws(NumericsError) -> [Panel] {
      // Beyond an end of the mass that is no end of the support there is a tail, however little it holds.
      for (end, place, tail) in [
        (self.lower, lower, tails.lower), (self.upper, upper, tails.upper),
      ] where end.isFinite && place == end && !breaks.contains(end) && tail.power - order <= 1e-9 {
        throw .infinite(quantity: "the integral")
      }
      let decay = try Decay(
        (tails.lower.power - order, tails.upper.power - order),
        over: lower...max(lower, upper), of: "the integral")
      return Partition.panels(
        from: lower, to: upper, landmarks: landmarks,
        breaks: breaks + farCuts(lower, upper) + cuts.filter { $0 > lower && $0 < upper },
        decay: decay)
    }

    /// Places at which to cut besides.
    private(set) var cuts: [Double] = []

    /// exp(f - shift) times a function on intervals; nil where f has no enclosures.
    func enclosed(
      less shift: Double, times weight: IntervalFunction? = nil, _ power: Moment = Moment()
    ) -> EnclosedIntegrand? {
      guard let series else { return nil }
      let function: IntervalFunction = { x in
        let density = (Ball(-shift) + series(x)).exponential
        return weight.map { density * $0(x) } ?? density
      }
      return EnclosedIntegrand(
        function: function, lowerTail: tail(sign: -1, less: shift, weight, power, series),
        upperTail: tail(sign: 1, less: shift, weight, power, series))
    }

    private func tail(
      sign: Double, less shift: Double, _ weight: IntervalFunction?, _ power: Moment,
      _ series: IntervalFunction
    ) -> TailBound? {
      let end = sign < 0 ? lower : upper
      if breaks.contains(end) { return nil }
      let outermost = landmarks.max { sign * $0.location < sign * $1.location }
      let scale = outermost?.scale ?? 1
      let start = end.isFinite ? end : (outermost?.location ?? 0) + sign * 40 * scale
      func interval(_ inner: Double, _ outer: Double) -> Series {
        Series(range: Ball(from: min(inner, outer), to: max(inner, outer)))
      }
      var reached = f(start).value
      return TailBound(
        from: start, sign: sign, step: scale, negligible: Self.negligible * scale,
        sufficient: end.isFinite ? Self.negligible * scale : .infinity
      ) { inner, outer in
        let x = interval(inner, outer)
        let (range, size) = (series(x).range, weight.map { $0(x).range } ?? Ball(1))
        guard range.isFinite, size.isFinite else { return .infinity }
        // In logarithms: the density may be less than a number where the integral is not.
        let logarithm = (range.upper - shift) + log(size.magnitude) + log(abs(outer - inner))
        return exp(logarithm) * (1 + 1e-9) + .leastNonzeroMagnitude
      } isNothing: { inner, outer in
        let range = series(interval(inner, outer)).range
        // A formula such as log(cosh(x)) overflows far out, where there is no mass left.
        guard range.isFinite else {
          let (low, high) = (min(inner, outer), max(inner, outer))
          let value = f(outer).value
          if reached < top - 500, !(value > -1e300 && value < .infinity),
            overflows?(low, high) ?? false
          {
            return true
          }
          // So far out the differences of the terms of a formula are lost in the rounding of balls.
          return abs(outer - start) > 1e12 * scale && !(value >= top - 1e5)
        }
        reached = range.upper
        // A density of e^-100000 leaves nothing.
        return reached < top - 1e5
      } closed: {
        closed(beyond: $0, sign: sign, less: shift, power)
      }
    }

    /// A power of the distance from a place, by which a density is weighted.
    struct Moment {
      var order = 0
      var center = 0.0
    }

    /// The integral of exp(f - shift) times a power from a place to infinity, by what f does there; nil where
    /// that is not known.
    private func closed(
      beyond place: Double, sign: Double, less shift: Double, _ power: Moment
    ) -> Ball? {
      guard let atEnd, sign * place >= 16, place.isFinite else { return nil }
      let reach = (1 / abs(place)).nextUp
      let x = EndExpansion(infinityOf: sign, reach: reach)
      guard let f = atEnd(x), let exponent = f + x.constant(Ball(-shift)),
        var product = exponent.exponential, let distance = x + x.constant(Ball(-power.center)),
        let square = x * x
      else { return nil }
      for factor in Array(repeating: distance, count: power.order) + [square] {
        guard let next = product * factor else { return nil }
        product = next
      }
      guard let integral = product.integral else { return nil }
      // The reciprocal of the place is rounded.
      return Ball(
        integral.middle,
        radius: integral.radius + 1e-13 * integral.magnitude + .leastNonzeroMagnitude)
    }

    /// A bound on the integral of a function beyond ends that are no ends of the support.
    func rest(beyondEndsIn enclosed: EnclosedIntegrand) -> Double {
      var sum = 0.0
      for (end, tail) in [(lower, enclosed.lowerTail), (upper, enclosed.upperTail)]
      where end.isFinite && !breaks.contains(end) {
        sum += tail?.beyond(end) ?? .infinity
      }
      return sum
    }

    /// What is left of the mass beyond an end, in units of a scale.
    private static let negligible = 1e-250

    /// Moves the ends outwards to where the enclosures leave nothing beyond, and notes what they leave; says
    /// whether they tell.
    mutating func moveEnds() -> Bool {
      guard let enclosed = enclosed(less: top) else { return false }
      var isKnown = true
      for (end, tail) in [(lower, enclosed.lowerTail), (upper, enclosed.upperTail)]
      where end.isFinite && !breaks.contains(end) {
        let scale = landmarks.map(\.scale).min() ?? 1
        guard let tail, tail.rests[0].isFinite,
          let index = tail.end(leaving: Self.negligible * scale) ?? tail.end(leaving: 1e-30 * scale)
        else {
          isKnown = false
          continue
        }
        if index > 0 {
          cuts += tail.places[0..<index]
          if end == lower { lower = tail.places[index] } else { upper = tail.places[index] }
        }
        beyond = max(beyond, tail.rests[index] / scale)
      }
      return isKnown
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
}

import Arithmetic

extension Mixture {
  /// All local extremes, isolated by bounds on the score and its derivative.
  ///
  /// Every mode lies between the smallest and the largest mean. That interval is halved until, on each
  /// part, either the score cannot be 0, or its derivative cannot be 0 and the signs at the ends tell
  /// whether there is a root. What is still open at a millionth of the smallest standard deviation (near
  /// a multiple root, as between two equal components at distance 2 sd) is judged by the signs of the
  /// score there, where these are certain: two extremes closer than that can be missed.
  ///
  /// - Throws: `NumericsError.budgetExhausted` after 20 million bounds on components.
  /// - Complexity: O(number of components) for each part; about 50 parts for each extreme.
  public func extrema() throws(NumericsError) -> Extrema {
    let lowest = terms.reduce(Double.infinity) { min($0, $1.mean) }
    let highest = terms.reduce(-Double.infinity) { max($0, $1.mean) }
    guard lowest < highest else { return Extrema(modes: [lowest], antimodes: []) }
    let finest = terms.reduce(Double.infinity) { min($0, $1.sd) }
    // Just outside the means the signs are known: the density rises towards them.
    var signs = SignChanges()
    signs.append(outside(lowest, finest, -1), isPositive: true)
    var open = [(lower: lowest, upper: highest, active: Array(terms.indices))]
    var work = 0
    while let part = open.popLast() {
      work += part.active.count
      guard work <= Self.searchLimit else {
        throw .budgetExhausted(name: "the search for modes", limit: Self.searchLimit)
      }
      let bounds = scoreBounds(part.lower, part.upper, among: part.active)
      let middle = part.lower + 0.5 * (part.upper - part.lower)
      let isFine = part.upper - part.lower <= 1e-6 * finest
      let canSplit = middle > part.lower && middle < part.upper && !isFine
      if !bounds.scoreMayVanish {
        signs.append(middle, isPositive: score(middle) > 0)
      } else if !bounds.derivativeMayVanish {
        for x in [part.lower, part.upper] {
          let value = score(x)
          if value != 0 { signs.append(x, isPositive: value > 0) }
        }
      } else if canSplit {
        open.append((middle, part.upper, bounds.active))
        open.append((part.lower, middle, bounds.active))
      } else {
        let value = score(middle)
        if abs(value) > scoreError(middle) { signs.append(middle, isPositive: value > 0) }
      }
    }
    signs.append(outside(highest, finest, 1), isPositive: false)
    return try signs.extrema(of: self, scale: finest)
  }

  private static let searchLimit = 20_000_000

  private func outside(_ mean: Double, _ sd: Double, _ direction: Double) -> Double {
    mean + direction * max(sd, 4 * mean.ulp)
  }

  /// Whether the score, and its derivative, can be 0 somewhere on an interval.
  ///
  /// Only the components in `active` count; of these, the result names those whose responsibility does
  /// not underflow on the whole interval.
  private func scoreBounds(
    _ lower: Double, _ upper: Double, among active: [Int]
  ) -> (scoreMayVanish: Bool, derivativeMayVanish: Bool, active: [Int]) {
    let middle = Abscissa(lower + 0.5 * (upper - lower))
    let j = dominantTerm(at: middle, among: active)
    let own = terms[j]
    let shares = active.map { k in
      k == j ? Bounds(1, 1) : ratioBounds(of: k, to: j, lower, upper)
    }
    var least = 0.0
    var most = 0.0
    for share in shares {
      least += share.lower
      most += share.upper
    }
    let ownScore = Bounds(-(upper - own.mean) * own.precision, -(lower - own.mean) * own.precision)
    var first = Bounds(0, 0)
    var second = Bounds(-own.precision, -own.precision)
    var remaining = [j]
    for (k, share) in zip(active, shares) where k != j {
      // r_k = e_k/(e_k + the others), monotone in e_k and in the others.
      let r = Bounds(
        share.lower == 0 ? 0 : share.lower / (share.lower + max(most - share.upper, 1)),
        share.upper == .infinity
          ? 1 : share.upper / (share.upper + max(least - share.lower, 1)))
      if r.upper < 1e-300 { continue }
      remaining.append(k)
      let gap = scoreGapBounds(of: k, to: j, lower, upper)
      first = first + r * gap
      second = second + r * (gap.squared + Bounds(own.precision - terms[k].precision))
    }
    let score = ownScore + first
    let derivative = second + first.squared.negated
    return (score.mayBeZero, derivative.mayBeZero, remaining)
  }

  private func dominantTerm(at x: Abscissa, among active: [Int]) -> Int {
    if active.count == terms.count { return dominantTerm(at: x) }
    var best = active[0]
    var largest = -Double.infinity
    for k in active {
      let z = ((x.base - terms[k].mean) + x.offset) / terms[k].sd
      let value = terms[k].logScale - 0.5 * z * z
      if value > largest {
        largest = value
        best = k
      }
    }
    return best
  }

  /// Bounds on exp(l_k - l_j), a quadratic function of x in the exponent.
  private func ratioBounds(of k: Int, to j: Int, _ lower: Double, _ upper: Double) -> Bounds {
    var places = [lower, upper]
    let bend = terms[j].precision - terms[k].precision
    if bend != 0 {
      // l_k - l_j has its vertex where the component scores agree.
      let vertex =
        terms[j].mean + (terms[j].mean - terms[k].mean) * (terms[k].precision / bend)
      if vertex > lower, vertex < upper { places.append(vertex) }
    }
    var result = Bounds(.infinity, -.infinity)
    for x in places {
      let point = Abscissa(x)
      let ratio = logRatio(of: k, to: j, standardized: terms[j].standardized(point), at: point)
      result.lower = min(result.lower, ratio)
      result.upper = max(result.upper, ratio)
    }
    return Bounds(exp(result.lower), exp(result.upper))
  }

  private func scoreGapBounds(of k: Int, to j: Int, _ lower: Double, _ upper: Double) -> Bounds {
    func gap(_ x: Double) -> Double {
      if terms[k].sd == terms[j].sd {
        return (terms[k].mean - terms[j].mean) * terms[k].precision
      }
      return (x - terms[j].mean) * terms[j].precision - (x - terms[k].mean) * terms[k].precision
    }
    let a = gap(lower)
    let b = gap(upper)
    return Bounds(min(a, b), max(a, b))
  }
}

/// An interval that holds a number, without outward rounding: `mayBeZero` allows for that.
private struct Bounds {
  var lower: Double
  var upper: Double

  init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  init(_ value: Double) { self.init(value, value) }

  static func + (a: Bounds, b: Bounds) -> Bounds { Bounds(a.lower + b.lower, a.upper + b.upper) }

  static func * (a: Bounds, b: Bounds) -> Bounds {
    let products = [a.lower * b.lower, a.lower * b.upper, a.upper * b.lower, a.upper * b.upper]
    return products.reduce(Bounds(.infinity, -.infinity)) {
      Bounds(min($0.lower, $1), max($0.upper, $1))
    }
  }

  var squared: Bounds {
    let a = lower * lower
    let b = upper * upper
    return Bounds(lower <= 0 && upper >= 0 ? 0 : min(a, b), max(a, b))
  }

  var negated: Bounds { Bounds(-upper, -lower) }

  var mayBeZero: Bool {
    let slack = 1e-13 * max(abs(lower), abs(upper))
    return !(lower > slack || upper < -slack)
  }
}

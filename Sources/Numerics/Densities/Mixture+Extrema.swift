import Arithmetic

extension Mixture {
  /// All local extremes, isolated by bounds on the score and its derivative.
  ///
  /// Every mode lies between the smallest and the largest mean. That interval is halved until, on each
  /// part, either the score cannot be 0, or its derivative cannot be 0 and the signs at the ends tell
  /// whether there is a root. What is still open at a millionth of the smallest standard deviation (near
  /// a multiple root, as between two equal components at distance 2 sd) is counted with higher derivatives,
  /// see ``SignCount``, or by symmetry; where these do not tell either, the list is not certain.
  ///
  /// - Throws: `NumericsError.budgetExhausted` after 20 million bounds on components.
  /// - Complexity: O(number of components) for each part; about 50 parts for each extreme.
  public func extrema() throws(NumericsError) -> Extrema {
    let lowest = terms.reduce(Double.infinity) { min($0, $1.mean) }
    let highest = terms.reduce(-Double.infinity) { max($0, $1.mean) }
    guard lowest < highest else { return Extrema(modes: [lowest], antimodes: []) }
    let finest = terms.reduce(Double.infinity) { min($0, $1.sd) }
    var (signs, clusters) = try isolated(from: lowest, to: highest, finest)
    // Just outside the means the signs are known: the density rises towards them.
    signs.append((outside(lowest, finest, -1), true))
    signs.append((outside(highest, finest, 1), false))
    var isCertain = true
    var reached = -Double.infinity
    for cluster in clusters where cluster.upper > reached {
      if let found = signsAround(cluster, from: reached, finest) {
        signs.removeAll { $0.x > found.lower && $0.x < found.upper }
        signs += found.signs
        reached = found.upper
      } else {
        isCertain = false
        let middle = 0.5 * cluster.lower + 0.5 * cluster.upper
        let value = score(middle)
        if abs(value) > scoreError(middle) { signs.append((middle, value > 0)) }
      }
    }
    var changes = SignChanges()
    for sign in signs.sorted(by: { $0.x < $1.x }) {
      changes.append(sign.x, isPositive: sign.isPositive)
    }
    return try changes.extrema(of: self, scale: finest, isCertain: isCertain)
  }

  /// The signs of the score on parts, and what remains open.
  private func isolated(
    from lowest: Double, to highest: Double, _ finest: Double
  ) throws(NumericsError) -> (signs: [(x: Double, isPositive: Bool)], open: [Cluster]) {
    var signs: [(x: Double, isPositive: Bool)] = []
    var clusters: [Cluster] = []
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
        signs.append((middle, score(middle) > 0))
      } else if !bounds.derivativeMayVanish {
        for x in [part.lower, part.upper] {
          let value = score(x)
          if value != 0 { signs.append((x, value > 0)) }
        }
      } else if canSplit {
        open.append((middle, part.upper, bounds.active))
        open.append((part.lower, middle, bounds.active))
      } else if let last = clusters.last, part.lower - last.upper <= 4e-6 * finest {
        clusters[clusters.count - 1].upper = part.upper
      } else {
        clusters.append(Cluster(lower: part.lower, upper: part.upper))
      }
    }
    return (signs, clusters)
  }

  /// A stretch on which bounds on the score and its derivative leave open how many extremes there are.
  private struct Cluster {
    var lower: Double
    var upper: Double
  }

  /// Signs on a stretch around a cluster that show all changes; nil where it is not certain that they do.
  private func signsAround(
    _ cluster: Cluster, from reached: Double, _ finest: Double
  ) -> (lower: Double, upper: Double, signs: [(x: Double, isPositive: Bool)])? {
    // The work grows with the square of the number of components.
    guard terms.count <= Self.mostSeries else { return nil }
    let middle = 0.5 * cluster.lower + 0.5 * cluster.upper
    for share in [0.1, 0.03, 0.01, 1e-3, 1e-4, 1e-5, 4e-6] {
      let reach = share * finest + 0.5 * (cluster.upper - cluster.lower)
      let (lower, upper) = (max(middle - reach, reached), middle + reach)
      guard lower < cluster.lower, cluster.upper < upper else { continue }
      let ranges = ComponentRanges(self)
      let count = SignCount(of: { ranges.series(.score, of: $0) }, from: lower, to: upper)
      if let signs = count.signs ?? signsBySymmetry(from: lower, to: upper, ranges) {
        return (lower, upper, signs)
      }
    }
    return nil
  }

  /// The signs about a centre of symmetry: the score is 0 there, and its slope tells the rest where its third
  /// derivative keeps its sign.
  private func signsBySymmetry(
    from lower: Double, to upper: Double, _ ranges: ComponentRanges
  ) -> [(x: Double, isPositive: Bool)]? {
    let isPair =
      terms.count == 2 && terms[0].sd == terms[1].sd && terms[0].weight == terms[1].weight
      && weightError <= 3 * unitRoundoff
    let middle = 0.5 * terms[0].mean + 0.5 * terms[terms.count - 1].mean
    // A pair is symmetric about its middle wherever rounding puts that.
    guard let center = isPair ? middle : centerOfSymmetry, center > lower, center < upper else {
      return nil
    }
    let all = ranges.series(.score, of: Series(variableFrom: lower, to: upper, order: 3))
    let slope = ranges.series(.score, of: Series(variableFrom: center, to: center, order: 1))
    guard all.order >= 3, all.coefficients[3].upper < 0, slope.order >= 1 else { return nil }
    let (first, last) = (score(lower), score(upper))
    guard first > scoreError(lower), -last > scoreError(upper) else { return nil }
    let ends = [(x: lower, isPositive: true), (x: upper, isPositive: false)]
    // Two equal components have two modes exactly where their distance is more than two standard deviations.
    let gap = DoubledNumber(
      max(terms[0].mean, terms[1].mean), minus: min(terms[0].mean, terms[1].mean))
    let sd = terms[0].sd
    let excess = (gap.leading - 2 * sd) + gap.rest
    if isPair ? excess <= 0 : slope.coefficients[1].upper < 0 { return ends }
    guard isPair || slope.coefficients[1].lower > 0 else { return nil }
    // One zero on either side of the centre, about where the cubic has it; the slope of a pair is
    // (gap² - 4 sd²)/(4 sd⁴).
    let rate =
      isPair
      ? excess / sd * ((gap.leading + 2 * sd) / sd) / (4 * sd * sd) : slope.coefficients[1].middle
    let cubic = (rate / -all.coefficients[3].middle).squareRoot()
    let step = 0.5 * min(cubic, center - lower, upper - center)
    guard step > 16 * center.ulp else { return nil }
    return [ends[0], (center - step, false), (center + step, true), ends[1]]
  }

  /// The place about which the mixture is symmetric without any rounding; nil where there is none.
  private var centerOfSymmetry: Double? {
    // Inexact weights need not be equal where they look so.
    guard weightError <= 3 * unitRoundoff else { return nil }
    let sorted = terms.sorted { ($0.mean, $0.sd) < ($1.mean, $1.sd) }
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let sum = DoubledNumber(first.mean, minus: -last.mean)
    guard sum.rest == 0, case let center = 0.5 * sum.leading, 2 * center == sum.leading else {
      return nil
    }
    let mirrored = terms.sorted { (-$0.mean, $0.sd) < (-$1.mean, $1.sd) }
    let isSymmetric = zip(sorted, mirrored).allSatisfy { a, b in
      let total = DoubledNumber(a.mean, minus: -b.mean)
      return a.sd == b.sd && a.weight == b.weight && total.leading == sum.leading
        && total.rest == 0
    }
    return isSymmetric ? center : nil
  }

  private static let searchLimit = 20_000_000
  private static let mostSeries = 100

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

import Arithmetic

/// A weighted normal component of which each parameter lies within a ball.
///
/// One with exact parameters stands for itself; one with inexact parameters for all normal components
/// that it may be.
struct ComponentRange: Sendable {
  let weight: Ball
  let mean: Ball
  let sd: Ball
  /// 1/sd.
  let inverse: Ball
  /// 1/sd².
  let precision: Ball
  /// log(1 / (sd sqrt(2 pi))).
  let logHeight: Ball
  /// log(weight / (sd sqrt(2 pi))).
  let logScale: Ball

  /// A component with exact parameters, and a weight that is known to within a relative error.
  init(_ term: MixtureTerm, weightError: Double) {
    let logSd = log(term.sd)
    weight = Ball(term.weight, radius: (weightError + unitRoundoff) * term.weight)
    mean = Ball(term.mean)
    sd = Ball(term.sd)
    inverse = Ball(1 / term.sd, units: 1)
    precision = Ball(term.precision, units: 2)
    logHeight = Ball(-logSd - halfLogTwoPi, radius: 4 * unitRoundoff * (1 + abs(logSd)))
    logScale = Ball(
      term.logScale,
      radius: weightError + 4 * unitRoundoff * (1 + abs(log(term.weight)) + abs(logSd)))
  }

  /// A normal density.
  init(_ normal: Normal) {
    let logSd = log(normal.sd)
    weight = Ball(1)
    mean = Ball(normal.mean)
    sd = Ball(normal.sd)
    inverse = Ball(1 / normal.sd, units: 1)
    precision = inverse.squared
    logHeight = Ball(-logSd - halfLogTwoPi, radius: 4 * unitRoundoff * (1 + abs(logSd)))
    logScale = logHeight
  }

  /// All components with parameters in these balls; the weight may reach 0, where its logarithm is
  /// everything.
  init(weight: Ball, mean: Ball, sd: Ball) {
    self.weight = weight
    self.mean = mean
    self.sd = sd
    inverse = sd.inverse
    precision = inverse.squared
    logHeight = -sd.logarithm - Ball(halfLogTwoPi, units: 1)
    logScale = weight.logarithm + logHeight
  }

  /// (u - mean)/sd.
  func standardized(_ u: Series) -> Series { inverse * (-mean + u) }

  /// log w N(u).
  func logarithm(_ u: Series) -> Series { logScale + Ball(-0.5) * standardized(u).squared }

  /// The score -(u - mean)/sd².
  func score(_ u: Series) -> Series { -precision * (-mean + u) }

  /// w N(u).
  func pdf(_ u: Series) -> Series {
    let result = weight * (logHeight + Ball(-0.5) * standardized(u).squared).exponential
    guard !result.range.isFinite, u.isFinite else { return result }
    // Where the square overflows, what the density is at the nearest place.
    let nearest = Ball(min(standardized(u).range.mignitude, 1e100))
    let top = (weight * (logHeight + Ball(-0.5) * nearest.squared).exponential).upper
    return top.isFinite ? Series(range: Ball(from: 0, to: top)) : result
  }

  /// w P(X <= u) or w P(X > u).
  func tail(_ u: Series, isLower: Bool) -> Series {
    let z = standardized(u)
    let height = (logHeight + Ball(-0.5) * z.squared).exponential
    let range = isLower ? (-z.range).normalUpperTail : z.range.normalUpperTail
    return weight * u.integral(of: isLower ? height : -height, from: range)
  }
}

/// A sum of normal components of which each parameter lies within a ball.
struct ComponentRanges: Sendable {
  let components: [ComponentRange]
  /// Whether all components have one standard deviation, whatever it is.
  let sharesWidth: Bool

  /// The components of a mixture.
  init(_ mixture: Mixture) {
    components = mixture.terms.map { ComponentRange($0, weightError: mixture.weightError) }
    sharesWidth = mixture.terms.allSatisfy { $0.sd == mixture.terms[0].sd }
  }

  init(_ components: [ComponentRange], sharesWidth: Bool) {
    self.components = components
    self.sharesWidth = sharesWidth
  }

  /// A function of the density composed with one on an interval.
  ///
  /// Component by component; relative to each other the components are known as exp of a quadratic
  /// function, and where that overflows only the range is.
  func series(_ function: PointwiseFunction, of u: Series) -> Series {
    switch function {
    case .pdf: sum { $0.pdf(u) }
    case .lowerTail: sum { $0.tail(u, isLower: true) }
    case .upperTail: sum { $0.tail(u, isLower: false) }
    case .logpdf: logpdf(u)
    case .score: score(u)
    case .scoreDerivative: scoreDerivative(u)
    }
  }

  /// The expected value.
  var mean: Ball { components.reduce(Ball(0)) { $0 + $1.weight * $1.mean } }

  /// The variance: the mean of the components' variances and squared distances from the mean.
  var variance: Ball {
    let center = mean
    return components.reduce(Ball(0)) {
      $0 + $1.weight * ($1.sd.squared + ($1.mean - center).squared)
    }
  }

  private func sum(_ part: (ComponentRange) -> Series) -> Series {
    var total: Series?
    for component in components {
      let summand = part(component)
      total = total.map { $0 + summand } ?? summand
    }
    return total ?? .unknown
  }

  private func logpdf(_ u: Series) -> Series {
    let logs = components.map { $0.logarithm(u) }
    guard u.isFinite, let dominant = greatest(logs) else { return .unknown }
    if logs.count == 1 { return logs[0] }
    // The largest component, and at most as many times that as there are.
    let low = logs.map(\.range.lower).max() ?? -.infinity
    let high = (logs.map(\.range.upper).max() ?? .infinity) + log(Double(logs.count)) + 1e-15
    let outer = Ball(from: low, to: high.nextUp)
    var total = Series(constant: Ball(1), order: u.order)
    for (k, l) in logs.enumerated() where k != dominant {
      total = total + (l - logs[dominant]).exponential
    }
    let result = logs[dominant] + total.logarithm
    guard result.isFinite else { return Series(range: outer) }
    return result.ranging(result.range.clamped(low...max(low, high)))
  }

  private func greatest(_ all: [Series]) -> Int? {
    all.indices.max { all[$0].range.middle < all[$1].range.middle }
  }

  /// The responsibilities; only their range where they change too much.
  private func responsibilities(_ u: Series) -> [Series] {
    let logs = components.map { $0.logarithm(u) }
    return logs.indices.map { k in
      var total = Series(constant: Ball(1), order: u.order)
      for (i, l) in logs.enumerated() where i != k { total = total + (l - logs[k]).exponential }
      let share = Series(constant: Ball(1), order: u.order) / total
      return share.isFinite
        ? share.ranging(share.range.clamped(0...1)) : Series(range: Ball(from: 0, to: 1))
    }
  }

  private func score(_ u: Series) -> Series {
    guard u.isFinite else { return .unknown }
    let scores = components.map { $0.score(u) }
    if scores.count == 1 { return scores[0] }
    let shares = responsibilities(u)
    // Relative to the component with the largest share, so that the others' small shares count.
    let main = greatest(shares) ?? 0
    var result = scores[main]
    for k in shares.indices where k != main {
      result = result + shares[k] * scoreGap(k, main, scores)
    }
    let low = scores.map(\.range.lower).min() ?? -.infinity
    let high = scores.map(\.range.upper).max() ?? .infinity
    return result.isFinite
      ? result.ranging(result.range.clamped(low...max(low, high)))
      : Series(range: Ball(from: low, to: high))
  }

  /// Whether two components have one standard deviation.
  private func haveOneWidth(_ k: Int, _ j: Int) -> Bool {
    sharesWidth || (components[k].sd == components[j].sd && components[k].sd.radius == 0)
  }

  /// c_k - c_j: a constant between components of one width.
  private func scoreGap(_ k: Int, _ j: Int, _ scores: [Series]) -> Series {
    guard haveOneWidth(k, j) else { return scores[k] - scores[j] }
    let gap = components[k].mean - components[j].mean
    return Series(constant: gap * components[k].precision, order: scores[k].order)
  }

  private func scoreDerivative(_ u: Series) -> Series {
    guard u.isFinite else { return .unknown }
    if components.count == 1 {
      return Series(constant: -components[0].precision, order: u.order)
    }
    let shares = responsibilities(u)
    let scores = components.map { $0.score(u) }
    let main = greatest(shares) ?? 0
    var mean = Series(constant: Ball(0), order: u.order)
    var gaps: [Series] = []
    for k in shares.indices {
      gaps.append(k == main ? Series(constant: Ball(0), order: u.order) : scoreGap(k, main, scores))
      if k != main { mean = mean + shares[k] * gaps[k] }
    }
    var result = Series(constant: -components[main].precision, order: u.order)
    for k in shares.indices {
      var part = (gaps[k] - mean).squared
      if k != main, !haveOneWidth(k, main) {
        part = components[main].precision - components[k].precision + part
      }
      result = result + shares[k] * part
    }
    return result
  }
}

public import Arithmetic

/// The functions of a density at a point.
public enum PointwiseFunction: Sendable {
  case pdf
  case logpdf
  case score
  case scoreDerivative
  /// P(X <= x).
  case lowerTail
  /// P(X > x).
  case upperTail
}

extension Density {
  /// A tail of a density on an interval: its range from both ends, its derivative from the density.
  fileprivate func tailSeries(_ isLower: Bool, _ u: Series, _ pdf: Series) -> Series {
    guard u.isFinite else { return Series(range: Ball(from: 0, to: 1)) }
    let ends = [u.range.lower, u.range.upper].map { isLower ? lowerTail($0) : upperTail($0) }
    let low = ends.map { $0.value - $0.error }.min() ?? 0
    let high = ends.map { $0.value + $0.error }.max() ?? 1
    let range = Ball(from: low.nextDown, to: high.nextUp).clamped(0...1)
    guard pdf.isFinite, u.order > 0 else { return Series(range: range) }
    return u.integral(of: isLower ? pdf : -pdf, from: range)
  }
}

extension Normal {
  /// A function of the density composed with one on an interval.
  public func series(_ function: PointwiseFunction, of u: Series) -> Series {
    let inverse = Ball(1 / sd, units: 1)
    let z = inverse * (Ball(-mean) + u)
    func logarithm() -> Series {
      Ball(-log(sd) - halfLogTwoPi, radius: 4 * unitRoundoff * (1 + abs(log(sd))))
        + Ball(-0.5) * z.squared
    }
    switch function {
    case .pdf: return logarithm().exponential
    case .logpdf: return logarithm()
    case .score: return -(inverse * z)
    case .scoreDerivative:
      return Series(constant: -(inverse * inverse), order: u.order)
    case .lowerTail:
      return u.integral(of: logarithm().exponential, from: (-z.range).normalUpperTail)
    case .upperTail:
      return u.integral(of: -logarithm().exponential, from: z.range.normalUpperTail)
    }
  }
}

extension Laplace {
  /// A function of the density composed with one on an interval; at the mean it has a kink.
  public func series(_ function: PointwiseFunction, of u: Series) -> Series {
    let inverse = Ball(1 / scale, units: 1)
    let z = inverse * (Ball(-mean) + u)
    func logarithm() -> Series {
      Ball(-log(2) - log(scale), radius: 4 * unitRoundoff * (1 + abs(log(scale))))
        + -z.absoluteValue
    }
    switch function {
    case .pdf: return logarithm().exponential
    case .logpdf: return logarithm()
    case .score:
      if z.range.lower > 0 { return Series(constant: -inverse, order: u.order) }
      if z.range.upper < 0 { return Series(constant: inverse, order: u.order) }
      return Series(range: Ball(0, radius: inverse.upper))
    case .scoreDerivative: return Series(constant: Ball(0), order: u.order)
    case .lowerTail, .upperTail:
      return tailSeries(function == .lowerTail, u, logarithm().exponential)
    }
  }
}

extension StudentT {
  /// A function of the density composed with one on an interval.
  public func series(_ function: PointwiseFunction, of u: Series) -> Series {
    let inverse = Ball(1 / scale, units: 1)
    let z = inverse * (Ball(-location) + u)
    let square = z.squared
    let n = degrees
    func logarithm() -> Series {
      let peak = logpdf(location)
      return Ball(peak, radius: logpdfError(location))
        + Ball(-0.5 * (n + 1), units: 1) * (Ball(1 / n, units: 1) * square).logarithmOnePlus
    }
    switch function {
    case .pdf: return logarithm().exponential
    case .logpdf: return logarithm()
    case .score: return Ball(-(n + 1), units: 1) * inverse * (z / (Ball(n) + square))
    case .scoreDerivative:
      let sum = Ball(n) + square
      return Ball(-(n + 1), units: 1) * inverse * inverse
        * ((Ball(n) + -square) / sum.squared)
    case .lowerTail, .upperTail:
      return tailSeries(function == .lowerTail, u, logarithm().exponential)
    }
  }
}

extension Mixture {
  /// A function of the density composed with one on an interval.
  ///
  /// Component by component; relative to each other the components are known as exp of a quadratic
  /// function, and where that overflows only the range is.
  public func series(_ function: PointwiseFunction, of u: Series) -> Series {
    switch function {
    case .pdf:
      return sum(u) { $0.series(.pdf, of: u) }
    case .lowerTail: return sum(u) { $0.series(.lowerTail, of: u) }
    case .upperTail: return sum(u) { $0.series(.upperTail, of: u) }
    case .logpdf: return logpdfSeries(u)
    case .score: return scoreSeries(u)
    case .scoreDerivative: return scoreDerivativeSeries(u)
    }
  }

  private func sum(_ u: Series, _ part: (Normal) -> Series) -> Series {
    var total: Series?
    for term in terms {
      guard let normal = try? Normal(mean: term.mean, sd: term.sd) else { return .unknown }
      let weight = Ball(
        term.weight, radius: (weightError + unitRoundoff) * term.weight)
      let summand = weight * part(normal)
      total = total.map { $0 + summand } ?? summand
    }
    return total ?? .unknown
  }

  /// log w_k N_k(u) of each component.
  private func logarithms(_ u: Series) -> [Series] {
    terms.map { term in
      let z = Ball(1 / term.sd, units: 1) * (Ball(-term.mean) + u)
      let sizes = 1 + abs(log(term.weight)) + abs(log(term.sd))
      return Ball(term.logScale, radius: weightError + 4 * unitRoundoff * sizes)
        + Ball(-0.5) * z.squared
    }
  }

  private func logpdfSeries(_ u: Series) -> Series {
    let logs = logarithms(u)
    guard u.isFinite, let dominant = dominantIndex(logs) else { return .unknown }
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

  private func dominantIndex(_ logs: [Series]) -> Int? {
    logs.indices.max { logs[$0].range.middle < logs[$1].range.middle }
  }

  /// The responsibilities; unknown where they change too much.
  private func responsibilitySeries(_ u: Series) -> [Series] {
    let logs = logarithms(u)
    return logs.indices.map { k in
      var total = Series(constant: Ball(1), order: u.order)
      for (i, l) in logs.enumerated() where i != k { total = total + (l - logs[k]).exponential }
      let share = Series(constant: Ball(1), order: u.order) / total
      return share.isFinite
        ? share.ranging(share.range.clamped(0...1)) : Series(range: Ball(from: 0, to: 1))
    }
  }

  /// The scores of the components.
  private func componentScores(_ u: Series) -> [Series] {
    terms.map { Ball(-1 / ($0.sd * $0.sd), units: 2) * (Ball(-$0.mean) + u) }
  }

  private func scoreSeries(_ u: Series) -> Series {
    guard u.isFinite else { return .unknown }
    let shares = responsibilitySeries(u)
    let scores = componentScores(u)
    // Relative to the component with the largest share, so that the others' small shares count.
    let main = shares.indices.max { shares[$0].range.middle < shares[$1].range.middle } ?? 0
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

  /// c_k - c_j: a constant between components of one width.
  private func scoreGap(_ k: Int, _ j: Int, _ scores: [Series]) -> Series {
    guard terms[k].sd == terms[j].sd else { return scores[k] - scores[j] }
    let gap = Ball(terms[k].mean) - Ball(terms[j].mean)
    return Series(
      constant: gap * Ball(terms[k].precision, units: 2), order: scores[k].order)
  }

  private func scoreDerivativeSeries(_ u: Series) -> Series {
    guard u.isFinite else { return .unknown }
    let shares = responsibilitySeries(u)
    let scores = componentScores(u)
    let main = shares.indices.max { shares[$0].range.middle < shares[$1].range.middle } ?? 0
    var mean = Series(constant: Ball(0), order: u.order)
    var gaps: [Series] = []
    for k in shares.indices {
      gaps.append(k == main ? Series(constant: Ball(0), order: u.order) : scoreGap(k, main, scores))
      if k != main { mean = mean + shares[k] * gaps[k] }
    }
    var result = Series(constant: Ball(-terms[main].precision, units: 2), order: u.order)
    for k in shares.indices {
      let bend = Ball(terms[main].precision, units: 2) - Ball(terms[k].precision, units: 2)
      var part = (gaps[k] - mean).squared
      if k != main, terms[k].sd != terms[main].sd { part = bend + part }
      result = result + shares[k] * part
    }
    return result
  }
}

extension Tempered {
  /// A function of the density composed with one on an interval.
  public func series(_ function: PointwiseFunction, of u: Series) -> Series {
    let beta = Ball(beta)
    switch function {
    case .pdf: return series(.logpdf, of: u).exponential
    case .logpdf:
      return Ball(-logNormalizer.value, radius: logNormalizer.error)
        + beta * base.series(.logpdf, of: u)
    case .score, .scoreDerivative: return beta * base.series(function, of: u)
    case .lowerTail, .upperTail:
      return tailSeries(function == .lowerTail, u, series(.pdf, of: u))
    }
  }
}

extension Unnormalized {
  /// A function of the density composed with one on an interval.
  public func series(_ function: PointwiseFunction, of u: Series) -> Series {
    guard let logSeries, u.isFinite else { return .unknown }
    let range = u.range
    let isInside = support.contains(range.lower) && support.contains(range.upper)
    let isOutside = range.upper < support.lowerBound || range.lower > support.upperBound
    let normalization = Ball(-logNormalizer.value, radius: logNormalizer.error)
    switch function {
    case .pdf:
      if isOutside { return Series(constant: Ball(0), order: u.order) }
      let inside = series(.logpdf, of: u).exponential
      guard !isInside else { return inside }
      // At an end of the support it jumps.
      let part = Ball(
        from: max(range.lower, support.lowerBound), to: min(range.upper, support.upperBound))
      // Rounded outwards the part reaches an ulp beyond the support, where the formula goes on.
      let top = (normalization + logSeries(Series(range: part))).exponential.range
      return top.isFinite ? Series(range: Ball(from: 0, to: top.upper)) : .unknown
    case .logpdf:
      guard isInside else { return .unknown }
      return normalization + logSeries(u)
    case .score, .scoreDerivative:
      guard isInside else { return .unknown }
      let order = u.order + (function == .score ? 1 : 2)
      let f = logSeries(Series(variableFrom: range.lower, to: range.upper, order: order))
      let outer = function == .score ? f.derivative : f.derivative.derivative
      return u.composed(with: outer)
    case .lowerTail, .upperTail:
      return tailSeries(function == .lowerTail, u, series(.pdf, of: u))
    }
  }
}

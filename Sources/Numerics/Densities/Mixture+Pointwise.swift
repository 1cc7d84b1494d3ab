import Arithmetic

// The functions of a mixture at one point. With l_k = log w_k N(x; m_k, s_k²) and j the component of
// largest l_k, everything is a sum of exp(l_k - l_j) <= 1, and
//
//   l_k - l_j = log(w_k s_j / (w_j s_k)) + (z_j - z_k)(z_j + z_k)/2,   z = (x - m)/s,
//
// with the z to twice the working precision: near the crossing of two far components z_j + z_k is a
// small difference of large numbers.

extension Mixture {
  /// The density at x.
  public func pdf(_ x: Double) -> Double { exp(logpdf(x)) }

  /// The natural logarithm of the density at x.
  ///
  /// - Complexity: O(number of components).
  public func logpdf(_ x: Double) -> Double { logpdf(at: Abscissa(x)) }

  func logpdf(at x: Abscissa) -> Double {
    let dominant = dominantTerm(at: x)
    let z = terms[dominant].standardized(x)
    let square = z.leading * z.leading
    guard square.isFinite else { return square.isNaN ? .nan : -.infinity }
    let largest = terms[dominant].logScale - 0.5 * square - z.leading * z.rest
    if terms.count == 1 { return largest }
    var rest = 0.0
    for k in terms.indices where k != dominant {
      rest += exp(logRatio(of: k, to: dominant, standardized: z, at: x))
    }
    return largest + logOnePlus(rest)
  }

  /// The score d/dx log p(x) = sum of r_k c_k with responsibilities r_k and component scores
  /// c_k = -(x - m_k)/s_k².
  ///
  /// Computed as c_j + sum of r_k (c_k - c_j) with j the component that dominates at x, so that
  /// neither 1 - r nor a difference of two large scores is formed.
  ///
  /// - Complexity: O(number of components).
  public func score(_ x: Double) -> Double { score(at: Abscissa(x)) }

  func score(at x: Abscissa) -> Double {
    let dominant = dominantTerm(at: x)
    let z = terms[dominant].standardized(x)
    let own = -z.leading / terms[dominant].sd
    if terms.count == 1 || isFar(x) { return own }
    var total = 1.0
    var first = CompensatedSum()
    for k in terms.indices where k != dominant {
      let weight = exp(logRatio(of: k, to: dominant, standardized: z, at: x))
      if weight == 0 { continue }
      total += weight
      first.add(weight * scoreGap(of: k, to: dominant, standardized: z, at: x))
    }
    return own + first.value / total
  }

  /// The derivative of the score: the variance of the component scores under the responsibilities
  /// minus the mean of 1/s_k².
  ///
  /// - Complexity: O(number of components).
  public func scoreDerivative(_ x: Double) -> Double {
    let point = Abscissa(x)
    let dominant = dominantTerm(at: point)
    let z = terms[dominant].standardized(point)
    let precision = terms[dominant].precision
    if terms.count == 1 || isFar(point) { return -precision }
    var total = 1.0
    var first = CompensatedSum()
    var bend = CompensatedSum()
    for k in terms.indices where k != dominant {
      let weight = exp(logRatio(of: k, to: dominant, standardized: z, at: point))
      if weight == 0 { continue }
      total += weight
      first.add(weight * scoreGap(of: k, to: dominant, standardized: z, at: point))
    }
    // The variance about the mean gap: squares only, so nothing cancels.
    let meanGap = first.value / total
    bend.add(meanGap * meanGap)
    for k in terms.indices where k != dominant {
      let weight = exp(logRatio(of: k, to: dominant, standardized: z, at: point))
      if weight == 0 { continue }
      let gap = scoreGap(of: k, to: dominant, standardized: z, at: point) - meanGap
      bend.add(weight * gap * gap)
      bend.add(weight * (precision - terms[k].precision))
    }
    return bend.value / total - precision
  }

  /// The logarithms of the responsibilities, one for each component as given; minus infinity for a
  /// component of weight 0.
  ///
  /// - Complexity: O(number of components).
  public func logResponsibilities(_ x: Double) -> [Double] {
    let odds = logOdds(at: Abscissa(x))
    var result = Array(repeating: -Double.infinity, count: components.count)
    let logTotal = logOnePlus(
      odds.ratios.indices.reduce(0) { $1 == odds.dominant ? $0 : $0 + exp(odds.ratios[$1]) })
    for (term, ratio) in zip(terms, odds.ratios) { result[term.position] = ratio - logTotal }
    return result
  }

  /// The logarithms of the weighted components at x over that of the one which dominates.
  private func logOdds(at x: Abscissa) -> (dominant: Int, ratios: [Double]) {
    if isFar(x) {
      var dominant = 0
      for k in terms.indices.dropFirst() where logRatioFarOut(of: k, to: dominant, x.value) > 0 {
        dominant = k
      }
      return (
        dominant,
        terms.indices.map { $0 == dominant ? 0 : logRatioFarOut(of: $0, to: dominant, x.value) }
      )
    }
    let dominant = dominantTerm(at: x)
    let z = terms[dominant].standardized(x)
    return (
      dominant,
      terms.indices.map {
        $0 == dominant ? 0 : logRatio(of: $0, to: dominant, standardized: z, at: x)
      }
    )
  }

  /// log(w_k N_k(x)) - log(w_j N_j(x)) where the squares overflow: of two standard deviations the larger wins.
  private func logRatioFarOut(of k: Int, to j: Int, _ x: Double) -> Double {
    let (a, b) = (terms[j], terms[k])
    guard a.sd == b.sd else { return a.sd < b.sd ? .infinity : -.infinity }
    let heights = b.logScale - a.logScale
    if a.mean == b.mean { return heights }
    return heights
      + (b.mean - a.mean) * (x - 0.5 * a.mean - 0.5 * b.mean) / a.sd / a.sd
  }

  /// The responsibilities: the probability of each component, as given, when x is observed.
  ///
  /// - Complexity: O(number of components).
  public func responsibilities(_ x: Double) -> [Double] { logResponsibilities(x).map(exp) }

  /// Bounds on the errors of the responsibilities, in the same order.
  ///
  /// The odds over the component which dominates are known within their errors, and that component's are 1:
  /// what the others gain changes the total by no more than their sum.
  public func responsibilityErrors(_ x: Double) -> [Double] {
    var result = Array(repeating: 0.0, count: components.count)
    if terms.count == 1 { return result }
    let point = Abscissa(x)
    let odds = logOdds(at: point)
    var total = 1.0
    var changes = Array(repeating: 0.0, count: terms.count)
    for k in terms.indices where k != odds.dominant && odds.ratios[k] > -.infinity {
      let (odd, error) = (exp(odds.ratios[k]), logRatioError(of: k, to: odds, at: point))
      total += odd
      changes[k] = error < 1 ? odd * expMinusOne(error) : exp(odds.ratios[k] + error)
    }
    let change = changes.reduce(0, +)
    let least = max(total - change, 1)
    for k in terms.indices {
      let share = exp(odds.ratios[k]) / total
      let logarithm = share > 0 ? abs(log(share)) : 0
      let rounding = share * (2 * logarithm + 8 + Double(terms.count)) * unitRoundoff
      let bound = (changes[k] + share * change) / least * (1 + 1e-9) + rounding
      // Both lie between 0 and 1.
      result[terms[k].position] = min(
        bound + .leastNonzeroMagnitude, max(share, 1 - share).nextUp, 1)
    }
    return result
  }

  /// A bound on the rounding of the logarithm of the odds of a component over the dominant one.
  private func logRatioError(
    of k: Int, to odds: (dominant: Int, ratios: [Double]), at x: Abscissa
  ) -> Double {
    let (a, b) = (terms[odds.dominant], terms[k])
    var heights = 0.0
    for term in [a, b] {
      heights += unitRoundoff * (2 * abs(log(term.weight)) + 2 * abs(log(term.sd)) + 4)
    }
    heights += 2 * weightError + 8 * unitRoundoff * abs(b.logScale - a.logScale)
    let size = abs(odds.ratios[k])
    if isFar(x) { return heights + 16 * unitRoundoff * size }
    // The distances from the means carry twice as many digits.
    let (first, second) = (abs(x.value - a.mean) / a.sd, abs(x.value - b.mean) / b.sd)
    let gap = a.sd == b.sd ? abs(a.mean - b.mean) / a.sd : first + second
    let product = gap * (first + second) * unitRoundoff
    return heights + 16 * unitRoundoff * (size + product)
  }

  // MARK: Relative to the dominant component

  /// The component with the largest weighted density at x.
  func dominantTerm(at x: Abscissa) -> Int {
    if terms.count == 1 { return 0 }
    if isFar(x) { return widestTerm }
    var best = -1
    var largest = -Double.infinity
    for k in terms.indices {
      let z = ((x.base - terms[k].mean) + x.offset) / terms[k].sd
      let value = terms[k].logScale - 0.5 * z * z
      if value > largest {
        largest = value
        best = k
      }
    }
    return largest > -1e9 ? best : dominantByRatio(at: x)
  }

  /// The same where the logarithms are so large that their rounding hides the differences.
  private func dominantByRatio(at x: Abscissa) -> Int {
    var best = 0
    for k in terms.indices.dropFirst() {
      let z = terms[best].standardized(x)
      if logRatio(of: k, to: best, standardized: z, at: x) > 0 { best = k }
    }
    return best
  }

  private var widestTerm: Int {
    var best = 0
    for k in terms.indices where terms[k].sd > terms[best].sd { best = k }
    return best
  }

  /// So far out that only the widest component matters; also true of not-a-number.
  private func isFar(_ x: Abscissa) -> Bool { !(abs(x.value) <= Domain.farAway) }

  /// log(w_k N_k(x)) - log(w_j N_j(x)), where z is the standardized x of component j.
  func logRatio(of k: Int, to j: Int, standardized z: DoubledNumber, at x: Abscissa) -> Double {
    let zk = terms[k].standardized(x)
    // Of equal standard deviations the gap is that of the means at every x.
    let gap =
      terms[k].sd == terms[j].sd
      ? (terms[k].mean - terms[j].mean) / terms[j].sd
      : (z.leading - zk.leading) + (z.rest - zk.rest)
    let sum = (z.leading + zk.leading) + (z.rest + zk.rest)
    return (terms[k].logScale - terms[j].logScale) + 0.5 * gap * sum
  }

  /// The difference of the component scores, c_k - c_j.
  private func scoreGap(
    of k: Int, to j: Int, standardized z: DoubledNumber, at x: Abscissa
  ) -> Double {
    let a = terms[k]
    let b = terms[j]
    if a.sd == b.sd { return (a.mean - b.mean) * a.precision }
    return z.leading / b.sd - a.standardized(x).leading / a.sd
  }
}

extension Mixture {
  /// A bound on the rounding of the log density: that of z² in the dominant component, and of the
  /// logarithms.
  public func logpdfError(_ x: Double) -> Double {
    let dominant = terms[dominantTerm(at: Abscissa(x))]
    return 16 * unitRoundoff * (1 + abs(logpdf(x)) + abs(dominant.logScale)) + weightError
  }

  /// A bound on the rounding of the score: sixteen units of the scores of the components.
  public func scoreError(_ x: Double) -> Double {
    let point = Abscissa(x)
    let units = 16 * unitRoundoff + 2 * weightError
    return units * (abs(score(x)) + largestScore(at: point)) + 0x1p-1022
  }

  /// A bound on the rounding of the derivative of the score: sixteen units of its terms.
  public func scoreDerivativeError(_ x: Double) -> Double {
    let dominant = terms[dominantTerm(at: Abscissa(x))]
    let units = 16 * unitRoundoff + 4 * weightError
    return units * (abs(scoreDerivative(x)) + 2 * dominant.precision) + 0x1p-1022
  }
}

import Arithmetic

/// A density proportional to a power of a mixture of normals: exponent 1 for the mixture itself.
struct PowerMixture {
  let mixture: Mixture
  let exponent: Double
  /// log of the integral of mixture^exponent, with a bound on its error.
  let logNormalizer: Double
  let logNormalizerError: Double

  /// The density in this form, if it has one.
  init?(_ density: any Density) {
    switch density {
    case let mixture as Mixture: self.init(of: mixture)
    case let normal as Normal: self.init(of: normal.asMixture)
    case let tempered as Tempered:
      guard let base = PowerMixture(tempered.base) else { return nil }
      self.init(
        of: base.mixture, exponent: base.exponent * tempered.beta,
        logNormalizer: tempered.beta * base.logNormalizer + tempered.logNormalizer.value,
        logNormalizerError: tempered.beta * base.logNormalizerError
          + tempered.logNormalizer.error)
    default: return nil
    }
  }

  private init(
    of mixture: Mixture, exponent: Double = 1, logNormalizer: Double = 0,
    logNormalizerError: Double = 0
  ) {
    self.mixture = mixture
    self.exponent = exponent
    self.logNormalizer = logNormalizer
    self.logNormalizerError = logNormalizerError
  }
}

/// Two densities proportional to powers of mixtures, compared through the mixtures.
///
/// For q = m^b/Z and p = m'^b'/Z': s_q - s_p = b' (s_m - s_m') + (b - b') s_m and
/// log p - log q = b' (log m' - log m) + (b' - b) log m + log Z - log Z'.
struct PowerPair: DensityPair {
  private let q: PowerMixture
  private let p: PowerMixture
  private let pair: MixturePair

  init(_ q: PowerMixture, _ p: PowerMixture) {
    self.q = q
    self.p = p
    pair = MixturePair(q.mixture, p.mixture)
  }

  var isIdentical: Bool { pair.isIdentical && q.exponent == p.exponent }
  var landmarks: [Landmark] {
    pair.landmarks
      + (q.landmarksOfPower + p.landmarksOfPower)
  }
  let roundsAbscissa = false

  func scoreDifference(at x: Abscissa) -> Comparison {
    var result = pair.scoreDifference(at: x)
    result.difference *= p.exponent
    result.differenceError *= p.exponent
    let surplus = q.exponent - p.exponent
    if surplus != 0 {
      let score = q.mixture.score(at: x)
      result.difference += surplus * score
      result.differenceError +=
        abs(surplus) * unitRoundoff * (16 * abs(score) + 4 * q.mixture.largestScore(at: x))
    }
    scaleDensity(&result)
    return result
  }

  func logRatio(at x: Abscissa) -> Comparison {
    var result = pair.logRatio(at: x)
    let surplus = p.exponent - q.exponent
    let normalizers = q.logNormalizer - p.logNormalizer
    let sizes = abs(q.logNormalizer) + abs(p.logNormalizer)
    let first = p.exponent * result.difference
    result.differenceError =
      p.exponent * result.differenceError + abs(surplus) * result.logqError
      + q.logNormalizerError + p.logNormalizerError
      + 4 * unitRoundoff * (abs(first) + abs(surplus * result.logq) + sizes)
    result.difference = first + surplus * result.logq + normalizers
    result.logpError =
      p.exponent * result.logpError + p.logNormalizerError
      + 2 * unitRoundoff * (p.exponent * abs(result.logp) + abs(p.logNormalizer))
    result.logp = p.exponent * result.logp - p.logNormalizer
    scaleDensity(&result)
    return result
  }

  private func scaleDensity(_ result: inout Comparison) {
    result.logq = q.exponent * result.logq - q.logNormalizer
    result.logqError =
      q.exponent * result.logqError + q.logNormalizerError
      + 2 * unitRoundoff * (abs(result.logq) + abs(q.logNormalizer))
  }
}

extension PowerMixture {
  /// The peaks of the power, which are wider or narrower than those of the mixture.
  var landmarksOfPower: [Landmark] {
    exponent == 1 ? [] : Tempered.peaks(of: mixture, beta: exponent)
  }
}

extension Mixture {
  /// The largest absolute component score at x: the size of the terms of the score.
  func largestScore(at x: Abscissa) -> Double {
    let dominant = terms[dominantTerm(at: x)]
    return abs(dominant.standardized(x).leading) / dominant.sd
  }
}

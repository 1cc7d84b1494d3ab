import Arithmetic

/// A density on a piece of the line, as functions of a variable from -1 to 1.
struct DensityPiece {
  /// The logarithm of the density.
  let logarithm: Series
  /// The score.
  let score: Series
  /// The derivative of the score; unknown unless it was asked for.
  let slope: Series
  /// Whether the density is known by a formula alone, so that the piece tells what is to be seen.
  let isFormula: Bool
  /// How far the largest value of the logarithm may be above those at the ends and in the middle.
  let hiddenRise: Double
  /// How far the least value may be below those.
  let hiddenFall: Double

  /// The highest Taylor coefficient of the logarithm that is used.
  static let order = 18

  /// How far the logarithm of a formula is from a polynomial that the nodes determine.
  var logarithmRest: Double { isFormula ? logarithm.distanceFromPolynomial : 0 }
  /// How far the score of a formula is from one.
  var scoreRest: Double { isFormula ? score.distanceFromPolynomial : 0 }
  /// How far the derivative of the score of a formula is from one.
  var slopeRest: Double { isFormula ? slope.distanceFromPolynomial : 0 }
}

extension Density {
  /// Whether the density is known by a formula for its logarithm alone, or a power of one.
  var isFormula: Bool {
    self is Unnormalized || (self as? Tempered)?.base.isFormula ?? false
  }

  /// Whether a formula has enclosures; true for a density in closed form.
  var hasEnclosures: Bool {
    if let formula = self as? Unnormalized { return formula.logSeries != nil }
    return (self as? Tempered)?.base.hasEnclosures ?? true
  }

  /// The density on a piece within its support, which may reach beyond by its rounding; nil where there is no
  /// mass.
  ///
  /// - Parameters:
  ///   - x: The abscissa as a function of a variable from -1 to 1.
  ///   - derivative: Its derivative.
  ///   - hasSlope: Whether the derivative of the score is wanted.
  func piece(_ x: Series, _ derivative: Series, hasSlope: Bool) -> DensityPiece? {
    guard support.contains(x.range.middle) else { return nil }
    let (logarithm, score, slope) = functions(x, derivative, hasSlope: hasSlope)
    let isFormula = isFormula
    guard isFormula else {
      return DensityPiece(
        logarithm: logarithm, score: score, slope: slope, isFormula: false, hiddenRise: 0,
        hiddenFall: 0)
    }
    let ends = [x.range.lower, x.range.middle, x.range.upper]
      .map { logpdf(min(max($0, support.lowerBound), support.upperBound)) }
    return DensityPiece(
      logarithm: logarithm, score: score, slope: slope, isFormula: true,
      hiddenRise: logarithm.isFinite
        ? logarithm.range.upper - ends.reduce(-.infinity, max) : .infinity,
      hiddenFall: logarithm.isFinite
        ? ends.reduce(.infinity, min) - logarithm.range.lower : .infinity)
  }

  private func functions(
    _ x: Series, _ derivative: Series, hasSlope: Bool
  ) -> (logarithm: Series, score: Series, slope: Series) {
    if let tempered = self as? Tempered {
      let (logarithm, score, slope) = tempered.base.functions(x, derivative, hasSlope: hasSlope)
      let beta = Ball(tempered.beta)
      return (
        Ball(-tempered.logNormalizer.value, radius: tempered.logNormalizer.error)
          + beta * logarithm, beta * score, beta * slope
      )
    }
    let formula = self as? Unnormalized
    let logarithm = formula?.logarithmInside(x) ?? series(.logpdf, of: x)
    var score = logarithm.derivative / derivative
    var slope = hasSlope ? score.derivative / derivative : .unknown
    let place = Series(range: x.range)
    // At a kink the ranges are known.
    if !score.isFinite { score = formula?.scoreRange(x.range) ?? series(.score, of: place) }
    if hasSlope, !slope.isFinite {
      slope = formula?.slopeRange(x.range) ?? series(.scoreDerivative, of: place)
    }
    return (logarithm, score, slope)
  }

  /// Whether nothing of the density that a number holds lies beyond a place.
  func isNothing(beyond x: Double, sign: Double) -> Bool {
    let end = sign < 0 ? support.lowerBound : support.upperBound
    if sign * x >= sign * end { return true }
    if let formula = self as? Unnormalized {
      let end = sign < 0 ? formula.reach.lowerBound : formula.reach.upperBound
      return sign * x >= sign * end
    }
    if let tempered = self as? Tempered { return tempered.base.isNothing(beyond: x, sign: sign) }
    // Those in closed form fall on from there.
    return logpdf(x) < -1e5
  }
}

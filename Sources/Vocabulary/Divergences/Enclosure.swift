import Arithmetic
import Diagnostics
import Numerics
import Script

/// A function of the program that is known on whole intervals, not only at points.
struct Enclosure {
  let formula: Formula
  private let function: Function
  private let context: EvaluationContext

  /// More Taylor coefficients than this are not computed for one number.
  private static let mostWork = 4_000_000

  /// Why a number about a function is estimated, which a search for an enclosure left so.
  static func doubt(_ enclosure: Enclosure?) -> Estimate.Doubt {
    enclosure == nil ? .unenclosed : .wide
  }

  /// nil when the function calls something that has no enclosure.
  init?(of function: Function, _ context: EvaluationContext) {
    guard let formula = try? Formula.enclosure(of: function, context), formula.hasSeries else {
      return nil
    }
    self.formula = formula
    self.function = function
    self.context = context
  }

  /// The range of a function between two places, for curves; nil when it has no enclosures.
  static func range(
    of function: Function, _ context: EvaluationContext
  ) -> (@Sendable (Double, Double) -> ClosedRange<Double>?)? {
    guard let formula = try? Formula.enclosure(of: function, context), formula.hasSeries,
      formula.count <= 400
    else { return nil }
    return { lower, upper in
      guard lower < upper else { return nil }
      let range = formula.series(from: lower, to: upper, order: 0).range
      return range.isFinite ? range.lower...range.upper : nil
    }
  }

  private var limit: Int {
    max(200, min(24_000, Self.mostWork / (formula.count * (EnclosedIntegral.order + 1))))
  }

  /// What the function may be on an interval.
  func series(_ lower: Double, _ upper: Double, _ order: Int) -> Series {
    formula.series(from: lower, to: upper, order: order)
  }

  /// The largest number of panels for most expected values, and for those of functions that need more.
  private static let mostPanelsOfExpectation = 400
  private static let mostPanelsOfOscillation = 8_000

  /// The value at a point.
  private func value(_ x: Double) throws(EvaluationFailure) -> Estimate {
    try function.number(x, context)
  }

  /// The integral over cuts in ascending order, and whether its bound is narrow; nil when it cannot be
  /// bounded.
  ///
  /// Where most of the bound is next to a cut, the function is looked at again as one of the distance from
  /// there.
  ///
  /// - Parameter note: Gets every place before the function is called there.
  func integral(
    over cuts: [Double], _ note: (Double) -> Void
  ) throws(WordError) -> (value: Estimate, isNarrow: Bool)? {
    do throws(EvaluationFailure) {
      let found = try EnclosedIntegral(
        over: cuts, relative: 1e-10, limit: limit, enclosure: series
      ) { x throws(EvaluationFailure) in
        note(x)
        return try value(x)
      }
      let isAtCut = cuts.contains { found.worst.contains($0) }
      if isAtCut, !(found.value.error <= 1e-12 * found.magnitude),
        let other = AnchoredIntegral(of: formula, over: cuts, limit: limit),
        !(found.value.error <= other.value.error), other.value.error <= 1e-4 * other.magnitude
      {
        return (other.value, true)
      }
      guard found.value.isFinite else { return nil }
      return (found.value, Self.accepted(found) != nil)
    } catch {
      throw WordError(error)
    }
  }

  private static func accepted(_ integral: EnclosedIntegral) -> Estimate? {
    // Where many kinks or the rounding of x allow no more, four digits that are proved; and below the
    // smallest normal number no digits.
    let isUseful =
      integral.isReached || integral.value.error <= max(1e-4 * integral.magnitude, 1e-300)
    return integral.value.isFinite && isUseful ? integral.value : nil
  }

  /// The first of some places next to which, within a range, the function certainly grows too fast for an
  /// integral.
  func divergence(at places: [Double], over range: ClosedRange<Double>) -> Double? {
    places.first { place in
      [true, false].contains { isUpwards in
        guard isUpwards ? place < range.upperBound : place > range.lowerBound else { return false }
        let anchored = AnchoredFormula(formula, at: place, isUpwards: isUpwards)
        return [0x1p-60, 0x1p-200].contains { anchored.expansion(reach: $0)?.isDivergent ?? false }
      }
    }
  }

  /// Whether the function certainly tends to infinity towards an end of a range.
  func tendsToInfinity(at end: Double, over range: ClosedRange<Double>) -> Bool {
    let anchored = AnchoredFormula(formula, at: end, isUpwards: end == range.lowerBound)
    return [0x1p-60, 0x1p-200].contains { anchored.expansion(reach: $0)?.tendsToInfinity ?? false }
  }

  /// Whether the function is no number at a place.
  func isUndefined(at place: Double) -> Bool { (try? value(place)) == nil }

  /// Whether the integral of the function under a density certainly is infinite, or undefined, towards an
  /// infinite end of the line.
  func divergesUnder(_ p: any Density) -> Bool {
    let ends = [(-1.0, p.support.lowerBound), (1, p.support.upperBound)]
    return ends.contains { sign, end in
      guard end.isInfinite else { return false }
      return [0x1p-10, 0x1p-40, 0x1p-160].contains {
        product(with: p, sign, reach: $0)?.isDivergent ?? false
      }
    }
  }

  /// The function times a density, and dx/dt, in terms of the reciprocal t of the distance from 0.
  private func product(with p: any Density, _ sign: Double, reach: Double) -> EndExpansion? {
    let x = EndExpansion(infinityOf: sign, reach: reach)
    guard let density = p.logpdf(atEnd: x)?.exponential, let value = formula.expansion(of: x),
      let square = x * x, let product = value * density
    else { return nil }
    return product * square
  }

  /// A bound on the integral of the function under a density beyond a place; nil where it is not known.
  func rest(beyond place: Double, under p: any Density, sign: Double) -> Double? {
    guard sign * place >= 16, place.isFinite else { return nil }
    return product(with: p, sign, reach: (1 / abs(place)).nextUp)?.integral?.magnitude
  }

  /// The largest value on a range, with a bound that is as wide as the enclosures leave it; nil when they
  /// leave it open.
  func supremum(over range: ClosedRange<Double>) throws(WordError) -> Estimate? {
    let cuts = (0...16).map { index in
      let share = Double(index) / 16
      return range.lowerBound * (1 - share) + range.upperBound * share
    }
    do throws(EvaluationFailure) {
      let found = try EnclosedSupremum(over: cuts, limit: 4 * limit, enclosure: series, value)
      return found.value.isFinite ? found.value : nil
    } catch {
      throw WordError(error)
    }
  }

  /// Whether the function certainly has no jump and no pole next to a place.
  func isContinuous(around place: Double) -> Bool {
    let reach = 8 * max(place.ulp, .leastNormalMagnitude)
    let series = series(place - reach, place + reach, 1)
    return series.order >= 1 && series.coefficients[1].isFinite && series.isFinite
  }

  /// The expected value under a density, of which an estimate is known, and whether its bound is narrow; nil when
  /// it cannot be bounded.
  func expectation(
    under p: any Density, near estimate: Estimate,
    _ integrand: (Double) throws(EvaluationFailure) -> Estimate
  ) throws(WordError) -> (value: Estimate, isNarrow: Bool)? {
    let negligible = 1e-13 * max(abs(estimate.value), estimate.error)
    var found: (value: Estimate, isNarrow: Bool)?
    for panels in [Self.mostPanelsOfExpectation, Self.mostPanelsOfOscillation] {
      found = try expectation(under: p, leaving: negligible, panels: panels, integrand)
      if found?.isNarrow ?? true { break }
    }
    return found
  }

  /// The expected value of a bounded function that oscillates so far out that only what the tails leave of its
  /// bound tells where to end: to about four digits of that bound. nil for another function.
  func expectationOfBounded(
    under p: any Density, _ integrand: (Double) throws(EvaluationFailure) -> Estimate
  ) throws(WordError) -> Estimate? {
    let size = formula.series(from: -1e300, to: 1e300, order: 0).range.magnitude
    guard size.isFinite else { return nil }
    let found = try expectation(
      under: p, leaving: 2e-5 * size, panels: Self.mostPanelsOfOscillation, integrand)
    return found.flatMap { $0.isNarrow ? $0.value : nil }
  }

  private func expectation(
    under p: any Density, leaving negligible: Double, panels: Int,
    _ integrand: (Double) throws(EvaluationFailure) -> Estimate
  ) throws(WordError) -> (value: Estimate, isNarrow: Bool)? {
    let inner = p.peaks.flatMap { [$0.location - 10 * $0.scale, $0.location + 10 * $0.scale] }
    guard let least = inner.min(), let greatest = inner.max(),
      let lower = TailCuts(p, isLower: true, from: least, negligible, self),
      let upper = TailCuts(p, isLower: false, from: greatest, negligible, self)
    else { return nil }
    let range = lower.end...max(upper.end, lower.end)
    let places = p.peaks.map(\.location) + p.transitions.map(\.location) + p.breaks + inner
    let cuts = Set(
      places.filter { range.contains($0) } + lower.cuts + upper.cuts + [lower.end, upper.end])
    do throws(EvaluationFailure) {
      let result = try EnclosedIntegral(
        over: cuts.sorted(), relative: 1e-10, limit: min(limit, panels),
        enclosure: { lower, upper, order in
          let x = Series(variableFrom: lower, to: upper, order: order)
          return formula.series(of: x) * p.series(.pdf, of: x)
        }, integrand)
      guard result.value.isFinite else { return nil }
      let error = result.value.error + lower.rest + upper.rest
      return (Estimate(result.value.value, error: error), Self.accepted(result) != nil)
    } catch {
      throw WordError(error)
    }
  }
}

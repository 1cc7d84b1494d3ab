import Arithmetic
import Numerics
import Script

/// The integral of a formula between cuts as one of the distance from each cut: it keeps its digits next to a
/// pole or a root there, and may be infinite at the cut itself.
///
/// From each cut the pieces reach to the middle between two. Where the formula has no Taylor series at a cut
/// the piece next to it, 2^-120 of the rest, is that of its ``EndExpansion``.
struct AnchoredIntegral {
  /// The integral, with a bound that is proved.
  private(set) var value = Estimate(0)
  /// The integral of the absolute value, about.
  private(set) var magnitude = 0.0

  /// nil where it is not bounded, or not known to exist.
  init?(of formula: Formula, over cuts: [Double], limit: Int) {
    let share = max(limit / max(2 * cuts.count, 1), 50)
    for (lower, upper) in zip(cuts, cuts.dropFirst()) where lower < upper {
      let middle = 0.5 * lower + 0.5 * upper
      guard (upper - lower).isFinite, lower < middle, middle < upper else { return nil }
      let below = middle - lower
      let above = upper - middle
      guard
        add(AnchoredFormula(formula, at: lower, isUpwards: true), to: below, share),
        add(AnchoredFormula(formula, at: upper, isUpwards: false), to: above, share)
      else { return nil }
      // What the rounding of the two lengths leaves out or counts twice.
      let slack = 0.5 * below.ulp + 0.5 * above.ulp
      let range = formula.series(from: middle - 2 * slack, to: middle + 2 * slack, order: 0).range
      guard range.isFinite else { return nil }
      value.error += 2 * slack * range.magnitude
    }
    guard value.isFinite else { return nil }
  }

  /// Adds the part with distances from 0 to a length; says whether it is bounded.
  private mutating func add(_ formula: AnchoredFormula, to length: Double, _ limit: Int) -> Bool {
    var cuts = [0, length]
    let first = formula.series(
      of: Series(variableFrom: 0, to: 0x1p-20 * length, order: EnclosedIntegral.order))
    if first.order < EnclosedIntegral.order || !first.coefficients.allSatisfy(\.isFinite) {
      var reach = 0x1p-120 * min(length, 0.5)
      guard reach > 1e-250, let end = formula.expansion(reach: reach)?.integral else {
        return false
      }
      let part = Estimate(end.middle, error: end.radius)
      value = value + part
      magnitude += abs(part.value)
      cuts = []
      while reach < length {
        cuts.append(reach)
        reach *= 4
      }
      cuts.append(length)
    }
    let found = EnclosedIntegral(over: cuts, relative: 1e-12, limit: limit) { lower, upper, order in
      formula.series(of: Series(variableFrom: lower, to: upper, order: order))
    } _: { t in
      let ball = formula.series(of: Series(range: Ball(t))).range
      return Estimate(ball.middle, error: ball.radius)
    }
    guard found.value.isFinite else { return false }
    value = value + found.value
    magnitude += found.magnitude
    return true
  }
}

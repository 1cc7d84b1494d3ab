import Arithmetic
import Diagnostics
import Numerics
import Script

/// Where the integral of a function under a density may end on one side, and what lies beyond.
struct TailCuts {
  /// The end.
  let end: Double
  /// Places at doubling distances on the way there.
  private(set) var cuts: [Double] = []
  /// A bound on the integral beyond the end.
  private(set) var rest = 0.0

  /// What is no more than that counts as nothing.
  private static let nothing = 1e-290
  /// How many intervals a doubling of the distance is cut into where the whole is not known well.
  private static let parts = 8

  /// The greatest value of a function between two places times a mass.
  private static func bound(
    _ p: any Density, _ inner: Double, _ outer: Double, _ mass: Estimate, _ formula: Formula
  ) -> Double {
    let (low, high) = (min(inner, outer), max(inner, outer))
    let range = formula.series(from: low, to: high, order: 0).range
    let bound = range.isFinite ? range.magnitude * (mass.value + mass.error) : .infinity
    // Where the function grows as fast as the mass falls, by the density on the interval.
    let density = p.series(.logpdf, of: Series(range: Ball(from: low, to: high))).range
    guard density.isFinite else { return bound }
    let exponent =
      formula.logMagnitude(from: low, to: high) + density.upper + Arithmetic.log(high - low)
    let other = exp(exponent) * (1 + 1e-9) + .leastNonzeroMagnitude
    return min(bound, other.isNaN ? .infinity : other)
  }

  /// The same in parts, each with the mass beyond its inner end.
  private static func bound(
    _ p: any Density, _ isLower: Bool, _ inner: Double, _ outer: Double, _ formula: Formula
  ) -> Double {
    var sum = 0.0
    for part in 0..<parts {
      let from = inner + (outer - inner) * (Double(part) / Double(parts))
      let to =
        part == parts - 1 ? outer : inner + (outer - inner) * (Double(part + 1) / Double(parts))
      sum += bound(p, from, to, isLower ? p.lowerTail(from) : p.upperTail(from), formula)
      guard sum.isFinite else { return sum }
    }
    return sum
  }

  /// nil when what lies beyond is not bounded.
  init?(
    _ p: any Density, isLower: Bool, from start: Double, _ negligible: Double,
    _ enclosure: Enclosure
  ) {
    let formula = enclosure.formula
    let edge = isLower ? p.support.lowerBound : p.support.upperBound
    if edge.isFinite {
      end = edge
      return
    }
    let sign = isLower ? -1.0 : 1.0
    let tailPower = isLower ? p.tails.lower.power : p.tails.upper.power
    var places = [start]
    var terms: [Double] = []
    var (beyond, isKnown) = (0.0, false)
    var step = max(p.peaks.map(\.scale).max() ?? 1, abs(start) * 1e-3)
    // On each doubling of the distance the function is at most its greatest value times the mass beyond.
    while terms.count < 1_000 {
      let inner = places[places.count - 1]
      let outer = inner + sign * step
      guard outer.isFinite, abs(outer) < 1e290 else { break }
      if let known = enclosure.rest(beyond: inner, under: p, sign: sign), known <= negligible {
        (beyond, isKnown) = (known, true)
        break
      }
      // A density of e^-100000 leaves nothing for functions that are numbers.
      if p.logpdf(inner) < -1e5 { break }
      let tail = isLower ? p.lowerTail(inner) : p.upperTail(inner)
      if tail.value < 1e-290, tailPower.isFinite { break }
      var size = Self.bound(p, inner, outer, tail, formula)
      // A power of x overflows somewhere far out.
      if !size.isFinite, abs(inner) > 1e50, terms.last?.isFinite ?? false { break }
      if !(size <= 1e-3 * negligible) {
        // A quotient of two tails is known on short intervals only.
        size = min(size, Self.bound(p, isLower, inner, outer, formula))
      }
      terms.append(size)
      places.append(outer)
      step *= 2
    }
    // What is left where the numbers end falls on by the ratio of the last two terms.
    if !isKnown, let last = terms.last, terms.count > 1, tailPower.isFinite {
      let former = terms[terms.count - 2]
      guard former.isFinite, last < 0.99 * former || last <= min(former, Self.nothing) else {
        return nil
      }
      // Numbers that small have no digits left to tell a ratio by.
      beyond = last <= Self.nothing ? Self.nothing : last / former * last / (1 - last / former)
    }
    var index = terms.count
    while index > 0, beyond + terms[index - 1] <= negligible {
      index -= 1
      beyond += terms[index]
    }
    guard beyond.isFinite, beyond <= max(negligible, 1e-300) || index < terms.count else {
      return nil
    }
    end = places[index]
    cuts = Array(places[0..<index])
    rest = beyond
  }
}

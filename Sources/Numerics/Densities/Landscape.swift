import Arithmetic

/// The modes, antimodes and ends of a log density of which only a function is known.
struct Landscape: Sendable {
  /// The modes with their widths.
  private(set) var peaks: [Landmark] = []
  /// The antimodes with their widths, and the ends of a bounded support.
  private(set) var transitions: [Landmark] = []
  /// The extremes in ascending order.
  private(set) var extrema = Extrema(modes: [], antimodes: [])
  /// The largest value seen.
  private(set) var top = -Double.infinity
  /// Between these ends lies all mass; infinite where the density has a heavy tail.
  private(set) var lower: Double
  private(set) var upper: Double
  /// Whether an end is one where the log density is not a number any more, 600 below the top.
  private(set) var isCut = false
  /// How the density falls off.
  private(set) var tails = Tails(both: .light)

  /// An extreme of the log density.
  private struct Extreme {
    let place: Double
    let isMode: Bool
    let width: Double
  }

  /// The log density and its slope at a point of the grid.
  private struct Sample {
    let x: Double
    let value: Double
    let slope: Double
  }

  private static func sample(_ f: LogDensity, _ x: Double) -> Sample {
    let jet = f(x)
    return Sample(x: x, value: jet.value.value, slope: jet.slope.value)
  }

  private static let mostExtremes = 4_000
  private static let manyExtremes = 200

  /// Below this much under the top a density is too small for a floating-point number.
  private static let depth = 800.0

  /// - Throws: `NumericsError.nonFiniteIntegrand` where the log density is not defined,
  ///   `notNormalizable` when it does not fall off at an end, `budgetExhausted` when extremes keep
  ///   coming up.
  init(
    of f: LogDensity, over support: ClosedRange<Double>, near: [Double],
    atEnd: EndFunction? = nil
  ) throws(NumericsError) {
    if support.lowerBound.isFinite, support.upperBound.isFinite,
      !(support.upperBound - support.lowerBound).isFinite
    {
      throw .overflow(quantity: "the length of the range")
    }
    lower = support.lowerBound
    upper = support.upperBound
    var grid = Self.firstGrid(support, near).map { Self.sample(f, $0) }
    var found: [Extreme] = []
    for round in 0..<6 {
      let extremes = try Self.extremes(of: f, on: grid)
      if round > 0, extremes.count == found.count { break }
      found = extremes
      // Around each extreme on its own scale: what is narrower than the first grid shows here.
      var places: Set<Double> = []
      for extreme in extremes {
        for step in -80...80 where step != 0 {
          let x = extreme.place + 0.25 * Double(step) * extreme.width
          if support.contains(x), x.isFinite { places.insert(x) }
        }
      }
      grid += places.map { Self.sample(f, $0) }
      grid.sort { $0.x < $1.x }
    }
    // Not where f is no number, as at a pole.
    let values = grid.map(\.value) + found.map { f($0.place).value.value }
    for value in values where value.isFinite { top = max(top, value) }
    guard top > -.infinity, top < .infinity else {
      throw .nonFiniteIntegrand(at: grid.first?.x ?? 0, value: top)
    }
    note(found, f)
    let falls = [-1.0, 1].map { FarFall(of: atEnd, sign: $0) }
    try findEnds(of: f, support, falls)
    tails = Tails(
      lower: Self.tail(of: f, sign: -1, isHeavy: lower == -.infinity, falls[0]),
      upper: Self.tail(of: f, sign: 1, isHeavy: upper == .infinity, falls[1]))
  }

  /// Points at all scales: x = c + sinh(t)/100 about 0 and the given places, within the support.
  private static func firstGrid(_ support: ClosedRange<Double>, _ near: [Double]) -> [Double] {
    var grid: Set<Double> = []
    for center in [0] + near {
      for step in -1200...1200 {
        let t = 0.02 * Double(step)
        let x = center + 0.005 * (exp(t) - exp(-t))
        if support.contains(x), abs(x - center) <= 1e8 { grid.insert(x) }
      }
    }
    if support.lowerBound.isFinite, support.upperBound.isFinite {
      // Not the ends themselves, where the log density may be infinite.
      let width = support.upperBound - support.lowerBound
      for step in 1..<512 { grid.insert(support.lowerBound + width * Double(step) / 512) }
    }
    return grid.sorted()
  }

  /// The extremes where the slope changes its sign between neighbours of the grid.
  private static func extremes(
    of f: LogDensity, on grid: [Sample]
  ) throws(NumericsError) -> [Extreme] {
    var result: [Extreme] = []
    var last: (x: Double, isPositive: Bool)?
    for sample in grid {
      guard sample.value.isFinite, sample.slope.isFinite, sample.slope != 0 else { continue }
      let x = sample.x
      let isPositive = sample.slope > 0
      if let last, last.isPositive != isPositive {
        let place: Double
        do {
          // At a cusp the slope is not finite: that is the place.
          place = try findRoot(from: last.x, to: x) { x in
            let slope = f(x).slope.value
            return slope.isFinite ? slope : 0
          }
        } catch {
          throw error.numericsError
        }
        result.append(
          Extreme(place: place, isMode: last.isPositive, width: width(at: place, of: f)))
      }
      last = (x, isPositive)
      if result.count > mostExtremes {
        throw .budgetExhausted(name: "the search for modes", limit: mostExtremes)
      }
    }
    return result
  }

  /// The length over which f changes by one half: from the curvature, or where that is 0 (a kink, a
  /// flat top) by trying out lengths.
  private static func width(at x: Double, of f: LogDensity) -> Double {
    let jet = f(x)
    let byCurvature = 1 / abs(jet.curvature.value).squareRoot()
    var length = byCurvature.isFinite && byCurvature > 0 ? byCurvature : max(abs(x), 1) * 1e-6
    func change(_ length: Double) -> Double {
      let sides = [f(x - length).value.value, f(x + length).value.value].filter(\.isFinite)
      return sides.map { abs($0 - jet.value.value) }.max() ?? .infinity
    }
    let smallest = max(8 * x.ulp, 1e-90)
    for _ in 0..<600 {
      if change(length) > 2, length > smallest {
        length /= 2
      } else if change(length) < 0.05, length < 1e90 {
        length *= 2
      } else {
        break
      }
    }
    return length
  }

  private mutating func note(_ found: [Extreme], _ f: LogDensity) {
    for extreme in found {
      // Of very many those matter that have mass about them.
      if found.count > Self.manyExtremes, f(extreme.place).value.value < top - 60 { continue }
      let landmark = Landmark(clampedLocation: extreme.place, scale: extreme.width)
      if extreme.isMode { peaks.append(landmark) } else { transitions.append(landmark) }
    }
    extrema = Extrema(
      modes: found.filter(\.isMode).map(\.place),
      antimodes: found.filter { !$0.isMode }.map(\.place))
  }

  /// Ends beyond which there is no mass, and whether what is left has a finite integral.
  private mutating func findEnds(
    of f: LogDensity, _ support: ClosedRange<Double>, _ falls: [FarFall?]
  ) throws(NumericsError) {
    for (fall, end) in zip(falls, [support.lowerBound, support.upperBound]) where end.isInfinite {
      switch fall {
      case .power(let power) where power.upper <= 1: throw .notNormalizable(at: end)
      case .never: throw .notNormalizable(at: end)
      default: break
      }
    }
    let isBounded = support.lowerBound.isFinite && support.upperBound.isFinite
    if peaks.isEmpty, isBounded {
      let width = support.upperBound - support.lowerBound
      peaks.append(
        Landmark(clampedLocation: support.lowerBound + width / 2, scale: width / 20))
    }
    for end in [support.lowerBound, support.upperBound] where end.isFinite {
      let nearest = peaks.map { abs($0.location - end) + $0.scale }.min() ?? 1
      transitions.append(Landmark(clampedLocation: end, scale: nearest / 8))
    }
    if peaks.isEmpty {
      // Largest at the finite end, or not normalisable: the search below tells.
      let end = support.lowerBound.isFinite ? support.lowerBound : support.upperBound
      guard end.isFinite else { throw .notNormalizable(at: 1e8) }
      peaks.append(Landmark(clampedLocation: end, scale: 1))
    }
    for (sign, bound, fall) in [
      (-1.0, support.lowerBound, falls[0]), (1.0, support.upperBound, falls[1]),
    ] where !bound.isFinite {
      let end = try Self.end(of: f, from: peaks, top, sign: sign, fall)
      if sign < 0 { lower = end.place } else { upper = end.place }
      isCut = isCut || end.isCut
    }
  }

  /// The place where f is `depth` below the top for good, infinite for a heavy tail.
  private static func end(
    of f: LogDensity, from peaks: [Landmark], _ top: Double, sign: Double, _ fall: FarFall?
  ) throws(NumericsError) -> (place: Double, isCut: Bool) {
    var start = -Double.infinity
    var scale = 1.0
    for peak in peaks where sign * peak.location > start {
      start = sign * peak.location
      scale = peak.scale
    }
    start *= sign
    var distance = scale
    var last: (x: Double, value: Double)?
    for _ in 0..<200 where distance < 1e12 * max(scale, 1) {
      let x = start + sign * distance
      let jet = f(x)
      if jet.value.value == -.infinity || jet.value.value < top - depth { return (x, false) }
      guard jet.value.value.isFinite else {
        // A formula such as log(cosh(x)) overflows far out, where there is no mass left.
        if let last, last.value < top - (fall == nil ? 600 : 300) { return (last.x, true) }
        throw .nonFiniteIntegrand(at: x, value: jet.value.value)
      }
      last = (x, jet.value.value)
      distance *= 1.25
    }
    // A heavy tail.
    if case .power(let power)? = fall, power.lower > 1 { return (sign * .infinity, false) }
    // x f'(x) tends to minus the power with which the density falls.
    let x = start + sign * distance
    let jet = f(x)
    guard jet.value.value.isFinite, jet.slope.value.isFinite else {
      throw .nonFiniteIntegrand(at: x, value: jet.value.value)
    }
    guard x * jet.slope.value < -1.000_1 else { throw .notNormalizable(at: x) }
    return (sign * .infinity, false)
  }

  /// What the slope of f at very large distances says of a tail: x f'(x) tends to -(n + 1) for a power
  /// and grows like |x|^(g + 1) otherwise.
  private static func tail(
    of f: LogDensity, sign: Double, isHeavy: Bool, _ fall: FarFall?
  ) -> Tail {
    let measured = tail(of: f, sign: sign, isHeavy: isHeavy)
    // What is proved goes before what the slopes look like.
    switch fall {
    case .power(let power) where power.radius < 1e-9 * power.middle:
      return Tail(power: power.middle - 1, scoreGrowth: measured.scoreGrowth)
    case .fast where measured.power.isFinite: return .light
    default: return measured
    }
  }

  private static func tail(of f: LogDensity, sign: Double, isHeavy: Bool) -> Tail {
    let places = [1e40, 1e45, 1e50]
    let slopes = places.map { -sign * f(sign * $0).slope.value * $0 }
    guard slopes.allSatisfy({ $0.isFinite && $0 > 0 }) else { return .light }
    let growths = zip(slopes, slopes.dropFirst()).map { log($1 / $0) / (5 * log(10)) }
    guard abs(growths[0] - growths[1]) < 1e-9 else { return .light }
    if isHeavy { return abs(growths[1]) < 1e-9 ? .power(slopes[2] - 1) : .light }
    return Tail(power: .infinity, scoreGrowth: growths[1] - 1)
  }
}

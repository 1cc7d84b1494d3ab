public import Arithmetic

/// A function that is known on whole intervals: its composition with one on an interval.
public typealias IntervalFunction = @Sendable (Series) -> Series

/// Bounds on the integral of a function beyond places at doubling distances towards an infinite end.
///
/// On each doubling of the distance the integral is at most the greatest value times the length. Where the
/// numbers end, what is left falls on by the ratio of the last two terms.
struct TailBound: Sendable {
  /// The places, from the inner end outwards.
  let places: [Double]
  /// A bound on the integral beyond each place.
  let rests: [Double]
  /// The integral beyond a place where it is known to the end of the line; nil elsewhere.
  let closed: @Sendable (Double) -> Ball?

  private static let parts = 8
  /// Numbers that small have no digits left to tell a ratio by.
  private static let nothing = 1e-290

  /// nil where what lies beyond is not bounded.
  ///
  /// - Parameters:
  ///   - start: The inner end.
  ///   - sign: 1 towards infinity, -1 towards minus infinity.
  ///   - step: The first length.
  ///   - negligible: An integral that need not be bounded more closely.
  ///   - bound: A bound on the integral of the absolute value between two places.
  ///   - isNothing: Whether nothing of the function is left between two places.
  ///   - sufficient: A rest beyond which nothing needs to be looked at.
  ///   - closed: The integral beyond a place where it is known to the end of the line.
  init?(
    from start: Double, sign: Double, step: Double, negligible: Double, sufficient: Double = 0,
    _ bound: (Double, Double) -> Double, isNothing: (Double, Double) -> Bool,
    closed: @escaping @Sendable (Double) -> Ball? = { _ in nil }
  ) {
    self.closed = closed
    var places = [start]
    var terms: [Double] = []
    var step = max(step, 4 * start.ulp)
    var rest = 0.0
    var isOver = false
    // Where the function may come up again.
    var something = start
    while terms.count < 2_200 {
      let inner = places[places.count - 1]
      let outer = inner + sign * step
      guard abs(outer) < 1e290 else { break }
      if let known = closed(inner)?.magnitude, known <= sufficient {
        (rest, isOver) = (known, true)
        break
      }
      if sign * inner >= sign * something, isNothing(inner, outer) {
        guard let place = Self.something(beyond: outer, from: start, sign: sign, isNothing) else {
          isOver = true
          break
        }
        something = place
      }
      let term = Self.closeBound(from: inner, to: outer, negligible: negligible, bound)
      if !term.isFinite, let known = closed(inner)?.magnitude {
        (rest, isOver) = (known, true)
        break
      }
      if !term.isFinite, abs(inner) > 1e50, terms.last?.isFinite ?? false { break }
      terms.append(term)
      places.append(outer)
      step *= 2
    }
    if !isOver, let known = closed(places[places.count - 1])?.magnitude {
      (rest, isOver) = (known, true)
    }
    if !isOver {
      guard let extrapolated = Self.rest(beyond: terms) else { return nil }
      rest = extrapolated
    }
    var rests = [rest]
    for term in terms.reversed() {
      rest = (rest + term) * (1 + 4 * unitRoundoff)
      rests.append(rest)
    }
    self.places = places
    self.rests = rests.reversed()
    guard self.rests.contains(where: \.isFinite) else { return nil }
  }

  /// A bound on the integral between two places: that on the whole, and, where it is worth it, on its parts.
  private static func closeBound(
    from inner: Double, to outer: Double, negligible: Double,
    _ bound: (Double, Double) -> Double
  ) -> Double {
    var term = bound(inner, outer)
    if !(term <= negligible) {
      var sum = 0.0
      for part in 0..<Self.parts where sum.isFinite {
        let from = inner + (outer - inner) * (Double(part) / Double(Self.parts))
        let to =
          part == Self.parts - 1
          ? outer : inner + (outer - inner) * (Double(part + 1) / Double(Self.parts))
        sum += bound(from, to)
      }
      term = min(term, sum)
    }
    return term
  }

  /// What lies beyond the last term where the terms go on as the last two do; nil where these do not fall.
  private static func rest(beyond terms: [Double]) -> Double? {
    guard terms.count > 1 else { return nil }
    let (former, last) = (terms[terms.count - 2], terms[terms.count - 1])
    guard last.isFinite, last < 0.99 * former || last <= min(former, Self.nothing) else {
      return nil
    }
    return last <= Self.nothing ? Self.nothing : last / former * last / (1 - last / former)
  }

  /// The first place beyond which something of a function may be, in steps as long as what is known on them;
  /// nil where nothing is up to the end of the numbers.
  private static func something(
    beyond x: Double, from start: Double, sign: Double, _ isNothing: (Double, Double) -> Bool
  ) -> Double? {
    var inner = x
    while abs(inner) < 1e290 {
      let distance = abs(inner - start)
      // A long step settles most; where it shows nothing, shorter ones may.
      let outer = [1e40, 1e12, 1e4, 64, 8, 2].lazy
        .map { min(max(start + sign * distance * $0, -1e300), 1e300) }
        .first { abs($0) > abs(inner) && isNothing(inner, $0) }
      guard let outer else { return inner }
      inner = outer
    }
    return nil
  }

  /// A bound on the integral beyond a place, infinite for one before the first.
  func beyond(_ x: Double) -> Double {
    if let known = closed(x) { return known.magnitude }
    let last = places.lastIndex { abs($0 - places[0]) <= abs(x - places[0]) } ?? 0
    return (x - places[0]) * ((places.last ?? 0) - places[0]) < 0 ? .infinity : rests[last]
  }

  /// The first place beyond which no more than a share is left; nil where none is.
  func end(leaving share: Double) -> Int? { rests.firstIndex { $0 <= share } }
}

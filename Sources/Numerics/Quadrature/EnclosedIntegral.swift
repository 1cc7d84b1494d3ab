public import Arithmetic

/// The integral of a function that is enclosed on every panel: a bound that knows of what lies between
/// the nodes.
///
/// On a panel of half-width r the function is a polynomial of degree n - 1 and a rest of at most
/// |c_n| |x - c|^n, with c_n its Taylor coefficient over the whole panel. The 21-point Kronrod rule
/// integrates the polynomial and, having positive weights, |x - c|^n exactly for even n up to 32, so it is
/// off by at most 4 |c_n| r^(n + 1)/(n + 1). Where the function has a kink or a jump on the panel only its
/// range is known, and the panel counts as the middle of that. The panel with the largest bound is halved
/// until the sum of the bounds meets the tolerance. (Compare Johansson, Numerical integration in
/// arbitrary-precision ball arithmetic, 2018, which bounds the function on ellipses instead.)
public struct EnclosedIntegral: Sendable {
  /// The integral, with a bound that is proved.
  public let value: Estimate
  /// The integral of the absolute value, about.
  public let magnitude: Double
  /// Whether the bound meets the tolerance.
  public let isReached: Bool
  /// Where the function could be enclosed least.
  public let worst: ClosedRange<Double>

  /// The highest Taylor coefficient that is used.
  public static let order = 16

  private struct Piece {
    var lower: Double
    var upper: Double
    var value = 0.0
    var error = Double.infinity
    /// The part of the error that halving cannot make smaller.
    var rounding = 0.0
    var magnitude = 0.0
  }

  /// The integral over a sequence of cuts in ascending order.
  ///
  /// - Parameters:
  ///   - cuts: The limits and places in between where the function jumps or changes.
  ///   - relative: Stop when the error is below this part of the value.
  ///   - limit: The largest number of panels.
  ///   - enclosure: The function on an interval, to an order.
  ///   - function: The function at a point, with a bound on its error.
  /// - Throws: What the function throws.
  /// - Complexity: 21 values and two enclosures for each panel.
  public init<Failure: Error>(
    over cuts: [Double], relative: Double, limit: Int,
    enclosure: (Double, Double, Int) -> Series,
    _ function: (Double) throws(Failure) -> Estimate
  ) throws(Failure) {
    var pieces: [Piece] = []
    for (lower, upper) in zip(cuts, cuts.dropFirst()) where lower < upper {
      pieces.append(
        try Self.evaluated(Piece(lower: lower, upper: upper), enclosure, function))
    }
    func wanted() -> Double {
      let value = pieces.reduce(0) { $0 + $1.value }
      let magnitude = pieces.reduce(0) { $0 + $1.magnitude }
      return max(relative * abs(value), 1e-14 * magnitude)
    }
    var open = pieces.indices.map { $0 }
    while pieces.count < limit {
      let goal = wanted()
      let total = pieces.reduce(0) { $0 + $1.error }
      if total <= goal { break }
      // All pieces that hold more than their share are halved in one round.
      let share = total.isFinite ? 0.5 * goal / Double(pieces.count) : 0
      let worst = pieces.reduce(0) { max($0, $1.error.isFinite ? $1.error - $1.rounding : 0) }
      open = pieces.indices.filter { i in
        let error = pieces[i].error - pieces[i].rounding
        return !error.isFinite || (total.isFinite && error > share && error > 1e-3 * worst)
      }
      open = open.filter { Self.isDivisible(pieces[$0]) }
      guard !open.isEmpty else { break }
      for i in open.prefix(limit - pieces.count) {
        let piece = pieces[i]
        let middle = 0.5 * piece.lower + 0.5 * piece.upper
        pieces[i] = try Self.evaluated(
          Piece(lower: piece.lower, upper: middle), enclosure, function)
        pieces.append(
          try Self.evaluated(Piece(lower: middle, upper: piece.upper), enclosure, function))
      }
    }
    var sum = CompensatedSum()
    for piece in pieces { sum.add(piece.value) }
    let magnitude = pieces.reduce(0) { $0 + $1.magnitude }
    let error = pieces.reduce(0) { $0 + $1.error } + 4 * unitRoundoff * magnitude
    value = Estimate(sum.value, error: error)
    self.magnitude = magnitude
    isReached = error <= 2 * wanted() + 2 * pieces.reduce(0) { $0 + $1.rounding }
    let last = pieces.max { $0.error < $1.error }
    worst = (last?.lower ?? 0)...(last?.upper ?? 0)
  }

  private static func isDivisible(_ piece: Piece) -> Bool {
    let middle = 0.5 * piece.lower + 0.5 * piece.upper
    return middle > piece.lower && middle < piece.upper
  }

  private static func evaluated<Failure: Error>(
    _ piece: Piece, _ enclosure: (Double, Double, Int) -> Series,
    _ function: (Double) throws(Failure) -> Estimate
  ) throws(Failure) -> Piece {
    var result = piece
    let width = piece.upper - piece.lower
    let half = 0.5 * width
    let range = enclosure(piece.lower, piece.upper, 0).range
    if range.isFinite {
      result.value = range.middle * width
      result.error = (range.radius * width).nextUp + 4 * unitRoundoff * range.magnitude * width
      result.magnitude = range.magnitude * width
    }
    // A range as narrow as that needs no more.
    guard !range.isFinite || result.error > 1e-16 * result.magnitude else { return result }
    let series = enclosure(piece.lower, piece.upper, order)
    var truncation = Double.infinity
    var power = half
    for (n, coefficient) in series.coefficients.enumerated() {
      if n >= 4, n % 2 == 0, coefficient.isFinite {
        truncation = min(truncation, 4 * coefficient.magnitude * power / Double(n + 1))
      }
      power *= half
    }
    guard truncation < 0.05 * result.error else { return result }
    var panel = Panel(base: piece.lower, lower: 0, upper: width)
    var failure: Failure?
    do throws(Interruption) {
      try panel.evaluate(roundsAbscissa: true) { x throws(Interruption) in
        do throws(Failure) {
          let y = try function(x.value)
          return IntegrandSample(value: y.value, error: y.error)
        } catch {
          failure = error
          throw .function
        }
      }
    } catch {
      if let failure { throw failure }
      return result
    }
    result.value = panel.value
    result.error = truncation * (1 + 64 * unitRoundoff) + panel.rounding
    result.rounding = panel.rounding
    result.magnitude = panel.magnitude
    return result
  }
}

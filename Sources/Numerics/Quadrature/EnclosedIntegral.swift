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
  public static let order = 24

  private struct Piece {
    var lower: Double
    var upper: Double
    /// The integral: by the rule, by its value in the middle as long as `isSketch`, or by the range.
    var value = 0.0
    var error = Double.infinity
    /// The part of the error that halving cannot make smaller.
    var rounding = 0.0
    var magnitude = 0.0
    var isSketch = false

    var middle: Double { 0.5 * lower + 0.5 * upper }
    var isDivisible: Bool { middle > lower && middle < upper }
    /// What halving can take away.
    var excess: Double { error - rounding }
  }

  private struct Pieces {
    var all: [Piece] = []
    let relative: Double

    var error: Double { all.reduce(0) { $0 + $1.error } }
    var rounding: Double { all.reduce(0) { $0 + $1.rounding } }
    var magnitude: Double { all.reduce(0) { $0 + $1.magnitude } }
    var value: Double { all.reduce(into: CompensatedSum()) { $0.add($1.value) }.value }
    /// The error at which to stop.
    var wanted: Double { max(relative * abs(value), 1e-14 * magnitude) }
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
    var pieces = Pieces(relative: relative)
    for (lower, upper) in zip(cuts, cuts.dropFirst()) where lower < upper {
      // The length of a piece is a number.
      let ends =
        (upper - lower).isFinite ? [lower, upper] : [lower, 0.5 * lower + 0.5 * upper, upper]
      for (lower, upper) in zip(ends, ends.dropFirst()) {
        pieces.all.append(
          try Self.sketched(Piece(lower: lower, upper: upper), enclosure, function))
      }
    }
    // Once with values in the middle, then with those of the rule.
    for _ in 0..<2 {
      try Self.refine(&pieces, limit, enclosure, function)
      for i in pieces.all.indices where pieces.all[i].isSketch {
        pieces.all[i] = try Self.evaluated(pieces.all[i], function)
      }
    }
    value = Estimate(pieces.value, error: pieces.error + 4 * unitRoundoff * pieces.magnitude)
    magnitude = pieces.magnitude
    isReached = value.error <= 2 * pieces.wanted + 2 * pieces.rounding
    let last = pieces.all.max { $0.error < $1.error }
    worst = (last?.lower ?? 0)...(last?.upper ?? 0)
  }

  /// Halves pieces in rounds until the sum of the errors is as small as wanted.
  private static func refine<Failure: Error>(
    _ pieces: inout Pieces, _ limit: Int, _ enclosure: (Double, Double, Int) -> Series,
    _ function: (Double) throws(Failure) -> Estimate
  ) throws(Failure) {
    while pieces.all.count < limit {
      let goal = pieces.wanted
      let total = pieces.error
      guard !(total - pieces.rounding <= goal) else { return }
      // All pieces that hold more than their share are halved in one round.
      let share = total.isFinite ? 0.5 * goal / Double(pieces.all.count) : 0
      let worst = pieces.all.reduce(0) { max($0, $1.error.isFinite ? $1.excess : 0) }
      let open = pieces.all.indices.filter { i in
        let piece = pieces.all[i]
        guard piece.isDivisible else { return false }
        return !piece.error.isFinite
          || (total.isFinite && piece.excess > share && piece.excess > 1e-3 * worst)
      }
      guard !open.isEmpty else { return }
      for i in open.prefix(limit - pieces.all.count) {
        let (lower, middle, upper) = (
          pieces.all[i].lower, pieces.all[i].middle, pieces.all[i].upper
        )
        pieces.all[i] = try sketched(Piece(lower: lower, upper: middle), enclosure, function)
        pieces.all.append(
          try sketched(Piece(lower: middle, upper: upper), enclosure, function))
      }
    }
  }

  /// The bound on a piece, with the value in the middle for an idea of the integral.
  private static func sketched<Failure: Error>(
    _ piece: Piece, _ enclosure: (Double, Double, Int) -> Series,
    _ function: (Double) throws(Failure) -> Estimate
  ) throws(Failure) -> Piece {
    var result = piece
    let width = piece.upper - piece.lower
    let range = enclosure(piece.lower, piece.upper, 0).range
    if range.isFinite {
      result.value = range.middle * width
      result.error = (range.radius * width).nextUp + 4 * unitRoundoff * range.magnitude * width
      result.magnitude = range.magnitude * width
    }
    if !(result.error < 1e300) {
      // So wide that sums overflow: as good as unbounded.
      (result.value, result.magnitude, result.error) = (0, 0, .infinity)
    }
    // A range as narrow as that needs no more.
    guard !range.isFinite || result.error > 1e-16 * result.magnitude else { return result }
    let series = enclosure(piece.lower, piece.upper, order)
    var truncation = Double.infinity
    var power = 0.5 * width
    for (n, coefficient) in series.coefficients.enumerated() {
      if n >= 4, n % 2 == 0, coefficient.isFinite {
        truncation = min(
          truncation,
          4 * coefficient.magnitude * power / Double(n + 1) + .leastNonzeroMagnitude)
      }
      power = max(power * 0.5 * width, .leastNormalMagnitude)
    }
    guard truncation < 0.05 * result.error else { return result }
    let middle = try function(piece.middle)
    result.value = middle.value * width
    result.magnitude = abs(middle.value) * width
    result.error = truncation * (1 + 64 * unitRoundoff)
    result.isSketch = true
    return result
  }

  /// The piece with the integral by the rule.
  private static func evaluated<Failure: Error>(
    _ piece: Piece, _ function: (Double) throws(Failure) -> Estimate
  ) throws(Failure) -> Piece {
    var result = piece
    // From the end next to 0, where numbers are finer.
    let width = piece.upper - piece.lower
    var panel =
      abs(piece.upper) < abs(piece.lower)
      ? Panel(base: piece.upper, lower: -width, upper: 0)
      : Panel(base: piece.lower, lower: 0, upper: width)
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
      result.error = .infinity
      return result
    }
    result.value = panel.value
    result.error += panel.rounding
    result.rounding = panel.rounding
    result.magnitude = panel.magnitude
    result.isSketch = false
    return result
  }
}

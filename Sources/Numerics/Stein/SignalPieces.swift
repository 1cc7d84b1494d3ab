import Arithmetic

/// The function g = q (s_p - s_q) of two densities, on pieces that resolve it.
///
/// Kernel Stein discrepancies are quadratic forms of g. All values carry a common factor exp(shift), so
/// that a g of 1e-200 keeps its relative accuracy.
struct SignalPieces: Sendable {
  /// From left to right.
  let pieces: [SignalPiece]
  /// The integral of |g|.
  let magnitude: Double
  /// The root mean square distance from the centre under |g|.
  let spread: Double
  /// The logarithm of the factor that all values carry.
  let shift: Double
  /// Whether it is known what lies between the nodes.
  let isProved: Bool
  private let q: any Density
  private let p: any Density

  /// The pieces; none when the densities are the same.
  ///
  /// - Throws: `outsideSupport` when q has mass where p has none; `nonFiniteIntegrand`, `budgetExhausted` and `overflow` as a quadrature.
  init(_ q: any Density, _ p: any Density) throws(NumericsError) {
    self.q = q
    self.p = p
    let pair = densityPair(q, p)
    if pair.isIdentical {
      (pieces, magnitude, spread, shift, isProved) = ([], 0, 0, 0, true)
      return
    }
    try q.checkSupport(inside: p)
    let first = Partition.panels(
      from: q.support.lowerBound, to: q.support.upperBound, landmarks: pair.landmarks,
      breaks: Set(q.breaks + p.breaks).sorted())
    let shift = scalingShift(first) { Self.logMagnitude(pair, $0) }
    let signal: Integrand = { x throws(Interruption) in Self.sample(pair, x, shift: shift) }
    var pieces: [SignalPiece] = []
    let formulas = FormulaPair(q, p)
    var open = 0.0
    do throws(Interruption) {
      // Once to learn the size and the rounding of g, then until the pieces resolve it.
      var set = PanelSet(first, roundsAbscissa: pair.roundsAbscissa)
      try set.refine(Tolerance(relative: 0, absolute: .greatestFiniteMagnitude), signal)
      let tolerance = Tolerance(
        relative: 0, absolute: max(1e-15 * set.magnitude, 0.25 * set.rounding),
        maximumEvaluations: 200_000)
      try set.refine(tolerance, signal)
      if let formulas {
        open = try set.look(
          tolerance,
          { formulas.missed(on: $0) { $0.differences((1, 0), degree: 1, shift: shift) } },
          signal)
      }
      for panel in set.panels {
        pieces.append(
          try SignalPiece(
            panel, roundsAbscissa: pair.roundsAbscissa, missed: panel.missed ?? 0, signal))
      }
    } catch {
      throw error.numericsError
    }
    pieces.sort { $0.start.distance(from: $1.start) < 0 }
    self.pieces = pieces
    self.shift = shift
    isProved = open.isFinite
    magnitude = pieces.reduce(0) { $0 + $1.magnitude }
    spread = Self.spread(of: pieces)
    guard magnitude.isFinite else { throw .overflow(quantity: "the Stein discrepancy") }
  }

  /// A maker of the halves of pieces.
  func splitter() -> SignalSplitter {
    SignalSplitter(pair: densityPair(q, p), shift: shift)
  }

  private static func spread(of pieces: [SignalPiece]) -> Double {
    guard let heaviest = pieces.max(by: { $0.magnitude < $1.magnitude }) else { return 0 }
    var total = 0.0
    var first = 0.0
    var second = 0.0
    for piece in pieces where piece.magnitude > 1e-9 * heaviest.magnitude {
      let place = piece.panel.place(0.5 * (piece.panel.lower + piece.panel.upper)).x
      let distance = place.distance(from: heaviest.start)
      total += piece.magnitude
      first += piece.magnitude * distance
      second += piece.magnitude * distance * distance
    }
    guard total > 0 else { return 0 }
    let center = first / total
    return max(second / total - center * center, 0).squareRoot()
  }

  private static func logMagnitude(_ pair: any DensityPair, _ x: Abscissa) -> LogSample {
    let point = pair.scoreDifference(at: x)
    return LogSample(
      logWeight: point.logq, logWeightError: point.logqError, factor: abs(point.difference),
      within: point.differenceError, isZero: point.difference == 0, size: abs(point.difference))
  }

  /// g at x times exp(shift).
  fileprivate static func sample(
    _ pair: any DensityPair, _ x: Abscissa, shift: Double
  ) -> IntegrandSample {
    let point = pair.scoreDifference(at: x)
    guard !point.difference.isNaN else { return IntegrandSample(value: .nan, error: 0) }
    // In logarithms: the density may be out of range where the product is not.
    let size = max(abs(point.difference), point.differenceError)
    guard size > 0 else { return IntegrandSample(value: 0, error: 0) }
    let seen = abs(point.difference)
    let logFactor = log(size)
    let exponent = (point.logq + logFactor) + shift
    let scaled = exp(exponent)
    guard scaled != 0 else { return IntegrandSample(value: 0, error: 0, size: seen) }
    let value = -point.difference / size * scaled
    let relative =
      point.logqError
      + unitRoundoff * (6 + abs(point.logq + logFactor) + abs(logFactor) + abs(exponent))
    return IntegrandSample(
      value: value,
      error: point.differenceError / size * scaled + abs(value) * expMinusOne(relative), size: seen)
  }
}

/// Cuts pieces of the function g in halves.
struct SignalSplitter {
  fileprivate let pair: any DensityPair
  fileprivate let shift: Double

  /// The halves, or nil when the ends are neighbouring numbers.
  func halves(of piece: SignalPiece) throws(Interruption) -> (SignalPiece, SignalPiece)? {
    guard let (left, right) = piece.panel.halves() else { return nil }
    return (try evaluated(left, piece.missed), try evaluated(right, piece.missed))
  }

  private func evaluated(_ panel: Panel, _ missed: Double) throws(Interruption) -> SignalPiece {
    try SignalPiece(panel, roundsAbscissa: pair.roundsAbscissa, missed: missed) {
      x throws(Interruption) in SignalPieces.sample(pair, x, shift: shift)
    }
  }
}

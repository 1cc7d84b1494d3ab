public import Arithmetic

/// The best witness of a kernel Stein discrepancy, x -> integral of g(y) k(x, y) dy.
///
/// Divided by the discrepancy it has norm 1 in the space of the kernel.
public struct KernelSteinWitness: Sendable {
  private let signal: SignalPieces
  private let kernel: Kernel
  /// The norm of the function in the units of `signal`; nil when it is not divided by its norm.
  private let norm: Estimate?

  /// The witness of a pair.
  ///
  /// - Throws: As `kernelSteinDiscrepancy`; `invalidParameter` when a normalised witness is asked for
  ///   and the discrepancy is 0.
  public init(
    _ q: any Density, _ p: any Density, kernel: Kernel, normalized: Bool
  ) throws(NumericsError) {
    signal = try SignalPieces(q, p)
    self.kernel = kernel
    guard normalized else {
      norm = nil
      return
    }
    let norm = try scaledDiscrepancy(signal, kernel).squareRoot
    guard norm.value > norm.error else { throw .noWitness }
    self.norm = norm
  }

  /// The witness at x.
  ///
  /// - Throws: `NumericsError.overflow` when it is out of range.
  /// - Complexity: O(n) kernel evaluations for some n = 500 nodes.
  public func callAsFunction(_ x: Double) throws(NumericsError) -> Estimate {
    let splitter = signal.splitter()
    var total = Total()
    do throws(Interruption) {
      for piece in signal.pieces {
        try add(piece, Abscissa(x), splitter, &total)
      }
    } catch {
      throw error.numericsError
    }
    var scale = exp(-signal.shift)
    var relative = unitRoundoff * (8 + 2 * abs(signal.shift))
    if let norm {
      scale = 1 / norm.value
      relative = norm.error / (norm.value - norm.error) + 4 * unitRoundoff
    }
    let value = total.sum * scale
    return try Estimate(
      value,
      within: (total.error * scale + abs(value) * unitRoundoff) * (1 + relative)
        + abs(value) * relative + .leastNonzeroMagnitude,
      of: "the witness"
    ).estimated(unless: signal.isProved)
  }

  /// The witness of a function on an interval: its value in the middle and its slope, and for the higher
  /// coefficients the integral of |g| times those of the kernel.
  ///
  /// - Complexity: Two witnesses.
  public func series(_ u: Series) -> Series {
    guard u.isFinite, signal.isProved else { return .unknown }
    let place = u.range.middle
    let slopeless = u.order == 0 ? try? (jet(place, hasSlope: false)) : nil
    guard let middle = slopeless ?? (try? jet(place)) else { return .unknown }
    var factor = Ball(1)
    if let norm {
      let unit = 1 / (norm.value * exp(-signal.shift))
      factor = Ball(
        unit, radius: unit * (norm.error / (norm.value - norm.error) + 8 * unitRoundoff))
    }
    let size = size
    let reach = u.range.radius
    let bend = size * kernel.largestCoefficient(2)
    let slope =
      u.order == 0
      ? Ball(0, radius: size * kernel.largestCoefficient(1))
      : Ball(middle.slope.value, radius: middle.slope.error + 2 * bend * reach)
    let first = Ball(middle.value) + Ball(0, radius: slope.magnitude * reach)
    var outer = [factor * first]
    for n in 1..<max(u.order + 1, 1) where n <= u.order {
      outer.append(
        factor * (n == 1 ? slope : Ball(0, radius: size * kernel.largestCoefficient(n))))
    }
    return u.composed(with: Series(outer))
  }

  /// A bound on the integral of |g|.
  private var size: Double {
    let rounding = signal.pieces.reduce(0) { $0 + $1.rounding }
    return (signal.magnitude + rounding) * exp(-signal.shift) * (1 + 1e-6) * (1 + 1e-12)
  }

  /// The witness with its derivatives at x, not divided by the norm; of the second only its bound is known.
  ///
  /// Not finite where they are out of range.
  /// - Complexity: As `jet(_:hasSlope:)`.
  public func jet(at x: Estimate) -> Jet {
    guard var (value, slope) = try? jet(x.value) else {
      return Jet(.undefined, .undefined, .undefined)
    }
    let bend = 2 * size * kernel.largestCoefficient(2)
    let reach = x.error
    value.error += (abs(slope.value) + slope.error + bend * reach) * reach
    slope.error += bend * reach
    return Jet(value, slope, Estimate(0, error: bend))
  }

  /// The witness and its derivative at x, not divided by the norm.
  ///
  /// - Throws: `NumericsError.overflow` when they are out of range.
  /// - Complexity: O(n) kernel evaluations for some n = 500 nodes.
  func jet(
    _ x: Double, hasSlope: Bool = true
  ) throws(NumericsError) -> (value: Estimate, slope: Estimate) {
    let splitter = signal.splitter()
    var value = Total()
    var slope = Total()
    do throws(Interruption) {
      for piece in signal.pieces {
        try add(piece, Abscissa(x), splitter, &value)
        if hasSlope { try add(piece, Abscissa(x), splitter, &slope, isSlope: true) }
      }
    } catch {
      throw error.numericsError
    }
    let scale = exp(-signal.shift)
    func estimate(_ total: Total) throws(NumericsError) -> Estimate {
      try Estimate(
        total.sum * scale,
        within: total.error * scale
          + abs(total.sum * scale) * unitRoundoff * (8 + 2 * abs(signal.shift))
          + .leastNonzeroMagnitude,
        of: "the witness"
      ).estimated(unless: signal.isProved)
    }
    return (try estimate(value), try estimate(slope))
  }

  private struct Total {
    var sum = 0.0
    var error = 0.0
  }

  /// Adds a piece, cut until the kernel, or its slope, is resolved on it.
  private func add(
    _ piece: SignalPiece, _ x: Abscissa, _ splitter: SignalSplitter, _ total: inout Total,
    isSlope: Bool = false
  ) throws(Interruption) {
    let gap = piece.gap(to: x)
    // |k'| is at most k (2 + z)/L, which falls from z = 1 on.
    let bound = isSlope ? kernel(gap) * (2 + gap / kernel.length) / kernel.length : kernel(gap)
    let size = bound * piece.magnitude
    let unknown = bound * piece.rounding
    let negligible =
      1e-18 * kernel.atZero * signal.magnitude / (isSlope ? kernel.length : 1)
    guard size + unknown > negligible else {
      total.error += size + unknown
      return
    }
    if piece.width <= 4 * max(kernel.length, piece.gap(to: x)) {
      let (fine, coarse) = isSlope ? slopeProduct(piece, x) : product(piece, x)
      let difference = abs(fine - coarse)
      if difference <= max(2e-15 * size, 10 * negligible, unknown) {
        total.sum += fine
        let z = piece.gap(to: x) / kernel.length
        let places = 2 * abs(piece.panel.base - x.value) + piece.extent
        let units =
          96 + kernel.units + 2 * min(z * z, 1500) + places
          * kernel.steepness(from: piece.gap(to: x))
        total.error += difference + unknown + size * unitRoundoff * units
        return
      }
    }
    guard let (left, right) = try splitter.halves(of: piece) else {
      total.error += size + unknown
      return
    }
    try add(left, x, splitter, &total, isSlope: isSlope)
    try add(right, x, splitter, &total, isSlope: isSlope)
  }

  /// The sums of the two rules for the derivative in x.
  private func slopeProduct(
    _ piece: SignalPiece, _ x: Abscissa
  ) -> (fine: Double, coarse: Double) {
    let gap = DoubledNumber(x.base, minus: piece.panel.base)
    let inverse = 1 / kernel.length
    func slopes(_ offsets: SIMD8<Double>) -> SIMD8<Double> {
      let lanes = kernel.lanes(((x.offset - offsets) + gap.rest + gap.leading) * inverse)
      return -lanes.value * lanes.slope * inverse
    }
    let k0 = slopes(piece.offsets.0)
    let k1 = slopes(piece.offsets.1)
    let k2 = slopes(piece.offsets.2)
    return (
      (k0 * piece.fine.0 + k1 * piece.fine.1 + k2 * piece.fine.2).sum(),
      (k0 * piece.coarse.0 + k1 * piece.coarse.1).sum()
    )
  }

  /// The sums of the two rules.
  private func product(_ piece: SignalPiece, _ x: Abscissa) -> (fine: Double, coarse: Double) {
    let gap = DoubledNumber(x.base, minus: piece.panel.base)
    let inverse = 1 / kernel.length
    let k0 = kernel.values(((x.offset - piece.offsets.0) + gap.rest + gap.leading) * inverse)
    let k1 = kernel.values(((x.offset - piece.offsets.1) + gap.rest + gap.leading) * inverse)
    let k2 = kernel.values(((x.offset - piece.offsets.2) + gap.rest + gap.leading) * inverse)
    return (
      (k0 * piece.fine.0 + k1 * piece.fine.1 + k2 * piece.fine.2).sum(),
      (k0 * piece.coarse.0 + k1 * piece.coarse.1).sum()
    )
  }
}

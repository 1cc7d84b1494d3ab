import Arithmetic

/// A piece of the line with g = q (s_p - s_q) at the nodes of a quadrature.
///
/// The ten nodes of the Gauss rule come first, then the eleven that the Kronrod rule adds; three lanes
/// of weight 0 fill up three vectors of eight. All values carry a factor exp(shift).
struct SignalPiece: Sendable {
  let panel: Panel
  /// The nodes less the base of the panel.
  let offsets: (SIMD8<Double>, SIMD8<Double>, SIMD8<Double>)
  /// g times the weights of the Kronrod rule.
  let fine: (SIMD8<Double>, SIMD8<Double>, SIMD8<Double>)
  /// g times the weights of the Gauss rule, which are 0 in the last eight lanes.
  let coarse: (SIMD8<Double>, SIMD8<Double>)
  /// The ends.
  let start: Abscissa
  let end: Abscissa

  /// The integral of |g|.
  var magnitude: Double { panel.magnitude }
  /// A bound on what the rule may miss between the nodes of the integral of |g|.
  let missed: Double
  /// A bound on the integral of |error of g|.
  var rounding: Double { panel.rounding + missed }
  /// The length, infinite for an outermost piece.
  var width: Double { panel.reachesInfinity ? .infinity : end.distance(from: start) }

  init(
    _ panel: Panel, roundsAbscissa: Bool, missed: Double, _ signal: Integrand
  ) throws(Interruption) {
    var panel = panel
    var values: [Double] = []
    values.reserveCapacity(GaussKronrod.count)
    // The panel calls at the centre, then at each pair of nodes.
    try panel.evaluate(roundsAbscissa: roundsAbscissa) { x throws(Interruption) in
      let sample = try signal(x)
      values.append(sample.value)
      return sample
    }
    var nodes = NodeLanes()
    let center = panel.lower + 0.5 * (panel.upper - panel.lower)
    let half = 0.5 * (panel.upper - panel.lower)
    func place(_ t: Double, _ value: Double, _ kronrod: Double, _ gauss: Double) {
      let (x, derivative) = panel.place(t)
      nodes.add(x.offset, derivative * half * value, kronrod, gauss)
    }
    for (k, pair) in GaussKronrod.pairs.enumerated() {
      place(center - half * pair.node, values[1 + 2 * k], pair.kronrod, pair.gauss)
      place(center + half * pair.node, values[2 + 2 * k], pair.kronrod, pair.gauss)
    }
    place(center, values[0], GaussKronrod.centerWeight, 0)
    self.panel = panel
    self.missed = missed.isFinite ? missed : 0
    offsets = nodes.offsets
    fine = nodes.fine
    coarse = (nodes.coarse.0, nodes.coarse.1)
    let ends = [panel.place(panel.lower).x, panel.place(panel.upper).x]
    let isReversed = panel.stretch < 0
    start = ends[isReversed ? 1 : 0]
    end = ends[isReversed ? 0 : 1]
  }

  /// The largest distance of a point from the base of the panel; for a whole tail, of a point that
  /// counts.
  var extent: Double {
    let last = panel.reachesInfinity ? 0.5 * (panel.lower + 1) : panel.upper
    return max(abs(panel.place(panel.lower).x.offset), abs(panel.place(last).x.offset))
  }

  /// The distance between two pieces, 0 when they touch or are the same.
  func gap(to other: SignalPiece) -> Double {
    max(start.distance(from: other.end), other.start.distance(from: end), 0)
  }

  /// The distance of a point from the piece, 0 inside.
  func gap(to x: Abscissa) -> Double {
    max(start.distance(from: x), x.distance(from: end), 0)
  }

  /// The largest distance between points of two pieces.
  func reach(to other: SignalPiece) -> Double {
    max(end.distance(from: other.start), other.end.distance(from: start))
  }
}

extension Panel {
  /// Whether the piece is the rest of a tail.
  var reachesInfinity: Bool { stretch != 0 && upper == 1 }
}

/// Nodes on their way into vectors.
private struct NodeLanes {
  var offsets = (SIMD8<Double>(), SIMD8<Double>(), SIMD8<Double>())
  var fine = (SIMD8<Double>(), SIMD8<Double>(), SIMD8<Double>())
  var coarse = (SIMD8<Double>(), SIMD8<Double>(), SIMD8<Double>())
  private var ofGauss = 0
  private var others = 10

  mutating func add(_ offset: Double, _ value: Double, _ kronrod: Double, _ gauss: Double) {
    let lane: Int
    if gauss == 0 {
      lane = others
      others += 1
    } else {
      lane = ofGauss
      ofGauss += 1
    }
    set(\.offsets, lane, offset)
    set(\.fine, lane, kronrod * value)
    set(\.coarse, lane, gauss * value)
  }

  private mutating func set(
    _ list: WritableKeyPath<NodeLanes, (SIMD8<Double>, SIMD8<Double>, SIMD8<Double>)>, _ lane: Int,
    _ number: Double
  ) {
    switch lane / 8 {
    case 0: self[keyPath: list].0[lane % 8] = number
    case 1: self[keyPath: list].1[lane % 8] = number
    default: self[keyPath: list].2[lane % 8] = number
    }
  }
}

import Arithmetic

/// The value of an integrand at a node with a bound on its rounding error.
struct IntegrandSample: Sendable {
  var value: Double
  var error: Double
  /// What the integrand is made from there, by which what it hides is measured.
  var size = 0.0
}

/// Why a quadrature stopped early.
enum Interruption: Error {
  /// The integrand was not finite there.
  case nonFinite(at: Double, value: Double)
  /// The caller's function threw; the caller has kept its error.
  case function
  /// The first cut of the range needs more evaluations than allowed.
  case budget(limit: Int)
}

/// The integrand as the quadrature calls it.
typealias Integrand = (Abscissa) throws(Interruption) -> IntegrandSample

/// A piece of the range of integration with the rule's results on it.
///
/// A finite piece is the set of base + t with t from `lower` to `upper`. A piece of an infinite tail is
/// the set of base + anchor + stretch (w^(-1/decay) - 1), w = 1 - u, with u from `lower` to `upper` in
/// [0, 1]; `stretch` is the length over which the tail is expected to fall, negative for the left tail
/// and 0 for a finite piece. An integrand that falls like |x|^-(1 + decay) is then near a constant at
/// the far end. For a decay of 1 the map is u/(1 - u).
struct Panel: Sendable {
  var base: Double
  var anchor = 0.0
  var stretch = 0.0
  var decay = 1.0
  /// The largest exponent of the map of a slow tail.
  var reach = 345.0
  var lower: Double
  var upper: Double

  /// The Kronrod sum.
  var value = 0.0
  /// |Kronrod sum - Gauss sum|.
  var difference = 0.0
  /// The differences on the pieces that this one was cut from, the smallest piece first.
  private var ancestors = (0.0, 0.0, 0.0)
  /// A bound on what rounding can have done to `value`.
  var rounding = 0.0
  /// The part of that which the integrand states of its own values.
  var stated = 0.0
  /// The Kronrod sum of the absolute values.
  var magnitude = 0.0
  /// The largest size that the integrand states at the nodes.
  var largestSize = 0.0
  /// Whether the rule has been applied.
  private(set) var isEvaluated = false
  /// A bound on what the rule may miss, once it has been computed.
  var missed: Double?

  init(base: Double, lower: Double, upper: Double) {
    self.base = base
    self.lower = lower
    self.upper = upper
  }

  /// The whole tail from base + anchor on.
  init(tailFrom start: Abscissa, stretch: Double, decay: Double = 1, reach: Double = 345) {
    base = start.base
    anchor = start.offset
    self.stretch = stretch
    self.decay = decay
    self.reach = min(reach, 345 - log(abs(stretch)))
    lower = 0
    upper = 1
  }

  /// The abscissa and dx/dt at parameter t.
  func place(_ t: Double) -> (x: Abscissa, derivative: Double) {
    if stretch == 0 { return (Abscissa(base, plus: t), 1) }
    if decay < 1 { return placeOnSlowTail(t) }
    let rest = max(1 - t, 0.5 * unitRoundoff)
    return (Abscissa(base, plus: anchor + stretch * (t / rest)), abs(stretch) / (rest * rest))
  }

  /// The same where the integrand falls like |x|^-(1 + decay) with a decay below 1.
  ///
  /// Such a tail reaches beyond the floating-point numbers. Beyond exp(reach) stretches the integrand is
  /// taken at that distance, times the factor by which it falls from there: in w it is a constant.
  private func placeOnSlowTail(_ t: Double) -> (x: Abscissa, derivative: Double) {
    let growth = min(-logOnePlus(-t) / decay, reach)
    let offset = anchor + stretch * expMinusOne(growth)
    return (Abscissa(base, plus: offset), abs(stretch) / decay * exp((1 + decay) * growth))
  }

  /// The first pieces of a whole tail. Of a slow one most of the parameters belong to distances at which
  /// it is a power: it is cut where it is none yet.
  var tailPieces: [Panel] {
    guard decay < 0.5 else { return [self] }
    let growths = [1, 2, 4, 8, 16, 32, 64, 128].filter { $0 < reach } + [reach]
    let cuts = [0] + growths.map { -expMinusOne(-$0 * decay) }.filter { $0 < 1 } + [1]
    return zip(cuts, cuts.dropFirst()).filter { $0 < $1 }.map { part(from: $0, to: $1) }
  }

  /// The part with parameters from a to b, not yet evaluated.
  func part(from a: Double, to b: Double) -> Panel {
    var result = self
    result.lower = a
    result.upper = b
    result.missed = nil
    result.isEvaluated = false
    return result
  }

  /// The halves, or nil when the ends are neighbouring numbers.
  func halves() -> (Panel, Panel)? {
    let middle = lower + 0.5 * (upper - lower)
    guard middle > lower, middle < upper else { return nil }
    var (left, right) = (part(from: lower, to: middle), part(from: middle, to: upper))
    left.ancestors = (difference, ancestors.0, ancestors.1)
    right.ancestors = left.ancestors
    return (left, right)
  }

  /// The difference of the rules; next to a pole or a kink, where halving makes it smaller by little, what
  /// it was on the way, as the rules may agree there by chance.
  ///
  /// Little is less than a factor of 20, as next to 0 for the powers of |x| below 3.3.
  var cautiousDifference: Double {
    let (first, second, third) = ancestors
    guard third > 0, first > 0.05 * second, second > 0.05 * third, difference > 1e-5 * first else {
      return difference
    }
    return max(difference, first, 0.5 * second, 0.25 * third)
  }

  /// Applies the 21-point rule.
  ///
  /// The rounding bound has three parts: what the integrand says of its own values; eight units of
  /// rounding of the sum of absolute values; and, for integrands that see x rounded to one number
  /// (`roundsAbscissa`), the change of the integrand over half a unit in the last place of x, judged by
  /// its variation over the panel.
  mutating func evaluate(roundsAbscissa: Bool, _ integrand: Integrand) throws(Interruption) {
    let center = lower + 0.5 * (upper - lower)
    let half = 0.5 * (upper - lower)
    var error = 0.0
    var least = Double.infinity
    var largest = -Double.infinity
    var size = 0.0
    func sample(_ t: Double) throws(Interruption) -> Double {
      let (x, derivative) = place(t)
      let sample = try integrand(x)
      guard sample.value.isFinite else {
        throw .nonFinite(at: x.value, value: sample.value)
      }
      error = sample.error * derivative
      size = max(size, sample.size)
      least = min(least, sample.value)
      largest = max(largest, sample.value)
      return sample.value * derivative
    }
    let middle = try sample(center)
    var kronrod = GaussKronrod.centerWeight * middle
    var gauss = 0.0
    var absolute = GaussKronrod.centerWeight * abs(middle)
    var stated = GaussKronrod.centerWeight * error
    for pair in GaussKronrod.pairs {
      let left = try sample(center - half * pair.node)
      stated += pair.kronrod * error
      let right = try sample(center + half * pair.node)
      stated += pair.kronrod * error
      kronrod += pair.kronrod * (left + right)
      gauss += pair.gauss * (left + right)
      absolute += pair.kronrod * (abs(left) + abs(right))
    }
    value = kronrod * half
    largestSize = size
    isEvaluated = true
    difference = abs(kronrod - gauss) * half
    magnitude = absolute * half
    self.stated = stated * half
    rounding = stated * half + 8 * unitRoundoff * magnitude
    if absolute > 0 || stated > 0 {
      // Each of the terms may have been rounded to a multiple of the least number.
      rounding += .leastNonzeroMagnitude * (2 + 44 * half)
    }
    if roundsAbscissa {
      // A slow tail is near a power of x, whose relative change is that of x times the power.
      rounding +=
        stretch != 0 && decay < 1
        ? 16 * unitRoundoff * magnitude : outermost.ulp * 2 * (largest - least)
    }
  }

  /// The largest |x| at which the integrand of the panel is expected to matter.
  private var outermost: Double {
    let start = abs(place(lower).x.value)
    return max(start, abs(place(stretch == 0 ? upper : 0.5 * (lower + upper)).x.value))
  }
}

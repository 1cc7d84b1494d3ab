import Arithmetic

/// Bounds on the rounding of the functions of a normal density or a mixture.
///
/// The logarithm of a weighted component, `l = log(w) - log(s) - z^2/2 - log(2 pi)/2`, is computed
/// to within `e = u (3 z^2 + 2 |log w| + 2 |log s| + 4)` with the unit roundoff u = 2^-53: the square
/// of z = (x - m)/s carries five roundings, the rest a few. Everything else follows from how the
/// functions depend on the l: with responsibilities r, component scores c and the score s,
///
///     d log p = sum r dl,    d s = sum r (c - s) dl + sum r dc,
///     d s'    = sum r ((c - s)^2 - 1/s^2 - s') dl + ...
///
/// The errors of weights are part of e; the evaluator moves other inexact parameters.
struct DensityRounding: Sendable {
  struct Component: Sendable {
    let weight: Double
    let mean: Double
    let sd: Double
    /// log(w) - log(s), and the part of e that does not depend on x.
    let logScale: Double
    let logError: Double

    /// A component whose weight has a relative error.
    init(weight: Double, mean: Double, sd: Double, weightError: Double = 0) {
      self.weight = weight
      self.mean = mean
      self.sd = sd
      logScale = log(weight) - log(sd)
      logError =
        unitRoundoff * (2 * abs(log(weight)) + 2 * abs(log(sd)) + 4) + weightError
    }
  }

  private let components: [Component]
  /// What is lost where a component underflows to nothing.
  private let floor: Double

  /// Bounds for these components; those of weight 0 are left out.
  init(_ components: [Component]) {
    self.components = components.filter { $0.weight > 0 }
    floor = self.components.count > 1 ? Double.leastNormalMagnitude : 0
  }

  /// A component at one x: its responsibility, score and the error of its logarithm.
  private struct Term {
    var responsibility: Double
    let score: Double
    let precision: Double
    let error: Double
  }

  /// What `body` makes of the components at one x.
  private func withTerms<Result>(
    _ x: Double, _ body: (UnsafeMutableBufferPointer<Term>) -> Result
  ) -> Result {
    // So far out that the squares overflow only the widest component counts.
    let isFar = !(abs(x) < 1e140)
    let widest = isFar ? components.max { $0.sd < $1.sd } : nil
    return withUnsafeTemporaryAllocation(of: Term.self, capacity: max(components.count, 1)) { all in
      var count = 0
      var largest = -Double.infinity
      func append(_ component: Component) {
        let z = (x - component.mean) / component.sd
        let logarithm = component.logScale - z * z / 2
        largest = max(largest, logarithm)
        all.initializeElement(
          at: count,
          to: Term(
            responsibility: logarithm, score: -z / component.sd,
            precision: 1 / (component.sd * component.sd),
            error: component.logError + 3 * unitRoundoff * min(z * z, 1e300)))
        count += 1
      }
      if let widest { append(widest) } else { for component in components { append(component) } }
      let terms = UnsafeMutableBufferPointer(rebasing: all[..<count])
      var total = 0.0
      for k in terms.indices {
        let exponent = terms[k].responsibility - largest
        terms[k].responsibility = exponent.isNaN ? 1 : exp(exponent)
        total += terms[k].responsibility
      }
      for k in terms.indices { terms[k].responsibility /= total }
      return body(terms)
    }
  }

  private func logError(_ terms: UnsafeMutableBufferPointer<Term>) -> Double {
    terms.reduce(0) { $0 + $1.responsibility * $1.error }
  }

  /// The bound for log p at `x`, whose value is `value`.
  func logpdf(_ x: Double, _ value: Double) -> Double {
    withTerms(x, logError) + unitRoundoff * (2 * abs(value) + 2)
  }

  /// The bound for p at `x`, whose value is `value`: that of log p, and the exponential's own.
  func pdf(_ x: Double, _ value: Double) -> Double {
    guard value > 0 else { return 2 * .leastNonzeroMagnitude }
    let relative = logpdf(x, log(value)) + 2 * unitRoundoff
    return value * relative + 2 * .leastNonzeroMagnitude
  }

  /// The bound for the score at `x`.
  func score(_ x: Double) -> Double { withTerms(x, score) }

  private func score(_ terms: UnsafeMutableBufferPointer<Term>) -> Double {
    let center = terms.reduce(0) { $0 + $1.responsibility * $1.score }
    let common = logError(terms)
    var bound = floor
    for term in terms {
      bound += term.responsibility * 4 * unitRoundoff * abs(term.score)
      bound += term.responsibility * abs(term.score - center) * (term.error + common)
    }
    return bound
  }

  /// The bound for the derivative of the score at `x`.
  func scoreDerivative(_ x: Double) -> Double { withTerms(x, scoreDerivative) }

  private func scoreDerivative(_ terms: UnsafeMutableBufferPointer<Term>) -> Double {
    let center = terms.reduce(0) { $0 + $1.responsibility * $1.score }
    let common = logError(terms)
    let shift = score(terms)
    var bound = floor
    for term in terms {
      let gap = abs(term.score - center)
      let size = gap * gap + term.precision
      bound += term.responsibility * size * (8 * unitRoundoff)
      if terms.count > 1 { bound += term.responsibility * gap * gap * (term.error + common) }
      bound += term.responsibility * 2 * gap * shift
    }
    if terms.count > 1, let precision = terms.first?.precision,
      terms.contains(where: { $0.precision != precision })
    {
      for term in terms {
        bound +=
          term.responsibility * (1 - term.responsibility) * term.precision * (term.error + common)
      }
    }
    return bound
  }

  /// The bounds for log p, whose value is `value`, the score and its derivative at `x`.
  func jet(_ x: Double, _ value: Double) -> (logpdf: Double, score: Double, slope: Double) {
    withTerms(x) { terms in
      (
        logError(terms) + unitRoundoff * (2 * abs(value) + 2), score(terms), scoreDerivative(terms)
      )
    }
  }
}

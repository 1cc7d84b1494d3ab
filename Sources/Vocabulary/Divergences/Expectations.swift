import Arithmetic
import Diagnostics
import Numerics
import Script

/// The expectation of a function of the program under a density; a member of densities.
let expectationMember = Word(
  "expectation", category: "Integrals over a density",
  summary: "The expected value of a function under the density.",
  documentation: """
    E_p f = integral of f(x) p(x) over all x. Quadrature as for `integral`, with break points where the \
    density has its mass. How fast f grows is measured far out; with the density's tail this tells \
    whether the expected value exists. Where f or the density is no number any more, what is left is \
    judged by how the integral falls before, and the result is marked as estimated.
    """,
  parameters: [Parameter(unlabelled: "f", numberFunction, "The function.")],
  result: .number, cost: .shared,
  examples: [
    Example("normal(mean: 1, sd: 2).expectation { x in pow(x, 2) }", "5"),
    Example("studentT(degrees: 5).expectation { x in pow(x, 2) }", "1.66667"),
  ],
  body: { (arguments, context) throws(WordError) in
    let density = try arguments.receiver(as: DensityValue.self)
    var expectation = try Expectation(of: try arguments.function("f"), density, context)
    return .number(try expectation.value())
  })

/// The expected value of a function under a density.
private struct Expectation {
  private let function: Function
  private let density: DensityValue
  private let context: EvaluationContext
  private let enclosure: Enclosure?
  /// How far out the density may still be other than a tail.
  private let widest: Double
  /// The powers of x with which the function grows at both ends.
  private let growths: [Double]
  private var ends = OutermostValues()

  /// Refuses a function that certainly has none.
  init(
    of function: Function, _ density: DensityValue, _ context: EvaluationContext
  ) throws(WordError) {
    self.function = function
    self.density = density
    self.context = context
    let p = density.density
    enclosure = Enclosure(of: function, context)
    if enclosure?.divergesUnder(p) ?? false {
      throw WordError(NumericsError.infinite(quantity: "the expected value"))
    }
    let widest = p.peaks.map { abs($0.location) + $0.scale }.max() ?? 1
    self.widest = widest
    growths = [-1.0, 1].map {
      growth(of: function, direction: $0, from: max(widest, 1), context)
    }
    for (direction, tail) in [(-1.0, p.tails.lower), (1, p.tails.upper)] {
      try checkGrowth(of: function, direction: direction, from: max(widest, 1), tail, context)
    }
  }

  private var p: any Density { density.density }

  private mutating func integrand(_ x: Double) throws(EvaluationFailure) -> Estimate {
    let weight = density.pdf(Estimate(x))
    guard weight.value > 0 else { return Estimate(0) }
    let y: Estimate
    do throws(EvaluationFailure) {
      y = try function.number(x, context)
    } catch {
      // Far out the function may be too large for a number where nothing of the density is left.
      guard p.tails.lower.power == .infinity, p.tails.upper.power == .infinity,
        error.diagnostics.first?.identifier == .nonFinite, abs(x) > widest
      else { throw error }
      ends.note(error)
      return Estimate(0)
    }
    let product = y * weight
    ends.include(x, abs(product.value))
    return product
  }

  /// By quadrature.
  private mutating func estimate(relative: Double) throws(WordError) -> Estimate {
    let falls = Falls(
      lower: p.tails.lower.power - growths[0], upper: p.tails.upper.power - growths[1],
      reach: growths.contains { $0 > 0 } ? 138 : 345)
    return try integral(
      from: p.support.lowerBound, to: p.support.upperBound, landmarks: p.peaks + p.transitions,
      breaks: p.breaks, falls, relative: relative
    ) { x throws(EvaluationFailure) in try integrand(x) }
  }

  mutating func value() throws(WordError) -> Estimate {
    // With an enclosure to come, an idea of the size is enough.
    let first: Estimate
    do throws(WordError) {
      first = try estimate(relative: enclosure == nil ? 1e-10 : 1e-3)
    } catch {
      return try bounded(after: error)
    }
    // Where a light density, or the function, is no number any more, what it weighs must have become
    // negligible, or be on its way to nothing.
    if !ends.areNegligible(for: p, width: widest) || ends.overflow != nil && !ends.areSmall {
      return try cut(first)
    }
    guard let enclosure else {
      return try seen(first, of: function, under: p, context).estimated(.unenclosed)
    }
    if ends.overflow == nil,
      let found = try enclosure.expectation(
        under: p, near: first, { x throws(EvaluationFailure) in try integrand(x) })
    {
      return found.isNarrow ? found.value : found.value.holding(try estimate(relative: 1e-10))
    }
    // What rounding leaves open of a slow fall counts as often as the fall is slow.
    let slowness =
      zip(growths, [p.tails.lower.power, p.tails.upper.power])
      .map { ($0 + $1) / ($1 - $0) }.filter(\.isFinite).max() ?? 0
    var result = try estimate(relative: 1e-10)
    result.error += abs(result.value) * max(slowness, 0) * 4 * unitRoundoff
    return result.estimated(.wide)
  }

  /// What there is where the quadrature fails: a pole, or a bounded function that oscillates far out.
  private mutating func bounded(after error: WordError) throws(WordError) -> Estimate {
    let poles = [0] + p.peaks.map(\.location)
    if error.failure != nil, let enclosure,
      let place = enclosure.divergence(
        at: poles.filter { p.pdf($0) > 0 && enclosure.isUndefined(at: $0) }, over: p.support)
    {
      throw growsTooFast("the expected value", at: place)
    }
    guard error.identifier == "not-converged",
      let found = try enclosure?.expectationOfBounded(
        under: p, { x throws(EvaluationFailure) in try integrand(x) })
    else { throw error }
    return found
  }

  /// With what is left beyond the outermost places, judged by how the integral falls before.
  private mutating func cut(_ first: Estimate) throws(WordError) -> Estimate {
    var inner = self
    let rest = ends.rest(for: p) { x in
      (try? inner.integrand(x)).map { abs($0.value) } ?? .nan
    }
    ends = inner.ends
    guard rest <= 0.1 * abs(first.value) else { throw ends.refusal }
    var result = try estimate(relative: 1e-10)
    result.error += rest
    return result.estimated(.cut)
  }
}

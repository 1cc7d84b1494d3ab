import Arithmetic
import Diagnostics
import Numerics
import Script

private let place = Parameter(unlabelled: "x", .number, "Where, in the units of the density.")
  .carryingError

/// A member that is a function of one number.
private func function(
  _ name: String, _ summary: String, _ documentation: String, parameter: Parameter = place,
  example: Example, formula: (@Sendable (DensityValue, Estimate) -> Jet)? = nil,
  series: PointwiseFunction? = nil,
  _ body: @escaping @Sendable (DensityValue, Estimate) throws(WordError) -> Estimate
) -> Word {
  var symbolic: SymbolicForm?
  if formula != nil || series != nil {
    symbolic = .member { receiver in
      guard case .object(let object) = receiver, let density = object.payload as? DensityValue
      else { return nil }
      if let carrying = object.enclosure as? DensityValue {
        return symbolicFunction(of: carrying, formula, series)
      }
      guard let range = object.enclosure as? DensityRange, let series else {
        return symbolicFunction(of: density, formula, series)
      }
      return symbolicFunction(of: range, around: density, formula, series)
    }
  }
  return Word(
    name, category: "Functions of a density", summary: summary, documentation: documentation,
    parameters: [parameter], result: .number, broadcasts: true, examples: [example],
    symbolic: symbolic,
    body: { (arguments, _) throws(WordError) in
      let density = try arguments.receiver(as: DensityValue.self)
      let result = try body(density, try arguments.number(parameter.name))
      guard result.isFinite else {
        throw WordError(
          "non-finite", "\(name) is too large to compute with here", parameter: parameter.name)
      }
      return .number(result)
    }
  ).heldErrors(.read).enclosing { (arguments) throws(WordError) in
    let range = arguments.receiverEnclosure(as: DensityRange.self)
    let carrying = arguments.receiverEnclosure(as: DensityValue.self)
    let x = try arguments.number(parameter.name)
    if let carrying {
      let number = try body(carrying, x)
      return number.isFinite ? .number(number) : nil
    }
    guard let series, let range else { return nil }
    let density = try arguments.receiver(as: DensityValue.self)
    let value = try body(density, Estimate(x.value)).value
    return Estimate(value, within: Ball(x).image { range.series(series, of: $0) })
      .map { .number($0) }
  }
}

extension Ball {
  /// The values of a function at the numbers of the ball, by its enclosures on a few pieces.
  func image(_ function: (Series) -> Series) -> Ball {
    let pieces = radius > 1e-9 * abs(middle) ? 8 : 1
    var result: Ball?
    for index in 0..<pieces {
      let ends = [index, index + 1].map { lower + (upper - lower) * Double($0) / Double(pieces) }
      let range = function(
        Series(
          variableFrom: index == 0 ? lower : ends[0].nextDown,
          to: index == pieces - 1 ? upper : ends[1].nextUp, order: 0)
      ).range
      result = result.map { $0.joined(range) } ?? range
    }
    return result ?? .everything
  }
}

/// How a function of a density extends to formulas.
private func symbolicFunction(
  of density: DensityValue, _ formula: (@Sendable (DensityValue, Estimate) -> Jet)?,
  _ kind: PointwiseFunction?
) -> SymbolicFunction {
  var series: (@Sendable (Series) -> Series)?
  if let kind { series = { u in density.density.series(kind, of: u) } }
  guard let formula else { return SymbolicFunction(series: series) }
  let derivatives: JetFunction = { x in formula(density, x) }
  var value: (@Sendable (Estimate) -> Estimate)?
  switch kind {
  case .pdf: value = { density.logpdf($0).exponential }
  case .logpdf: value = { density.logpdf($0) }
  case .lowerTail: value = { density.cdf($0) }
  default: break
  }
  return SymbolicFunction(
    derivatives: derivatives, value: value, series: series,
    image: kind == .lowerTail || kind == .upperTail ? 0...1 : nil,
    atEnd: endFunction(kind, of: density.density))
}

/// What a function of a density does where its argument tends to infinity.
private func endFunction(_ kind: PointwiseFunction?, of density: any Density) -> EndFunction? {
  switch kind {
  case .logpdf: return { density.logpdf(atEnd: $0) }
  case .pdf: return { density.logpdf(atEnd: $0)?.exponential }
  case .lowerTail, .upperTail:
    guard let normal = density as? Normal else { return nil }
    return { normal.tail(atEnd: $0, isLower: kind == .lowerTail) }
  default: return nil
  }
}

/// How a function of a density with inexact parameters extends to formulas: as that of all densities
/// that it may be.
private func symbolicFunction(
  of range: DensityRange, around density: DensityValue,
  _ formula: (@Sendable (DensityValue, Estimate) -> Jet)?, _ kind: PointwiseFunction
) -> SymbolicFunction {
  let series: @Sendable (Series) -> Series = { u in range.series(kind, of: u) }
  guard let formula else { return SymbolicFunction(series: series) }
  let derivatives: JetFunction = { x in
    let nominal = formula(density, Estimate(x.value))
    let place = Ball(x)
    let all = range.series(
      kind, of: Series(variableFrom: place.lower, to: place.upper, order: 2))
    guard all.order == 2,
      let value = Estimate(nominal.value.value, within: all.coefficients[0]),
      let slope = Estimate(nominal.slope.value, within: all.coefficients[1]),
      let curvature = Estimate(nominal.curvature.value, within: 2 * all.coefficients[2])
    else { return range.jetAtKink(kind, of: density, at: x) }
    return Jet(value, slope, curvature)
  }
  return SymbolicFunction(derivatives: derivatives, series: series)
}

extension DensityRange {
  /// A function with its derivatives where it may have a kink: the derivatives of either side.
  fileprivate func jetAtKink(
    _ kind: PointwiseFunction, of density: DensityValue, at x: Estimate
  ) -> Jet {
    let exact = Estimate(x.value)
    func known(_ kind: PointwiseFunction, _ value: Estimate) -> Estimate {
      Estimate(value.value, within: values(kind, at: Ball(x))) ?? .undefined
    }
    let logarithm = Jet(
      known(.logpdf, density.logpdf(exact)), known(.score, density.score(exact)),
      known(.scoreDerivative, density.scoreDerivative(exact)))
    switch kind {
    case .logpdf: return logarithm
    case .pdf: return logarithm.exponential
    case .lowerTail:
      let pdf = logarithm.exponential
      return Jet(known(.lowerTail, density.cdf(exact)), pdf.value, pdf.slope)
    case .score, .scoreDerivative, .upperTail: return Jet(.undefined, .undefined, .undefined)
    }
  }
}

extension Estimate {
  /// A number that lies within a ball; nil where the ball is not finite.
  init?(_ value: Double, within ball: Ball) {
    guard ball.isFinite, value.isFinite else { return nil }
    if ball == Ball(value) {
      self.init(value)
      return
    }
    self.init(value, error: max(ball.upper - value, value - ball.lower, 0).nextUp)
  }
}

/// The members of densities that are functions of x or of a probability.
let densityFunctions: [Word] = [
  function(
    "pdf", "The density at x.",
    "In units of 1/x. The error bound is a few roundings, amplified by (x - mean)^2/sd^2.",
    example: Example("normal(mean: 0, sd: 2).pdf(0)", "0.199471"),
    formula: { (density, x) in density.logpdfJet(x).exponential }, series: .pdf
  ) { (density, x) in density.pdf(x) },
  function(
    "logpdf", "The natural logarithm of the density at x.",
    "It stays finite where the density itself is too small for a floating-point number.",
    example: Example("normal(mean: 0, sd: 1).logpdf(40)", "-800.919"),
    formula: { (density, x) in density.logpdfJet(x) }, series: .logpdf
  ) { (density, x) in density.logpdf(x) },
  function(
    "score", "The slope of the log density at x, d/dx log p(x).",
    """
    For a mixture it is the mean of the component scores -(x - m)/s^2 under the responsibilities, \
    computed relative to the component that dominates at x. At the mean of a Laplace density, where it jumps, it \
    is 0, the mean of both sides; at a kink of a formula the bound reaches to both.
    """,
    example: Example("normal(mean: 0, sd: 1).score([-1, 0, 2])", "[1, 0, -2]"), series: .score
  ) { (density, x) in density.score(x) }.tellingDoubts,
  function(
    "scoreDerivative", "The derivative of the score at x, d^2/dx^2 log p(x).",
    """
    For a mixture it is the variance of the component scores under the responsibilities minus the \
    mean of 1/s^2. At a kink, where the score jumps, it is that beside the jump: of one side, or the mean of both \
    with a bound that reaches to both.
    """,
    example: Example("normal(mean: 0, sd: 2).scoreDerivative(1)", "-0.25"),
    series: .scoreDerivative
  ) { (density, x) in density.scoreDerivative(x) }.tellingDoubts,
  function(
    "cdf", "The probability of a value of at most x.",
    "Accurate in the lower tail; for the upper tail use `ccdf`.",
    example: Example("normal(mean: 0, sd: 1).cdf(1)", "0.841345"),
    formula: { (density, x) in
      let jet = density.logpdfJet(x).exponential
      return Jet(density.cdf(x), jet.value, jet.slope)
    }, series: .lowerTail
  ) { (density, x) in density.cdf(x) },
  function(
    "ccdf", "The probability of a value above x.", "Accurate in the upper tail.",
    example: Example("normal(mean: 0, sd: 1).ccdf(10)", "7.61985e-24"), series: .upperTail
  ) { (density, x) in density.ccdf(x) },
  function(
    "quantile", "The x that a value exceeds with probability 1 - p.",
    "The inverse of `cdf`. The error bound is that of the probability divided by the density.",
    parameter: Parameter(
      unlabelled: "p", .number, .strictlyBetween(0, 1), "A probability, above 0 and below 1."
    ).carryingError,
    example: Example("normal(mean: 0, sd: 1).quantile(0.975)", "1.95996")
  ) { (density, p) throws(WordError) in
    try WordError.translating { () throws(NumericsError) in try density.quantile(p) }
  },
  Word(
    "responsibilities", category: "Functions of a density",
    summary: "The probability of each component when x is observed.",
    documentation: """
      r_k(x) = w_k N(x; m_k, s_k^2) / p(x), one number for each component in the order in which \
      they were given. They sum to 1. Known for normal densities and mixtures.
      """,
    parameters: [
      Parameter(unlabelled: "x", .number, "Where, in the units of the density.")
    ], result: .numbers,
    examples: [
      Example(
        "mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1).responsibilities(0)", "[0.5, 0.5]")
    ],
    body: { (arguments, _) throws(WordError) in try responsibilities(arguments) }),
]

private func responsibilities(_ arguments: Arguments) throws(WordError) -> Value {
  let density = try arguments.receiver(as: DensityValue.self)
  let x = try arguments.number("x")
  guard let mixture = density.mixture else {
    throw WordError(
      "no-components", "only mixtures have components; this density has no responsibilities")
  }
  return .numbers(
    Numbers(
      mixture.responsibilities(x.value), errors: mixture.responsibilityErrors(x.value)))
}

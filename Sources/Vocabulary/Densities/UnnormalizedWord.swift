import Arithmetic
import Diagnostics
import Numerics
import Script

/// The word that makes a density from its logarithm.
let unnormalizedWord = Word(
  "unnormalized", category: "Densities",
  summary: "The density whose logarithm is a formula, up to a constant.",
  documentation: """
    p(x) = exp(f(x)) / Z with Z, the normaliser, by quadrature. The formula is recorded once, with \
    its first and second derivative by the rules of calculus (forward-mode differentiation), and \
    every value has a bound on its rounding. It is made of arithmetic, elementary functions, min, \
    max and the functions `logpdf`, `pdf` and `cdf` of densities. A mode is found when the formula \
    rises towards it over at least 2 % of its distance from 0, or from a place in `near:`, or where the \
    proof of the normaliser meets it, which looks as far as there are numbers. The bounds of the normaliser and of what rests on it are proved by \
    enclosures of f; where these stay wide, as next to a pole other than at 0 or where the argument of a \
    logarithm is too small for a number, they are marked as estimated.
    """,
  parameters: [
    Parameter(
      "over", .range, optional: true, "Where the density is; there is no mass outside."),
    Parameter(
      "near", .numbers, default: .array([]), "Places where narrow modes are to be looked for."),
    Parameter(unlabelled: "f", numberFunction, "The logarithm of the density, up to a constant.")
      .movingCaptured,
  ],
  result: .object(DensityValue.typeName),
  examples: [
    Example("unnormalized { x in -pow(x, 2) / 2 }.normalizer", "2.50663"),
    Example("unnormalized { x in -pow(x, 4) / 4 }.score(2)", "-8"),
    Example("unnormalized(over: 0...1) { x in 2 * log(x) }.mean", "0.75"),
  ],
  body: { (arguments, context) throws(WordError) in
    try unnormalized(arguments, context).value
  }
).enclosed { (arguments, context) throws(WordError) in
  // The formula carries the errors of what it captured itself; where they leave too much open, the moved
  // densities remain.
  try? unnormalized(arguments, context)
}

private func unnormalized(
  _ arguments: Arguments, _ context: EvaluationContext
) throws(WordError) -> DensityValue {
  let function = try arguments.function("f")
  let formula = try WordError.wrapping { () throws(EvaluationFailure) in
    try Formula(of: function, context)
  }
  guard !formula.isEstimated else {
    throw WordError(
      .inexactArgument,
      "the formula holds a number or a density whose error is estimated and not bounded; '.value' takes "
        + "a number as exact", parameter: "f")
  }
  let range = try arguments.optionalRange("over")
  if let range, range.lowerBound == range.upperBound {
    throw WordError(
      "invalid-argument", "the range of a density must have an extent: its ends must differ",
      parameter: "over")
  }
  let near = try arguments.fewPlaces("near")
  let enclosure: @Sendable (Series) -> Series = { formula.series(of: $0) }
  let jets: JetFunction = { formula.jet(at: $0) }
  let density = try WordError.translating { () throws(NumericsError) in
    try Unnormalized(
      over: range ?? (-.infinity)...(.infinity), near: near,
      series: formula.hasSeries ? enclosure : nil,
      jets: formula.hasSeries ? jets : nil,
      overflows: { formula.overflows(from: $0, to: $1) },
      atEnd: { formula.expansion(of: $0) },
      values: { formula.value(at: Estimate($0)) }
    ) { x in formula.jet(at: Estimate(x)) }
  }
  return DensityValue(density)
}

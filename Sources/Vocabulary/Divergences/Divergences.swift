import Arithmetic
import Diagnostics
import Numerics
import Script

private let category = "Divergences"

func densityPair(_ first: String, _ second: String) -> [Parameter] {
  [
    Parameter(unlabelled: "q", .object(DensityValue.typeName), first),
    Parameter(unlabelled: "p", .object(DensityValue.typeName), second),
  ]
}

extension Arguments {
  /// The density of a parameter.
  func density(_ name: String) throws(WordError) -> DensityValue {
    try object(name, as: DensityValue.self)
  }
}

/// The words that compare two densities.
let divergenceWords: [Word] = [
  Word(
    "fisher", category: category,
    summary: "The Fisher divergence: the mean squared difference of two scores.",
    documentation: """
      J(q || p) = E_q |s_q(x) - s_p(x)|^2, without a factor of one half, in units of 1/x^2. The \
      expectation is over the first density. It is a quadrature; the difference of the scores is \
      computed without cancellation, so small divergences keep their relative accuracy. \
      (Hyvarinen, 2005, has a factor 1/2.)
      """,
    parameters: densityPair(
      "The density that the expectation is taken over.", "The density that it is compared with."),
    result: .number, cost: .shared,
    examples: [
      Example("fisher(normal(mean: 0, sd: 1), normal(mean: 2, sd: 1))", "4"),
      Example(
        "fisher(normal(mean: -6, sd: 1), mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1))",
        "1.109e-7"),
    ],
    body: { (arguments, _) throws(WordError) in
      let q = try arguments.density("q").density
      let p = try arguments.density("p").density
      return .number(
        try WordError.translating { () throws(NumericsError) in try Numerics.fisher(q, p) })
    }),
  Word(
    "kl", category: category,
    summary: "The Kullback-Leibler divergence of a second density from a first, in nats.",
    documentation: """
      KL(q || p) = E_q [log q(x) - log p(x)]. The expectation is over the first density. It is a \
      quadrature of a nonnegative integrand with the same integral, so small divergences keep \
      their relative accuracy. (Kullback and Leibler, 1951.)
      """,
    parameters: densityPair(
      "The density that the expectation is taken over.", "The density that it is compared with."),
    result: .number, cost: .shared,
    examples: [
      Example("kl(normal(mean: 0, sd: 1), normal(mean: 2, sd: 1))", "2"),
      Example(
        "kl(normal(mean: -6, sd: 1), mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1))",
        "0.693147"),
    ],
    body: { (arguments, _) throws(WordError) in
      let q = try arguments.density("q").density
      let p = try arguments.density("p").density
      return .number(
        try WordError.translating { () throws(NumericsError) in try Numerics.kl(q, p) })
    }),
  Word(
    "hyvarinen", category: category,
    summary: "The objective of score matching: the mean of s^2 + 2 s' of a model.",
    documentation: """
      E_q[s_p(x)^2 + 2 s_p'(x)] with the score s_p of the model, under a density or over a sample. It \
      is the Fisher divergence J(q || p) less E_q[s_q(x)^2], a constant that does not depend on the \
      model; at a kink of the model, where its score jumps, s_p' misses the jump and this does not hold. \
      Of a sample the error bound is that of rounding, not of sampling. (Hyvarinen, 2005, has \
      a factor 1/2.)
      """,
    parameters: [
      Parameter(
        unlabelled: "q", .oneOf([.object(DensityValue.typeName), .numbers]), .nonempty,
        "The density of the data, or the data."),
      Parameter(unlabelled: "p", .object(DensityValue.typeName), "The model."),
    ],
    result: .number, cost: .shared,
    examples: [
      Example("hyvarinen(normal(mean: 0, sd: 1), normal(mean: 2, sd: 1))", "3"),
      Example("hyvarinen([1, 3], normal(mean: 0, sd: 1))", "3"),
    ],
    body: { (arguments, _) throws(WordError) in
      let p = try arguments.density("p").density
      guard case .object = try arguments.value("q") else {
        let sample = try arguments.numbers("q").values
        return .number(
          try WordError.translating { () throws(NumericsError) in
            try Numerics.hyvarinen(sample: sample, p)
          })
      }
      let q = try arguments.density("q").density
      return .number(
        try WordError.translating { () throws(NumericsError) in try Numerics.hyvarinen(q, p) })
    }),
  Word(
    "scoreDifference", category: category,
    summary: "The difference of two scores as a function of x, without cancellation.",
    documentation: """
      The function x -> s_q(x) - s_p(x). Where the scores agree in their leading digits, \
      `q.score(x) - p.score(x)` loses those digits; this function keeps its relative accuracy.
      """,
    parameters: densityPair(
      "The density whose score is taken.", "The density whose score is subtracted."),
    result: numberFunction,
    examples: [
      Example("scoreDifference(normal(mean: 0, sd: 1), normal(mean: 2, sd: 1))(0)", "-2")
    ],
    body: { (arguments, _) throws(WordError) in
      let pair = DensityComparison(
        try arguments.density("q").density, try arguments.density("p").density)
      return .function(
        estimateFunction("scoreDifference", series: pair.scoreDifferenceSeries) {
          (x) throws(NumericsError) in
          try pair.scoreDifference(x)
        })
    }),
  Word(
    "logRatio", category: category,
    summary: "The logarithm of the ratio of two densities as a function of x.",
    documentation: """
      The function x -> log q(x) - log p(x), in nats, without cancellation where the densities \
      nearly agree.
      """,
    parameters: densityPair("The density in the numerator.", "The density in the denominator."),
    result: numberFunction,
    examples: [Example("logRatio(normal(mean: 0, sd: 1), normal(mean: 2, sd: 1))(0)", "2")],
    body: { (arguments, _) throws(WordError) in
      let pair = DensityComparison(
        try arguments.density("q").density, try arguments.density("p").density)
      return .function(
        estimateFunction("logRatio", series: pair.logRatioSeries) { (x) throws(NumericsError) in
          try pair.logRatio(x)
        })
    }),
]

/// A function of one number whose values are estimates; an argument known within an error widens
/// them by what the function changes over it.
func estimateFunction(
  _ name: String, derivatives: JetFunction? = nil, series: (@Sendable (Series) -> Series)? = nil,
  _ body: @escaping @Sendable (Double) throws(NumericsError) -> Estimate
) -> Function {
  @Sendable func value(_ x: Estimate) throws(EvaluationFailure) -> Estimate {
    do {
      var number = try body(x.value)
      if x.error > 0, let series,
        let enclosed = Estimate(number.value, within: Ball(x).image(series))
      {
        return enclosed
      }
      if x.error > 0 {
        let below = abs(try body(x.value - x.error).value - number.value)
        let above = abs(try body(x.value + x.error).value - number.value)
        number.error += 2 * max(below, above)
        if x.error > 1e-10 * abs(x.value) { number = number.estimated }
      }
      return number
    } catch {
      let error = WordError(error)
      throw EvaluationFailure(error.identifier, error.message, at: nil)
    }
  }
  let symbolic =
    if let derivatives {
      SymbolicFunction(derivatives: derivatives, series: series)
    } else {
      series.map { SymbolicFunction(series: $0) }
    }
  return Function(
    name: name, parameterCount: 1, symbolic: symbolic
  ) { (arguments, _) throws(EvaluationFailure) in
    switch arguments.first {
    case .number(let x)?: return .number(try value(x))
    case .numbers(let xs)?:
      var values: [Estimate] = []
      for x in xs.array { values.append(try value(x)) }
      return .numbers(Numbers(values))
    default:
      throw EvaluationFailure(
        "type-mismatch", "'\(name)' takes a number, not \(arguments.first?.phrase ?? "nothing")",
        at: nil)
    }
  }
}

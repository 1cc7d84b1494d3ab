import Arithmetic
import Diagnostics
import Numerics
import Script

/// Where the reference lists kernel Stein discrepancies and their test.
let steinCategory = "Stein discrepancies"

/// The model of a discrepancy or a test.
let steinModelParameter = Parameter(
  unlabelled: "p", .object(DensityValue.typeName), "The model, seen through its score.")

/// The words for kernel Stein discrepancies.
let kernelSteinWords: [Word] = [
  Word(
    "ksd", category: steinCategory,
    summary: "The squared kernel Stein discrepancy of a density or a sample from a model.",
    documentation: """
      E h(X, Y) with h = s s' k + s d_y k + s' d_x k + d_x d_y k and the scores of the model. Of a \
      density q it is a quadrature of q (s_p - s_q) k q (s_p - s_q), without cancellation between \
      mixtures of normals. Of a sample it is the U-statistic (the mean over pairs of different \
      draws, unbiased) or the V-statistic (over all pairs); its error bound is that of the \
      rounding, not of the sampling: the draws count as exact. (Chwialkowski and others, 2016; Liu and others, 2016.)
      """,
    parameters: [
      Parameter(
        unlabelled: "q", .oneOf([.object(DensityValue.typeName), .numbers]), .nonempty,
        "The density, or the sample."),
      steinModelParameter, kernelParameter,
      Parameter(
        "statistic", .symbol(["u", "v"]), optional: true,
        "For a sample: .u, the default, or .v."),
    ],
    result: .number, cost: .costly,
    examples: [
      Example(
        "ksd(normal(mean: 0.3, sd: 1.2), normal(mean: -0.4, sd: 0.9), kernel: gaussian(bandwidth: 1))",
        "0.458302"),
      Example(
        "ksd([-1, 0, 2], normal(mean: 0, sd: 1), kernel: inverseMultiquadric(), statistic: .v)",
        "0.447969"),
    ],
    body: { (arguments, context) throws(WordError) in try discrepancy(arguments, context) }),
  Word(
    "steinKernel", category: steinCategory,
    summary: "The Stein kernel of a model as a function of two points.",
    documentation: "h(x, y) = s(x) s(y) k + s(x) d_y k + s(y) d_x k + d_x d_y k.",
    parameters: [steinModelParameter, kernelParameter],
    result: .function([.number, .number], .number),
    examples: [
      Example(
        """
        let h = steinKernel(normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1))
        h(1, 1)
        """, "2")
    ],
    body: { (arguments, _) throws(WordError) in try steinKernel(arguments) }),
]

private func discrepancy(
  _ arguments: Arguments, _ context: EvaluationContext
) throws(WordError) -> Value {
  let p = try arguments.density("p").density
  let kernel = try arguments.kernel("kernel")
  guard case .object = try arguments.value("q") else {
    let kind: SteinStatistic.Kind =
      try arguments.optionalSymbol("statistic") == "v" ? .v : .u
    let sample = try arguments.numbers("q").values
    guard kind == .v || sample.count > 1 else {
      throw WordError(
        "invalid-argument",
        "the U-statistic is over pairs of different draws, and there is one draw; "
          + "`statistic: .v` takes it", parameter: "q")
    }
    return .number(try statistic(sample, p, kernel, kind, context))
  }
  guard arguments["statistic"] == nil else {
    throw WordError(
      "invalid-argument", "'statistic' is for samples; of a density there is one discrepancy",
      parameter: "statistic")
  }
  let q = try arguments.density("q").density
  return .number(
    try WordError.translating { () throws(NumericsError) in
      try kernelSteinDiscrepancy(q, p, kernel: kernel)
    })
}

/// The most pairs of draws of which `ksd` looks at the kernel: about half a minute.
private let mostPairs = 10_000_000_000

/// Refuses work that would take very long: the product of some counts above a limit.
func checkWork(
  _ counts: [Int], most: Int, _ what: String, parameter: String
) throws(WordError) {
  var product = 1
  for count in counts {
    let next = product.multipliedReportingOverflow(by: count)
    guard !next.overflow, next.partialValue <= most else {
      throw WordError("too-large", "this takes more than \(most) \(what)", parameter: parameter)
    }
    product = next.partialValue
  }
}

/// The statistic of a sample, its blocks of rows computed side by side and added in order.
private func statistic(
  _ sample: [Double], _ p: any Density, _ kernel: Kernel, _ kind: SteinStatistic.Kind,
  _ context: EvaluationContext
) throws(WordError) -> Estimate {
  try checkWork(
    [sample.count, sample.count], most: mostPairs, "pairs of draws", parameter: "q")
  let statistic = try WordError.translating(["sample": "q"]) {
    () throws(NumericsError) in try SteinStatistic(sample, p, kernel: kernel)
  }
  let blocks: [SteinStatistic.RowSum]
  do throws(EvaluationFailure) {
    blocks = try context.workers.map(count: statistic.blockCount) { block in
      statistic.rowSum(block: block)
    }
  } catch {
    throw WordError(error)
  }
  return try WordError.translating { () throws(NumericsError) in
    try statistic.statistic(kind, blocks)
  }
}

private func steinKernel(_ arguments: Arguments) throws(WordError) -> Value {
  let h = SteinKernel(
    try arguments.density("p").density, try arguments.kernel("kernel"))
  return .function(
    Function(name: "steinKernel", parameterCount: 2) { (values, _) throws(EvaluationFailure) in
      guard values.count == 2, case .number(let x) = values[0], case .number(let y) = values[1]
      else {
        throw EvaluationFailure("type-mismatch", "'steinKernel' takes two numbers", at: nil)
      }
      do throws(NumericsError) {
        var number = try h(x.value, y.value)
        for (dx, dy) in [(x.error, 0), (-x.error, 0), (0, y.error), (0, -y.error)]
        where dx != 0 || dy != 0 {
          number.error += 2 * abs(try h(x.value + dx, y.value + dy).value - number.value)
        }
        let isLong = x.error > 1e-10 * abs(x.value) || y.error > 1e-10 * abs(y.value)
        return .number(isLong ? number.estimated : number)
      } catch {
        let error = WordError(error)
        throw EvaluationFailure(error.identifier, error.message, at: nil)
      }
    })
}

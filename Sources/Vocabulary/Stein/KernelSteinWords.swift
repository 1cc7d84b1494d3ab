import Arithmetic
import Diagnostics
import Numerics
import Script

private let category = "Stein discrepancies"

private let modelParameter = Parameter(
  unlabelled: "p", .object(DensityValue.typeName), "The model, seen through its score.")

/// The words for kernel Stein discrepancies and their test.
let kernelSteinWords: [Word] = [
  Word(
    "ksd", category: category,
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
      modelParameter, kernelParameter,
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
    "steinKernel", category: category,
    summary: "The Stein kernel of a model as a function of two points.",
    documentation: "h(x, y) = s(x) s(y) k + s(x) d_y k + s(y) d_x k + d_x d_y k.",
    parameters: [modelParameter, kernelParameter],
    result: .function([.number, .number], .number),
    examples: [
      Example(
        """
        let h = steinKernel(normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1))
        h(1, 1)
        """, "2")
    ],
    body: { (arguments, _) throws(WordError) in try steinKernel(arguments) }),
  Word(
    "ksdTest", category: category,
    summary: "Tests whether a sample comes from a model, by its kernel Stein discrepancy.",
    documentation: """
      The statistic is n times the V-statistic; its distribution under the model is taken from \
      random signs w, as that of (1/n) sum w_i w_j h(x_i, x_j) (the wild bootstrap). The p-value is \
      (1 + the number of sign draws with at least the statistic) / (1 + draws), and the model is \
      rejected when it is at most the level. The program of the test's authors takes the plain share \
      of the sign draws above the statistic and rejects below the level; for 500 draws at 0.05 both \
      allow 24 of them. (Chwialkowski and others, 2016.)

      For given numbers the p-value and the threshold have 99.9 % intervals for what infinitely many \
      sign draws would give: that of Clopper and Pearson, and that between two of the sign draws. For \
      a sample that is itself drawn all four come from draws and say nothing beyond it; how often such \
      samples are rejected is `ksdPower`.
      """,
    parameters: [
      Parameter(unlabelled: "sample", .numbers, .nonempty, "Independent draws.").takingDraws,
      modelParameter, kernelParameter,
    ] + testParameters + [keyParameter],
    result: .record(testTypeName), cost: .costly, isRandom: true, draws: .estimate,
    examples: [
      Example(
        """
        let q = normal(mean: 1, sd: 1)
        let p = normal(mean: 0, sd: 1)
        ksdTest(q.quantiles(100), p, kernel: inverseMultiquadric(), key: "signs").rejects
        """, "true")
    ],
    body: { (arguments, context) throws(WordError) in try test(arguments, context) }
  ).confined { value in
    guard case .record(let record) = value else { return value }
    return .record(
      Record(
        record.typeName,
        fields: record.fields.map { field in
          (field.name, field.name == "pValue" ? field.value.confined(to: 0...1) : field.value)
        }))
  },
  Word(
    "ksdPower", category: category,
    summary: "How often the kernel Stein test rejects a model, for samples from a density.",
    documentation: """
      The share of rejections by `ksdTest` over independent replicates, each with its own sample \
      and signs. \
      The interval is that of Clopper and Pearson for the probability of a rejection.
      """,
    parameters: [
      Parameter(
        unlabelled: "q", .object(DensityValue.typeName), "The density that samples come from."),
      modelParameter, kernelParameter,
      Parameter("n", .number, .wholePositive, "The number of draws in a sample."),
    ] + testParameters + [
      Parameter(
        "replicates", .number, .wholePositive, default: .number(400), "The number of samples."),
      Parameter(
        "confidence", .number, .strictlyBetween(0, 1), default: .number(usualLevel),
        "The level of the interval."
      ).certain,
      keyParameter,
    ],
    result: .number, cost: .costly, isRandom: true, draws: .estimate,
    examples: [
      Example(
        """
        let q = normal(mean: 2, sd: 1)
        ksdPower(q, normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1), n: 50, replicates: 20, key: "power") > 0.5
        """, "true")
    ],
    body: { (arguments, context) throws(WordError) in try power(arguments, context) }
  ).confined { $0.confined(to: 0...1) },
]

extension Value {
  /// A number that cannot leave a range with its bounds in the range; any other value as it is.
  fileprivate func confined(to range: ClosedRange<Double>) -> Value {
    if case .number(let number) = self { .number(number.confined(to: range)) } else { self }
  }
}

private let testTypeName = "kernel Stein test"

private let testParameters: [Parameter] = [
  Parameter(
    "level", .number, .strictlyBetween(0, 1), default: .number(0.05),
    "The probability of rejecting a true model."
  ).certain,
  Parameter("draws", .number, .wholePositive, default: .number(500), "The number of sign draws."),
]

/// The type of the outcome of a test.
let kernelSteinTestType = ObjectType(
  testTypeName, phrase: "a kernel Stein test", summary: "The outcome of a kernel Stein test.",
  fields: [
    .init("statistic", .number, "n times the V-statistic."),
    .init("threshold", .number, "The sign draw that the statistic must exceed for a rejection."),
    .init("pValue", .number, "The probability of such a statistic under random signs."),
    .init("rejects", .truth, "Whether the p-value is at most the level."),
  ])

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
/// The most signs that tests draw, one for each draw of a sample and each of the sign draws: likewise.
private let mostSigns = 10_000_000_000

/// Refuses work that would take very long: the product of some counts above a limit.
private func checkWork(
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

private func test(
  _ arguments: Arguments, _ context: EvaluationContext
) throws(WordError) -> Value {
  let given = try arguments.numbers("sample")
  let sample = given.values
  let p = try arguments.density("p").density
  let kernel = try arguments.kernel("kernel")
  let level = try arguments.double("level")
  let draws = try arguments.count("draws", atLeast: 1)
  let key = try arguments.randomKey(in: context)
  try checkWork([sample.count, draws], most: mostSigns, "signs", parameter: "draws")
  let outcome = try WordError.translating { () throws(NumericsError) in
    try WildBootstrap(try SteinStatistic(sample, p, kernel: kernel))
      .test(level: level, draws: draws, key: key)
  }
  let share = try proportion(
    outcome.exceedances...outcome.exceedances, of: draws, level: usualLevel)
  let pValue = Estimate(
    drawn: outcome.pValue, error: outcome.pValue.ulp,
    in: min(share.lower, outcome.pValue)...max(share.upper, outcome.pValue),
    failure: share.failure)
  var threshold = Estimate(drawn: outcome.threshold.value, error: outcome.threshold.error)
  if let interval = outcome.thresholdInterval(level: usualLevel) {
    threshold = Estimate(
      drawn: threshold.value, error: threshold.error, in: interval.lower...interval.upper,
      failure: 1 - usualLevel)
  }
  var rejects = Judgement(pValue, .lessOrEqual, Estimate(level))
  rejects.computed = Truth(outcome.rejects)
  rejects.comparisons = []
  let record = Value.record(
    Record(
      testTypeName,
      fields: [
        ("statistic", .number(outcome.statistic)), ("threshold", .number(threshold)),
        ("pValue", .number(pValue)), ("rejects", .truth(rejects)),
      ]))
  return given.haveDraws ? record.markedDrawn(from: given.ancestry) : record
}

private func power(
  _ arguments: Arguments, _ context: EvaluationContext
) throws(WordError) -> Value {
  let q = try arguments.density("q").density
  let p = try arguments.density("p").density
  let kernel = try arguments.kernel("kernel")
  let size = try arguments.count("n", atLeast: 1)
  let level = try arguments.double("level")
  let draws = try arguments.count("draws", atLeast: 1)
  let replicates = try arguments.count("replicates", atLeast: 1)
  let key = try arguments.randomKey(in: context)
  try checkWork([size, draws, replicates], most: mostSigns, "signs", parameter: "replicates")
  _ = try WordError.translating { () throws(NumericsError) in
    try WildBootstrap.allowedExceedances(level: level, draws: draws)
  }
  let rejections: [Bool]
  do throws(EvaluationFailure) {
    rejections = try context.workers.map(count: replicates) { index throws(EvaluationFailure) in
      do throws(NumericsError) {
        let own = key.fold(index)
        let sample = try q.sample(size, key: own / "sample")
        return try WildBootstrap(try SteinStatistic(sample, p, kernel: kernel))
          .rejects(level: level, draws: draws, key: own / "signs")
      } catch {
        let error = WordError(error)
        throw EvaluationFailure(error.identifier, error.message, at: nil)
      }
    }
  } catch {
    throw WordError(error)
  }
  let count = rejections.count { $0 }
  return .number(
    try proportion(count...count, of: replicates, level: try arguments.double("confidence")))
}

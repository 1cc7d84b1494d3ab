import Arithmetic
import Diagnostics
import Numerics
import Script

/// The words for tests by kernel Stein discrepancies.
let kernelSteinTestWords: [Word] = [
  Word(
    "ksdTest", category: steinCategory,
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
      steinModelParameter, kernelParameter,
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
    "ksdPower", category: steinCategory,
    summary: "How often the kernel Stein test rejects a model, for samples from a density.",
    documentation: """
      The share of rejections by `ksdTest` over independent replicates, each with its own sample \
      and signs. \
      The interval is that of Clopper and Pearson for the probability of a rejection.
      """,
    parameters: [
      Parameter(
        unlabelled: "q", .object(DensityValue.typeName), "The density that samples come from."),
      steinModelParameter, kernelParameter,
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

extension Value {
  /// A number that cannot leave a range with its bounds in the range; any other value as it is.
  fileprivate func confined(to range: ClosedRange<Double>) -> Value {
    if case .number(let number) = self { .number(number.confined(to: range)) } else { self }
  }
}

/// The most signs that tests draw, one for each draw of a sample and each of the sign draws: likewise.
private let mostSigns = 10_000_000_000

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

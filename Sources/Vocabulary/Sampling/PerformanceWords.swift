import Arithmetic
import Diagnostics
import Numerics
import Script

// Measures of how a method performs in a simulation study, each with the formula of Morris, White and Crowther,
// "Using simulation studies to evaluate statistical methods" (2019, doi:10.1002/sim.8086), table 6.

/// Where the reference lists the words for simulation studies.
let studyCategory = "Simulation studies"

/// The source of the measures.
let performanceSource = "(Morris, White and Crowther, 2019, table 6.)"

/// A parameter with a number for each replicate.
func replicateColumn(
  _ label: String?, _ name: String, _ documentation: String
) -> Parameter {
  var parameter = Parameter(unlabelled: name, .numbers, .nonempty, documentation).takingDraws
  parameter.label = label
  return parameter
}

let estimatesParameter = replicateColumn(nil, "estimates", "The estimate of each replicate.")

let truthParameter = Parameter("truth", .number, "The quantity that is estimated.")

/// The measures of a simulation study, with their Monte Carlo errors as intervals.
let performanceWords: [Word] =
  [
    Word(
      "estimateBias", category: studyCategory,
      summary: "The bias of estimates: the mean of what they are off, with an interval.",
      documentation: """
        The mean of the replicates' estimates less the truth; the interval is that of `estimateMean`. Its \
        Monte Carlo standard error is s/sqrt(n). \(performanceSource)
        """,
      parameters: [estimatesParameter, truthParameter, levelParameter], result: .number,
      draws: .estimate,
      examples: [
        Example(
          """
          let p = normal(mean: 0, sd: 1)
          let v = replicate(500, key: "bias") { key in p.sample(20, key: key).variance }
          estimateBias(v, truth: 1) < 0.1
          """, "true")
      ],
      body: { (arguments, _) throws(WordError) in
        .number(try mean(of: try distances(arguments).array, arguments))
      }),
    Word(
      "estimateEmpiricalStandardError", category: studyCategory,
      summary: "The standard deviation of estimates over replicates, with an interval.",
      documentation: """
        The sample standard deviation of the estimates; the interval is that of \
        `estimateStandardDeviation`. Its Monte Carlo standard error is s/sqrt(2 (n - 1)) for normal \
        estimates. \(performanceSource)
        """,
      parameters: [estimatesParameter, levelParameter], result: .number, draws: .estimate,
      examples: [
        Example(
          """
          let p = normal(mean: 0, sd: 1)
          let means = replicate(500, key: "empirical") { key in p.sample(25, key: key).mean }
          estimateEmpiricalStandardError(means) < 0.3
          """, "true")
      ],
      body: { (arguments, _) throws(WordError) in
        let draws = try independentDraws(arguments, "estimates")
        let found = try estimate(draws, arguments, value: { $0.computedVariance.squareRoot }) {
          (draws, slack, level, _) throws(NumericsError) in
          try SamplingInterval.variance(of: draws, slack: slack, level: level).squareRoot
        }
        return .number(found)
      }),
    Word(
      "estimateMeanSquaredError", category: studyCategory,
      summary: "The mean squared error of estimates, with an interval.",
      documentation: """
        The mean of the squares of the estimates less the truth; the interval is that of `estimateMean`. Its \
        Monte Carlo standard error is the standard deviation of the squares over sqrt(n). \(performanceSource)
        """,
      parameters: [estimatesParameter, truthParameter, levelParameter], result: .number,
      draws: .estimate,
      examples: [
        Example(
          """
          let p = normal(mean: 0, sd: 1)
          let means = replicate(500, key: "squares") { key in p.sample(25, key: key).mean }
          estimateMeanSquaredError(means, truth: 0) < 0.06
          """, "true")
      ],
      body: { (arguments, _) throws(WordError) in
        let squares = try distances(arguments).array.map { Estimate.power($0, Estimate(2)) }
        return .number(try mean(of: squares, arguments, isNonnegative: true))
      }),
    Word(
      "estimateModelStandardError", category: studyCategory,
      summary: "The standard error that a method says its estimates have, with an interval.",
      documentation: """
        The square root of the mean of the squares of the replicates' standard errors; the interval is made of \
        the roots of that of `estimateMean` for the squares. Its Monte Carlo standard error is \
        sqrt(Var(e²)/(4 n M²)) with the standard errors e and the value M. \(performanceSource)
        """,
      parameters: [
        replicateColumn(
          nil, "standardErrors", "The standard error that the method gives in each replicate."),
        levelParameter,
      ], result: .number, draws: .estimate,
      examples: [
        Example(
          """
          let p = normal(mean: 0, sd: 1)
          let errors = replicate(500, key: "model") { key in p.sample(25, key: key).standardDeviation / 5 }
          estimateModelStandardError(errors) < 0.25
          """, "true")
      ],
      body: { (arguments, _) throws(WordError) in
        let errors = try independentDraws(arguments, "standardErrors")
        let squares = errors.array.map { Estimate.power($0, Estimate(2)) }
        return .number(try mean(of: squares, arguments, isNonnegative: true).squareRoot)
      }),
    Word(
      "estimateRelativeError", category: studyCategory,
      summary:
        "How far a method's standard errors are off relative to the true one, with an interval.",
      documentation: """
        The model-based standard error over the empirical one, less 1: 0.05 is five percent too large, as \
        `estimateModelStandardError` over `estimateEmpiricalStandardError`, with an interval that knows that \
        both are of the same replicates. For normal estimates its Monte Carlo standard error is \
        M/S sqrt(Var(e²)/(4 n M⁴) + 1/(2 (n - 1))) with the standard errors e and the two errors M and S. \
        The interval is that of the logarithm by the delta method, with the replicates' own fourth moments; \
        its level is nominal: at 99 % it missed from thirty replicates on 1.1 times as often as it says for means \
        of normal draws, and up to 1.5 times for exponential ones; at 99.9 % estimates and standard errors that are both \
        exponential took it to 14, 10 and 5 times with 30, 100 and 300 replicates. At least ten replicates. \(performanceSource)
        """,
      parameters: [
        estimatesParameter,
        replicateColumn(
          "standardErrors", "standardErrors", "The standard error of each replicate."),
        levelParameter,
      ], result: .number, draws: .estimate,
      examples: [
        Example(
          """
          let study = replicate(500, key: "relative") { key in
            let x = normal(mean: 0, sd: 1).sample(25, key: key)
            return ["mean": x.mean, "error": x.standardDeviation / 5]
          }
          estimateRelativeError(study["mean"], standardErrors: study["error"]) < 0.2
          """, "true")
      ],
      body: { (arguments, _) throws(WordError) in
        .number(
          try relative(arguments, "estimates", "standardErrors") {
            (estimates, errors, slacks, level) throws(NumericsError) in
            try .standardErrors(errors, of: estimates, slacks: slacks, level: level)
          })
      }),
    Word(
      "estimateRelativePrecision", category: studyCategory,
      summary: "The precision that estimates gain over those of another method, with an interval.",
      documentation: """
        The variance of the other method's estimates over that of the estimates, less 1, both made from the \
        same replicates: 0.3 is thirty percent more precise. For normal estimates its Monte Carlo standard \
        error is 2 V sqrt((1 - r²)/(n - 1)) with the ratio V and the correlation r. The interval is that \
        of the logarithm by the delta method, with the replicates' own fourth moments; its level is nominal: \
        at 99 % it missed 1.2 times as often as it says for normal estimates, and for those with Laplace's \
        tails 1.6 times with a hundred replicates; at 99.9 % exponential estimates took it to 7, 5 and 2 times with 30, \
        100 and 300 replicates. At least ten replicates. \(performanceSource)
        """,
      parameters: [
        estimatesParameter,
        replicateColumn("over", "over", "The estimate of the other method in each replicate."),
        levelParameter,
      ], result: .number, draws: .estimate,
      examples: [
        Example(
          """
          let study = replicate(500, key: "precision") { key in
            let x = normal(mean: 0, sd: 1).sample(25, key: key)
            return ["mean": x.mean, "median": x.median]
          }
          estimateRelativePrecision(study["mean"], over: study["median"]) > 0.2
          """, "true")
      ],
      body: { (arguments, _) throws(WordError) in
        .number(
          try relative(arguments, "estimates", "over") {
            (estimates, others, slacks, level) throws(NumericsError) in
            try .precision(of: estimates, against: others, slacks: slacks, level: level)
          })
      }),
  ]

/// What the estimates are off.
private func distances(_ arguments: Arguments) throws(WordError) -> Numbers {
  let truth = try arguments.number("truth")
  return Numbers(try independentDraws(arguments, "estimates").array.map { $0 - truth })
}

/// The mean with its interval.
private func mean(
  of draws: [Estimate], _ arguments: Arguments, isNonnegative: Bool = false
) throws(WordError) -> Estimate {
  let found = try estimate(Numbers(draws), arguments, value: \.mean) {
    (draws, slack, level, _) throws(NumericsError) in
    try SamplingInterval.mean(of: draws, slack: slack, level: level)
  }
  return isNonnegative ? found.confined(to: 0 ... .infinity) : found
}

/// A ratio of what two columns of the replicates come to.
private func relative(
  _ arguments: Arguments, _ first: String, _ second: String,
  _ found: ([Double], [Double], (Double, Double), Double) throws(NumericsError) -> RelativeInterval
) throws(WordError) -> Estimate {
  let (columns, common) = try independentReplicates(arguments, [first, second])
  let level = try arguments.double("level")
  let slacks = (columns[0].errors.max() ?? 0, columns[1].errors.max() ?? 0)
  let ratio = try WordError.translating { () throws(NumericsError) in
    try found(columns[0].values, columns[1].values, slacks, level)
  }
  let value = Estimate(ratio.value, error: ratio.error)
  return drawn(value, ratio.interval, level).resting(on: common)
}

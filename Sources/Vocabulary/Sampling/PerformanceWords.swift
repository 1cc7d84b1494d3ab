import Arithmetic
import Diagnostics
import Numerics
import Script

// Measures of how a method performs in a simulation study, each with the formula of Morris, White and Crowther,
// "Using simulation studies to evaluate statistical methods" (2019, doi:10.1002/sim.8086), table 6.

private let category = "Simulation studies"

private let source = "(Morris, White and Crowther, 2019, table 6.)"

private func column(
  _ label: String?, _ name: String, _ documentation: String
) -> Parameter {
  var parameter = Parameter(unlabelled: name, .numbers, .nonempty, documentation).takingDraws
  parameter.label = label
  return parameter
}

private let estimates = column(nil, "estimates", "The estimate of each replicate.")
private let lower = column("lower", "lower", "The lower end of each replicate's interval.")
private let upper = column("upper", "upper", "The upper end of each replicate's interval.")
private let truth = Parameter("truth", .number, "The quantity that is estimated.")

/// The measures of a simulation study, with their Monte Carlo errors as intervals.
let performanceWords: [Word] =
  [
    Word(
      "estimateBias", category: category,
      summary: "The bias of estimates: the mean of what they are off, with an interval.",
      documentation: """
        The mean of the replicates' estimates less the truth; the interval is that of `estimateMean`. Its \
        Monte Carlo standard error is s/sqrt(n). \(source)
        """,
      parameters: [estimates, truth, levelParameter], result: .number, draws: .estimate,
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
      "estimateEmpiricalStandardError", category: category,
      summary: "The standard deviation of estimates over replicates, with an interval.",
      documentation: """
        The sample standard deviation of the estimates; the interval is that of \
        `estimateStandardDeviation`. Its Monte Carlo standard error is s/sqrt(2 (n - 1)) for normal \
        estimates. \(source)
        """,
      parameters: [estimates, levelParameter], result: .number, draws: .estimate,
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
      "estimateMeanSquaredError", category: category,
      summary: "The mean squared error of estimates, with an interval.",
      documentation: """
        The mean of the squares of the estimates less the truth; the interval is that of `estimateMean`. Its \
        Monte Carlo standard error is the standard deviation of the squares over sqrt(n). \(source)
        """,
      parameters: [estimates, truth, levelParameter], result: .number, draws: .estimate,
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
      "estimateModelStandardError", category: category,
      summary: "The standard error that a method says its estimates have, with an interval.",
      documentation: """
        The square root of the mean of the squares of the replicates' standard errors; the interval is made of \
        the roots of that of `estimateMean` for the squares. Its Monte Carlo standard error is \
        sqrt(Var(e²)/(4 n M²)) with the standard errors e and the value M. \(source)
        """,
      parameters: [
        column(
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
      "estimateRelativeError", category: category,
      summary:
        "How far a method's standard errors are off relative to the true one, with an interval.",
      documentation: """
        The model-based standard error over the empirical one, less 1: 0.05 is five percent too large, as \
        `estimateModelStandardError` over `estimateEmpiricalStandardError`, with an interval that knows that \
        both are of the same replicates. For normal estimates its Monte Carlo standard error is \
        M/S sqrt(Var(e²)/(4 n M⁴) + 1/(2 (n - 1))) with the standard errors e and the two errors M and S. \
        The interval is that of the logarithm by the delta method, with the replicates' own fourth moments; \
        its level is nominal: see `estimateVariance`. At least ten replicates. \(source)
        """,
      parameters: [
        estimates,
        column("standardErrors", "standardErrors", "The standard error of each replicate."),
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
      "estimateRelativePrecision", category: category,
      summary: "The precision that estimates gain over those of another method, with an interval.",
      documentation: """
        The variance of the other method's estimates over that of the estimates, less 1, both made from the \
        same replicates: 0.3 is thirty percent more precise. For normal estimates its Monte Carlo standard \
        error is 2 V sqrt((1 - r²)/(n - 1)) with the ratio V and the correlation r. The interval is that \
        of the logarithm by the delta method, with the replicates' own fourth moments; its level is nominal. \
        At least ten replicates. \(source)
        """,
      parameters: [
        estimates, column("over", "over", "The estimate of the other method in each replicate."),
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
  ] + coverageWords

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

/// The measures of a simulation study that are probabilities.
private let coverageWords: [Word] = [
  Word(
    "estimateCoverage", category: category,
    summary: "The probability that a method's intervals hold the truth, with an interval.",
    documentation: """
      The share of the replicates whose interval holds the truth, with the interval of Clopper and Pearson. \
      Its Monte Carlo standard error is sqrt(c (1 - c)/n). \(source)
      """,
    parameters: [lower, upper, truth, levelParameter], result: .number, draws: .estimate,
    examples: [
      Example(
        """
        let study = replicate(500, key: "coverage") { key in
          let mean = normal(mean: 0, sd: 1).sample(25, key: key).mean
          return ["lower": mean - 0.4, "upper": mean + 0.4]
        }
        estimateCoverage(lower: study["lower"], upper: study["upper"], truth: 0) > 0.9
        """, "true")
    ],
    body: { (arguments, _) throws(WordError) in
      let (ends, common) = try independentReplicates(arguments, ["lower", "upper"])
      let truth = try arguments.number("truth")
      let least = truth.value - truth.error
      let most = truth.value + truth.error
      let sure = zip(ends[0].moved(1), ends[1].moved(-1)).count { $0 <= least && $1 >= most }
      let possible = zip(ends[0].moved(-1), ends[1].moved(1)).count {
        $0 <= most && $1 >= least
      }
      return .number(
        try proportion(
          sure...max(sure, possible), of: ends[0].count, level: try arguments.double("level")
        ).resting(on: common))
    }),
  Word(
    "estimateBiasEliminatedCoverage", category: category,
    summary: "The probability that a method's intervals hold the mean estimate, with an interval.",
    documentation: """
      The share of the replicates whose interval holds the mean of all estimates: what the coverage would \
      be without the bias. Its Monte Carlo standard error is sqrt(c (1 - c)/n). The interval knows that the \
      mean is itself estimated: it is that of Clopper and Pearson for the least and the greatest number of \
      intervals that hold a point between the ends of `estimateMean`, each of the two with half the \
      probability of missing. \(source)
      """,
    parameters: [
      lower, upper, column("estimates", "estimates", estimates.documentation), levelParameter,
    ],
    result: .number, draws: .estimate,
    examples: [
      Example(
        """
        let study = replicate(500, key: "coverage") { key in
          let mean = normal(mean: 0.2, sd: 1).sample(25, key: key).mean
          return ["mean": mean, "lower": mean - 0.4, "upper": mean + 0.4]
        }
        estimateBiasEliminatedCoverage(
          lower: study["lower"], upper: study["upper"], estimates: study["mean"]) > 0.9
        """, "true")
    ],
    body: { (arguments, _) throws(WordError) in .number(try biasEliminatedCoverage(arguments)) }),
  Word(
    "estimateRejectionRate", category: category,
    summary: "The probability that a test rejects, with an interval.",
    documentation: """
      The share of the replicates whose p-value is at most the level of the test, with the interval of Clopper \
      and Pearson: the power of a test where its hypothesis is false, and its size where it is true. Its \
      Monte Carlo standard error is sqrt(c (1 - c)/n). \(source)
      """,
    parameters: [
      column(nil, "pValues", "The p-value of each replicate."),
      Parameter(
        "at", .number, .strictlyBetween(0, 1), default: .number(0.05), "The level of the test."
      ).certain,
      levelParameter,
    ], result: .number, draws: .estimate,
    examples: [
      Example(
        """
        let z = normal(mean: 0, sd: 1)
        let p = replicate(500, key: "size") { key in 2 * z.cdf(-abs(z.sample(25, key: key).mean * 5)) }
        estimateRejectionRate(p) < 0.1
        """, "true")
    ],
    body: { (arguments, _) throws(WordError) in
      let values = try independentDraws(arguments, "pValues")
      let limit = try arguments.double("at")
      if let index = (0..<values.count).first(where: {
        values[$0].value - values[$0].error > 1 || values[$0].value + values[$0].error < 0
      }) {
        throw WordError(
          "invalid-argument",
          "a p-value is from 0 to 1, and that of replicate \(index) is \(values[index].computed.printed().text)",
          parameter: "pValues")
      }
      let sure = values.moved(1).count { $0 <= limit }
      let possible = values.moved(-1).count { $0 <= limit }
      return .number(
        try proportion(
          sure...max(sure, possible), of: values.count, level: try arguments.double("level")
        ).resting(on: values.array.map(\.ancestry).commonDraws))
    }),
]

private func biasEliminatedCoverage(_ arguments: Arguments) throws(WordError) -> Estimate {
  let (columns, common) = try independentReplicates(arguments, ["lower", "upper", "estimates"])
  let level = try arguments.double("level")
  let half = 1 - (1 - level) / 2
  let slack = columns[2].errors.max() ?? 0
  let center = try WordError.translating { () throws(NumericsError) in
    try SamplingInterval.mean(of: columns[2].values, slack: slack, level: half)
  }
  let mean = columns[2].computed.mean
  func holding(_ sign: Double, _ range: ClosedRange<Double>) -> ClosedRange<Int> {
    CommonPoint.holding(
      lower: columns[0].moved(sign), upper: columns[1].moved(-sign), over: range)
  }
  let whole = center.lower...max(center.lower, center.upper)
  let least = holding(1, whole).lowerBound
  let most = max(least, holding(-1, whole).upperBound)
  let found = try proportion(least...most, of: columns[2].count, level: half)
  let own = mean.value - mean.error...mean.value + mean.error
  let shares = [holding(1, own).lowerBound, holding(-1, own).upperBound].map {
    Double($0) / Double(columns[2].count)
  }
  let value = 0.5 * (shares[0] + shares[1])
  return Estimate(
    drawn: value, error: 0.5 * (shares[1] - shares[0]) + value.ulp,
    in: min(found.lower, value)...max(found.upper, value), failure: 1 - level
  ).resting(on: common)
}

extension Numbers {
  /// The numbers moved by their own errors, up for the sign 1 and down for -1.
  fileprivate func moved(_ sign: Double) -> [Double] {
    array.map { sign > 0 ? $0.value + $0.error : $0.value - $0.error }
  }

  /// The numbers as they were computed, whatever draws they come from.
  fileprivate var computed: Numbers { Numbers(array.map(\.computed)) }
}

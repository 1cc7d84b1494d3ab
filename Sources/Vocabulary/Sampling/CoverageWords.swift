import Arithmetic
import Diagnostics
import Numerics
import Script

private let lower = replicateColumn(
  "lower", "lower", "The lower end of each replicate's interval.")
private let upper = replicateColumn(
  "upper", "upper", "The upper end of each replicate's interval.")

/// The measures of a simulation study that are probabilities, with their Monte Carlo errors as intervals.
let coverageWords: [Word] = [
  Word(
    "estimateCoverage", category: studyCategory,
    summary: "The probability that a method's intervals hold the truth, with an interval.",
    documentation: """
      The share of the replicates whose interval holds the truth, with the interval of Clopper and Pearson. \
      Its Monte Carlo standard error is sqrt(c (1 - c)/n). \(performanceSource)
      """,
    parameters: [lower, upper, truthParameter, levelParameter], result: .number, draws: .estimate,
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
    "estimateBiasEliminatedCoverage", category: studyCategory,
    summary: "The probability that a method's intervals hold the mean estimate, with an interval.",
    documentation: """
      The share of the replicates whose interval holds the mean of all estimates: what the coverage would \
      be without the bias. Its Monte Carlo standard error is sqrt(c (1 - c)/n). The interval knows that the \
      mean is itself estimated: it is that of Clopper and Pearson for the least and the greatest number of \
      intervals that hold a point between the ends of `estimateMean`, each of the two with half the \
      probability of missing. \(performanceSource)
      """,
    parameters: [
      lower, upper, replicateColumn("estimates", "estimates", estimatesParameter.documentation),
      levelParameter,
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
    "estimateRejectionRate", category: studyCategory,
    summary: "The probability that a test rejects, with an interval.",
    documentation: """
      The share of the replicates whose p-value is at most the level of the test, with the interval of Clopper \
      and Pearson: the power of a test where its hypothesis is false, and its size where it is true. Its \
      Monte Carlo standard error is sqrt(c (1 - c)/n). \(performanceSource)
      """,
    parameters: [
      replicateColumn(nil, "pValues", "The p-value of each replicate."),
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

import Arithmetic
import Diagnostics
import Numerics
import Script

/// Where the reference lists the words that make estimates.
let estimateCategory = "Estimates from draws"

/// The level of intervals unless an author says otherwise.
let usualLevel = 0.999

let levelParameter = Parameter(
  "level", .number, .strictlyBetween(0, 1), default: .number(usualLevel),
  """
  The level of the interval. A statement over many intervals adds their probabilities of missing, \
  and takes 0.01 in all: twenty need 0.9995 each.
  """
).certain

private let drawsParameter = Parameter(
  unlabelled: "draws", .numbers, .nonempty,
  "Independent draws, or what was made of independent draws."
).takingDraws

private let withinParameter = Parameter(
  "within", .range, optional: true, "A range that no draw can leave.")

private let independence = """
  The draws must be independent, and be draws: numbers that do not come from draws are refused, and those \
  that were drawn elsewhere are given as `recorded([0.3, 1.2])`. Draws that calls of one function have made with the same key are an \
  error. The estimate has no interval, and says why, where draws have chosen what it is made from, as a \
  filter does, and where two of the numbers are seen to be made from one draw: copies, the same key \
  again, a number from draws that reaches all of them, numbers that were sorted. The mean of the draws for which a condition holds \
  is the ratio `estimateMean(xs.map { x in x > 0 ? x : 0 }) / estimateProportion(xs.map { x in x > 0 })`. \
  To compare two things on the same draws, \
  estimate the array of differences: `estimateMean(a - b)`.
  """

/// The words that turn draws into estimates with intervals.
let estimateWords: [Word] = [
  recordedWord,
  Word(
    "estimateMean", category: estimateCategory,
    summary: "The mean of the distribution that draws come from, with an interval.",
    documentation: """
      The mean of the draws with the t interval, m ± t s/sqrt(n), whose end on the side of the longer \
      tail is moved out for the skewness of the draws by Hall's transformation (1992), up to four times as \
      far. Its level is nominal: about right for normal draws and any n; for skewed draws, such as losses, \
      from about a hundred on, where over 10,000 replicates it missed the mean of exponential, squared \
      normal and lognormal draws no more often than its level says. It cannot see a rare large value that \
      no draw has. With `within:` the interval has at least its level for every distribution on that range \
      and every n: what the empirical Bernstein bound and Hoeffding's have in common (Maurer and \
      Pontil, 2009). For shares of yes and no, `estimateProportion` is much narrower.

      \(independence)
      """,
    parameters: [drawsParameter, levelParameter, withinParameter], result: .number,
    draws: .estimate,
    examples: [
      Example(
        """
        let risks = integers(1, 400).map { run in normal(mean: 0, sd: 1).sample(2, key: ["risk", run]).sum }
        estimateMean(risks) < 0.5
        """, "true")
    ],
    body: { (arguments, _) throws(WordError) in
      try estimate(arguments, value: \.mean) { (draws, slack, level, range) throws(NumericsError) in
        guard let range else { return try .mean(of: draws, slack: slack, level: level) }
        return try .mean(of: draws, within: range, slack: slack, level: level)
      }
    }),
  Word(
    "estimateProportion", category: estimateCategory,
    summary: "The probability of what is true of some draws and not of others, with an interval.",
    documentation: """
      The share with the interval of Clopper and Pearson (1934), which has at least its level for every \
      probability and every n and never leaves 0...1; 0 of 60 gives 0 with an interval up to 0.12. Given \
      are truth values, or numbers that are 0 and 1. A number of successes with `of:` is one that was \
      counted elsewhere and is written down: of a count that comes from draws it is not known whether it is \
      that of one sample or, for example, the greatest of several.

      \(independence)
      """,
    parameters: [
      Parameter(
        unlabelled: "successes", .oneOf([.array(.truth), .numbers, .number]), .nonempty,
        "Truth values, zeros and ones, or the number of successes."
      ).takingDraws,
      Parameter("of", .number, .wholePositive, optional: true, "The number of draws."),
      levelParameter,
    ], result: .number, draws: .estimate,
    examples: [
      Example("estimateProportion(0, of: 60) < 0.2", "true"),
      Example(
        """
        let draws = normal(mean: 0, sd: 1).sample(500, key: "above")
        estimateProportion(draws.map { x in x > 1 }) < 0.3
        """, "true"),
    ],
    body: { (arguments, _) throws(WordError) in try estimateProportion(arguments) }),
  Word(
    "estimateVariance", category: estimateCategory,
    summary: "The variance of the distribution that draws come from, with an interval.",
    documentation: """
      The sample variance with the interval of Bonett (2006), which takes the draws' own kurtosis into \
      account, made wider by Student's quantile and for a kurtosis that the draws show too small. Its level \
      is nominal: at 99 % it missed normal and uniform draws up to 1.2 times as often as it says, those \
      with Laplace's tails 1.7 times at n = 20 and 0.9 times at n = 100, and exponential ones 1.6 times at \
      n = 100 and 0.9 times at n = 300. At 99.9 % Laplace's and exponential draws take 300, too: at n = 100 \
      it misses them 2 and 5 times as often, uniform ones twice, those with Student's tails (5 degrees) 4 times, and \
      lognormal ones 5 times at n = 300, too. \
      With `within:` the interval has at least its level for every distribution on that range and every \
      n (Maurer and Pontil, 2009). At least ten draws, two with `within:`.

      \(independence)
      """,
    parameters: [drawsParameter, levelParameter, withinParameter], result: .number,
    draws: .estimate,
    examples: [
      Example(
        "estimateVariance(normal(mean: 0, sd: 2).sample(500, key: \"width\")) > 2", "true")
    ],
    body: { (arguments, _) throws(WordError) in try variance(arguments, isRoot: false) }),
  Word(
    "estimateStandardDeviation", category: estimateCategory,
    summary: "The standard deviation of the distribution that draws come from, with an interval.",
    documentation: "The square root of `estimateVariance`, with the roots of its ends.",
    parameters: [drawsParameter, levelParameter, withinParameter], result: .number,
    draws: .estimate,
    examples: [
      Example(
        "estimateStandardDeviation(normal(mean: 0, sd: 2).sample(500, key: \"width\")) < 3", "true")
    ],
    body: { (arguments, _) throws(WordError) in try variance(arguments, isRoot: true) }),
  Word(
    "estimateQuantile", category: estimateCategory,
    summary: "A quantile of the distribution that draws come from, with an interval.",
    documentation: """
      The quantile of the draws with the interval between two of them in order, whose ranks follow from \
      the binomial distribution (Conover, 1999). It has at least its level for every distribution and \
      every n; where not even the outermost draws have it, there are too few: the median at 99.9 % \
      needs 11, the 0.9-quantile 73.

      \(independence)
      """,
    parameters: [
      drawsParameter,
      Parameter(
        unlabelled: "p", .number, .strictlyBetween(0, 1), "The probability below the quantile."
      ).certain,
      levelParameter,
    ], result: .number, draws: .estimate,
    examples: [
      Example(
        "estimateQuantile(normal(mean: 0, sd: 1).sample(500, key: \"tail\"), 0.9) < 2", "true")
    ],
    body: { (arguments, _) throws(WordError) in
      try quantile(arguments, try arguments.double("p"))
    }),
  Word(
    "estimateMedian", category: estimateCategory,
    summary: "The median of the distribution that draws come from, with an interval.",
    documentation: "`estimateQuantile` at 0.5.",
    parameters: [drawsParameter, levelParameter], result: .number, draws: .estimate,
    examples: [
      Example("estimateMedian(normal(mean: 0, sd: 1).sample(100, key: \"middle\")) < 1", "true")
    ],
    body: { (arguments, _) throws(WordError) in try quantile(arguments, 0.5) }),
]

/// An estimate of a quantity from the argument `draws`.
private func estimate(
  _ arguments: Arguments, value: (Numbers) -> Estimate,
  _ interval: (
    [Double], Double, Double, ClosedRange<Double>?
  ) throws(NumericsError) -> SamplingInterval
) throws(WordError) -> Value {
  try .number(estimate(try independentDraws(arguments), arguments, value: value, interval))
}

/// An estimate of a quantity from draws, with the level of the arguments and the range that they state.
func estimate(
  _ draws: Numbers, _ arguments: Arguments, value: (Numbers) -> Estimate,
  _ interval: (
    [Double], Double, Double, ClosedRange<Double>?
  ) throws(NumericsError) -> SamplingInterval
) throws(WordError) -> Estimate {
  let level = try arguments.double("level")
  let range = try arguments.optionalRange("within")
  let slack = draws.errors.max() ?? 0
  let common = draws.commonDraws
  // Where there is no interval, nothing is asked of how the draws scatter.
  if common != .none { return value(draws).resting(on: common) }
  do throws(NumericsError) {
    return drawn(value(draws), try interval(draws.values, slack, level, range), level)
  } catch .noScatter {
    // Whether draws scatter depends on how they fell: with other ones there would be an interval.
    return value(draws).bare(from: draws.ancestry).estimated(.alike)
  } catch {
    throw WordError(error)
  }
}

/// A value with an interval, which is made as long as the value's own error needs.
func drawn(
  _ value: Estimate, _ interval: SamplingInterval, _ level: Double
) -> Estimate {
  let lower = min(interval.lower, value.value - value.error)
  let upper = max(interval.upper, value.value + value.error)
  return Estimate(
    drawn: value.value, error: value.error, in: lower...upper, failure: 1 - level
  ).doubted(value.doubtBits)
}

private func variance(
  _ arguments: Arguments, isRoot: Bool
) throws(WordError) -> Value {
  try estimate(
    arguments,
    value: { draws in
      let variance = draws.computedVariance
      return isRoot ? variance.squareRoot : variance
    }
  ) { (draws, slack, level, range) throws(NumericsError) in
    let found =
      if let range {
        try SamplingInterval.variance(of: draws, within: range, slack: slack, level: level)
      } else {
        try SamplingInterval.variance(of: draws, slack: slack, level: level)
      }
    return isRoot ? found.squareRoot : found
  }
}

private func quantile(_ arguments: Arguments, _ p: Double) throws(WordError) -> Value {
  let draws = try independentDraws(arguments)
  let level = try arguments.double("level")
  let found = try WordError.translating { () throws(NumericsError) in
    try SamplingInterval.quantile(p, of: draws.values, errors: draws.errors, level: level)
  }
  let value = Estimate(
    SamplingInterval.sampleQuantile(p, of: draws.values), error: draws.errors.max() ?? 0)
  let estimate = drawn(value, found, level)
  return .number(estimate.resting(on: draws.commonDraws))
}

extension Numbers {
  /// The sample variance of the computed numbers.
  var computedVariance: Estimate {
    let numbers = array.map(\.computed)
    let mean = numbers.reduce(Estimate(0)) { $0 + $1 } / Estimate(Double(max(1, count)))
    let squares = numbers.reduce(Estimate(0)) { sum, number in
      sum + Estimate.power(number - mean, Estimate(2))
    }
    return squares / Estimate(Double(max(1, count - 1)))
  }
}

import Arithmetic
import Diagnostics
import Script

private let replicatesTypeName = "replicates"
private let failedTypeName = "failed replicate"

/// The types of what `replicate` gives where failures are counted.
let replicateTypes: [ObjectType] = [
  ObjectType(
    replicatesTypeName, phrase: "replicates",
    summary: "The replicates of a simulation of which some may have failed.",
    fields: [
      .init("values", .any, "Those that have not failed, in order."),
      .init(
        "failures", .array(.record(failedTypeName)),
        "Those that have failed, in order; which they are has come from draws."),
      .init(
        "failureRate", .number,
        "The probability that a replicate fails, with the interval of Clopper and Pearson at 99.9 %."
      ),
    ]),
  ObjectType(
    failedTypeName, phrase: "a failed replicate", summary: "A replicate that has failed.",
    fields: [
      .init("replicate", .number, "Its number, counted from 0."),
      .init("message", .text, "Why it failed."),
    ]),
]

/// The word that runs a simulation many times.
let replicateWord = Word(
  "replicate", category: studyCategory,
  summary: "What a function gives in n independent replicates, each with a key of its own.",
  documentation: """
    Replicate i, for i = 0, ..., n - 1, is the value of the function at the key `[key, i]`, with which it \
    draws: `sample(20, key: key)`, or `sample(20, key: [key, "x"])` where it draws more than once. It follows \
    from the seed, the chapter and that key alone: neither the number of threads nor that of the replicates \
    can change it, and the function called with `["study", 17]` computes replicate 17 of the key "study" \
    again, bit for bit. When more are asked for, those that an earlier build kept are not computed again, \
    but for up to the last tenth.

    The result is an array; where the replicates are dictionaries it is one dictionary with an array under \
    each key. Different replicates are different draws, so the words that begin with `estimate` have \
    intervals for their arrays.

    A replicate that fails is the error of all, which names its number and its key. With \
    `failures: .counted` the result has `.values`, `.failures` with numbers and messages, and \
    `.failureRate`. What is estimated from the values is then a quantity of replicates that do not fail; how many these are \
    comes from draws. The rate has no interval where the function holds draws, or where two of its first eight replicates share one. \
    There is no rule that stops when an error is small enough: an interval from as many draws as made it \
    short misses more often than it says. Run a few replicates, compute how many are needed, and ask for \
    so many.
    """,
  parameters: [
    Parameter(unlabelled: "n", .number, .wholePositive, "The number of replicates."),
    keyParameter,
    Parameter(
      "failures", .symbol(["counted"]), optional: true,
      "With .counted replicates that fail are told in the result; without it one is an error."),
    Parameter(
      unlabelled: "f", .function([.array(.any)], .any), "A function of the key of a replicate."),
  ],
  result: .any,
  resultRule: { types in
    guard types.count == 4 else { return .any }
    if case .symbol = types[2] { return .record(replicatesTypeName) }
    return types[3].functionResult.columns
  },
  cost: .shared, isRandom: true, draws: .keep,
  examples: [
    Example(
      """
      let p = normal(mean: 1, sd: 2)
      let means = replicate(200, key: "means") { key in p.sample(25, key: key).mean }
      estimateMean(means) < 1.5
      """, "true"),
    Example(
      """
      let study = replicate(500, key: "study") { key in
        let x = normal(mean: 1, sd: 2).sample(25, key: key)
        return ["estimate": x.mean, "error": x.standardDeviation / 5]
      }
      estimateMean(study["error"]) < 0.5
      """, "true"),
    Example(
      """
      let logs = replicate(200, key: "logs", failures: .counted) { key in
        log(normal(mean: 1, sd: 1).sample(4, key: key).mean)
      }
      logs.failureRate < 0.2
      """, "true"),
  ],
  body: { (arguments, context) throws(WordError) in
    let f = try arguments.function("f")
    let count = try arguments.count("n", atLeast: 1)
    let key = try arguments.value(Word.keyName)
    let isCounted = arguments["failures"] != nil
    let outcomes = try WordError.wrapping { () throws(EvaluationFailure) in
      try f.replicates(count, key: key, stops: !isCounted, context)
    }
    guard isCounted else { return try values(of: outcomes) }
    let shares =
      try WordError.wrapping { () throws(EvaluationFailure) in
        try f.sharesDraws(count, key: key, context)
      }
    return try counted(outcomes, sharing: shares ? .unknown : .none)
  }
).errors(.carried)

/// The values of the replicates that have not failed.
private func values(of outcomes: [ReplicateOutcome]) throws(WordError) -> Value {
  var numbers: [Int] = []
  var values: [Value] = []
  for (number, outcome) in outcomes.enumerated() {
    guard case .value(let value) = outcome else { continue }
    numbers.append(number)
    values.append(value)
  }
  return try .columns(of: values) { "replicate \(numbers[$0])" }
}

/// - Parameter common: What the replicates draw in common, so that they are not independent.
private func counted(
  _ outcomes: [ReplicateOutcome], sharing common: CommonDraws
) throws(WordError) -> Value {
  var failures: [Value] = []
  for (number, outcome) in outcomes.enumerated() {
    guard case .failure(let message) = outcome else { continue }
    failures.append(
      .record(
        Record(
          failedTypeName,
          fields: [("replicate", .number(Double(number))), ("message", .text(message))])))
  }
  let rate = try proportion(
    failures.count...failures.count, of: outcomes.count, level: usualLevel)
  // Which replicates fail is up to all that they draw, and so is how many values are left.
  let values = try values(of: outcomes)
  return .record(
    Record(
      replicatesTypeName,
      fields: [
        ("values", values.countedByDraws),
        ("failures", Value.list(failures).chosenByDraws(from: .unknown)),
        ("failureRate", .number(rate.made(from: .unknown).resting(on: common))),
      ]))
}

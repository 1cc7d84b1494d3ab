import Diagnostics
import Script

/// The word that keeps the path of a state.
let scanWord = Word(
  "scan", category: "Arrays",
  summary: "The path of a state: a start value and what a function makes of it in n steps.",
  documentation: """
    An array of n + 1 states: state 0 is the start, and state i is the value of the function at state \
    i - 1 and i, for i = 1, ..., n. Where the states are dictionaries it is one dictionary with an array \
    under each key. What a step draws has i in its key. A step takes as long as one of `map`.

    All states of a path from draws rest on its first draws, so that an estimate over them has no interval; \
    take one number of each of several paths, as `replicate` gives them. For many chains towards a density \
    `mala`, `langevin` and `hmc` are much faster.
    """,
  parameters: [
    Parameter(unlabelled: "start", .any, "The state before the first step."),
    Parameter(unlabelled: "n", .number, .wholeNonnegative, "The number of steps."),
    Parameter(
      unlabelled: "f", .function([.any, .number], .any),
      "A function of a state and the number of the step, from 1 on."),
  ],
  result: .any,
  resultRule: { types in
    guard types.count == 3, types[0] == types[2].functionResult else { return .any }
    return types[0].columns
  },
  examples: [
    Example("scan(1, 4) { x, i in x * i }", "[1, 1, 2, 6, 24]"),
    Example(
      """
      let start = ["x": 2, "best": 2]
      let path = scan(start, 3) { s, i in ["x": s["x"] - i, "best": min(s["best"], s["x"] - i)] }
      path["best"]
      """, "[2, 1, -1, -4]"),
    Example(
      """
      let kicks = [0.5, -1, 2]
      scan(0, 3) { x, i in x + kicks[i - 1] }
      """, "[0, 0.5, -0.5, 1.5]"),
  ]
) { (arguments, context) throws(WordError) in
  let f = try arguments.function("f")
  let start = try arguments.value("start")
  let steps = try arguments.wholeNumber("n")
  guard steps < elementLimit else {
    throw WordError(
      "too-large", "a path of more than \(elementLimit) states", parameter: "n")
  }
  let states = try WordError.wrapping { () throws(EvaluationFailure) in
    try f.path(from: start, steps: steps, context)
  }
  return try .columns(of: states) { $0 == 0 ? "the start" : "the state after step \($0)" }
}

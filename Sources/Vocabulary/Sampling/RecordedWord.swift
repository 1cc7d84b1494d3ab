import Arithmetic
import Diagnostics
import Script

/// The word that takes numbers from elsewhere as draws.
let recordedWord = Word(
  "recorded", category: estimateCategory,
  summary: "Numbers that were drawn elsewhere, as independent draws.",
  documentation: """
    The numbers of an experiment, or of a simulation outside of the report, as the words that begin with \
    `estimate` take draws. That they are independent draws is the author's word. Two calls with the same \
    numbers are the same draws.
    """,
  parameters: [
    Parameter(unlabelled: "draws", .numbers, .nonempty, "The numbers, one for each draw.")
  ],
  result: .numbers, draws: .keep,
  examples: [Example("estimateMean(recorded([4.1, 3.9, 4.3, 4.0, 4.2, 3.8])) > 3", "true")],
  body: { (arguments, context) throws(WordError) in
    let draws = try arguments.numbers("draws")
    guard !draws.haveDraws else {
      throw WordError("invalid-argument", "these are draws already", parameter: "draws")
    }
    let digest = context.digest(Value.numbers(draws).encoded(in: context))
    let stream = DrawStream(name: Array("recorded".utf8) + digest)
    return .numbers(draws.bare { index, _ in Ancestry(stream, index: index) })
  })

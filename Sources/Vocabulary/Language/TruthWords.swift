import Arithmetic
import Script

/// Words that judge arrays.
let truthWords: [Word] = [
  Word(
    "all", category: "Truth", summary: "Whether all truth values of an array are true.",
    documentation: "Undecided when none is false and one is undecided. True for an empty array.",
    parameters: [array("a", .array(.truth))], result: .truth,
    examples: [
      Example("all([1, 2, 3].map { x in x > 0 })", "true"),
      Example("all([true, false])", "false"),
    ]
  ) { (arguments, _) throws(WordError) in
    var result = Judgement(.yes)
    for element in try arguments.array("a") {
      guard case .truth(let judgement) = element else { continue }
      result.formConjunction(judgement)
    }
    return .truth(result.condensed)
  },
  Word(
    "any", category: "Truth", summary: "Whether a truth value of an array is true.",
    documentation: "Undecided when none is true and one is undecided. False for an empty array.",
    parameters: [array("a", .array(.truth))], result: .truth,
    examples: [Example("any([1, -2, 3].map { x in x < 0 })", "true")]
  ) { (arguments, _) throws(WordError) in
    var result = Judgement(.no)
    for element in try arguments.array("a") {
      guard case .truth(let judgement) = element else { continue }
      result.formDisjunction(judgement)
    }
    return .truth(result.condensed)
  },
  Word(
    "increasing", category: "Truth", summary: "Whether each number is above the one before it.",
    documentation: "Numbers whose errors overlap leave it undecided.",
    parameters: [array("a", .numbers)], result: .truth,
    examples: [Example("increasing([1, 2, 4])", "true")]
  ) { (arguments, _) throws(WordError) in
    .truth(try arguments.numbers("a").judgedPairs(.less))
  },
  Word(
    "decreasing", category: "Truth", summary: "Whether each number is below the one before it.",
    documentation: "Numbers whose errors overlap leave it undecided.",
    parameters: [array("a", .numbers)], result: .truth,
    examples: [Example("decreasing([4, 2, 3])", "false")]
  ) { (arguments, _) throws(WordError) in
    .truth(try arguments.numbers("a").judgedPairs(.greater))
  },
]

extension Judgement {
  /// The most comparisons that are kept as evidence of one word.
  private static let evidenceLimit = 32

  /// The judgement with at most ``evidenceLimit`` comparisons: those that are not true come first.
  var condensed: Judgement {
    guard comparisons.count > Self.evidenceLimit else { return self }
    let kept =
      comparisons.enumerated().sorted { left, right in
        (left.element.truth == .yes ? 1 : 0, left.offset)
          < (right.element.truth == .yes ? 1 : 0, right.offset)
      }.prefix(Self.evidenceLimit).sorted { $0.offset < $1.offset }
    var result = self
    result.comparisons = kept.map(\.element)
    return result
  }
}

extension Numbers {
  /// Whether the relation holds between each number and the next.
  fileprivate func judgedPairs(_ relation: ComparisonOperator) -> Judgement {
    var result = Judgement(.yes)
    for index in values.indices.dropFirst() {
      result.formConjunction(
        Judgement(
          self[index - 1], relation, self[index], note: "elements \(index - 1) and \(index)"))
    }
    return result.condensed
  }
}

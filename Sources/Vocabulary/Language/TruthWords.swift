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
    return .truth(result.condensed(around: .no))
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
    return .truth(result.condensed(around: .yes))
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

  /// The judgement with at most ``evidenceLimit`` comparisons: of one that some of its parts have settled
  /// first those that came out so, and of another one first those that are not true.
  ///
  /// - Complexity: O(n).
  func condensed(around settling: Truth) -> Judgement {
    guard comparisons.count > Self.evidenceLimit else { return self }
    var result = self
    if truth == settling, comparisons.contains(where: { $0.truth == settling }) {
      let settled = comparisons.indices.filter { comparisons[$0].truth == settling }
        .prefix(Self.evidenceLimit)
      let others = comparisons.indices.filter { comparisons[$0].truth != settling }
        .prefix(Self.evidenceLimit - settled.count)
      result.comparisons = (settled + others).sorted().map { comparisons[$0] }
      return result
    }
    var evidence = Evidence()
    for (index, comparison) in comparisons.enumerated() where evidence.wants(comparison.truth) {
      evidence.add(comparison, at: index)
    }
    result.comparisons = evidence.comparisons
    return result
  }

  /// The first comparisons of many, so that not all are kept.
  fileprivate struct Evidence {
    private var certain: [(index: Int, comparison: Comparison)] = []
    private var others: [(index: Int, comparison: Comparison)] = []

    func wants(_ truth: Truth) -> Bool {
      (truth == .yes ? certain.count : others.count) < evidenceLimit
    }

    mutating func add(_ comparison: Comparison, at index: Int) {
      if comparison.truth == .yes {
        certain.append((index, comparison))
      } else {
        others.append((index, comparison))
      }
    }

    /// Those that are not true, and as many true ones as there is room for, in their order.
    var comparisons: [Comparison] {
      (others + certain.prefix(max(0, evidenceLimit - others.count)))
        .sorted { $0.index < $1.index }.map(\.comparison)
    }
  }
}

extension Numbers {
  /// Whether the relation holds between each number and the next.
  fileprivate func judgedPairs(_ relation: ComparisonOperator) -> Judgement {
    var result = Judgement(.yes)
    var evidence = Judgement.Evidence()
    for index in values.indices.dropFirst() {
      var pair = Judgement(self[index - 1], relation, self[index])
      if evidence.wants(pair.truth) {
        for var comparison in pair.comparisons {
          comparison.note = "elements \(index - 1) and \(index)"
          evidence.add(comparison, at: index)
        }
      }
      pair.comparisons = []
      result.formConjunction(pair)
    }
    result.comparisons = evidence.comparisons
    return result
  }
}

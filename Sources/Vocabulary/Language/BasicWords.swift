import Arithmetic
import Diagnostics
public import Script

extension WordTable {
  /// The words of the language itself: arithmetic functions, arrays, ranges, comprehension.
  ///
  /// Every word whose first parameter is an array, and that makes sense so, is a member of arrays
  /// too: `sum(a)` is `a.sum`, `map(a) { ... }` is `a.map { ... }`.
  public static let basic = WordTable(
    words: elementaryWords.map { $0.treating(.keep).errors(.carried) } + arithmeticWords
      + rangeWords,
    types: [
      ObjectType(
        "array", phrase: "an array",
        summary: "Values in order; elements are read as `a[0]` and `a[1...3]`.",
        members: arithmeticWords.compactMap(\.asArrayMember)),
      ObjectType(
        "number", phrase: "a number", summary: "A number with a bound on its error.",
        members: numberMembers),
      ObjectType(
        "dictionary", phrase: "a dictionary",
        summary: "Values under keys; one is read as `d[\"key\"]`.",
        members: dictionaryMembers.map { $0.treating(.keep) }),
      ObjectType(
        "range", phrase: "a range", summary: "The numbers between two ends.",
        members: rangeMembers.map { $0.treating(.keep).errors(.carried) }),
    ],
    otherNames: namesElsewhere)
}

/// The words on arrays, which hand numbers from draws on as they are, or compute with them as arithmetic
/// does; an index that draws decide is one from draws.
private let arithmeticWords: [Word] =
  (statisticsWords + quantileWords + arrayWords + comprehensionWords + [scanWord] + truthWords).map
{ word in
  (indexWords.contains(word.name) ? word : word.treating(.keep)).errors(.carried)
}

/// The words on arrays that give indices and counts.
private let indexWords: Set<String> = ["argmin", "argmax", "binCounts"]

extension Word {
  /// The word as a member of its first argument; nil for a word that takes no array first.
  fileprivate var asArrayMember: Word? {
    guard let first = parameters.first, first.label == nil, first.type.mayBeArray else {
      return nil
    }
    let body = self.body
    let signature = Arguments.Signature(name: name, path: name, parameters: parameters)
    var member = self
    let isVariadic = first.isVariadic
    let requirement = first.requirement
    member.parameters = Array(parameters.dropFirst())
    member.numeric = nil
    member.broadcasts = false
    member.body = { (arguments, context) throws(WordError) in
      let receiver = isVariadic ? arguments.receiver.map { .array([$0]) } : arguments.receiver
      if let receiver, let found = requirement?.violation(receiver) {
        throw WordError(
          "invalid-argument", "'\(name)' takes \(first.phrase), not \(found)")
      }
      return try body(
        Arguments(
          signature, receiver: nil, values: [receiver] + arguments.values,
          chapter: arguments.chapter), context)
    }
    return member
  }
}

extension ValueType {
  fileprivate var mayBeArray: Bool {
    switch self {
    case .array: true
    case .oneOf(let types): types.contains(where: \.mayBeArray)
    default: false
    }
  }
}

/// The members of numbers.
private let numberMembers: [Word] = [
  Word(
    "value", category: "Numbers", summary: "The number as if it were exact.", result: .number,
    examples: [Example("(2 * 3).value", "6")]
  ) { (arguments, _) throws(WordError) in
    .number(try arguments.receiverNumber().value)
  },
  Word(
    "error", category: "Numbers", summary: "The bound on the number's absolute error.",
    result: .number, examples: [Example("(0.5 + 0.25).error", "0")]
  ) { (arguments, _) throws(WordError) in
    .number(try arguments.receiverNumber().error)
  },
  Word(
    "lower", category: "Numbers", summary: "The least that the number may be.",
    documentation: """
      Of a number from draws the lower end of its interval; without an interval there is no such number.
      """,
    result: .number, examples: [Example("2.lower", "2")]
  ) { (arguments, _) throws(WordError) in
    .number(try arguments.end(\.lower))
  },
  Word(
    "upper", category: "Numbers", summary: "The greatest that the number may be.",
    documentation: """
      Of a number from draws the upper end of its interval; without an interval there is no such number.
      """,
    result: .number, examples: [Example("2.upper", "2")]
  ) { (arguments, _) throws(WordError) in
    .number(try arguments.end(\.upper))
  },
  Word(
    "failure", category: "Numbers",
    summary: "A bound on the probability that the number's interval misses: 0 without draws.",
    documentation:
      "Whether there is an interval may come from the draws, and so what this gives does.",
    result: .number, examples: [Example("2.failure", "0")]
  ) { (arguments, _) throws(WordError) in
    .number(try arguments.receiverNumber().failure)
  },
]

/// The members of dictionaries.
private let dictionaryMembers: [Word] = [
  Word(
    "keys", category: "Dictionaries", summary: "The keys in order.", result: .array(.text),
    examples: [Example("[\"a\": 1, \"b\": 2].keys", "[\"a\", \"b\"]")]
  ) { (arguments, _) throws(WordError) in
    .list(try arguments.receiverEntries().map { .text($0.key) })
  },
  Word(
    "values", category: "Dictionaries", summary: "The values in order.", result: .array(.any),
    resultRule: { .array($0.first?.elementType ?? .any) },
    examples: [Example("[\"a\": 1, \"b\": 2].values", "[1, 2]")]
  ) { (arguments, _) throws(WordError) in
    .list(try arguments.receiverEntries().map(\.value))
  },
  Word(
    "count", category: "Dictionaries", summary: "How many entries there are.", result: .number,
    examples: [Example("[\"a\": 1, \"b\": 2].count", "2")]
  ) { (arguments, _) throws(WordError) in
    .number(Double(try arguments.receiverEntries().count))
  },
]

/// The members of ranges.
private let rangeMembers: [Word] = [
  Word(
    "lower", category: "Ranges", summary: "The lower end.", result: .number,
    examples: [Example("(-3...5).lower", "-3")]
  ) { (arguments, _) throws(WordError) in .number(try arguments.receiverRange().lower) },
  Word(
    "upper", category: "Ranges", summary: "The upper end.", result: .number,
    examples: [Example("(-3...5).upper", "5")]
  ) { (arguments, _) throws(WordError) in .number(try arguments.receiverRange().upper) },
]

extension Arguments {
  fileprivate func receiverNumber() throws(WordError) -> Estimate {
    guard case .number(let number)? = receiver else {
      throw WordError("type-mismatch", "'\(word)' is a member of numbers")
    }
    return number
  }

  fileprivate func end(_ end: KeyPath<Estimate, Double>) throws(WordError) -> Double {
    let value = try receiverNumber()[keyPath: end]
    guard value.isFinite else {
      throw WordError(
        "no-interval", "this number comes from draws and has no \(word) end that is known")
    }
    return value
  }

  fileprivate func receiverEntries() throws(WordError) -> [(key: String, value: Value)] {
    guard case .dictionary(let entries)? = receiver else {
      throw WordError("type-mismatch", "'\(word)' is a member of dictionaries")
    }
    return entries
  }

  fileprivate func receiverRange() throws(WordError) -> (lower: Estimate, upper: Estimate) {
    guard case .range(let lower, let upper)? = receiver else {
      throw WordError("type-mismatch", "'\(word)' is a member of ranges")
    }
    return (lower, upper)
  }
}

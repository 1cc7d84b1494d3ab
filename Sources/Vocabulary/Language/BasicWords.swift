import Arithmetic
import Diagnostics
public import Script

extension WordTable {
  /// The words of the language itself: arithmetic functions, arrays, ranges, comprehension.
  ///
  /// Every word whose first parameter is an array, and that makes sense so, is a member of arrays
  /// too: `sum(a)` is `a.sum`, `map(a) { ... }` is `a.map { ... }`.
  public static let basic = WordTable(
    words: (elementaryWords + statisticsWords + arrayWords + comprehensionWords + truthWords)
      .map { $0.errors(.carried) } + rangeWords,
    types: [
      ObjectType(
        "array", phrase: "an array",
        summary: "Values in order; elements are read as `a[0]` and `a[1...3]`.",
        members: (statisticsWords + arrayWords + comprehensionWords + truthWords)
          .compactMap { $0.errors(.carried).asArrayMember }),
      ObjectType(
        "number", phrase: "a number", summary: "A number with a bound on its error.",
        members: numberMembers),
      ObjectType(
        "dictionary", phrase: "a dictionary",
        summary: "Values under keys; one is read as `d[\"key\"]`.", members: dictionaryMembers),
      ObjectType(
        "range", phrase: "a range", summary: "The numbers between two ends.",
        members: rangeMembers),
    ])
}

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
    member.parameters = Array(parameters.dropFirst())
    member.numeric = nil
    member.broadcasts = false
    let mustBeNonempty = first.requirement == .nonempty
    member.body = { (arguments, context) throws(WordError) in
      if mustBeNonempty, arguments.receiver?.count == 0 {
        throw WordError("invalid-argument", "'\(arguments.word)' takes an array that is not empty")
      }
      let receiver = isVariadic ? arguments.receiver.map { .array([$0]) } : arguments.receiver
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
  ) { (arguments, _) throws(WordError) in .number(try arguments.receiverRange().lowerBound) },
  Word(
    "upper", category: "Ranges", summary: "The upper end.", result: .number,
    examples: [Example("(-3...5).upper", "5")]
  ) { (arguments, _) throws(WordError) in .number(try arguments.receiverRange().upperBound) },
]

extension Arguments {
  fileprivate func receiverNumber() throws(WordError) -> Estimate {
    guard case .number(let number)? = receiver else {
      throw WordError("type-mismatch", "'\(word)' is a member of numbers")
    }
    return number
  }

  fileprivate func receiverEntries() throws(WordError) -> [(key: String, value: Value)] {
    guard case .dictionary(let entries)? = receiver else {
      throw WordError("type-mismatch", "'\(word)' is a member of dictionaries")
    }
    return entries
  }

  fileprivate func receiverRange() throws(WordError) -> ClosedRange<Double> {
    guard case .range(let lower, let upper)? = receiver else {
      throw WordError("type-mismatch", "'\(word)' is a member of ranges")
    }
    return lower...max(lower, upper)
  }
}

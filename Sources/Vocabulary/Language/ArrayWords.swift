import Arithmetic
import Diagnostics
import Script

/// Words that look into arrays and rearrange them.
let arrayWords: [Word] = [
  Word(
    "count", category: "Arrays", summary: "How many elements an array has.",
    documentation:
      "Where all elements are estimated, as places of a search may be, so is their number.",
    parameters: [array("a")], result: .number, examples: [Example("count([4, 5, 6])", "3")]
  ) { (arguments, _) throws(WordError) in
    let array = try arguments.value("a")
    let count = Estimate(Double(array.count ?? 0))
    guard case .numbers(let numbers) = array.plain, numbers.count > 0,
      (0..<numbers.count).allSatisfy({ numbers[$0].isEstimated })
    else { return .number(count) }
    return .number(count.doubted(numbers[0].doubtBits))
  },
  Word(
    "first", category: "Arrays", summary: "The first element.",
    parameters: [array("a", .array(.any), .nonempty)], result: .any, resultRule: elementRule,
    examples: [Example("[4, 5, 6].first", "4")]
  ) { (arguments, _) throws(WordError) in try arguments.element { _ in 0 } },
  Word(
    "last", category: "Arrays", summary: "The last element.",
    parameters: [array("a", .array(.any), .nonempty)], result: .any, resultRule: elementRule,
    examples: [Example("[4, 5, 6].last", "6")]
  ) { (arguments, _) throws(WordError) in try arguments.element { $0 - 1 } },
  Word(
    "reversed", category: "Arrays", summary: "The elements from the last to the first.",
    parameters: [array("a")], result: .array(.any), resultRule: sameRule,
    examples: [Example("reversed([1, 2, 3])", "[3, 2, 1]")]
  ) { (arguments, _) throws(WordError) in .list(try arguments.array("a").reversed()) },
  Word(
    "sorted", category: "Arrays", summary: "The numbers from the least to the greatest estimate.",
    parameters: [array("a", .numbers)], result: .numbers,
    examples: [Example("sorted([3, 1, 2])", "[1, 2, 3]")]
  ) { (arguments, _) throws(WordError) in
    .numbers(try arguments.numbers("a").sorted)
  },
  Word(
    "cumulativeSum", category: "Arrays", summary: "The sums of the first 1, 2, 3, ... numbers.",
    parameters: [array("a", .numbers)], result: .numbers,
    examples: [Example("cumulativeSum([1, 2, 3])", "[1, 3, 6]")]
  ) { (arguments, _) throws(WordError) in
    let numbers = try arguments.numbers("a")
    var sum = Estimate(0)
    return .numbers(
      Numbers(
        numbers.values.indices.map { index in
          sum = sum + numbers[index]
          return sum
        }))
  },
  Word(
    "differences", category: "Arrays", summary: "Each number less the one before it.",
    parameters: [array("a", .numbers)], result: .numbers,
    examples: [Example("differences([1, 4, 9])", "[3, 5]")]
  ) { (arguments, _) throws(WordError) in
    let numbers = try arguments.numbers("a")
    return .numbers(
      Numbers(numbers.values.indices.dropFirst().map { numbers[$0] - numbers[$0 - 1] }))
  },
  Word(
    "flattened", category: "Arrays", summary: "The elements of all arrays of an array, in order.",
    parameters: [array("a", .array(.array(.any)))], result: .array(.any),
    resultRule: { .array($0.first?.elementType.elementType ?? .any) },
    examples: [Example("flattened([[1, 2], [3]])", "[1, 2, 3]")]
  ) { (arguments, _) throws(WordError) in
    let parts = try arguments.array("a")
    var total = 0
    for part in parts {
      total += part.count ?? 0
      guard total <= elementLimit else { throw tooLarge }
    }
    return .list(concatenating: parts).chosen(like: parts)
  },
  Word(
    "transposed", category: "Arrays", summary: "The columns of an array of rows of one count.",
    parameters: [array("a", .array(.array(.any)))], result: .array(.array(.any)),
    resultRule: sameRule, examples: [Example("transposed([[1, 2], [3, 4]])", "[[1, 3], [2, 4]]")]
  ) { (arguments, _) throws(WordError) in
    let parts = try arguments.array("a")
    let counts = parts.map { $0.count ?? 0 }
    guard let width = counts.first else { return .array([]) }
    if let index = counts.firstIndex(where: { $0 != width }) {
      throw WordError(
        "shape-mismatch",
        "the rows need one count, but row 0 has \(width) and row \(index) has \(counts[index]) "
          + "elements", parameter: "a")
    }
    try checkRoom(for: width, of: .array([]), more: parts.count)
    let rows = parts.map { $0.elements ?? [] }
    return Value.list((0..<width).map { column in .list(rows.map { $0[column] }) })
      .chosen(like: parts)
  },
  Word(
    "contains", category: "Arrays", summary: "Whether an element is equal to a value.",
    documentation: "For numbers with errors the answer may be undecided.",
    parameters: [
      array("a"),
      Parameter(
        unlabelled: "element", .oneOf([.number, .text, .symbol([]), .truth]), "What is looked for."),
    ],
    result: .truth, examples: [Example("contains([1, 2, 3], 2)", "true")]
  ) { (arguments, _) throws(WordError) in
    let wanted = try arguments.value("element")
    var result = Judgement(.no)
    for element in try arguments.array("a") {
      result.formDisjunction(equality(element, wanted))
      if result.truth == .yes { break }
    }
    result.comparisons = []
    return .truth(result)
  },
  Word(
    "joined", category: "Arrays", summary: "The elements of one array and then of another.",
    parameters: [array("a"), Parameter(unlabelled: "b", .array(.any), "The array behind it.")],
    result: .array(.any), resultRule: { $0.count == 2 ? $0[0].joined($0[1]) : .array(.any) },
    examples: [Example("joined([1, 2], [3])", "[1, 2, 3]")]
  ) { (arguments, _) throws(WordError) in
    let count = try arguments.value("a").count ?? 0
    guard try arguments.value("b").count ?? 0 <= elementLimit - count else { throw tooLarge }
    return .list(concatenating: [try arguments.value("a"), try arguments.value("b")])
  },
]

/// The type of the elements of the first argument.
private let elementRule: @Sendable ([ValueType]) -> ValueType = { $0.first?.elementType ?? .any }

/// The type of the first argument.
private let sameRule: @Sendable ([ValueType]) -> ValueType = { types in
  if case .array? = types.first { return types[0] }
  return .array(.any)
}

/// What is told of an array with too many elements.
private let tooLarge = WordError(
  "too-large", "an array of more than \(elementLimit) elements")

/// Whether two values are equal; no for values of different kinds.
private func equality(_ a: Value, _ b: Value) -> Judgement {
  switch (a.plain, b.plain) {
  case (.number, .number), (.text, .text), (.symbol, .symbol), (.truth, .truth):
    (try? ComparisonOperator.equal.judgement(a, b)) ?? Judgement(.no)
  default: Judgement(.no)
  }
}

extension Value {
  /// The array as one that draws have chosen where they have chosen one of its parts.
  func chosen(like parts: [Value]) -> Value {
    let draws = parts.compactMap { part -> Ancestry? in
      if case .chosen(_, let own) = part { own } else { nil }
    }
    return draws.isEmpty ? self : chosenByDraws(from: draws.joined)
  }
}

extension Arguments {
  /// The element of a nonempty array at the index that `index` gives for its count.
  fileprivate func element(_ index: (Int) -> Int) throws(WordError) -> Value {
    let whole = try value("a")
    guard let count = whole.count, count > 0 else {
      throw WordError("invalid-argument", "'\(word)' needs an array that is not empty")
    }
    if case .numbers(let numbers) = whole { return .number(numbers[index(count)]) }
    return (whole.elements ?? [])[index(count)]
  }
}

import Arithmetic
import Diagnostics
import Numerics
import Script

/// Words that draw from what is there.
let resamplingWords: [Word] = [
  Word(
    "resample", category: studyCategory,
    summary: "Elements of an array that are drawn with replacement: a bootstrap sample.",
    documentation: """
      Element i is drawn with all elements of the array equally likely and independent of the others, \
      so that the draws are independent of each other where the array is none of draws. (Efron, 1979.)
      """,
    parameters: [
      array("a", .array(.any), .nonempty),
      Parameter(
        "count", .number, .wholeNonnegative, optional: true,
        "How many; as many as the array has, unless said otherwise."), keyParameter,
    ],
    result: .array(.any), resultRule: sameType, isRandom: true,
    examples: [
      Example("resample([2, 3, 5, 7], key: \"again\").count", "4"),
      Example("estimateMean(resample([2, 3, 5, 7], count: 400, key: \"again\")) < 5", "true"),
    ],
    body: { (arguments, context) throws(WordError) in
      let whole = try arguments.value("a")
      let elements = try arguments.array("a")
      let count = arguments["count"] == nil ? elements.count : try arguments.count("count")
      let key = try arguments.randomKey(in: context)
      let places = (0..<count).map { key.place($0, of: elements.count) }
      return whole.picking(places, elements).chosenWhereShapesDiffer(elements)
    }),
  Word(
    "shuffled", category: studyCategory, summary: "The elements of an array in a random order.",
    documentation: """
      All orders are equally likely, up to what 52 bits of each draw can tell: the shuffle of Fisher and \
      Yates. All elements rest on all draws of the order.
      """,
    parameters: [array("a"), keyParameter],
    result: .array(.any), resultRule: sameType, isRandom: true,
    examples: [Example("shuffled([1, 2, 3, 4], key: \"order\").count", "4")],
    body: { (arguments, context) throws(WordError) in
      let whole = try arguments.value("a")
      let elements = try arguments.array("a")
      let order = try arguments.randomKey(in: context).order(of: elements.count)
      return whole.picking(order, elements).chosenWhereShapesDiffer(elements)
        .markedDrawn(from: try arguments.draws(elements.count, in: context))
    }),
  Word(
    "bootstrap", category: studyCategory,
    summary: "What a function gives for n bootstrap samples of an array.",
    documentation: """
      An array of the values of the function at n arrays, each of as many elements drawn with replacement as \
      the array has. Its standard deviation is the bootstrap's standard error of the statistic, and its \
      quantiles are the ends of the percentile interval. What is estimated over the values is a \
      quantity of the array that was given and not of what it was drawn from. (Efron, 1979.)
      """,
    parameters: [
      array("a", .array(.any), .nonempty),
      Parameter(unlabelled: "n", .number, .wholePositive, "The number of bootstrap samples."),
      keyParameter,
      Parameter(unlabelled: "f", .function([.array(.any)], .any), "A function of an array."),
    ],
    result: .array(.any),
    resultRule: { .array(($0.last ?? .any).functionResult) },
    expectedRule: { index, types in index == 3 ? .function([types[0]], .any) : nil },
    cost: .shared, isRandom: true, draws: .tell,
    examples: [
      Example(
        """
        let medians = bootstrap([2.1, 3.5, 5.2, 7.3, 8.8], 400, key: "medians") { x in x.median }
        estimateMean(medians) < 6.5
        """, "true")
    ],
    body: { (arguments, context) throws(WordError) in try bootstrap(arguments, context) }
  ),
]

private let sameType: @Sendable ([ValueType]) -> ValueType = { types in
  if case .array? = types.first { return types[0] }
  return .array(.any)
}

/// The most elements that `bootstrap` draws: about ten seconds.
private let mostBootstrapDraws = 100_000_000

private func bootstrap(
  _ arguments: Arguments, _ context: EvaluationContext
) throws(WordError) -> Value {
  let f = try arguments.function("f")
  let whole = try arguments.value("a")
  let elements = try arguments.array("a")
  let count = try arguments.count("n", atLeast: 1)
  let key = try arguments.randomKey(in: context)
  let size = elements.count
  guard size <= mostBootstrapDraws / count else {
    throw WordError(
      "too-large", "this draws more than \(mostBootstrapDraws) elements", parameter: "n")
  }
  let stream = try arguments.stream(in: context)
  let room = Room(joins: false)
  let given = whole.ancestry
  return .list(
    try WordError.wrapping { () throws(EvaluationFailure) in
      try context.workers.map(count: count) { index throws(EvaluationFailure) in
        let own = key.fold(index)
        let sample = whole.picking((0..<size).map { own.place($0, of: size) }, elements)
        return try room.taking(try f([sample.drawn(from: stream, index * size, given)], context))
      }
    })
}

extension Value {
  /// The elements of an array at places, flat where the array is.
  fileprivate func picking(_ places: [Int], _ elements: [Value]) -> Value {
    if case .numbers(let numbers) = plain, !places.isEmpty {
      return .numbers(Numbers(places.map { numbers[$0] }))
    }
    return .list(places.map { elements[$0] })
  }

  /// The array as one whose elements draws have chosen, where these are arrays or dictionaries that differ in their
  /// counts or keys: which of them stands at a place, its count tells.
  fileprivate func chosenWhereShapesDiffer(_ elements: [Value]) -> Value {
    guard let first = elements.first, !elements.allSatisfy({ first.hasShape(of: $0) }) else {
      return self
    }
    return .list((self.elements ?? []).map { $0.chosenByDraws() })
  }

  /// Whether another value has as many elements, with the same keys, in all its parts.
  private func hasShape(of other: Value) -> Bool {
    switch (plain, other.plain) {
    case (.dictionary(let own), .dictionary(let others)):
      return own.count == others.count
        && zip(own, others).allSatisfy { $0.key == $1.key && $0.value.hasShape(of: $1.value) }
    case (.dictionary, _), (_, .dictionary): return false
    default: break
    }
    guard let own = self.elements, let others = other.elements else {
      return isArray == other.isArray
    }
    guard own.count == others.count else { return false }
    if case .numbers = plain, case .numbers = other.plain { return true }
    return zip(own, others).allSatisfy { $0.hasShape(of: $1) }
  }

  /// The array as one whose elements are also made from draws of a stream, one of each, from draw `first` on.
  ///
  /// Elements that are made from draws themselves come from all of `given` and all of these: what picked the
  /// one may have picked another, and to tell them apart would take a set of draws for each.
  fileprivate func drawn(from stream: DrawStream?, _ first: Int, _ given: Ancestry) -> Value {
    guard given == .none else {
      let all = given.with(Ancestry(stream, from: first, count: elements?.count ?? 0))
      if case .numbers(let numbers) = plain {
        return .numbers(Numbers(numbers.array.map { $0.bare.rooted(in: all) }))
      }
      return markedDrawn(from: all)
    }
    if case .numbers(let numbers) = self {
      return .numbers(numbers.bare { $1.with(Ancestry(stream, index: first + $0)) })
    }
    return .list(
      (elements ?? []).enumerated().map { offset, element in
        element.markedDrawn(from: Ancestry(stream, index: first + offset))
      })
  }
}

extension Ancestry {
  /// That of draws of a stream that follow each other; unknown where they have no numbers.
  fileprivate init(_ stream: DrawStream?, from first: Int, count: Int) {
    guard let stream, let from = UInt32(exactly: first),
      let last = UInt32(exactly: first + max(0, count - 1))
    else {
      self = .unknown
      return
    }
    self.init([Part(stream, from, last)])
  }
}

extension Arguments {
  /// The stream of the call's draws.
  fileprivate func stream(in context: EvaluationContext) throws(WordError) -> DrawStream? {
    DrawStream(
      seed: context.seed, chapter: chapter, word: wordPath,
      key: try value(Word.keyName).writtenAsKey)
  }

  /// The ancestry of the first draws of the call.
  fileprivate func draws(
    _ count: Int, in context: EvaluationContext
  ) throws(WordError) -> Ancestry {
    Ancestry(try stream(in: context), from: 0, count: count)
  }
}

import Arithmetic
import Diagnostics
import Script
import Synchronization
import Testing
import Vocabulary

/// A store in memory that counts.
private final class CountingStore: ResultStore {
  private let results = Mutex<[[UInt8]: Value]>([:])
  let computed = Atomic<Int>(0)

  /// Puts a value in place of all results.
  func exchange(_ value: Value) {
    results.withLock { results in results = results.mapValues { _ in value } }
  }

  func result(
    for key: [UInt8], word: String, isKept: Bool, isWhole: (Value) -> Bool,
    compute: () throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    if let known = results.withLock({ $0[key] }), isWhole(known) { return known }
    computed.add(1, ordering: .relaxed)
    let value = try compute()
    results.withLock { $0[key] = value }
    return value
  }
}

@Test func asksTheStoreForCostlyWordsOnly() {
  let store = CountingStore()
  let context = EvaluationContext(store: store)
  let program = "let p = normal(mean: 0, sd: 1); [slow(p), slow(p), slow({ x in x }), sum([1])]"
  #expect(run(program, words: .basic + .sample, context: context).text == "[1, 1, 1, 1]")
  #expect(store.computed.load(ordering: .relaxed) == 2)
  // A function that draws random numbers is another one under another seed.
  let drawing = "slow({ x in draw.mean })"
  _ = run(drawing, words: .basic + .sample, context: context)
  _ = run(drawing, words: .basic + .sample, context: EvaluationContext(seed: 9, store: store))
  #expect(store.computed.load(ordering: .relaxed) == 4)
}

@Test func takesNothingFromTheStoreThatIsNoResultOfTheWord() {
  let record = Value.record(
    Record("outcome", fields: [("share", .number(0.25)), ("places", .numbers([1, 2]))]))
  let words =
    WordTable.basic
    + WordTable(
      words: [
        Word(
          "result", category: "Tests", summary: "A record.", result: .record("outcome"),
          cost: .costly,
          storedForm: { _, value in
            if case .record(let record) = value { record["places"]?.count == 2 } else { false }
          }
        ) { (_, _) throws(WordError) in record }
      ],
      types: [
        ObjectType(
          "outcome", phrase: "an outcome", summary: "An outcome.",
          fields: [.init("share", .number, "A share."), .init("places", .numbers, "Places.")])
      ])
  func outcome(_ fields: (name: String, value: Value)...) -> Value {
    .record(Record("outcome", fields: fields))
  }
  let three = Value.number(3)
  let prepared: [(Value, isTaken: Bool)] = [
    (.number(1), false), (.text("0.25"), false), (.array([]), false),
    (.record(Record("other", fields: [])), false), (outcome(), false),
    (outcome(("share", three)), false),
    (outcome(("places", .numbers([1, 2])), ("share", three)), false),
    (outcome(("share", .text("")), ("places", .numbers([1, 2]))), false),
    (outcome(("share", three), ("places", .array([.text(""), .text("")]))), false),
    (outcome(("share", three), ("places", .numbers([1]))), false),
    (outcome(("share", three), ("places", .numbers([1, 2]))), true),
  ]
  for (value, isTaken) in prepared {
    let store = CountingStore()
    let context = EvaluationContext(store: store)
    #expect(run("result.share", words: words, context: context).text == "0.25")
    store.exchange(.array([.number(1), value]))
    #expect(
      run("result.share", words: words, context: context).text == (isTaken ? "3" : "0.25"))
  }
}

/// Whether a program ends does not depend on what others have computed before.
@Test func whatIsTakenFromAStoreTakesTheStepsOfComputingIt() {
  let words =
    WordTable.basic + .sample
    + WordTable(words: [
      Word(
        "walk", category: "Tests", summary: "The sum of a function over many places.",
        parameters: [Parameter(unlabelled: "f", .function([.number], .number), "The function.")],
        result: .number, cost: .shared
      ) { (arguments, context) throws(WordError) in
        let function = try arguments.function("f")
        return try WordError.wrapping { () throws(EvaluationFailure) in
          var sum = Estimate(0)
          for place in 0..<1000 { sum = sum + (try function.number(Double(place), context)) }
          return .number(sum)
        }
      }
    ])
  let store = CountingStore()
  func outcome(_ limit: Int) -> String {
    let context = EvaluationContext(store: store, steps: StepBudget(limit: limit))
    let found = run("walk { x in sqrt(x) * sqrt(x) + [x].count }", words: words, context: context)
    return found.messages + found.text
  }
  let enough = outcome(100_000)
  #expect(!enough.contains("too-many-steps"))
  #expect(outcome(100_000) == enough)
  #expect(store.computed.load(ordering: .relaxed) == 1)
  #expect(outcome(100).contains("too-many-steps"))
}

@Test func whatAStoreIsAskedWithTakesFewSteps() {
  let context = EvaluationContext(store: CountingStore(), steps: StepBudget(limit: 50_000))
  let outcome = run(
    "let a = slow(integers(1, 100000)); a + sum(integers(1, 3))", words: .basic + .sample,
    context: context)
  #expect(outcome.messages == "" && outcome.text == "7")
}

/// A word that does not hand its arguments on gets them without the marks of their parts.
@Test func wordsGetTheTextsThatDrawsHaveChosen() {
  let words =
    WordTable.basic + .sample
    + WordTable(words: [
      Word(
        "spell", category: "Tests", summary: "The texts behind each other.",
        parameters: [Parameter(unlabelled: "texts", .array(.any), "Texts.")], result: .text
      ) { (arguments, _) throws(WordError) in
        guard case .array(let elements)? = arguments["texts"] else { return .text("nothing") }
        let texts = elements.map { if case .text(let text) = $0 { text } else { "?" } }
        return .text(texts.joined())
      }
    ])
  let outcome = run("spell([draw(key: \"a\").mean > -1 ? \"p\" : \"n\", \"q\"])", words: words)
  #expect(outcome.messages == "" && outcome.text.contains("pq"), "\(outcome.text)")
}

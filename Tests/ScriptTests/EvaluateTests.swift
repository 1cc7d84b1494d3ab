import Arithmetic
import Diagnostics
import Script
import Synchronization
import Testing
import Vocabulary

@Test(arguments: [
  ("[1, 2] + 1", "[2, 3]"), ("1 - [1, 2]", "[0, -1]"), ("[1, 2] * [3, 4]", "[3, 8]"),
  ("[[1, 2], [3, 4]] + [[1, 1], [1, 1]]", "[[2, 3], [4, 5]]"), ("-[[1], [2]]", "[[-1], [-2]]"),
  ("abs([[-1, 2], [-3]])", "[[1, 2], [3]]"), ("pow([1, 2, 3], 2)", "[1, 4, 9]"),
  ("pow(2, [1, 2])", "[2, 4]"), ("pow([2, 3], [1, 2])", "[2, 9]"),
  ("normal(mean: 1, sd: 1).pdf([1, 2])", "[2, 3]"), ("[] + []", "[]"), ("[1, 2][0...1]", "[1, 2]"),
  ("[\"a\": [1, 2]][\"a\"][1]", "2"), ("min(3, [1, 2])", "1"),
  ("zip([1], [2]).map { pair in pair[0] + pair[1] }", "[3]"),
])
func broadcastsOverArrays(program: String, result: String) {
  let outcome = run(program, words: .basic + .sample)
  #expect(outcome.messages == "")
  #expect(outcome.text == result)
}

@Test(arguments: [
  ("uncertain(1, 0.1) < 2", "true"), ("uncertain(1, 0.1) < 1.05", "undecided"),
  ("uncertain(1, 0.1) < 1.05 && false", "false"), ("uncertain(1, 0.1) < 1.05 || true", "true"),
  ("!(uncertain(1, 0.1) < 1.05)", "undecided"), ("decreasing(uncertain([3, 2, 1], 0.4))", "true"),
  ("decreasing(uncertain([3, 2, 1], 0.6))", "undecided"), ("increasing([1, 1])", "false"),
  ("all([1, 2].map { x in uncertain(x, 0.5) > 1.2 })", "undecided"),
  ("any([1, 2].map { x in uncertain(x, 0.5) > 1.2 })", "true"),
  ("contains([1, 2], uncertain(2, 0.1))", "undecided"), ("false && 1 / 0 > 1", "false"),
])
func decidesOnlyWhatTheErrorsAllow(program: String, result: String) {
  // The last program is guarded: what is not reached is not computed.
  let outcome = run(
    program.replacing("1 / 0", with: "{ x in 1 / x }(0)"), words: .basic + .sample)
  #expect(outcome.messages == "")
  #expect(outcome.text == result)
}

@Test func recordsTheComparisonsOfAJudgement() throws {
  let outcome = run("let J = [4, 2, 1]; decreasing(J) && J.last < 1.5")
  guard case .truth(let judgement)? = outcome.results.first?.value else {
    Issue.record("no judgement: \(outcome.messages)")
    return
  }
  #expect(judgement.truth == .yes)
  #expect(
    judgement.comparisons.map { "\($0.left.value) \($0.relation) \($0.right.value)" }
      == ["4.0 > 2.0", "2.0 > 1.0", "1.0 < 1.5"])
  #expect(judgement.comparisons.last?.range?.text == "J.last < 1.5")
}

@Test(arguments: [
  "{ x in pow(x, 2) + 1 }", "{ x in let y = 2 * x; exp(-y * y / 2) + sin(y) }",
  "{ x in x > 0 && !(x > 2) ? x : -x / (1 + x * x) }", "let k = 3; { x in k * x - k }",
  "{ x in sqrt(x) }", "{ x in 1 / (1 / x) }", "{ x in 1 / exp(x) }", "{ x in tanh(exp(x)) }",
  "sqrt",
  "normal(mean: 1, sd: 1).pdf",
])
func givesTheSameNumberOnBothWays(program: String) throws {
  let outcome = run(program, words: .basic + .sample)
  guard case .function(let function)? = outcome.results.last?.value else {
    Issue.record("no function: \(outcome.messages)")
    return
  }
  let context = EvaluationContext()
  for x in [-800, -1, -0.3, 0, 1e-9, 0.5, 2, 3.7, 800] {
    let quick = Result { () throws(EvaluationFailure) in try function.number(x, context) }
    let slow = Result { () throws(EvaluationFailure) in try function([.number(x)], context) }
    switch (quick, slow) {
    case (.success(let a), .success(.number(let b))): #expect(a == b, "\(program) at \(x)")
    case (.failure(let a), .failure(let b)): #expect(a.diagnostics == b.diagnostics)
    default: Issue.record("\(program) at \(x): \(quick) and \(slow)")
    }
  }
}

@Test func stopsWhatTakesTooLong() {
  let program = """
    let a = integers(1, 2000)
    a.map { x in a.map { y in a.map { z in x + y + z }.sum }.sum }.sum
    """
  let outcome = run(program, context: EvaluationContext(steps: StepBudget(limit: 10_000)))
  #expect(
    outcome.messages
      == "this takes more than 10000 steps, which are calls of functions and words, 50 for an object "
      + "that is made, 8ths of the numbers and halves of the other elements that are gone through; take "
      + "fewer elements, or a word that goes through them itself [too-many-steps]")
}

@Test(arguments: [
  ("integers(1, 4000).map { x in sqrt(x) + 1 }.count", "4000"),
  ("integers(1, 4000).map { x in [x, x].count + [x].count }.count", "too-many-steps"),
])
func countsTheWordsThatTakeMoreThanNumbers(_ program: String, _ expected: String) {
  let outcome = run(program, context: EvaluationContext(steps: StepBudget(limit: 10_000)))
  let found = outcome.diagnostics.first.map { "\($0.identifier)" } ?? outcome.text
  #expect(found == expected)
}

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

@Test func readsFieldsOfRecords() {
  let record = Value.record(Record("outcome", fields: [("share", .number(0.25))]))
  let words =
    WordTable.basic + .sample
    + WordTable(words: [
      Word("result", category: "Tests", summary: "A record.", result: .record("outcome")) {
        (_, _) throws(WordError) in record
      }
    ])
  #expect(run("result.share * 2", words: words).text == "0.5")
  #expect(run("let f = { r in r.share }; f(result)", words: words).text == "0.25")
  #expect(
    run("result.shares", words: words).messages
      == "an outcome has no member 'shares'; did you mean 'share'? [unknown-member]")
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

@Test func sixteenElementsOfAnArrayAreOneStep() {
  let context = EvaluationContext(steps: StepBudget(limit: 50_000))
  #expect(run("sqrt(integers(1, 100000))[3]", context: context).text.hasPrefix("2"))
}

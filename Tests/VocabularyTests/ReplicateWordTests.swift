import Arithmetic
import Diagnostics
import Script
import Synchronization
import Testing
import Vocabulary

/// A store in memory that counts what was computed for it.
private final class CountingStore: ResultStore {
  private let results = Mutex<[[UInt8]: [UInt8]]>([:])
  private let counted = Mutex(0)

  var computed: Int { counted.withLock { $0 } }

  func result(
    for key: [UInt8], word: String, isKept: Bool, isWhole: (Value) -> Bool,
    compute: () throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    // What is not kept is gone with the build.
    guard isKept else { return try compute() }
    if let bytes = results.withLock({ $0[key] }), let known = Value(decoding: bytes),
      isWhole(known)
    {
      return known
    }
    let value = try compute()
    counted.withLock { $0 += 1 }
    results.withLock { $0[key] = value.encoded(in: EvaluationContext()) }
    return value
  }
}

private let study = """
  let study = { key in
    let x = normal(mean: 1, sd: 2).sample(8, key: key)
    let y = normal(mean: 0, sd: 1).sample(2, key: [key, "y"])
    x.mean + y.sum
  }

  """

/// A replicate that a word which takes long has a part in.
private let costly = """
  let study = { key in
    let x = normal(mean: 0, sd: 1).sample(5, key: key)
    ksd(x, normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1))
  }

  """

/// About one in 16 fails.
private let failing = """
  let study = { key in log(normal(mean: 1.5, sd: 1).sample(1, key: key)[0]) }

  """

private func bytes(_ outcome: Outcome) -> [[UInt8]] {
  #expect(outcome.messages == [])
  return outcome.values.map { $0.encoded(in: EvaluationContext()) }
}

@Suite struct ReplicateWordTests {
  @Test(arguments: [study, costly])
  func givesTheSameFirstOnesWhenMoreAreAskedFor(program: String) throws {
    let many = try #require(run(program + "replicate(1234, key: \"s\", study)").numbers)
    #expect(many.count == 1234 && Set(many.values).count == 1234)
    for count in [1, 9, 10, 11, 1000, 1001] {
      let few = try #require(run(program + "replicate(\(count), key: \"s\", study)").numbers)
      #expect(few.array == Array(many.array.prefix(count)))
    }
  }

  @Test func computesOneReplicateAlone() {
    let all = run(study + "let r = replicate(40, key: [\"s\", 2], study)\n[r[0], r[17], r[39]]")
    let alone = run(study + "[0, 17, 39].map { i in study([[\"s\", 2], i]) }")
    #expect(bytes(all) == bytes(alone))
  }

  @Test(arguments: [
    study + "replicate(137, key: \"s\", study)", costly + "replicate(57, key: \"s\", study)",
    failing + "let r = replicate(137, key: \"s\", failures: .counted, study)\nr.values\nr.failures",
    study + "[1, 2, 3].map { n in replicate(31, key: [\"s\", n], study) }",
  ]) func givesTheSameBytesOnAnyNumberOfThreads(program: String) {
    let one = bytes(run(program))
    for jobs in [2, 3, 8] {
      #expect(one == bytes(run(program, context: EvaluationContext(workers: Workers(jobs: jobs)))))
    }
  }

  @Test func followsFromSeedChapterAndKey() {
    let program = study + "replicate(3, key: \"s\", study)"
    let outcomes = [
      run(program), run(program, chapter: "other"),
      run(program, context: EvaluationContext(seed: 1)),
      run(study + "replicate(3, key: [\"s\"], study)"), run(study + "replicate(3, key: 1, study)"),
    ]
    #expect(Set(outcomes.flatMap { $0.numbers?.values ?? [] }).count == 15)
  }

  // MARK: The store

  @Test func computesOnlyWhatIsNew() {
    let store = CountingStore()
    func runs(_ count: Int) -> [[UInt8]] {
      bytes(
        run(
          study + "replicate(\(count), key: \"s\", study)", context: EvaluationContext(store: store)
        ))
    }
    for (count, blocks) in [(100, 10), (100, 10), (250, 25), (1000, 100), (100, 100), (1200, 102)] {
      #expect(runs(count) == bytes(run(study + "replicate(\(count), key: \"s\", study)")))
      #expect(store.computed == blocks)
    }
    // What lies behind the last whole block is computed again.
    _ = runs(15)
    #expect(store.computed == 103)
  }

  @Test func knowsAnotherStudyFromTheStored() {
    let store = CountingStore()
    let context = EvaluationContext(store: store)
    let programs = [
      study + "replicate(10, key: \"s\", study)", study + "replicate(10, key: \"t\", study)",
      costly + "replicate(10, key: \"s\", study)",
      "let shift = 1\nreplicate(10, key: \"s\") { key in shift + normal(mean: 0, sd: 1).sample(1, key: key)[0] }",
      "let shift = 2\nreplicate(10, key: \"s\") { key in shift + normal(mean: 0, sd: 1).sample(1, key: key)[0] }",
    ]
    for _ in 0..<2 {
      for program in programs {
        #expect(bytes(run(program, context: context)) == bytes(run(program)))
      }
    }
    #expect(
      bytes(run(programs[0], chapter: "other", context: context))
        == bytes(run(programs[0], chapter: "other")))
  }

  @Test func takesTheSameStepsFromTheStore() {
    let program = study + "replicate(200, key: \"s\", study)"
    let store = CountingStore()
    var passed: [[Bool]] = []
    for _ in 0..<2 {
      passed.append(
        [1000, 3000, 5000, 10_000, 100_000].map { limit in
          let context = EvaluationContext(store: store, steps: StepBudget(limit: limit))
          return run(program, context: context).messages.isEmpty
        })
    }
    #expect(passed[0] == passed[1])
    #expect(passed[0].first == false && passed[0].last == true)
  }

  // MARK: Failures

  @Test func namesTheReplicateThatFails() throws {
    let outcome = run(failing + "replicate(100, key: \"s\", study)")
    let message = try #require(outcome.diagnostics.first)
    #expect(message.identifier == "undefined")
    let note = try #require(message.notes.first).message
    let found = try #require(note.firstMatch(of: #/^in replicate (\d+), .*key (\["s", (\d+)\])$/#))
    #expect(found.1 == found.3)
    // Alone it fails as well, and those before it don't.
    #expect(run(failing + "study(\(found.2))").diagnostics.first?.message == message.message)
    #expect(run(failing + "replicate(\(found.1), key: \"s\", study)").messages == [])
    for jobs in [2, 8] {
      let context = EvaluationContext(workers: Workers(jobs: jobs), store: CountingStore())
      #expect(
        run(failing + "replicate(100, key: \"s\", study)", context: context).diagnostics
          .map(\.notes).first?.first == message.notes.first)
    }
  }

  @Test func countsFailures() throws {
    let program = failing + "let r = replicate(400, key: \"s\", failures: .counted, study)\n"
    let store = CountingStore()
    for context in [
      EvaluationContext(), EvaluationContext(store: store), EvaluationContext(store: store),
    ] {
      let outcome = run(
        program + "r.values\nr.failures.map { f in f.replicate }\nr.failureRate", context: context)
      #expect(outcome.messages == [])
      let values = try #require(outcome.values[0].elements)
      let failed = try #require(outcome.values[1].elements)
      #expect(values.count + failed.count == 400)
      guard case .number(let first) = failed[0] else {
        Issue.record("no number")
        return
      }
      #expect(
        run(failing + "study([\"s\", \(first.value)])").diagnostics.first?.identifier == "undefined"
      )
      // P(Z < -1.5).
      let rate = try #require(outcome.number)
      #expect(rate.value == Double(failed.count) / 400)
      #expect(rate.lower < 0.0668 && rate.upper > 0.0668 && rate.failure > 0)
    }
    #expect(try #require(run(program + "estimateMean(r.values)").number).hasInterval)
    // How many have failed is no certain number.
    #expect(run(program + "r.failures.count < 399").text == "undecided")
  }

  /// Nor is how many are left, whatever is made of them; a word that needs a certain number refuses it.
  @Test(arguments: [
    "r.values.count > 1", "r.values.map { v in 1 }.sum > 1",
    "r.values.filter { v in true }.count > 1",
    "r.values.sorted.count > 1", "r.values.joined([1]).count > 1",
  ]) func howManyAreLeftComesFromDraws(statement: String) {
    let program = failing + "let r = replicate(60, key: \"s\", failures: .counted, study)\n"
    let outcome = run(program + statement)
    #expect(outcome.messages == [] && outcome.text == "undecided")
    for refused in ["integers(1, r.values.count)", "estimateProportion(r.values.count, of: 60)"] {
      #expect(run(program + refused).messages.count == 1)
    }
  }

  /// Draws that replicates share make them fail together.
  @Test(arguments: [
    "{ k in log(p.sample(1, key: .common(\"shared\"))[0]) + p.sample(1, key: k)[0] }",
    "{ k in sqrt(p.sample(1, key: .common(\"shift\"))[0] * 3 + p.sample(1, key: k)[0]) }",
    "{ k in sqrt(shift * 3 + p.sample(1, key: k)[0]) }",
  ]) func aRateOfDependentFailuresHasNoInterval(study: String) throws {
    let program =
      "let p = normal(mean: 0, sd: 1)\nlet shift = p.sample(1, key: \"s\")[0]\n"
      + "let r = replicate(50, key: \"r\", failures: .counted) \(study)\nr.failureRate"
    let rate = try #require(run(program).number)
    #expect(rate.isDrawn && !rate.hasInterval && rate.reasonOfNoInterval != nil)
  }

  @Test func countsNoneAndAll() {
    let none = run(
      study
        + "let r = replicate(20, key: \"s\", failures: .counted, study)\nr.values.count\nr.failures"
    )
    #expect(none.messages == [])
    #expect(none.text.hasPrefix("20"))
    let all = run(
      "let r = replicate(20, key: \"s\", failures: .counted) { key in [1][1 + key[1]] }\nr.values\nr.failureRate"
    )
    #expect(all.messages == [])
    #expect(all.number?.value == 1)
  }

  @Test func countsNoFailureOfTheWhole() {
    let context = EvaluationContext(steps: StepBudget(limit: 2000))
    #expect(
      run(failing + "replicate(1000, key: \"s\", failures: .counted, study)", context: context)
        .diagnostics.map(\.identifier) == ["too-many-steps"])
  }

  @Test func refusesWhatHasNoRoom() {
    for failures in ["", "failures: .counted, "] {
      let outcome = run("replicate(1000, key: 1, \(failures){ key in integers(1, 1000000) })")
      #expect(outcome.diagnostics.map(\.identifier) == ["too-large"])
    }
  }

  // MARK: What replicates are

  @Test func givesADictionaryOfColumns() {
    let outcome = run(
      """
      let r = replicate(30, key: "s") { key in
        let x = normal(mean: 1, sd: 2).sample(10, key: key)
        return ["mean": x.mean, "ends": [min(x), max(x)], "n": x.count]
      }
      r["mean"].count
      r["ends"].map { e in e[0] < e[1] }.all
      estimateMean(r["mean"]).failure > 0
      r["n"][7]
      """)
    #expect(outcome.text.split(separator: "\n").first == "30")
    #expect(outcome.text.hasSuffix("\n10"))
    #expect(
      run("replicate(3, key: \"s\") { key in key[1] < 2 ? [\"a\": 1] : [\"b\": 1] }").messages == [
        "replicate 0 has the keys \"a\", and replicate 2 has \"b\" [shape-mismatch] at "
          + "'replicate(3, key: \"s\") { key in key[1] < 2 ? [\"a\": 1] : [\"b\": 1] }'"
      ])
  }

  @Test func givesIndependentDraws() throws {
    let mean = try #require(run(study + "estimateMean(replicate(400, key: \"s\", study))").number)
    #expect(mean.hasInterval && mean.lower < 1 && mean.upper > 1)
    // The sum of variances 4/8 and 2.
    let variance = try #require(
      run(study + "estimateVariance(replicate(400, key: \"s\", study))").number)
    #expect(variance.lower < 2.5 && variance.upper > 2.5)
    for shared in [
      "let r = replicate(30, key: \"s\", study)\nestimateMean(r.joined(r))",
      "let c = normal(mean: 0, sd: 1).sample(1, key: 1)[0]\n"
        + "estimateMean(replicate(30, key: \"s\") { key in c + study(key) })",
      "estimateMean(replicate(30, key: \"s\") { key in normal(mean: 0, sd: 1).sample(1, key: remainder(key[1], 7))[0] })",
    ] {
      #expect(try #require(run(study + shared).number).hasInterval == false, "\(shared)")
    }
  }

  @Test func isRepeatedWhereItsKeyIs() {
    for context in [EvaluationContext(), EvaluationContext(store: CountingStore())] {
      for _ in 0..<2 {
        #expect(
          run(
            study
              + "estimateMean([1, 2].map { n in replicate(5, key: .common(\"s\"), study).mean })",
            context: context
          ).diagnostics.map(\.identifier) == ["repeated-draws"])
      }
    }
  }

  @Test func tellsOnceWhatDoesNotReachTheKey() {
    let inner = "{ key in normal(mean: n, sd: 1).sample(4, key: key).mean }"
    let missing = run("[1, 2].map { n in replicate(5, key: \"s\") \(inner) }")
    #expect(missing.diagnostics.map(\.identifier) == ["common-draws"])
    #expect(missing.diagnostics.first?.range?.text == "replicate")
    #expect(run("[1, 2].map { n in replicate(5, key: [\"s\", n]) \(inner) }").diagnostics.isEmpty)
    #expect(
      run("[1, 2].map { n in replicate(5, key: .common(\"s\")) \(inner) }").diagnostics.isEmpty)
    #expect(
      run("replicate(5, key: \"s\") { key in normal(mean: 0, sd: 1).sample(4, key: \"a\").mean }")
        .diagnostics.map(\.identifier) == ["repeated-draws"])
  }

  @Test(arguments: [
    (
      "replicat(5)",
      "'replicat' is not defined; did you mean 'replicate'? [unknown-name] at 'replicat'"
    ),
    (
      "replicate(0, key: 1) { key in 1 }",
      "'n' of 'replicate' takes a positive whole number, not 0 [invalid-argument] at '0'"
    ),
    (
      "replicate(5, key: 1, failures: .counts) { key in 1 }",
      "'failures' of 'replicate' takes .counted, not .counts; did you mean .counted? [unknown-symbol] at '.counts'"
    ),
    (
      "replicate(5, key: 1) { 1 }",
      "'replicate' calls this function with 1 argument, but it takes 0 arguments [wrong-argument-count] at '{ 1 }'"
    ),
    (
      "replicate(5, key: normal(mean: 0, sd: 1).sample(1, key: 2)) { key in 1 }",
      "'key' of 'replicate' takes what is certain, and this comes from draws; what tells the calls apart "
        + "may be an index, as 'scan' and 'replicate' give one, or an element [inexact-argument] at "
        + "'normal(mean: 0, sd: 1).sample(1, key: 2)'"
    ),
  ]) func refuses(program: String, message: String) {
    #expect(run(program).messages == [message])
  }

  /// What replicates come to is known before they are made.
  @Test func knowsTheTypeOfItsResult() {
    for (options, kind) in [("", "numbers"), (", failures: .counted", "replicates")] {
      let found = checked("replicate(5, key: 1\(options)) { key in 1 }.nothing").first
      #expect(found?.contains(kind) == true && found?.hasSuffix("no member 'nothing'") == true)
    }
  }
}

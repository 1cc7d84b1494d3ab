import Diagnostics
import Script
import Synchronization
import Testing
import Vocabulary

@Test(arguments: [1, 2, 4])
func placesResultsByIndex(jobs: Int) throws {
  let workers = Workers(jobs: jobs)
  let results = try workers.map(count: 1000) { (index) throws(EvaluationFailure) in index * index }
  #expect(results == (0..<1000).map { $0 * $0 })
  #expect(try workers.map(count: 0) { (index) throws(EvaluationFailure) in index } == [])
}

@Test func thereIsAlwaysOneThread() {
  #expect([-1, 0, 1, 4].map { Workers(jobs: $0).jobs } == [1, 1, 1, 4])
}

@Test(arguments: [1, 3])
func throwsTheFailureOfTheLowestIndex(jobs: Int) {
  for _ in 0..<20 {
    #expect(throws: EvaluationFailure.self) {
      do throws(EvaluationFailure) {
        _ = try Workers(jobs: jobs).map(count: 100) { (index) throws(EvaluationFailure) in
          if index % 7 == 5 { throw EvaluationFailure("bad", "index \(index)", at: nil) }
          return index
        }
      } catch {
        #expect(error.diagnostics.first?.message == "index 5")
        throw error
      }
    }
  }
}

@Test func nestsWithoutWaitingForEver() throws {
  let workers = Workers(jobs: 3)
  let sums = try workers.map(count: 8) { (outer) throws(EvaluationFailure) in
    try workers.map(count: 8) { (middle) throws(EvaluationFailure) in
      try workers.map(count: 8) { (inner) throws(EvaluationFailure) in outer + middle + inner }
        .reduce(0, +)
    }.reduce(0, +)
  }
  #expect(sums == (0..<8).map { 64 * $0 + 2 * 8 * 28 })
}

@Test func usesNoMoreThreadsThanJobs() throws {
  let running = Atomic<Int>(0)
  let most = Atomic<Int>(0)
  let workers = Workers(jobs: 2)
  _ = try workers.map(count: 50) { (_) throws(EvaluationFailure) in
    try workers.map(count: 4) { (_) throws(EvaluationFailure) in
      let now = running.add(1, ordering: .sequentiallyConsistent).newValue
      _ = most.max(now, ordering: .sequentiallyConsistent)
      var waste = 0.0
      for i in 0..<2000 { waste += Double(i).squareRoot() }
      running.subtract(1, ordering: .sequentiallyConsistent)
      return waste
    }.count
  }
  #expect(most.load(ordering: .sequentiallyConsistent) <= 2)
}

/// Two calls that wait for each other: one after the other the first would wait in vain.
@Test func costlyClosuresRunSideBySide() {
  final class Meeting: Sendable {
    let arrived = Atomic<Int>(0)

    func takesPlace() -> Bool {
      arrived.add(1, ordering: .sequentiallyConsistent)
      let end = ContinuousClock.now + .seconds(20)
      while arrived.load(ordering: .sequentiallyConsistent) < 2 {
        guard ContinuousClock.now < end else { return false }
      }
      return true
    }
  }
  let meeting = Meeting()
  let words =
    WordTable.basic
    + WordTable(words: [
      Word(
        "meet", category: "Tests", summary: "Whether another call comes.",
        parameters: [Parameter(unlabelled: "x", .any, "Anything.")], result: .number, cost: .costly
      ) { (_, _) throws(WordError) in .number(meeting.takesPlace() ? 1 : 0) }
    ])
  let outcome = run(
    "integers(1, 2).map { x in meet(x) }", words: words,
    context: EvaluationContext(workers: Workers(jobs: 2)))
  #expect(outcome.text == "[1, 1]", "\(outcome.messages)")
}

@Test func mapsCostlyClosuresInParallelWithTheSameResult() {
  let program = "integers(1, 50).map { x in slow(x) * x }"
  let serial = run(program, words: .basic + .sample)
  let parallel = run(
    program, words: .basic + .sample, context: EvaluationContext(workers: Workers(jobs: 4)))
  #expect(serial.messages == "")
  #expect(serial.text == parallel.text)
}

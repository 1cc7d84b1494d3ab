import Arithmetic
import Diagnostics
import Foundation
import Script
import Synchronization
import Testing

@testable import ReportBuilder

@Suite struct SharedResultsTests {
  private let number = Value.number(Estimate(0.1, error: 1e-9))

  /// The value of a call of which it is known whether it computes.
  private func result(
    _ results: SharedResults, _ key: [UInt8] = [1, 2, 3],
    _ compute: () throws(EvaluationFailure) -> Value
  ) throws -> Value {
    try results.result(for: key, word: "kl", isKept: true, isWhole: { _ in true }, compute: compute)
  }

  @Test func computesOneCallOnceInABuildAndAgainInTheNext() throws {
    var calls = 0
    let first = SharedResults(beside: nil)
    for (results, key) in [
      (first, [1]), (first, [1]), (first, [2]), (SharedResults(beside: nil), [1]),
    ] as [(SharedResults, [UInt8])] {
      let found = try result(results, key) { () throws(EvaluationFailure) in
        calls += 1
        return number
      }
      #expect(format(found, .full) == format(number, .full))
    }
    #expect(calls == 3)
  }

  @Test func computesAgainWhatFailed() throws {
    let results = SharedResults(beside: nil)
    #expect(throws: EvaluationFailure.self) {
      try result(results) { () throws(EvaluationFailure) in
        throw EvaluationFailure("one", "failed", at: nil)
      }
    }
    let found = try result(results) { number }
    #expect(format(found, .full) == format(number, .full))
  }

  @Test func waitsForACallThatAnotherThreadComputes() throws {
    let results = SharedResults(beside: nil)
    let calls = Mutex(0)
    let found = try Workers(jobs: 4).map(count: 8) { [number] _ throws(EvaluationFailure) in
      try results.result(for: [7], word: "kl", isKept: true, isWhole: { _ in true }) {
        () throws(EvaluationFailure) in
        calls.withLock { $0 += 1 }
        Thread.sleep(forTimeInterval: 0.05)
        return number
      }
    }
    #expect(calls.withLock { $0 } == 1)
    #expect(found.allSatisfy { format($0, .full) == format(number, .full) })
  }

  @Test(arguments: [true, false])
  func looksAmongTheResultsOfEarlierBuildsForWhatIsKept(isKept: Bool) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("shared-results-\(UUID().uuidString)", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var calls = 0
    for _ in 0..<2 {
      let stored = StoredResults(
        files: ResultFiles(folder: folder), program: Fingerprint(of: [1]))
      let results = SharedResults(beside: stored)
      for _ in 0..<3 {
        _ = try results.result(for: [1], word: "kl", isKept: isKept, isWhole: { _ in true }) {
          () throws(EvaluationFailure) in
          calls += 1
          return number
        }
      }
      #expect(stored.wordCounts.reused + stored.wordCounts.computed == (isKept ? 1 : 0))
    }
    #expect(calls == (isKept ? 1 : 2))
  }
}

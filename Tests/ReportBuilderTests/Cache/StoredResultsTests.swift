import Arithmetic
import Diagnostics
import Foundation
import Script
import Synchronization
import Testing

@testable import ReportBuilder

@Suite final class StoredResultsTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("stored-results-\(UUID().uuidString)", isDirectory: true)
  private let key = PlanKey(program: "1 + 1", randomness: "1/one/value", definitions: [:])
  private let outcome = ValueOutcome(
    text: "2", numbers: [NumberOutcome(value: 2, error: 1e-16, text: "2")])
  private let role = ValueRole(format: .standard)

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func results(of program: UInt8 = 1) -> StoredResults {
    StoredResults(files: ResultFiles(folder: folder), program: Fingerprint(of: [program]))
  }

  @Test func givesAnOutcomeBackToTheLastBit() {
    let numbers = [0.1, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1 / 3].map {
      NumberOutcome(value: $0, error: $0.magnitude, text: "")
    }
    let exact = ValueOutcome(text: "\u{0}<ü>\u{2028}", numbers: numbers)
    results().store(exact, for: key)
    let found = results().outcome(for: key, of: role) as? ValueOutcome
    #expect(found == exact)
    #expect(found?.numbers[1].value.sign == .minus)
  }

  @Test func findsNothingOfAnotherProgram() {
    results(of: 1).store(outcome, for: key)
    #expect(results(of: 1).outcome(for: key, of: role) as? ValueOutcome == outcome)
    #expect(results(of: 2).outcome(for: key, of: role) == nil)
  }

  @Test func findsNothingUnderAnotherKey() {
    results().store(outcome, for: key)
    let other = PlanKey(program: "1 + 2", randomness: "1/one/value", definitions: [:])
    #expect(results().outcome(for: other, of: role) == nil)
  }

  @Test func distrustsAWholeFileThatHoldsNoOutcome() {
    results().noteEvaluated(key)
    let program = Fingerprint(of: [1])
    ResultFiles(folder: folder).store(
      Array("[]".utf8),
      for: Fingerprint(
        parts: [Array("outcome".utf8), program.bytes, key.fingerprint.bytes]))
    #expect(results().outcome(for: key, of: role) == nil)
  }

  @Test func computesACostlyWordOnce() throws {
    let word: [UInt8] = [1, 2, 3]
    let value = Value.numbers(Numbers([1, 0.1], errors: [0, 1e-9]))
    var calls = 0
    let files = ResultFiles(folder: folder)
    let first = StoredResults(files: files, program: Fingerprint(of: [1]))
    for results in [first, first, results(), results(of: 2)] {
      files.finish()
      let found = try results.result(for: word, word: "kl", isWhole: { _ in true }) {
        () throws(EvaluationFailure) in
        calls += 1
        return value
      }
      #expect(format(found, .full) == format(value, .full))
    }
    #expect(calls == 2)
    #expect(first.wordCounts == StoredResults.WordCounts(reused: 1, computed: 1))
  }

  @Test func takesNothingForWhatAnotherKindComesTo() throws {
    results().store(outcome, for: key)
    let cells = try SmallReport.full().manuscript().cells.compactMap(\.computed)
    let others = cells.filter { !($0 is ValueRole) }
    #expect(Set(others.map { type(of: $0).name }) == ["figure", "table", "claim"])
    for other in others { #expect(results().outcome(for: key, of: other) == nil) }
  }

  @Test func computesAgainWhatCannotBeAResultOfTheWord() throws {
    for (number, stored) in [Value.text("2"), .numbers([1, 2]), .number(2)].enumerated() {
      let key = [UInt8(number)]
      _ = try results().result(for: key, word: "kl", isWhole: { _ in true }) {
        () throws(EvaluationFailure) in stored
      }
      let found = try results().result(
        for: key, word: "kl", isWhole: { if case .number = $0 { true } else { false } }
      ) { () throws(EvaluationFailure) in .number(3) }
      #expect(format(found, .full) == (number == 2 ? "2" : "3"))
    }
  }

  @Test func storesNoFailure() {
    for _ in 0..<2 {
      #expect(throws: EvaluationFailure.self) {
        try results().result(for: [1], word: "kl", isWhole: { _ in true }) {
          () throws(EvaluationFailure) in
          throw EvaluationFailure("wrong", "wrong", at: nil)
        }
      }
    }
  }

  @Test func remembersEvaluatedDefinitions() {
    #expect(!results().isEvaluated(key))
    results().noteEvaluated(key)
    #expect(results().isEvaluated(key))
    #expect(!results(of: 2).isEvaluated(key))
  }
}

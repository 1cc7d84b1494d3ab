import Foundation
import Testing

@testable import ReportBuilder

@Suite struct ExplanationTests {
  private let program = Fingerprint(of: [1])
  private let key = PlanKey(program: "p", randomness: "r", definitions: ["one.a": "1"])

  private func explanation(_ cells: [String: PlanKey]?, by other: Fingerprint? = nil) -> Explanation
  {
    Explanation(
      last: cells.map { PlanRecord(program: (other ?? program).hexadecimal, keys: $0) },
      program: program)
  }

  private func reason(_ before: PlanKey) -> String {
    explanation(["fig-a": before]).sentence("fig-a", key: key, origin: .computed)
  }

  @Test func saysWhatBecameOfAResult() {
    #expect(explanation(nil).sentence("fig-a", key: key, origin: nil) == "fig-a: failed")
    #expect(explanation(nil).sentence("fig-a", key: key, origin: .reused) == "fig-a: reused")
  }

  @Test func namesTheReason() {
    #expect(
      reason(PlanKey(program: "q", randomness: "r", definitions: [:]))
        == "fig-a: computed, since its own lines changed")
    #expect(
      reason(PlanKey(program: "p", randomness: "s", definitions: ["one.a": "1"]))
        == "fig-a: computed, since the seed of its draws changed")
    #expect(
      reason(PlanKey(program: "p", randomness: "r", definitions: ["one.a": "2", "b.c": "3"]))
        == "fig-a: computed, since 'b.c', 'one.a' changed")
    #expect(reason(key) == "fig-a: computed, since its stored result is missing or damaged")
  }

  @Test func knowsWhenTheProgramOrTheBuildIsNew() {
    func reason(_ explanation: Explanation) -> String {
      explanation.sentence("fig-a", key: key, origin: .computed)
    }
    #expect(
      reason(explanation(["fig-a": key], by: Fingerprint(of: [2])))
        == "fig-a: computed, since the report program changed")
    #expect(reason(explanation([:])) == "fig-a: computed, since it is new")
    #expect(
      reason(explanation(nil)) == "fig-a: computed, since nothing is known of an earlier build")
    #expect(
      reason(Explanation(last: nil, program: nil))
        == "fig-a: computed, since stored results are not used")
  }

  @Test func keepsItsRecordAndDistrustsADamagedOne() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("explanation-\(UUID().uuidString)", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ResultFiles(folder: folder)
    #expect(PlanRecord.read(from: files) == nil)
    let record = PlanRecord(program: program.hexadecimal, keys: ["fig-a": key])
    record.write(to: files)
    #expect(PlanRecord.read(from: files) == record)
    let names = try #require(FileManager.default.enumerator(atPath: folder.path))
    let places = names.compactMap { $0 as? String }.map { folder.appendingPathComponent($0) }
    let file = try #require(places.first { $0.lastPathComponent.count == 62 })
    try Data(contentsOf: file).dropLast(3).write(to: file)
    #expect(PlanRecord.read(from: files) == nil)
    record.write(to: files)
    #expect(PlanRecord.read(from: files) == record)
  }

  @Test(arguments: ["\u{1B}[2Jone.a", "one.a\n", "<b>", "'", "\u{202E}a"])
  func namesNothingThatIsNoName(_ name: String) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("explanation-\(UUID().uuidString)", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ResultFiles(folder: folder)
    PlanRecord(
      program: "", keys: ["a": PlanKey(program: "", randomness: "", definitions: [name: "1"])]
    ).write(to: files)
    #expect(PlanRecord.read(from: files) == nil)
  }
}

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
    explanation(["fig-a": before]).sentence("fig-a", key: key, origin: .computed(.milliseconds(12)))
  }

  @Test func saysWhatBecameOfAResult() {
    #expect(explanation(nil).sentence("fig-a", key: key, origin: nil) == "fig-a: failed")
    #expect(explanation(nil).sentence("fig-a", key: key, origin: .reused) == "fig-a: reused")
  }

  @Test func namesTheReason() {
    #expect(
      reason(PlanKey(program: "q", randomness: "r", definitions: [:]))
        == "fig-a: computed, since its own lines changed (12 ms)")
    #expect(
      reason(PlanKey(program: "p", randomness: "s", definitions: ["one.a": "1"]))
        == "fig-a: computed, since the seed of its draws changed (12 ms)")
    #expect(
      reason(PlanKey(program: "p", randomness: "r", definitions: ["one.a": "2", "b.c": "3"]))
        == "fig-a: computed, since 'b.c', 'one.a' changed (12 ms)")
    #expect(reason(key) == "fig-a: computed, since its stored result is missing or damaged (12 ms)")
  }

  @Test(arguments: [(0, "0 ms"), (999, "999 ms"), (1000, "1.0 s"), (83_460, "83.4 s")])
  func saysHowLongItTook(_ milliseconds: Int, _ text: String) {
    let sentence = explanation([:]).sentence(
      "fig-a", key: key, origin: .computed(.milliseconds(milliseconds)))
    #expect(sentence == "fig-a: computed, since it is new (\(text))")
  }

  @Test func knowsWhenTheProgramOrTheBuildIsNew() {
    func reason(_ explanation: Explanation) -> String {
      explanation.sentence("fig-a", key: key, origin: .computed(.milliseconds(12)))
    }
    #expect(
      reason(explanation(["fig-a": key], by: Fingerprint(of: [2])))
        == "fig-a: computed, since the report program changed (12 ms)")
    #expect(reason(explanation([:])) == "fig-a: computed, since it is new (12 ms)")
    #expect(
      reason(explanation(nil))
        == "fig-a: computed, since nothing is known of an earlier build (12 ms)")
    #expect(
      reason(Explanation(last: nil, program: nil))
        == "fig-a: computed, since stored results are not used (12 ms)")
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
    let file = folder.appendingPathComponent("plan")
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

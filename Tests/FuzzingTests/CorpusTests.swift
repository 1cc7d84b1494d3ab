import Foundation
import Testing

/// The program that makes and runs cases, in processes of their own: a crash must not take the tests
/// with it.
@Suite(.serialized) struct CorpusTests {
  private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let folder = try #require(CommandLine.arguments.first.map { URL(fileURLWithPath: $0) })
      .deletingLastPathComponent()
    let process = Process()
    process.executableURL = folder.appendingPathComponent("fuzz")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }

  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func whatFailedOnceNeverFailsAgain() throws {
    let corpus = Self.tests.appendingPathComponent("Fuzzing/Corpus")
    let names = try FileManager.default.contentsOfDirectory(atPath: corpus.path)
      .filter { !$0.hasPrefix(".") }.sorted()
    #expect(names.count >= 4)
    let (status, output) = try run(
      ["replay"] + names.map { corpus.appendingPathComponent($0).path })
    #expect(status == 0, "\(output)")
  }

  /// Some seconds of the search, always over the same cases.
  @Test(arguments: [1, 2, 3]) func newInputBreaksNothing(seed: Int) throws {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
      "report-fuzz-found-\(seed)-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (status, output) = try run([
      "search", "--cases", "600", "--seed", "\(seed)", "--corpus", scratch.path, "--chapters",
      Self.tests.deletingLastPathComponent().appendingPathComponent("chapters").path,
    ])
    #expect(status == 0, "\(output)")
    #expect(output.contains("600 cases"))
  }
}

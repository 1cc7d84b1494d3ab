import Foundation
import Testing

@testable import ReportBuilder

@Suite final class OutputFolderTests {
  private let output = OutputFolder(
    folder: FileManager.default.temporaryDirectory
      .appendingPathComponent("output-folder-\(UUID().uuidString)", isDirectory: true))
  private let old = [("a", Data("old a".utf8)), ("b", Data("old b".utf8))]
  private let new = [("a", Data("new a".utf8)), ("b", Data("new b".utf8))]

  deinit { try? FileManager.default.removeItem(at: output.folder) }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: output.folder.path)) ?? []).sorted()
  }

  private func content(_ name: String) -> Data? {
    try? Data(contentsOf: output.folder.appendingPathComponent(name))
  }

  @Test func writesAndReplacesFiles() throws {
    try output.write(old)
    #expect(content("a") == old[0].1)
    try output.write(new)
    #expect(content("a") == new[0].1)
    #expect(content("b") == new[1].1)
    #expect(names == ["a", "b"])
  }

  @Test func leavesAnUnchangedFileAlone() throws {
    try output.write(old)
    let place = output.folder.appendingPathComponent("a").path
    func number() throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: place)[.systemFileNumber] as? Int
    }
    let before = try number()
    try output.write([old[0], new[1]])
    #expect(try number() == before)
    #expect(content("b") == new[1].1)
  }

  @Test func writesNothingWhenOneFileCannotBeWritten() throws {
    try output.write([old[0]])
    try FileManager.default.createDirectory(
      at: output.folder.appendingPathComponent("b"), withIntermediateDirectories: true)
    #expect(throws: OutputFault.self) { try self.output.write(self.new) }
    #expect(content("a") == old[0].1)
    #expect(names == ["a", "b"])
  }

  @Test func saysSoWhenTheFolderIsAFile() throws {
    try Data().write(to: output.folder)
    #expect(throws: OutputFault.self) { try self.output.write(self.new) }
  }

  @Test func replacesWhatAnInterruptedBuildLeft() throws {
    try output.write(old)
    try Data("half".utf8).write(to: output.folder.appendingPathComponent(".a.new"))
    try output.write(new)
    #expect(content("a") == new[0].1)
    #expect(names == ["a", "b"])
  }
}

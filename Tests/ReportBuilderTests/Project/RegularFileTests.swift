import Foundation
import Testing

@testable import ReportBuilder

@Suite final class RegularFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("regular-file-\(UUID().uuidString)", isDirectory: true)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data([1, 2, 3]).write(to: folder.appendingPathComponent("file"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func read(_ name: String, atMost limit: Int = .max) throws(UnreadableFile) -> [UInt8] {
    try RegularFile.read(folder.appendingPathComponent(name), atMost: limit)
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.appendingPathComponent(name).path, withDestinationPath: target)
  }

  @Test func readsAFileAndALinkToIt() throws {
    try link("link", to: "file")
    #expect(try read("file", atMost: 3) == [1, 2, 3])
    #expect(try read("link") == [1, 2, 3])
  }

  @Test func refusesALargeFileAlsoThroughALink() throws {
    try link("link", to: "file")
    for name in ["file", "link"] {
      #expect(throws: UnreadableFile.self) { try self.read(name, atMost: 2) }
    }
  }

  @Test func refusesAllThatIsNoFile() throws {
    try link("loop", to: "loop")
    try link("dangling", to: "nothing")
    try link("endless", to: "/dev/zero")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("folder"), withIntermediateDirectories: true)
    for name in ["loop", "dangling", "endless", "folder", "nothing"] {
      #expect(throws: UnreadableFile.self, "\(name)") { try self.read(name) }
    }
  }
}

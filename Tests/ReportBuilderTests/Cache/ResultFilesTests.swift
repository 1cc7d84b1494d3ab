import Foundation
import Testing

@testable import ReportBuilder

@Suite final class ResultFilesTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("result-files-\(UUID().uuidString)", isDirectory: true)
  private let key = Fingerprint(of: [1])
  private let content: [UInt8] = Array("the result".utf8)

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The only file in the folder.
  private func file() throws -> URL {
    let names = try #require(FileManager.default.enumerator(atPath: folder.path))
    let files = names.compactMap { $0 as? String }.filter { $0.contains("/") }
    try #require(files.count == 1)
    return folder.appendingPathComponent(files[0])
  }

  /// What a file of the store holds for a key.
  private func wrapped(_ content: [UInt8], for key: Fingerprint) -> Data {
    let body = key.bytes + content
    return Data(Array("REPORT02".utf8) + Fingerprint(of: body).bytes + body)
  }

  @Test func findsWhatWasStored() {
    let files = ResultFiles(folder: folder)
    #expect(files.content(for: key) == nil)
    files.store(content, for: key)
    #expect(files.content(for: key) == content)
    #expect(files.content(for: Fingerprint(of: [2])) == nil)
    #expect(ResultFiles(folder: folder).content(for: key) == content)
    files.store([], for: key)
    #expect(files.content(for: key) == [])
    #expect(files.fault == nil)
  }

  @Test func distrustsAFileCutAnywhere() throws {
    let files = ResultFiles(folder: folder)
    files.store(content, for: key)
    let file = try file()
    let whole = try Data(contentsOf: file)
    for count in 0..<whole.count {
      try whole.prefix(count).write(to: file)
      #expect(files.content(for: key) == nil, "cut after \(count) bytes")
    }
    try (whole + [0]).write(to: file)
    #expect(files.content(for: key) == nil)
  }

  @Test func distrustsAFileWithAFlippedBit() throws {
    let files = ResultFiles(folder: folder)
    files.store(content, for: key)
    let file = try file()
    let whole = try Data(contentsOf: file)
    for index in 0..<whole.count {
      var damaged = whole
      damaged[index] ^= 1 << UInt8(index % 8)
      try damaged.write(to: file)
      #expect(files.content(for: key) == nil, "byte \(index)")
    }
    files.store(content, for: key)
    #expect(files.content(for: key) == content)
  }

  @Test func hasTheFormThatTheOtherTestsRelyOn() throws {
    ResultFiles(folder: folder).store(content, for: key)
    #expect(try Data(contentsOf: file()) == wrapped(content, for: key))
  }

  @Test func distrustsAWholeFileOfAnotherKey() throws {
    let files = ResultFiles(folder: folder)
    files.store(content, for: key)
    try wrapped(content, for: Fingerprint(of: [2])).write(to: file())
    #expect(files.content(for: key) == nil)
    try wrapped(content, for: key).write(to: file())
    #expect(files.content(for: key) == content)
  }

  @Test func followsNoLinkAndWaitsForNoPipe() throws {
    let files = ResultFiles(folder: folder)
    files.store(content, for: key)
    let file = try file()
    let other = folder.appendingPathComponent("other")
    try FileManager.default.moveItem(at: file, to: other)
    try FileManager.default.createSymbolicLink(at: file, withDestinationURL: other)
    #expect(files.content(for: key) == nil)
    files.store(Array("new".utf8), for: key)
    #expect(files.content(for: key) == Array("new".utf8))
    #expect(try Data(contentsOf: other) == wrapped(content, for: key))
    try FileManager.default.removeItem(at: file)
    try #require(mkfifo(file.path, 0o600) == 0)
    #expect(files.content(for: key) == nil)
    files.store(content, for: key)
    #expect(files.content(for: key) == content)
    #expect(files.fault == nil)
  }

  @Test func readsNoFileBeyondAnySize() throws {
    let files = ResultFiles(folder: folder)
    files.store(content, for: key)
    let file = try file()
    // Nothing of the hole is read or stands on the disk.
    try #require(truncate(file.path, 1 << 42) == 0)
    #expect(files.content(for: key) == nil)
    files.store(content, for: key)
    #expect(files.content(for: key) == content)
  }

  @Test func storesNothingThroughALinkInPlaceOfAShelf() throws {
    let files = ResultFiles(folder: folder)
    files.store(content, for: key)
    let shelf = try file().deletingLastPathComponent()
    let elsewhere = folder.appendingPathComponent("elsewhere", isDirectory: true)
    try FileManager.default.removeItem(at: shelf)
    try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(at: shelf, withDestinationURL: elsewhere)
    files.store(content, for: key)
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere.path) == [])
    #expect(files.fault != nil)
  }

  @Test func removesWhatWasBegunAndNothingElse() throws {
    let files = ResultFiles(folder: folder)
    files.store(content, for: key)
    let unfinished = folder.appendingPathComponent("unfinished", isDirectory: true)
    let name = NewFile.unforeseenName()
    for name in [name, "mine", ".report-short.unfinished"] {
      try Data("half".utf8).write(to: unfinished.appendingPathComponent(name))
    }
    let running = try NewFile(in: try OpenFolder(unfinished))
    files.removeLeftovers()
    #expect(
      try Set(FileManager.default.contentsOfDirectory(atPath: unfinished.path))
        == ["mine", ".report-short.unfinished", running.name])
    #expect(files.content(for: key) == content)
  }

  @Test func treatsAFolderInTheFilesPlaceAsAbsent() throws {
    let files = ResultFiles(folder: folder)
    files.store(content, for: key)
    let file = try file()
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
    #expect(files.content(for: key) == nil)
    files.store(content, for: key)
    #expect(files.content(for: key) == nil)
    #expect(files.fault != nil)
  }

  @Test func saysWhyNothingCanBeStored() throws {
    try Data().write(to: folder)
    let files = ResultFiles(folder: folder)
    #expect(files.content(for: key) == nil)
    files.store(content, for: key)
    #expect(files.content(for: key) == nil)
    #expect(files.fault != nil)
  }

  @Test func neverShowsHalfAResultWhileOthersStore() async {
    let files = ResultFiles(folder: folder)
    let key = key
    let contents = (0..<4).map { [UInt8](repeating: UInt8($0), count: 100_000) }
    await withTaskGroup(of: Bool.self) { group in
      for content in contents {
        group.addTask {
          var isWhole = true
          for _ in 0..<20 {
            files.store(content, for: key)
            if let found = files.content(for: key), !contents.contains(found) { isWhole = false }
          }
          return isWhole
        }
      }
      for await isWhole in group { #expect(isWhole) }
    }
    #expect(files.content(for: key).map { contents.contains($0) } == true)
  }
}

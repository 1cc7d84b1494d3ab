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

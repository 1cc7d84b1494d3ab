import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

@Suite final class ResultFilesTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("result-files-\(UUID().uuidString)", isDirectory: true)
  private let key = Fingerprint(of: [1])
  private let content: [UInt8] = Array("the result".utf8)

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// What another build finds.
  private func found(_ key: Fingerprint) -> [UInt8]? {
    ResultFiles(folder: folder).content(for: key)
  }

  private func store(_ results: [Fingerprint: [UInt8]]) {
    let files = ResultFiles(folder: folder)
    for (key, content) in results { files.store(content, for: key) }
    files.finish()
  }

  private func packs() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter(Pack.isName).sorted()
      .map { folder.appendingPathComponent($0) }
  }

  @Test func findsWhatWasStored() {
    let files = ResultFiles(folder: folder)
    #expect(files.content(for: key) == nil)
    files.store(content, for: key)
    #expect(files.content(for: key) == content)
    #expect(found(key) == nil)
    files.finish()
    #expect(files.content(for: key) == content)
    #expect(files.content(for: Fingerprint(of: [2])) == nil)
    #expect(found(key) == content)
    files.store([], for: key)
    #expect(files.content(for: key) == [])
    #expect(files.fault == nil && files.damagedCount == 0)
  }

  @Test func writesWhatIsLeftWhenItIsLetGo() {
    ResultFiles(folder: folder).store(content, for: key)
    #expect(found(key) == content)
  }

  @Test func keepsManyResultsInFewFiles() throws {
    let results = Dictionary(
      uniqueKeysWithValues: (0..<500).map {
        (Fingerprint(of: Array("\($0)".utf8)), [UInt8($0 & 255)])
      })
    // A build for each.
    for (key, content) in results { store([key: content]) }
    #expect(try packs().count < 3)
    let files = ResultFiles(folder: folder)
    #expect(results.allSatisfy { files.content(for: $0.key) == $0.value })
  }

  @Test func writesWhenThereIsEnoughAndNeverAgainWhatIsLarge() throws {
    let files = ResultFiles(folder: folder)
    let large = [UInt8](repeating: 1, count: 9 << 20)
    files.store(large, for: key)
    let first = try packs()
    #expect(first.count == 1)
    files.store(large + [2], for: Fingerprint(of: [2]))
    #expect(try packs().count == 2)
    #expect(Set(first).isSubset(of: Set(try packs())))
    #expect(found(key) == large && found(Fingerprint(of: [2])) == large + [2])
  }

  @Test func takesDamagedPacksAway() throws {
    let other = Fingerprint(of: [2])
    store([key: content, other: [5]])
    let pack = try #require(try packs().first)
    var bytes = try Data(contentsOf: pack)
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: pack)
    let files = ResultFiles(folder: folder)
    let whole = [key, other].filter { files.content(for: $0) != nil }
    #expect(whole.count == 1 && files.damagedCount == 1)
    files.finish()
    // What was whole in it stays.
    let next = ResultFiles(folder: folder)
    #expect([key, other].filter { next.content(for: $0) != nil } == whole)
    #expect(next.damagedCount == 0)
    try Data("foreign".utf8).write(to: pack)
    #expect(ResultFiles(folder: folder).content(for: whole[0]) != nil)
    #expect(!FileManager.default.fileExists(atPath: pack.path))
  }

  @Test func leavesFilesOfOtherNamesAlone() throws {
    store([key: content])
    for name in ["mine", "mine.pack", "ab"] {
      try Data("mine".utf8).write(to: folder.appendingPathComponent(name))
    }
    let files = ResultFiles(folder: folder)
    #expect(files.content(for: key) == content && files.damagedCount == 0)
    store([Fingerprint(of: [2]): content])
    for name in ["mine", "mine.pack", "ab"] {
      #expect(try Data(contentsOf: folder.appendingPathComponent(name)) == Data("mine".utf8))
    }
  }

  enum Obstacle: CaseIterable { case folder, pipe, link, hole, nothing }

  @Test(arguments: Obstacle.allCases)
  func takesWhateverStandsInPlaceOfAPackForAbsent(_ obstacle: Obstacle) throws {
    store([key: content])
    let pack = try #require(try packs().first)
    let other = folder.appendingPathComponent("other")
    try FileManager.default.moveItem(at: pack, to: other)
    switch obstacle {
    case .folder:
      try FileManager.default.createDirectory(at: pack, withIntermediateDirectories: true)
    case .pipe: try #require(mkfifo(pack.path, 0o600) == 0)
    case .link: try FileManager.default.createSymbolicLink(at: pack, withDestinationURL: other)
    case .hole:
      try FileManager.default.copyItem(at: other, to: pack)
      // Nothing of the hole is read or stands on the disk.
      try #require(truncate(pack.path, 1 << 42) == 0)
    case .nothing: break
    }
    let files = ResultFiles(folder: folder)
    #expect(files.content(for: key) == nil)
    #expect(files.damagedCount == (obstacle == .nothing ? 0 : 1))
    files.store([9], for: Fingerprint(of: [9]))
    files.finish()
    #expect(files.fault == nil)
    #expect(found(Fingerprint(of: [9])) == [9])
    #expect(FileManager.default.fileExists(atPath: other.path))
  }

  @Test func storesNothingThroughALinkInPlaceOfTheUnfinished() throws {
    store([key: content])
    let unfinished = folder.appendingPathComponent("unfinished", isDirectory: true)
    let elsewhere = folder.appendingPathComponent("elsewhere", isDirectory: true)
    try FileManager.default.removeItem(at: unfinished)
    try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(at: unfinished, withDestinationURL: elsewhere)
    let files = ResultFiles(folder: folder)
    files.store(content, for: Fingerprint(of: [2]))
    files.finish()
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere.path) == [])
    #expect(files.fault != nil)
    #expect(files.content(for: key) == content)
  }

  @Test func removesWhatWasBegunAndNothingElse() throws {
    store([key: content])
    let unfinished = folder.appendingPathComponent("unfinished", isDirectory: true)
    let name = NewFile.unforeseenName()
    for name in [name, "mine", ".report-short.unfinished"] {
      try Data("half".utf8).write(to: unfinished.appendingPathComponent(name))
    }
    let running = try NewFile(in: try OpenFolder(unfinished))
    let files = ResultFiles(folder: folder)
    files.removeLeftovers()
    #expect(
      try Set(FileManager.default.contentsOfDirectory(atPath: unfinished.path))
        == ["mine", ".report-short.unfinished", running.name])
    #expect(files.content(for: key) == content)
  }

  @Test func saysWhyNothingCanBeStored() throws {
    try Data().write(to: folder)
    let files = ResultFiles(folder: folder)
    #expect(files.content(for: key) == nil)
    files.store(content, for: key)
    files.finish()
    #expect(files.content(for: key) == nil)
    #expect(files.fault == SystemFault(ENOTDIR))
  }

  @Test func keepsOneRecordOfEachKind() throws {
    let files = ResultFiles(folder: folder)
    #expect(files.record(.plan) == nil)
    for text in ["one", "two"] {
      files.keep(Array(text.utf8), as: .plan)
      #expect(files.record(.plan) == Array(text.utf8))
      #expect(files.record(.lastBuild) == nil)
    }
    files.keep([1], as: .lastBuild)
    #expect(files.record(.lastBuild) == [1])
    let place = folder.appendingPathComponent("plan")
    let whole = try Data(contentsOf: place)
    for index in whole.indices {
      var damaged = whole
      damaged[index] ^= 0x80
      try damaged.write(to: place)
      #expect(files.record(.plan) == nil, "byte \(index)")
    }
    // A record in the place of another one is none.
    try Data(contentsOf: folder.appendingPathComponent("last-build")).write(to: place)
    #expect(files.record(.plan) == nil)
    files.keep([2], as: .plan)
    #expect(files.record(.plan) == [2])
  }

  @Test(arguments: [2, 4, 8]) func losesNothingOfBuildsSideBySide(_ count: Int) async throws {
    func key(_ build: Int, _ round: Int, _ index: Int) -> Fingerprint {
      Fingerprint(of: [UInt8(build), UInt8(round), UInt8(index)])
    }
    // What all of them come to, and what each comes to alone.
    func content(_ build: Int, _ round: Int, _ index: Int) -> [UInt8] {
      [UInt8](repeating: UInt8(build + index), count: 1 + 997 * round)
    }
    let folder = folder
    await withTaskGroup(of: Bool.self) { group in
      for build in 0..<count {
        group.addTask {
          var isWhole = true
          for round in 0..<6 {
            let files = ResultFiles(folder: folder)
            for index in 0..<8 {
              for build in [build, 100] {
                let (key, content) = (key(build, round, index), content(build, round, index))
                if let found = files.content(for: key), found != content { isWhole = false }
                files.store(content, for: key)
              }
            }
            files.finish()
            isWhole = isWhole && files.fault == nil && files.damagedCount == 0
          }
          return isWhole
        }
      }
      for await isWhole in group { #expect(isWhole) }
    }
    let files = ResultFiles(folder: folder)
    for build in Array(0..<count) + [100] {
      for round in 0..<6 {
        for index in 0..<8 {
          #expect(files.content(for: key(build, round, index)) == content(build, round, index))
        }
      }
    }
    #expect(files.damagedCount == 0)
  }
}

import Diagnostics
import Foundation
import Synchronization
import Testing

@testable import ReportBuilder

@Suite final class OutputFolderTests: Sendable {
  private let root = FileManager.default.temporaryDirectory
    .appendingPathComponent("output-folder-\(UUID().uuidString)", isDirectory: true)
  private let old = OutputFolderTests.files("old")
  private let new = OutputFolderTests.files("new")

  private var output: OutputFolder {
    OutputFolder(folder: root.appendingPathComponent("output", isDirectory: true))
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  private static func files(_ age: String) -> [OutputFile] {
    ["a", "b"].map { OutputFile(name: $0, pieces: [Array("\(age) \($0)".utf8)[...]]) }
  }

  /// The files of the output folder and what is in them, of links what they lead to.
  private var state: [String: String] {
    var state: [String: String] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: output.folder.path)) ?? [] {
      let place = place(name)
      state[name] =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: place.path)).map { "-> " + $0 }
        ?? (try? String(contentsOf: place, encoding: .utf8)) ?? "a folder"
    }
    return state
  }

  private func place(_ name: String) -> URL { output.folder.appendingPathComponent(name) }

  /// Puts the output folder into a state.
  private func restore(_ state: [String: String]) throws {
    try? FileManager.default.removeItem(at: output.folder)
    try FileManager.default.createDirectory(at: output.folder, withIntermediateDirectories: true)
    for (name, text) in state { try Data(text.utf8).write(to: place(name)) }
  }

  private static let oldState = ["a": "old a", "b": "old b"]
  private static let newState = ["a": "new a", "b": "new b"]

  @Test func writesAndReplacesFiles() throws {
    try output.write(old)
    #expect(state == Self.oldState)
    try output.write(new)
    #expect(state == Self.newState)
  }

  @Test func leavesAnUnchangedFileAlone() throws {
    try output.write(old)
    func number() throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: place("a").path)[.systemFileNumber] as? Int
    }
    let before = try number()
    try output.write([old[0], new[1]])
    #expect(try number() == before)
    #expect(state == ["a": "old a", "b": "new b"])
  }

  /// The states that a kill can leave, each with the step that it comes before; the last one is that
  /// of the end.
  private func states(of write: (OutputFolder) throws -> Void) rethrows -> [[String: String]] {
    let seen = Mutex<[[String: String]]>([])
    var folder = output
    folder.before = { [self] _ throws(SystemFault) in
      let state = state
      seen.withLock { $0.append(state) }
    }
    try write(folder)
    let last = state
    return seen.withLock { $0 } + [last]
  }

  @Test(arguments: [[:], oldState, ["a": "old a"], ["b": "old b"]])
  func isMendedAfterAKillAtAnyPlace(_ before: [String: String]) throws {
    try restore(before)
    let states = try states { try $0.write(new) }
    #expect(states.count == 7)
    #expect(states.last == Self.newState)
    for state in states {
      // Until the last but one the files are the old ones; only between the two are they mixed.
      let both = state.filter { ["a", "b"].contains($0.key) }
      let mixed = before.merging(["a": "new a"]) { $1 }
      #expect([before, mixed, Self.newState].contains(both))
      try restore(state)
      try output.write(new)
      #expect(self.state == Self.newState)
      try restore(state)
      try output.write(old)
      #expect(self.state == Self.oldState)
    }
  }

  @Test(arguments: [[:], oldState, ["a": "old a"], ["b": "old b"]])
  func undoesAllWhenAStepFails(_ before: [String: String]) throws {
    for failing in 0..<6 {
      try restore(before)
      let count = Mutex(0)
      var folder = output
      folder.before = { _ throws(SystemFault) in
        let step = count.withLock { count in
          count += 1
          return count - 1
        }
        if step == failing { throw SystemFault(EIO) }
      }
      let fault = #expect(throws: OutputFault.self) { try folder.write(self.new) }
      #expect(fault?.isUndone == true)
      #expect(fault?.reason.contains("the disk or device failed") == true)
      #expect(state == before, "step \(failing)")
    }
  }

  @Test(arguments: ["a", "b"]) func writesNothingWhereAFolderIsInTheWay(_ name: String) throws {
    try output.write(old)
    try FileManager.default.removeItem(at: place(name))
    try FileManager.default.createDirectory(
      at: place(name).appendingPathComponent("x"), withIntermediateDirectories: true)
    let before = state
    let fault = #expect(throws: OutputFault.self) { try self.output.write(self.new) }
    #expect(fault == OutputFault(reason: "'\(name)' cannot be replaced: it is a folder"))
    #expect(state == before)
  }

  @Test func putsTheFirstFileBackWhenTheSecondCannotBeReplaced() throws {
    try output.write(old)
    var folder = output
    // What is in the way appears after everything has been looked at.
    folder.before = { [self] step throws(SystemFault) in
      guard step == .replace(1) else { return }
      try? FileManager.default.removeItem(at: place("b"))
      try? FileManager.default.createDirectory(
        at: place("b").appendingPathComponent("x"), withIntermediateDirectories: true)
    }
    let fault = #expect(throws: OutputFault.self) { try folder.write(self.new) }
    #expect(fault?.isUndone == true)
    #expect(state == ["a": "old a", "b": "a folder"])
  }

  @Test func saysWhatCouldNotBeTakenBack() throws {
    try output.write(old)
    var folder = output
    folder.before = { [self] step throws(SystemFault) in
      guard step == .replace(1) else { return }
      try? FileManager.default.removeItem(at: place("a"))
      try? FileManager.default.createDirectory(
        at: place("a").appendingPathComponent("x"), withIntermediateDirectories: true)
      throw SystemFault(EIO)
    }
    let fault = #expect(throws: OutputFault.self) { try folder.write(self.new) }
    #expect(fault?.isUndone == false)
    #expect(fault?.reason.contains("'a' is new and could not be taken back") == true)
    // The old file is still there under the name that the message gives.
    let kept = try #require(state.first { $0.value == "old a" })
    #expect(fault?.reason.contains(kept.key) == true)
  }

  @Test func saysSoWhenTheFolderIsAFile() throws {
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    try Data().write(to: output.folder)
    let fault = #expect(throws: OutputFault.self) { try self.output.write(self.new) }
    #expect(fault == OutputFault(reason: "'output' is no folder"))
  }

  @Test func isNotHurtByPreparedNames() throws {
    try output.write(old)
    let target = root.appendingPathComponent("target")
    try Data("mine".utf8).write(to: target)
    for name in [".a.new", ".b.new", "a"] {
      try? FileManager.default.removeItem(at: place(name))
      try FileManager.default.createSymbolicLink(at: place(name), withDestinationURL: target)
    }
    try FileManager.default.removeItem(at: place("b"))
    try #require(mkfifo(place("b").path, 0o600) == 0)
    try output.write(new)
    #expect(try String(contentsOf: target, encoding: .utf8) == "mine")
    #expect(state["a"] == "new a")
    #expect(state["b"] == "new b")
  }

  @Test func removesItsOwnLeftoversAlone() throws {
    try output.write(old)
    let left = [NewFile.unforeseenName(), NewFile.unforeseenName()]
    for name in left + [".a.new", "notes.txt", ".report-x.unfinished"] {
      try Data("half".utf8).write(to: place(name))
    }
    try output.write(old)
    #expect(
      Set(state.keys) == ["a", "b", ".a.new", "notes.txt", ".report-x.unfinished"])
  }

  @Test func saysThatItWaitsAndGoesOnWhenTheLockIsFree() throws {
    try output.write(old)
    let other = open(output.folder.path, O_RDONLY)
    try #require(flock(other, LOCK_EX) == 0)
    let said = Mutex(0)
    var folder = output
    folder.patience = (said: .milliseconds(50), least: .seconds(60))
    folder.waiting = {
      said.withLock { $0 += 1 }
      close(other)
    }
    try folder.write(new)
    #expect(said.withLock { $0 } == 1)
    #expect(state == Self.newState)
  }

  @Test func givesUpOnALockThatIsNeverFree() throws {
    try output.write(old)
    let other = open(output.folder.path, O_RDONLY)
    try #require(flock(other, LOCK_EX) == 0)
    defer { close(other) }
    var folder = output
    folder.patience = (said: .milliseconds(20), least: .milliseconds(100))
    let fault = #expect(throws: OutputFault.self) { try folder.write(self.new) }
    #expect(fault?.reason.hasPrefix("another build has kept 'output' locked for") == true)
    #expect(state == Self.oldState)
    // Its stamps cannot be told either.
    #expect(output.stamps(of: ["a", "b"]) == nil)
  }

  @Test func readsTheStampsOfFiles() throws {
    let stamp = BuildStamp(page: [1], data: [2])
    #expect(output.stamps(of: ["a", "b"]) == OutputFolder.Stamps(files: [:]))
    try output.write([
      OutputFile(name: "a", pieces: stamp.stamped(page: Array("<html lang>".utf8))),
      OutputFile(name: "b", pieces: [Array("nothing".utf8)[...]]),
    ])
    let stamps = try #require(output.stamps(of: ["a", "b", "c"]))
    #expect(stamps.files == ["a": stamp.digits, "b": nil])
  }
}

import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

@Suite final class NewFileTests {
  private let place = FileManager.default.temporaryDirectory
    .appendingPathComponent("new-file-\(UUID().uuidString)", isDirectory: true)

  deinit { try? FileManager.default.removeItem(at: place) }

  @Test func knowsItsOwnNames() {
    let names = (0..<100).map { _ in NewFile.unforeseenName() }
    #expect(Set(names).count == 100)
    #expect(names.allSatisfy(NewFile.isOurs))
    for name in ["", ".report-.unfinished", "report.html", ".report.html.new"] {
      #expect(!NewFile.isOurs(name))
    }
    #expect(!NewFile.isOurs(names[0].uppercased()))
    #expect(!NewFile.isOurs(names[0] + "x"))
    #expect(!NewFile.isOurs(names[0].replacing("-", with: "-0")))
  }

  @Test func isLeftAloneWhileItIsWritten() throws {
    let folder = try OpenFolder(place, isMade: true)
    do {
      let file = try NewFile(in: folder)
      try file.append([1, 2])
      try file.append([3])
      try file.synchronize()
      NewFile.removeLeftovers(from: folder)
      #expect(folder.content(of: file.name) == [1, 2, 3])
    }
    #expect(folder.names().count == 1)
    NewFile.removeLeftovers(from: folder)
    #expect(folder.names() == [])
  }

  @Test func isRemovedWithoutFollowingLinks() throws {
    let folder = try OpenFolder(place, isMade: true)
    try Data("mine".utf8).write(to: place.appendingPathComponent("mine"))
    let names = (0..<3).map { _ in NewFile.unforeseenName() }
    try FileManager.default.createSymbolicLink(
      at: place.appendingPathComponent(names[0]),
      withDestinationURL: place.appendingPathComponent("mine"))
    try #require(mkfifo(place.appendingPathComponent(names[1]).path, 0o600) == 0)
    try FileManager.default.createDirectory(
      at: place.appendingPathComponent(names[2]), withIntermediateDirectories: true)
    NewFile.removeLeftovers(from: folder)
    #expect(folder.content(of: "mine") == Array("mine".utf8))
  }

  @Test func saysWhyThereIsNoFolder() throws {
    #expect(throws: SystemFault(ENOENT)) { try OpenFolder(self.place) }
    try Data().write(to: place)
    #expect(throws: SystemFault(ENOTDIR)) { try OpenFolder(self.place, isMade: true) }
  }
}

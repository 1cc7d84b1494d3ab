import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

@Suite struct ReportSourcesTests {
  private func identifiers(_ report: SmallReport) -> [String] {
    ReportSources.read(report.project).diagnostics.map(\.identifier.description)
  }

  @Test func readsChaptersInTheOrderOfTheirNames() throws {
    let report = try SmallReport([
      "10-ten.md": "# Ten\n", "02-two.md": "# Two\n", "references.json": "[]", "note.txt": "",
      ".hidden.md": "",
    ])
    let (sources, diagnostics) = ReportSources.read(report.project)
    #expect(diagnostics == [])
    #expect(sources.chapters.map(\.path) == ["chapters/02-two.md", "chapters/10-ten.md"])
    #expect(sources.index?.path == "chapters/index.md")
    #expect(sources.references?.bytes == Array("[]".utf8))
  }

  @Test(arguments: [
    "1-x.md", "noise.md", "01_x.md", "01-.md", "01--.md", "01-X y.md", "02-a.markdown", "03-b.MD",
    "0é-a.md", "٠١-a.md",
  ]) func leavesOutAChapterWithAnotherNameAndSaysSo(_ name: String) throws {
    let report = try SmallReport([name: "# X\n"])
    let (sources, diagnostics) = withExtendedLifetime(report) { ReportSources.read($0.project) }
    #expect(sources.chapters.isEmpty)
    #expect(diagnostics.map(\.identifier.description) == ["chapter-name"])
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(diagnostics.first?.message.contains("chapters/\(name)") == true)
  }

  @Test(arguments: ["references.bib", "WORKS.BIB", "a.ris"])
  func tellsABibliographyThatIsNotRead(_ name: String) throws {
    let report = try SmallReport([name: "@book{a}"])
    let (sources, diagnostics) = withExtendedLifetime(report) { ReportSources.read($0.project) }
    #expect(sources.references == nil)
    #expect(diagnostics.map(\.identifier) == ["bibliography-unread"])
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(diagnostics.first?.message.contains("chapters/\(name)") == true)
    #expect(diagnostics.first?.notes.first?.message.contains("pandoc \(name)") == true)
  }

  @Test(arguments: ["01-a.md", "01-é_2.md", "99-2d-mixtures.md"])
  func takesNamesOfLettersDigitsAndHyphens(_ name: String) throws {
    let report = try SmallReport([name: "# X\n"])
    let (sources, diagnostics) = withExtendedLifetime(report) { ReportSources.read($0.project) }
    #expect(diagnostics.isEmpty)
    #expect(sources.chapters.count == 1)
  }

  @Test func missesTheFolder() throws {
    let report = try SmallReport([:])
    try FileManager.default.removeItem(at: report.project.chapters)
    #expect(identifiers(report) == ["no-chapters"])
    try Data("a file".utf8).write(to: report.project.chapters)
    #expect(identifiers(report) == ["no-chapters"])
  }

  @Test func needsAnIndex() throws {
    let report = try SmallReport([:])
    let index = report.project.chapters.appendingPathComponent("index.md")
    try FileManager.default.removeItem(at: index)
    #expect(identifiers(report) == ["no-index"])
    try FileManager.default.createDirectory(at: index, withIntermediateDirectories: true)
    #expect(identifiers(report) == ["unreadable"])
  }

  @Test func saysWhatIsWrongWithTheFolder() throws {
    let report = try SmallReport([:])
    let chapters = report.project.chapters
    func messages() -> [String] { ReportSources.read(report.project).diagnostics.map(\.message) }
    try FileManager.default.removeItem(at: chapters)
    #expect(
      messages() == [
        "there is no folder '\(chapters.path)'; a report is built in the folder that holds 'chapters'"
      ])
    try Data("a file".utf8).write(to: chapters)
    #expect(messages() == ["'\(chapters.path)' is a file; it must be a folder"])
    try FileManager.default.removeItem(at: chapters)
    try FileManager.default.createSymbolicLink(
      atPath: chapters.path, withDestinationPath: chapters.path)
    #expect(
      messages() == [
        "the folder '\(chapters.path)' cannot be read: its links lead round in a circle"
      ])
  }

  /// Tells what comes of `name` in `chapters` when it is a link to `target` there.
  private func messages(
    _ report: SmallReport, linking name: String, to target: String
  ) throws -> [String] {
    let link = report.project.chapters.appendingPathComponent(name)
    try? FileManager.default.removeItem(at: link)
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: target)
    return ReportSources.read(report.project).diagnostics.map(\.message)
  }

  @Test(arguments: ["index.md", "01-a.md", "references.json"])
  func followsLinksInsideTheProjectAlone(_ name: String) throws {
    let report = try SmallReport([:])
    let outside = try SmallReport(["secret.md": "# Secret\n"])
    try Data("# Draft\n".utf8).write(to: report.project.folder.appendingPathComponent("draft.md"))
    #expect(try messages(report, linking: name, to: "../draft.md") == [])
    let fault = "'chapters/\(name)' cannot be read: it is a link that leads out of the project"
    let secret = outside.project.chapters.appendingPathComponent("secret.md").path
    #expect(try messages(report, linking: name, to: secret) == [fault])
    // A folder on the way can be such a link, too, and a link can lead to a link.
    let way = report.project.folder.appendingPathComponent("way").path
    try FileManager.default.createSymbolicLink(
      atPath: way, withDestinationPath: outside.project.folder.path)
    #expect(try messages(report, linking: name, to: "../way/chapters/secret.md") == [fault])
    // A project whose name starts like this one's is another one.
    let twin = report.project.folder.path + "-twin"
    try FileManager.default.copyItem(atPath: outside.project.folder.path, toPath: twin)
    defer { try? FileManager.default.removeItem(atPath: twin) }
    #expect(try messages(report, linking: name, to: twin + "/chapters/secret.md") == [fault])
  }

  @Test func followsNoFolderOutOfTheProject() throws {
    let report = try SmallReport([:])
    let outside = try SmallReport([:])
    try FileManager.default.removeItem(at: report.project.chapters)
    try FileManager.default.createSymbolicLink(
      at: report.project.chapters, withDestinationURL: outside.project.chapters)
    #expect(
      ReportSources.read(report.project).diagnostics.map(\.message) == [
        "the folder '\(report.project.chapters.path)' cannot be read: "
          + "it is a link that leads out of the project"
      ])
    try FileManager.default.moveItem(
      at: outside.project.chapters,
      to: report.project.folder.appendingPathComponent("texts"))
    try FileManager.default.removeItem(at: report.project.chapters)
    try FileManager.default.createSymbolicLink(
      atPath: report.project.chapters.path, withDestinationPath: "texts")
    #expect(identifiers(report) == [])
  }

  @Test func readsAProjectThroughALinkToIt() throws {
    let report = try SmallReport(["01-a.md": "# A\n"])
    let link = report.project.folder.path + "-link"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: report.project.folder.path)
    defer { try? FileManager.default.removeItem(atPath: link) }
    let (sources, diagnostics) = ReportSources.read(try Project(path: link))
    #expect(diagnostics == [])
    #expect(sources.chapters.count == 1)
  }

  @Test func readsPicturesOfTheProjectAlone() throws {
    let report = try SmallReport(["picture.png": "inside"])
    let outside = try SmallReport(["secret.png": "outside"])
    let chapters = report.project.chapters
    func link(_ name: String, _ target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: chapters.appendingPathComponent(name).path, withDestinationPath: target)
    }
    try link("link.png", outside.project.chapters.appendingPathComponent("secret.png").path)
    try link("folder", outside.project.chapters.path)
    try link("inside.png", "picture.png")
    let (sources, _) = ReportSources.read(report.project)
    for path in ["picture.png", "./picture.png", "x/../picture.png", "inside.png"] {
      #expect(try sources.picture(path) == Array("inside".utf8), "\(path)")
    }
    for path in ["link.png", "folder/secret.png"] {
      #expect(throws: UnreadableFile.outside, "\(path)") { try sources.picture(path) }
    }
    for path in ["nothing.png", "picture.png\0.png", "picture.png/x", "", "../chapters"] {
      #expect(throws: UnreadableFile.self, "\(path)") { try sources.picture(path) }
    }
  }
}

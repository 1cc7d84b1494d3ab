import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

@Suite struct ReportSourcesTests {
  private func identifiers(_ report: SmallReport) -> [String] {
    ReportSources.read(report.project).diagnostics.map(\.identifier)
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

  @Test func warnsOfAChapterWithAnotherName() throws {
    #expect(
      identifiers(try SmallReport(["three.md": "", "3-a.md": ""])) == [
        "chapter-name", "chapter-name",
      ])
  }

  @Test func needsAnIndex() throws {
    let report = try SmallReport([:])
    let index = report.project.chapters.appendingPathComponent("index.md")
    try FileManager.default.removeItem(at: index)
    #expect(identifiers(report) == ["no-index"])
    try FileManager.default.createDirectory(at: index, withIntermediateDirectories: true)
    #expect(identifiers(report) == ["unreadable"])
  }

  @Test func readsNoPictureFromOutsideTheChapters() throws {
    let report = try SmallReport(["picture.png": "inside"])
    try Data("outside".utf8).write(to: report.project.folder.appendingPathComponent("secret.png"))
    try FileManager.default.createSymbolicLink(
      atPath: report.project.chapters.appendingPathComponent("link.png").path,
      withDestinationPath: "../secret.png")
    let (sources, _) = ReportSources.read(report.project)
    #expect(sources.picture("picture.png") == Array("inside".utf8))
    for path in ["../secret.png", "link.png", "../chapters/../secret.png", "nothing.png", ""] {
      #expect(sources.picture(path) == nil, "\(path)")
    }
  }
}

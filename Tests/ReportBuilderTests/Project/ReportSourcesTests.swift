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

import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

@Suite struct ReportSourcesTests {
  /// Reads a project of the given files, in a folder of its own that is gone afterwards.
  private func read(
    _ files: [String: String]
  ) throws -> (sources: ReportSources, diagnostics: [Diagnostic], pictures: [String]) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("report-sources-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, content) in files {
      let place = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      if !path.hasSuffix("/") { try Data(content.utf8).write(to: place) }
    }
    try? FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("chapters/out.png"),
      withDestinationURL: folder.appendingPathComponent("secret.png"))
    let (sources, diagnostics) = ReportSources.read(Project(folder: folder))
    let pictures = ["dot.png", "../secret.png", "out.png", "a/../dot.png", "none.png"]
      .filter { sources.picture($0) != nil }
    return (sources, diagnostics, pictures)
  }

  @Test func readsTheIndexAndTheChaptersInTheOrderOfTheirNames() throws {
    let (sources, diagnostics, _) = try read([
      "chapters/10-b.md": "# B", "chapters/02-a.md": "# A", "chapters/index.md": "# I",
      "chapters/references.json": "[]", "chapters/.hidden.md": "", "chapters/notes.txt": "",
    ])
    #expect(diagnostics.isEmpty)
    #expect(sources.index?.path == "chapters/index.md")
    #expect(sources.chapters.map(\.path) == ["chapters/02-a.md", "chapters/10-b.md"])
    #expect(sources.references?.path == "chapters/references.json")
  }

  @Test(arguments: [["a.txt": ""], ["chapters": ""]])
  func missesTheFolder(_ files: [String: String]) throws {
    #expect(try read(files).diagnostics.map(\.identifier) == ["no-chapters"])
  }

  @Test func missesTheIndex() throws {
    let (sources, diagnostics, _) = try read(["chapters/01-a.md": "# A"])
    #expect(diagnostics.map(\.identifier) == ["no-index"])
    #expect(sources.chapters.count == 1)
  }

  @Test(arguments: [
    "1-x.md", "noise.md", "01_x.md", "01-.md", "01--.md", "01-X y.md", "02-a.markdown", "03-b.MD",
    "0é-a.md", "٠١-a.md",
  ]) func leavesOutOddNamesAndSaysSo(_ name: String) throws {
    let (sources, diagnostics, _) = try read([
      "chapters/index.md": "# I", "chapters/\(name)": "# X",
    ])
    #expect(sources.chapters.isEmpty)
    #expect(diagnostics.map(\.identifier) == ["chapter-name"])
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(diagnostics.first?.message.contains("chapters/\(name)") == true)
  }

  @Test(arguments: ["01-a.md", "01-é_2.md", "99-2d-mixtures.md"])
  func takesNamesOfLettersDigitsAndHyphens(_ name: String) throws {
    let (sources, diagnostics, _) = try read([
      "chapters/index.md": "# I", "chapters/\(name)": "# X",
    ])
    #expect(diagnostics.isEmpty)
    #expect(sources.chapters.count == 1)
  }

  @Test func tellsAFolderFromAChapter() throws {
    let (_, diagnostics, _) = try read(["chapters/index.md": "# I", "chapters/01-x.md/a": ""])
    #expect(diagnostics.map(\.message) == ["'chapters/01-x.md' is a folder, not a file"])
  }

  @Test func readsPicturesInsideTheFolderOnly() throws {
    let (_, _, pictures) = try read([
      "chapters/index.md": "# I", "chapters/dot.png": "x", "chapters/a/b": "", "secret.png": "y",
    ])
    #expect(pictures == ["dot.png", "a/../dot.png"])
  }
}

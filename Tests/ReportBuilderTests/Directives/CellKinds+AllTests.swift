import Foundation
import Testing

@testable import ReportBuilder

@Suite struct CellKindsAllTests {
  @Test func namesEachKindOnce() {
    let kinds = CellKinds.all.directives
    #expect(Set(kinds.map { $0.name }).count == kinds.count)
    for kind in kinds {
      #expect(kind.summary.hasSuffix("."))
      // What is called alike is numbered together, so it starts alike.
      for other in kinds where other.label?.word == kind.label?.word {
        #expect(other.label == kind.label)
      }
    }
  }

  @Test func eachKindIsComputedOrShownAsItWasWritten() {
    for content in CellKinds.all.contents {
      let isComputed = content is any ComputedContent.Type
      #expect(isComputed != (content is any WrittenContent.Type))
      // Only a program can be computed, and only definitions have no result.
      #expect(isComputed == (content.expectation != nil && content != DefineDirective.self))
    }
  }

  private let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..")

  @Test func theTestsOfThePageHoldOneOfEach() throws {
    let folder = root.appending(path: "Tests/browser/report/chapters")
    let chapters = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") }
      .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }.joined()
    for content in CellKinds.all.contents {
      #expect(chapters.contains("`{\(content.name)}") || chapters.contains("`{\(content.name) "))
    }
  }

  @Test func theManualNamesEachAndHostileChaptersHoldIt() throws {
    let manual = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let hostile = try ["ChapterText", "TextPieces"].map { name in
      try String(
        contentsOf: root.appending(path: "Tests/Fuzzing/Cases/\(name).swift"), encoding: .utf8)
    }.joined()
    for content in CellKinds.all.contents {
      let name = content.name
      #expect(manual.contains("`{\(name)}") || manual.contains("`{\(name) "), "\(name)")
      #expect(hostile.contains("{\(name)") || hostile.contains("\"\(name)\""), "\(name)")
    }
  }

  /// What stands in a chapter for each kind that has a label.
  private let samples = [
    "figure": "```{figure} #fig-a\n:caption: C\n:alt: A\n\nplot([line({ x in x })], x: 0...1)\n```",
    "table": "```{table} #tab-a\n:caption: C\n\ntable(columns: [\"a\": [1]])\n```",
    "grid": "```{grid} #tab-a\n:caption: C\n\n| a |\n|---|\n| b |\n```",
    "claim":
      "```{claim} #claim-a\n:place: here\n:says: S\n:expect: holds\n\nholds(1 < 2)\ncontrol(2 < 1)\n```",
  ]

  /// The files of the page that name blocks by their class.
  private let placesOfBlocks = [
    "script/search.js", "script/previews.js", "style/blocks.css", "style/reading.css",
    "style/print.css", "style/tokens.css",
  ]

  @Test func theFilesOfThePageNameTheBlockOfEach() throws {
    let files = try placesOfBlocks.map { name in
      let place = root.appending(path: "Sources/CPageFiles/\(name)")
      return (name: name, text: try String(contentsOf: place, encoding: .utf8))
    }
    for content in CellKinds.all.directives where content.label != nil {
      let sample = try #require(samples[content.name], "a sample of '\(content.name)'")
      let label = try #require(sample.firstMatch(of: /#([a-z-]+)/)).1
      let html = page(of: sample)
      // The block begins the chapter, and holds the element that the label leads to.
      let start = try #require(html.firstRange(of: "One</h2>")).upperBound
      let target = try #require(
        html[start...].firstRange(of: "id=\"\(label)\""), "\(content.name)")
      let end = html[target.upperBound...].firstIndex(of: ">") ?? html.endIndex
      let first = try #require(
        html[start..<end].firstMatch(of: /<[a-z]+[^>]* ?class="([a-z-]+)/), "\(content.name)")
      let name = first.1
      for file in files {
        #expect(
          try file.text.contains(Regex("\\.\(name)(?![a-z])")), "\(content.name) in \(file.name)")
      }
    }
  }
}

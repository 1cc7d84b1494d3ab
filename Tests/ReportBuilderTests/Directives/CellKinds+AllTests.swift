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
}

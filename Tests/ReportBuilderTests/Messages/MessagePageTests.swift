import Diagnostics
import Foundation
import Script
import Testing
import Vocabulary

@testable import ReportBuilder

@Suite struct IdentifierScanTests {
  @Test func findsEveryWayInWhichAKindIsNamed() {
    let scan = IdentifierScan([
      """
      static let one: Diagnostic.Identifier = "kind-1"
      func tell(_ identifier: Diagnostic.Identifier, _ message: String) {}
      struct Fault { public init(_ identifier: Diagnostic.Identifier) {} }
      var identifier: Diagnostic.Identifier { isSmall ? "kind-2" : "kind-3" }
      """,
      """
      sink.tell("kind-4", "no-kind")
      throw Fault(isLarge ? "kind-5" : "kind-6", "a message")
      return Diagnostic(
        "kind-7", "a message")
      self.init("kind-8", other)
      element("no-kind", other)
      .init("no-kind", other)
      error.identifier ?? "kind-9",
      """,
    ])
    #expect(scan.identifiers == Set((1...9).map { "kind-\($0)" }))
  }
}

@Suite struct MessagePageTests {
  /// Kinds that no text alone makes: they tell of the machine, of sizes that an example would be too
  /// long for, or of a fault that another message has told already.
  private static let withoutExample: Set<String> = [
    "no-chapters", "no-index", "bibliography-unread", "chapter-name", "duplicate-chapter",
    "unreadable", "invalid-utf8",
    "file-too-large", "outputs-differ", "results-damaged", "results-not-kept", "not-written",
    "page-size", "more", "front-matter-shape", "yaml-nesting", "nested-too-deep",
    "writing-direction", "image-size", "invalid-character", "program-too-long", "nesting-too-deep",
    "too-many-steps", "failure", "not-checked", "not-evaluated", "missing-definition",
    "tex-nesting",
  ]

  /// A small picture, the only one that examples know.
  private static let picture: [UInt8] = Array(
    Data(
      base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAAAAADFHGIkAAAAE0lEQVR4nGOYhgMwjEqMSpAvAQCb"
        + "fVGQx2uWvAAAAABJRU5ErkJggg=="
    ) ?? Data())

  /// What is told of a text at a place.
  private func diagnostics(_ text: String, at place: MessagePage.Example.Place) -> [Diagnostic] {
    if place == .program {
      return evaluateProgram(text, seed: 0, jobs: 1).diagnostics
    }
    var report = InMemoryReport()
    switch place {
    case .chapter: report.chapters = ["# One\n\n\(text)\n"]
    case .formula: report.chapters = ["# One\n\n```math\n\(text)\n```\n"]
    case .wholeChapter: report.chapters = [text]
    case .references:
      report.chapters = ["# One\n\nAs shown [@a].\n"]
      report.references = text
    case .program, .index: break
    }
    var sources = report.sources
    if place == .index { sources.index = SourceFile(path: "chapters/index.md", text: text) }
    sources.picture = { (path) throws(UnreadableFile) in
      switch path {
      case "square.png": return MessagePageTests.picture
      case "index.md": return Array("# Summary".utf8)
      default: throw UnreadableFile(SystemFault(ENOENT))
      }
    }
    let manuscript = ManuscriptReader.read(sources, words: vocabulary, kinds: .all)
    let result = Computation(
      manuscript: manuscript, keys: PlanKeys(manuscript), workers: Workers(jobs: 1), results: nil,
      skipped: manuscript.cellsWithErrors, progress: { _, _, _ in }
    ).run()
    let found = zip(manuscript.cells, result.outcomes).flatMap { cell, outcome in
      outcome.flatMap { cell.computed?.diagnose(of: $0, at: cell) } ?? []
    }
    return manuscript.diagnostics + result.diagnostics + found
  }

  @Test(arguments: MessagePage.all.indices)
  func theExampleMakesTheMessageAndTheMendedOneNone(_ index: Int) throws {
    let page = MessagePage.all[index]
    guard let example = page.example else {
      #expect(Self.withoutExample.contains(page.identifier.description))
      return
    }
    let wrong = diagnostics(example.wrong, at: example.place)
    #expect(wrong.contains { $0.identifier == page.identifier })
    let mended = diagnostics(example.mended, at: example.place)
    #expect(mended.isEmpty, "\(page.identifier)")
  }

  @Test func hasAPageForEveryKindThatTheProgramCanTell() throws {
    let told = try IdentifierScan().identifiers
    let explained = Set(MessagePage.all.map(\.identifier.description))
    #expect(explained.count == MessagePage.all.count)
    #expect(told.subtracting(explained).sorted() == [])
    #expect(explained.subtracting(told).sorted() == [])
    #expect(Self.withoutExample.subtracting(explained).sorted() == [])
  }

  @Test func findsAPageByItsNameAndTheNearest() {
    #expect(MessagePage.page(of: "unknown-name")?.identifier == "unknown-name")
    #expect(MessagePage.page(of: "unknown-nam") == nil)
    #expect(MessagePage.nearest(to: "unknown-nam") == "unknown-name")
    #expect(MessagePage.nearest(to: "quite-something-else-altogether") == nil)
  }

  @Test func isWrittenAsTextAndAsMarkdown() throws {
    let page = try #require(MessagePage.page(of: "division-by-zero"))
    #expect(
      page.text == """
        division-by-zero

          \(page.meaning)
          \(page.mend)

        Wrong, in a program
          1 / 0

        Right
          1 / 2

        """)
    #expect(
      page.markdown == """
        \(page.meaning) \(page.mend)

        Wrong, in a program:

        ~~~
        1 / 0
        ~~~

        Right:

        ~~~
        1 / 2
        ~~~
        """)
    #expect(MessagePage.overview.contains("\ndivision-by-zero "))
  }

  @Test func isDataForPrograms() throws {
    let page = try #require(MessagePage.page(of: "division-by-zero"))
    let data = try JSONEncoder().encode(page)
    #expect(
      try JSONSerialization.jsonObject(with: data) as? NSDictionary == [
        "identifier": "division-by-zero", "meaning": page.meaning, "mend": page.mend,
        "place": "program", "wrong": "1 / 0", "mended": "1 / 2",
      ])
  }

  @Test func speaksInSentences() {
    for page in MessagePage.all {
      for sentence in [page.meaning, page.mend] {
        #expect(sentence.hasSuffix("."), "\(page.identifier)")
        #expect(
          sentence.first?.isLowercase == false || sentence.hasPrefix("'"), "\(page.identifier)")
      }
      for text in [page.example?.wrong, page.example?.mended].compactMap({ $0 }) {
        #expect(!text.contains("~~~"), "\(page.identifier)")
      }
    }
  }
}

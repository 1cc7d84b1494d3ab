import Diagnostics
import Script
import Testing
import Vocabulary

@testable import ReportBuilder

/// A report made of texts, for tests that need no files.
struct InMemoryReport {
  /// `index.md` below its front matter and title.
  var index = ""
  /// The chapters, each with its title, in order.
  var chapters: [String] = []
  /// `references.json`.
  var references: String?

  /// The report as it would be read.
  var sources: ReportSources {
    var sources = ReportSources()
    sources.index = SourceFile(
      path: "chapters/index.md", text: "---\ntitle: A report\nseed: 7\n---\n\n# Summary\n\n" + index
    )
    sources.chapters = chapters.enumerated().map { position, text in
      SourceFile(path: "chapters/0\(position + 1)-part-\(position + 1).md", text: text)
    }
    sources.references = references.map {
      SourceFile(path: "chapters/references.json", text: $0)
    }
    return sources
  }

  /// The report as it is understood.
  var manuscript: Manuscript { ManuscriptReader.read(sources, words: vocabulary, kinds: .all) }

  /// The report computed on `jobs` threads.
  func computed(jobs: Int = 1) -> (manuscript: Manuscript, result: Computation.Result) {
    let manuscript = manuscript
    let result = Computation(
      manuscript: manuscript, keys: PlanKeys(manuscript), workers: Workers(jobs: jobs),
      results: nil,
      progress: { _, _, _ in }
    ).run()
    return (manuscript, result)
  }

  /// The page of the computed report, with what is wrong shown in place.
  func html() -> String {
    let (manuscript, result) = computed()
    return ReportPage(
      manuscript: manuscript, outcomes: result.outcomes,
      diagnostics: manuscript.diagnostics + result.diagnostics
    ).html()
  }
}

/// The outcomes of one type in a chapter with `text`, which has no errors.
func outcomes<Made: Outcome>(_ type: Made.Type, of text: String) throws -> [Made] {
  let (manuscript, result) = InMemoryReport(chapters: ["# One\n\n" + text]).computed()
  try #require(manuscript.diagnostics == [] && result.diagnostics == [])
  return result.outcomes.compactMap { $0 as? Made }
}

/// The page of a chapter with `text`.
func page(of text: String) -> String { InMemoryReport(chapters: ["# One\n\n" + text]).html() }

import Diagnostics
import Markdown
import Markup
import Plotting
import Typesetting

/// The whole report as one HTML file.
struct ReportPage {
  let manuscript: Manuscript
  let outcomes: [(any Outcome)?]
  /// What is to be shown in place of what failed.
  let diagnostics: [Diagnostic]

  /// The file.
  func html() -> String { page().render() }

  /// Everything that the file shows.
  func page() -> Page {
    let bibliography = Bibliography(
      manuscript.references, cited: citedKeys, style: manuscript.settings.citations,
      language: manuscript.settings.language)
    let writer = ChapterWriter(
      manuscript, outcomes: outcomes, diagnostics: diagnostics, bibliography: bibliography)
    let chapters = manuscript.chapters.indices.map { chapter(at: $0, writer) }
    let ledger = entries(writer)
    return Page(
      language: manuscript.settings.language, title: .text(manuscript.settings.title),
      plainTitle: manuscript.settings.title,
      subtitle: manuscript.settings.subtitle.map { .text($0) },
      authors: manuscript.settings.authors, paper: manuscript.settings.paper,
      summaryText: manuscript.settings.subtitle ?? manuscript.settings.title, abstract: errors,
      chapters: chapters, ledger: ledger,
      bibliography: bibliography.items(places: writer.citations), provenance: provenance,
      pictures: manuscript.pictures.pictures, extraStyles: fontFaces + [mathematicsCSS, Theme.css])
  }

  /// The fonts that the formulas need; none where there is no formula.
  private var fontFaces: [String] {
    let formulas = manuscript.mathematics.values
    guard !formulas.isEmpty else { return [] }
    return mathematicsFontFaces(rare: formulas.contains { needsRareMathematicsFont($0.plainText) })
  }

  private func chapter(at index: Int, _ writer: ChapterWriter) -> PageChapter {
    let chapter = manuscript.chapters[index]
    return PageChapter(
      identifier: manuscript.chapterAnchor(index), number: chapter.number,
      title: writer.title(of: index), body: writer.body(of: index),
      contents: chapter.headings.map { heading in
        ContentsEntry(
          level: heading.level - 1, number: heading.number,
          title: writer.heading(heading, of: index).asLabel, identifier: heading.anchor)
      })
  }

  /// All errors at the head of a page that was written in spite of them.
  private var errors: MarkupNode? {
    let errors = diagnostics.filter { $0.severity == .error }
    return errors.isEmpty ? nil : ErrorBlock(text: DiagnosticRenderer().render(errors)).node
  }

  private var citedKeys: Set<String> {
    var keys: Set<String> = []
    for text in manuscript.texts {
      for construct in text.document.allConstructs {
        guard let citation = manuscript.citation(construct) else { continue }
        keys.formUnion(citation.items.map(\.key))
      }
    }
    return keys
  }

  private func entries(_ writer: ChapterWriter) -> [LedgerEntry] {
    manuscript.claims(outcomes).map { cell, claim, outcome in
      let statement = writer.line(claim.statement.markdown).asLabel
      return LedgerEntry(
        claimIdentifier: cell.name, number: cell.number ?? "",
        chapterIdentifier: manuscript.chapterAnchor(cell.chapter),
        chapterTitle: .fragment([
          .text(manuscript.chapters[cell.chapter].number.map { "\($0) " } ?? ""),
          writer.title(of: cell.chapter),
        ]),
        origin: claim.source, place: claim.paper,
        says: claim.quote == nil ? statement : .fragment(["\u{201C}", statement, "\u{201D}"]),
        verdict: outcome.verdict, expected: claim.expected ?? outcome.verdict,
        summary: ClaimSummary(outcome), failure: outcome.failure)
    }
  }

  private var seed: String {
    let settings = manuscript.settings
    return "\(settings.seed)"
      + (settings.replacedSeed.map { ", given for this build in place of the report's own, \($0)" }
        ?? "")
  }

  private var provenance: [ProvenanceEntry] {
    [ProvenanceEntry(name: "Seed of random draws", value: seed)]
      + manuscript.chapters.map { chapter in
        ProvenanceEntry(
          name: chapter.file.path,
          value: "SHA-256 " + Fingerprint(of: chapter.file.bytes).hexadecimal.prefix(16))
      }
  }
}

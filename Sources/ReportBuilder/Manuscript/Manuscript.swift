import Diagnostics
import Markdown
import Markup
import Script

/// The report as it was understood before anything is computed: its texts, its places of
/// computation, its labels and numbers, and its programs, checked.
struct Manuscript: Sendable {
  /// What the front matter says.
  var settings = ReportSettings()
  /// The index first, then the chapters.
  var chapters: [Chapter] = []
  /// The chapters by the names of their files, `01-name.md`.
  var chapterOfFile: [String: Int] = [:]
  /// The chapters' texts and those of their options.
  var texts: [MarkedText] = []
  /// The places of computation in reading order.
  var cells: [Cell] = []
  /// Which node is which place.
  var cellOfNode: [NodeKey: Int] = [:]
  /// The formulas.
  var mathematics: [NodeKey: MarkupNode] = [:]
  /// What carries which label, for equations and statements with a number.
  var numberOfNode: [NodeKey: String] = [:]
  /// The pictures.
  var pictures = PictureTable()
  /// The labels.
  var labels = LabelTable()
  /// The headings' names of places, by chapter and slug.
  var anchors: [Int: [String: String]] = [:]
  /// The headings' names of places by slug: that of the first chapter that has it.
  var firstAnchors: [String: String] = [:]
  /// The bibliography's entries, cited or not.
  var references: [Reference] = []
  /// Their keys.
  var referenceKeys: Set<String> = []
  /// The programs of the cells, in their order, checked; nil before that.
  var checked: CheckedReport?
  /// What is wrong with all of it.
  var diagnostics: [Diagnostic] = []

  /// The cells with a content of one type, with their checked programs.
  func cells<Content: CellContent>(
    of type: Content.Type
  ) -> [(cell: Cell, content: Content, unit: CheckedUnit)] {
    guard let checked else { return [] }
    return zip(cells, checked.units).compactMap { cell, unit in
      (cell.content as? Content).map { (cell, $0, unit) }
    }
  }

  /// Whether nothing can be computed.
  var hasErrors: Bool { diagnostics.hasErrors }
}

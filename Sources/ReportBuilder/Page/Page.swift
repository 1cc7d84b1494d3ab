import Markup

/// Everything that the HTML file shows, finished but for its frame.
struct Page: Sendable {
  /// The language of the text, as a BCP 47 tag.
  var language = "en"
  /// The title as inline markup.
  var title: MarkupNode
  /// The title without markup, for the window.
  var plainTitle: String
  /// The line under the title.
  var subtitle: MarkupNode?
  /// Who wrote the report.
  var authors: [String] = []
  /// The paper that the report reproduces.
  var paper: PaperReference?
  /// The sentence that search machines and link previews show; empty means none.
  var summaryText = ""
  /// The summary at the top.
  var abstract: MarkupNode?
  /// The chapters in reading order.
  var chapters: [PageChapter] = []
  /// The claims in reading order.
  var ledger: [LedgerEntry] = []
  /// The cited works, sorted.
  var bibliography: [BibliographyItem] = []
  /// How the file came about, in the order shown.
  var provenance: [ProvenanceEntry] = []
  /// The pictures of the report.
  var pictures: [Picture] = []
  /// Style sheets of other rooms: plots, mathematics, fonts.
  var extraStyles: [String] = []
}

/// A chapter of the page.
struct PageChapter: Sendable {
  /// The anchor.
  var identifier: String
  /// The number, absent for a chapter that does not count.
  var number: Int?
  /// The title as inline markup.
  var title: MarkupNode
  /// Everything under the title, footnotes included.
  var body: MarkupNode
  /// The sections of the chapter.
  var contents: [ContentsEntry] = []
}

/// A section in the table of contents.
struct ContentsEntry: Sendable {
  /// The depth: 1 for a section of the chapter, 2 for a section in that.
  var level: Int
  /// The number as shown, `1.2`; absent where headings are not numbered.
  var number: String?
  /// The title as inline markup, free of links.
  var title: MarkupNode
  /// The anchor.
  var identifier: String
}

/// One fact about how the file came about.
struct ProvenanceEntry: Sendable, Hashable {
  /// What it is: `Seed`.
  var name: String
  /// Its value.
  var value: String
}

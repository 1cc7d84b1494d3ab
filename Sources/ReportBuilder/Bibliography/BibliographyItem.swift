import Markup

/// A cited work as the page lists it.
struct BibliographyItem: Sendable {
  /// The key that authors cite it by.
  var key: String
  /// The entry as inline markup.
  var entry: MarkupNode
  /// A remark of the report's author on the entry.
  var note: String?
  /// Where it is cited, in reading order.
  var citedAt: [CitationPlace]
}

/// A place where a work is cited.
struct CitationPlace: Sendable, Hashable {
  /// The anchor of the citation.
  var identifier: String
  /// The words that name the place: `1.2`.
  var name: String
}

/// One work in a citation.
struct CitationItem: Sendable, Hashable {
  /// The key of the work.
  var key: String
  /// The place in the work: `p. 3`.
  var locator: String?
}

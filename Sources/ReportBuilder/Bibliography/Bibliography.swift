import Markup

/// How citations look.
enum CitationStyle: String, Sendable, Hashable {
  /// `(Hyvärinen 2005; Liu and Wang 2016, p. 3)`.
  case authorYear
  /// `[3; 6, p. 3]`.
  case numeric
}

/// The cited works, with the letters that tell apart works of the same authors and year.
struct Bibliography: Sendable {
  /// How citations look.
  let style: CitationStyle
  /// The cited works, sorted as listed.
  let references: [Reference]

  /// The works of `references` whose keys are among `cited`.
  init(_ references: [Reference], cited: Set<String>, style: CitationStyle = .authorYear) {
    self.style = style
    self.references = references.filter { cited.contains($0.key) }
  }

  /// A citation of one or more works, each linked to its entry; a key that is not in the
  /// bibliography stands as it was written, marked.
  func citation(_ items: [CitationItem], identifier: String) -> MarkupNode {
    .element("span", ["class": "citation", "id": identifier], [])
  }

  /// The entries of the list, with links back to `places` (by key, in reading order).
  func items(places: [String: [CitationPlace]]) -> [BibliographyItem] { [] }
}

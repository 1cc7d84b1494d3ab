import Markup

/// A cited work as the page lists it.
struct BibliographyItem: Sendable {
  /// The key that authors cite it by.
  var key: String
  /// The number in brackets, where citations are numbers.
  var label: String?
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
  /// What stands before: `see`.
  var prefix: String?
  /// Whether the authors are left out.
  var hidesAuthors = false
  /// The place in the work: `p. 3`.
  var locator: String?
}

extension BibliographyItem {
  /// The entry with links back to the places that cite it.
  var node: MarkupNode {
    var nodes: [MarkupNode] = label.map { [.text($0 + " ")] } ?? []
    nodes.append(entry)
    if let note { nodes += [" ", .element("span", ["class": "note"], text: note)] }
    if !citedAt.isEmpty {
      nodes += [" ", .element("span", ["class": "cited"], ["Cited in "] + links + ["."])]
    }
    return .element("li", ["id": PageAnchor.reference(key)], nodes)
  }

  /// The places, those that follow each other under one name as numbers behind it:
  /// `chapter 1 ↑2 ↑3, chapter 4`.
  private var links: [MarkupNode] {
    var count = 0
    return citedAt.indices.flatMap { index -> [MarkupNode] in
      let place = citedAt[index]
      let isRepeated = index > 0 && citedAt[index - 1].name == place.name
      count = isRepeated ? count + 1 : 1
      let link = MarkupNode.element(
        "a",
        [
          "href": "#" + fragment(place.identifier),
          "aria-label": isRepeated ? "\(place.name), place \(count)" : nil,
        ], text: isRepeated ? "\u{2191}\(count)" : place.name)
      return index == 0 ? [link] : [isRepeated ? " " : ", ", link]
    }
  }
}

import Markdown
import Markup

extension Page {
  /// What the browser may load and run: nothing but what stands in the file, and of scripts the one
  /// whose hash is named.
  static let contentSecurityPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    + "script-src \(PageScript.policySource); base-uri 'none'; form-action 'none'"

  /// The complete HTML file, the same bytes for the same page.
  ///
  /// - Complexity: O(n) in the length of the output.
  func render() -> String {
    let root = MarkupNode.element("html", ["lang": language], [head, body])
    return withoutForbiddenCharacters(
      MarkupNode.fragment([.trusted("<!doctype html>\n"), root, "\n"]).html)
  }

  private var head: MarkupNode {
    var nodes: [MarkupNode] = [
      .element("meta", ["charset": "utf-8"]),
      .element(
        "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .element(
        "meta",
        ["http-equiv": "Content-Security-Policy", "content": Page.contentSecurityPolicy]),
      .element("meta", ["name": "color-scheme", "content": "light dark"]),
      .element("title", text: plainTitle),
    ]
    if !summaryText.isEmpty {
      nodes.append(.element("meta", ["name": "description", "content": summaryText]))
    }
    if !authors.isEmpty {
      nodes.append(
        .element("meta", ["name": "author", "content": authors.joined(separator: ", ")]))
    }
    nodes.append(.element("link", ["rel": "icon", "href": "data:,"]))
    nodes.append(.element("script", [:], [.trusted(PageScript.text)]))
    nodes.append(.element("style", [:], [.trusted(Stylesheet.text(adding: extraStyles))]))
    return .element("head", [:], nodes.flatMap { ["\n", $0] })
  }

  private var body: MarkupNode {
    .element(
      "body", [:],
      [
        .element("a", ["class": "skip", "href": "#\(PageAnchor.main)"], text: "Skip to the text"),
        .element(
          "div", ["class": "page", "id": PageAnchor.top],
          [
            masthead, contentsList,
            .element(
              "main", ["id": PageAnchor.main],
              opening.map { chapter(at: $0) } + [Ledger(entries: ledger).node]
                + chapters.indices.dropFirst(opening.count).map { chapter(at: $0) }
                + [bibliographySection, provenanceSection]),
            footer,
          ]),
        Picture.sharedData(pictures),
      ])
  }

  /// The chapters before the ledger: the report's result, which has no number.
  private var opening: Range<Int> { 0..<(chapters.first.map { $0.number == nil } == true ? 1 : 0) }

  private var footer: MarkupNode {
    .element(
      "footer", [:],
      [
        .element(
          "p", [:],
          [
            "Every number, table and figure on this page was computed from its own text. ",
            .element("a", ["href": "#\(PageAnchor.top)"], text: "Back to the top"),
          ])
      ])
  }
}

// MARK: The top of the page

extension Page {
  private var masthead: MarkupNode {
    var nodes: [MarkupNode] = [.element("h1", [:], [title])]
    if let subtitle { nodes.append(.element("p", ["class": "subtitle"], [subtitle])) }
    if !authors.isEmpty {
      nodes.append(.element("p", ["class": "authors"], text: enumeration(authors)))
    }
    if let paper { nodes.append(.element("p", ["class": "paper"], paper.nodes)) }
    if let abstract { nodes.append(.element("div", ["class": "abstract"], [abstract])) }
    return .element("header", ["class": "masthead"], nodes)
  }
}

extension PaperReference {
  /// The paper in one line.
  fileprivate var nodes: [MarkupNode] {
    var nodes: [MarkupNode] = ["On ", .element("cite", text: title)]
    if !authors.isEmpty { nodes += [" by ", .text(enumeration(authors))] }
    let place = identifier ?? url
    guard let place else { return nodes }
    nodes.append(", ")
    if let url, isWebAddress(url) {
      nodes.append(.element("a", ["href": url, "rel": "noreferrer"], text: place))
    } else {
      nodes.append(.text(place))
    }
    return nodes
  }
}

/// The names as a list in prose: `A`, `A and B`, `A, B and C`.
func enumeration(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " and " + last
}

/// Whether the text is an address that a page may link to.
func isWebAddress(_ text: String) -> Bool {
  LinkAddress.faultOnTheWeb(in: text) == nil
}

// MARK: Contents

extension Page {
  private var contentsList: MarkupNode {
    var items: [MarkupNode] = []
    items += chapters.map { chapter in
      contentsItem(
        chapter.number.map(String.init), chapter.title.asLabel, chapter.identifier,
        sections(chapter.contents[...]))
    }
    if !ledger.isEmpty {
      items.insert(contentsItem(nil, "The claims", PageAnchor.ledger), at: opening.count)
    }
    if !bibliography.isEmpty {
      items.append(contentsItem(nil, "Bibliography", PageAnchor.bibliography))
    }
    if !provenance.isEmpty {
      items.append(contentsItem(nil, "Provenance", PageAnchor.provenance))
    }
    return .element(
      "nav", ["class": "contents", "id": PageAnchor.contents, "aria-label": "Contents"],
      [
        // Filled by the script.
        .element("div", ["class": "tools"]),
        .element(
          "details", [:],
          [
            .element("summary", [:], [.element("span", text: "Contents")]),
            .element("ol", [:], items),
          ]),
      ])
  }

  private func contentsItem(
    _ number: String?, _ title: MarkupNode, _ identifier: String, _ inner: MarkupNode? = nil
  ) -> MarkupNode {
    let label: [MarkupNode] = [
      .element("span", ["class": "number"], text: number ?? ""),
      .element("span", [:], [title]),
    ]
    return .element(
      "li", [:],
      [.element("a", ["href": "#" + fragment(identifier)], label)] + (inner.map { [$0] } ?? []))
  }

  /// The sections of a chapter; those deeper than two levels are left to the text.
  private func sections(_ entries: ArraySlice<ContentsEntry>) -> MarkupNode? {
    let shown = entries.filter { $0.level <= 1 }
    guard !shown.isEmpty else { return nil }
    return .element(
      "ol", [:], shown.map { contentsItem($0.number, $0.title.asLabel, $0.identifier) })
  }
}

// MARK: Chapters and what follows them

extension Page {
  private func chapter(at index: Int) -> MarkupNode {
    let chapter = chapters[index]
    return .element(
      "article", ["class": "chapter"],
      [
        .element(
          "h2", ["id": chapter.identifier],
          [
            selfLink(number: chapter.number.map(String.init), identifier: chapter.identifier),
            chapter.title,
          ]),
        chapter.body, turn(at: index),
      ])
  }

  /// The links to the chapters before and after.
  private func turn(at index: Int) -> MarkupNode {
    func link(_ neighbour: Int, _ style: String, _ word: String) -> MarkupNode {
      let chapter = chapters[neighbour]
      return .element(
        "a", ["class": style, "href": "#" + fragment(chapter.identifier)],
        [.element("span", ["class": "way"], text: word), chapter.title.asLabel])
    }
    var links: [MarkupNode] = []
    if index > 0 { links.append(link(index - 1, "previous", "\u{2190} Previous")) }
    if index + 1 < chapters.count { links.append(link(index + 1, "next", "Next \u{2192}")) }
    guard !links.isEmpty else { return .fragment([]) }
    return .element("div", ["class": "turn"], links)
  }

  private var bibliographySection: MarkupNode {
    guard !bibliography.isEmpty else { return .fragment([]) }
    return .element(
      "section", ["class": "bibliography"],
      [
        sectionTitle("Bibliography", PageAnchor.bibliography),
        .element("ul", [:], bibliography.map(\.node)),
      ])
  }

  private var provenanceSection: MarkupNode {
    guard !provenance.isEmpty else { return .fragment([]) }
    let items = provenance.map { entry in
      MarkupNode.element(
        "div", [:], [.element("dt", text: entry.name), .element("dd", text: entry.value)])
    }
    return .element(
      "section", ["class": "provenance"],
      [sectionTitle("Provenance", PageAnchor.provenance), .element("dl", [:], items)])
  }

  private func sectionTitle(_ title: String, _ identifier: String) -> MarkupNode {
    .element(
      "h2", ["id": identifier], [selfLink(number: nil, identifier: identifier), .text(title)])
  }
}

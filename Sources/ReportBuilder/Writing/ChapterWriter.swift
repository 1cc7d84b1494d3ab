import Diagnostics
import Markdown
import Markup
import Script

/// Writes the texts of a report as HTML, with everything computed in its place.
///
/// It is used for one page and counts the citations on it.
final class ChapterWriter {
  let manuscript: Manuscript
  private let outcomes: [Outcome?]
  private let diagnostics: PlaceIndex<Diagnostic>
  private let definitions: PlaceIndex<CheckedDefinition>
  private let headings: [NodeKey: Chapter.Heading]
  private let bibliography: Bibliography
  /// Where each work is cited, in reading order.
  private(set) var citations: [String: [CitationPlace]] = [:]
  private var citationCount = 0
  /// The footnotes that were called, in order, in the block that is being written.
  private var calledNotes: [Int] = []

  init(
    _ manuscript: Manuscript, outcomes: [Outcome?], diagnostics: [Diagnostic],
    bibliography: Bibliography
  ) {
    self.manuscript = manuscript
    self.outcomes = outcomes
    self.diagnostics = PlaceIndex(diagnostics, place: \.range)
    definitions = PlaceIndex(manuscript.checked.map { Array($0.definitions.values) } ?? []) {
      $0.range
    }
    headings = Dictionary(
      manuscript.chapters.flatMap { chapter in
        chapter.headings.map { (NodeKey(text: chapter.text, node: $0.node), $0) }
      }, uniquingKeysWith: { first, _ in first })
    self.bibliography = bibliography
  }

  /// The body of a chapter, without its title: its sections, each note beside the block that calls
  /// it first.
  func body(of chapter: Int) -> MarkupNode {
    let text = manuscript.chapters[chapter].text
    let document = manuscript.texts[text].document
    let writer = writer(of: text)
    var sections = [ChapterSection()]
    var placed: Set<Int> = []
    for block in document.children(document.root) where block != manuscript.chapters[chapter].title
    {
      if headings[NodeKey(text: text, node: block)]?.level == 2 {
        sections.append(ChapterSection())
      }
      calledNotes = []
      let markup = MarkupNode.trusted(writer.html(of: block))
      let notes = notes(calledIn: document, chapter: chapter, placed: &placed)
      sections[sections.count - 1].blocks.append(
        Footnote.beside(markup, notes, chapter: manuscript.chapters[chapter].slug))
    }
    return .fragment(sections.map(\.node))
  }

  /// The notes that were called since ``calledNotes`` was emptied and have no place yet, and those
  /// that these call in turn.
  private func notes(
    calledIn document: MarkdownDocument, chapter: Int, placed: inout Set<Int>
  ) -> [Footnote] {
    let writer = writer(of: manuscript.chapters[chapter].text)
    var notes: [Footnote] = []
    while !calledNotes.isEmpty {
      let index = calledNotes.removeFirst()
      let footnote = document.footnotes[index]
      guard let number = footnote.number, placed.insert(index).inserted else { continue }
      notes.append(
        Footnote(
          name: footnote.name, number: number, body: .trusted(writer.html(of: footnote.node)),
          calls: footnote.references))
    }
    return notes
  }

  /// The title of a chapter.
  func title(of chapter: Int) -> MarkupNode {
    let chapter = manuscript.chapters[chapter]
    guard let title = chapter.title else { return .text(chapter.slug) }
    return children(of: title, in: chapter.text)
  }

  /// The text of a heading.
  func heading(_ heading: Chapter.Heading, of chapter: Int) -> MarkupNode {
    children(of: heading.node, in: manuscript.chapters[chapter].text)
  }

  /// A text within a line: the caption of a figure. Several paragraphs stay paragraphs.
  func line(_ text: Int?) -> MarkupNode {
    guard let text else { return .fragment([]) }
    let document = manuscript.texts[text].document
    let blocks = Array(document.children(document.root))
    guard blocks.count == 1, let only = blocks.first, document.kind(only) == .paragraph else {
      return .trusted(writer(of: text).html())
    }
    return children(of: only, in: text)
  }

  private func children(of node: NodeID, in text: Int) -> MarkupNode {
    .trusted(writer(of: text).content(of: node))
  }

  private func writer(of text: Int) -> HTMLWriter {
    let document = manuscript.texts[text].document
    let chapter = manuscript.texts[text].chapter
    var writer = HTMLWriter(document)
    writer.carrier = { [unowned self] node, carrier, part in
      html(of: carrier, part, NodeKey(text: text, node: node), chapter)
    }
    writer.heading = { [unowned self] node, _ in heading(at: NodeKey(text: text, node: node)) }
    writer.link = { [manuscript] _, address in
      if let anchor = manuscript.anchor(of: address, from: chapter) {
        return .address("#" + fragment(anchor))
      }
      // A link that was refused leads nowhere.
      return manuscript.isForeign(address)
        ? nil : .replaced(opening: "<span class=\"failure-inline\">", closing: "</span>")
    }
    writer.image = { [manuscript] node, address in
      let words = document.plainText(of: node)
      // A picture that was refused must not be asked for by the page.
      guard let index = manuscript.pictures[address] else {
        return MarkupNode.element("span", ["class": "failure-inline"], text: "[\(words)]").html
      }
      return manuscript.pictures.pictures[index].node(index: index, words: words).html
    }
    return writer
  }

  private func heading(at key: NodeKey) -> HTMLWriter.Heading {
    guard let heading = headings[key] else { return HTMLWriter.Heading() }
    return HTMLWriter.Heading(
      level: min(6, heading.level + 1),
      attributes: " id=\"\(escapedAttribute(heading.anchor))\"",
      prefix: selfLink(number: heading.number, identifier: heading.anchor).html)
  }

  private func html(
    of carrier: Carrier, _ part: HTMLWriter.Part, _ key: NodeKey, _ chapter: Int
  ) -> String? {
    switch carrier {
    case .directive: return site(at: key, carrier, block: true)
    case .inlineValue: return site(at: key, carrier, block: false)
    case .mathematics(let formula):
      guard let mathematics = manuscript.mathematics[key] else { return nil }
      guard formula.isDisplay else { return mathematics.html }
      return EquationBlock(
        identifier: formula.label?.name, number: manuscript.numberOfNode[key],
        mathematics: mathematics
      ).node.html
    case .crossReference(let reference):
      guard let target = manuscript.labels[reference.label] else {
        return escapedText("@" + reference.label)
      }
      return crossReference(.text(target.reference), to: target.anchor).html
    case .citation(let citation): return cite(citation, chapter).html
    case .footnoteReference(let reference):
      guard let index = reference.footnote,
        let number = manuscript.texts[key.text].document.footnotes[index].number
      else { return escapedText(reference.range.text) }
      calledNotes.append(index)
      return Footnote.call(
        name: reference.name, number: number, chapter: manuscript.chapters[chapter].slug,
        count: reference.occurrence
      ).html
    case .statement(let statement):
      let block = StatementBlock(
        identifier: statement.label?.name,
        kind: StatementBlock.Kind(rawValue: statement.kind.rawValue) ?? .note,
        number: manuscript.numberOfNode[key],
        title: statement.title.map { .trusted(writer(of: key.text).html(of: $0)) })
      return part == .closing ? block.closing : block.opening
    }
  }

  private func cite(_ citation: Citation, _ chapter: Int) -> MarkupNode {
    citationCount += 1
    let identifier = "citation-\(citationCount)"
    let name = manuscript.chapters[chapter].number.map { "chapter \($0)" } ?? "summary"
    for item in citation.items {
      citations[item.key, default: []].append(
        CitationPlace(identifier: identifier, name: name))
    }
    return bibliography.citation(
      citation.items.map { CitationItem(key: $0.key, locator: $0.locator) },
      identifier: identifier)
  }

  private func site(at key: NodeKey, _ carrier: Carrier, block: Bool) -> String {
    guard let index = manuscript.siteOfNode[key] else {
      return failure(in: manuscript.texts[key.text].placed(carrier.range), block: block).html
    }
    let site = manuscript.sites[index]
    if site.kindName == DirectiveKind.define.name {
      let failed = !diagnostics.inside(site.range).isEmpty
      return failed ? failure(in: site.range, block: true).html : definitions(at: site).html
    }
    guard let outcome = outcomes[index] else { return failure(in: site.range, block: block).html }
    return SiteBlock(site: site, uses: uses(index), writer: self).node(outcome).html
  }

  /// The definitions that a site's program names itself.
  private func uses(_ index: Int) -> [String] {
    guard let units = manuscript.checked?.units, index < units.count else { return [] }
    return units[index].dependencies.map { "\($0.chapter).\($0.name)" }
  }

  private func definitions(at site: Site) -> MarkupNode {
    DefinitionBlock(
      names: definitions.inside(site.range).map(\.name.name), source: SourceListing(site)
    ).node
  }

  /// What stands where something could not be computed.
  private func failure(in range: SourceRange, block: Bool) -> MarkupNode {
    let inside = diagnostics.inside(range)
    guard block else {
      return .element(
        "span", ["class": "failure-inline"],
        text: inside.first.map { "[\($0.message)]" } ?? "[not computed]")
    }
    let text =
      inside.isEmpty
      ? "It reads a definition that has errors." : DiagnosticRenderer().render(inside)
    return ErrorBlock(text: text).node
  }
}

import Arithmetic
import Diagnostics
import Markdown
import Markup
import Script

/// Sets the texts of a report as markup, with everything computed in its place.
///
/// It is used for one page and counts the citations on it.
final class ChapterWriter {
  let manuscript: Manuscript
  private let outcomes: [(any Outcome)?]
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
    _ manuscript: Manuscript, outcomes: [(any Outcome)?], diagnostics: [Diagnostic],
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
    var sections = [ChapterSection()]
    var placed: Set<Int> = []
    for block in document.children(document.root) where block != manuscript.chapters[chapter].title
    {
      if headings[NodeKey(text: text, node: block)]?.level == 2 {
        sections.append(ChapterSection())
      }
      calledNotes = []
      let markup = self.block(block, in: text)
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
    var notes: [Footnote] = []
    while !calledNotes.isEmpty {
      let index = calledNotes.removeFirst()
      let footnote = document.footnotes[index]
      guard let number = footnote.number, placed.insert(index).inserted else { continue }
      notes.append(
        Footnote(
          name: footnote.name, number: number,
          body: block(footnote.node, in: manuscript.chapters[chapter].text),
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
    if let line = manuscript.texts[text].line { return children(of: line, in: text) }
    let blocks = Array(document.children(document.root))
    guard blocks.count == 1, let only = blocks.first, document.kind(only) == .paragraph else {
      return block(document.root, in: text)
    }
    return children(of: only, in: text)
  }

  private func block(_ node: NodeID, in text: Int) -> MarkupNode {
    var setter = MarkdownSetter(self, text: text)
    return setter.block(node)
  }

  private func children(of node: NodeID, in text: Int) -> MarkupNode {
    var setter = MarkdownSetter(self, text: text)
    return setter.inline(node)
  }

  // MARK: - What Markdown leads to

  /// The heading at a node; nil for the title of a chapter.
  func heading(at key: NodeKey) -> Chapter.Heading? { headings[key] }

  /// A link of a text.
  func link(to address: String, title: String?, _ words: MarkupNode, in text: Int) -> MarkupNode {
    if let anchor = manuscript.anchor(of: address, from: manuscript.texts[text].chapter) {
      // A link without words, as MyST has it, says what it leads to.
      if words.plainText.isEmpty, let target = manuscript.labels[String(address.drop { $0 == "#" })]
      {
        return crossReference(.text(target.reference), to: target.anchor)
      }
      return .element("a", ["href": "#" + fragment(anchor), "title": title], [words])
    }
    // A link that was refused leads nowhere.
    guard manuscript.isForeign(address) else {
      return .element("span", ["class": "failure-inline"], [words])
    }
    return .element("a", ["href": LinkAddress.encoded(address), "title": title], [words])
  }

  /// A picture of a text.
  func image(_ address: String, words: String) -> MarkupNode {
    // A picture that was refused must not be asked for by the page.
    guard let index = manuscript.pictures[address] else {
      return .element("span", ["class": "failure-inline"], text: "[\(words)]")
    }
    return manuscript.pictures.pictures[index].node(index: index, words: words)
  }

  /// What is ours, but for statements.
  func markup(of construct: Construct, at key: NodeKey, isBlock: Bool) -> MarkupNode {
    let chapter = manuscript.texts[key.text].chapter
    switch construct {
    case .directive: return cell(at: key, construct, block: true)
    case .inlineValue: return cell(at: key, construct, block: false)
    case .mathematics(let formula):
      guard let mathematics = manuscript.mathematics[key] else { return .fragment([]) }
      guard formula.isDisplay else { return mathematics }
      return EquationBlock(
        identifier: formula.label?.name, number: manuscript.numberOfNode[key],
        mathematics: mathematics, isInSentence: !isBlock
      ).node
    case .crossReference(let reference):
      guard let target = manuscript.labels[reference.label] else {
        return manuscript.citation(construct).map { cite($0, chapter) }
          ?? .text(reference.range.text)
      }
      let link = crossReference(.text(target.reference), to: target.anchor)
      return reference.locator == nil ? link : .fragment([link, .text(reference.textBehind)])
    case .citation(let citation): return cite(citation, chapter)
    case .footnoteReference(let reference):
      guard let index = reference.footnote,
        let number = manuscript.texts[key.text].document.footnotes[index].number
      else { return .text(reference.range.text) }
      calledNotes.append(index)
      return Footnote.call(
        name: reference.name, number: number, chapter: manuscript.chapters[chapter].slug,
        count: reference.occurrence)
    case .statement: return .fragment([])
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
      citation.items.map {
        CitationItem(
          key: $0.key, prefix: $0.prefix, hidesAuthors: $0.hidesAuthors, locator: $0.locator)
      },
      isNarrative: citation.isNarrative, identifier: identifier)
  }

  private func cell(at key: NodeKey, _ construct: Construct, block: Bool) -> MarkupNode {
    guard let index = manuscript.cellOfNode[key] else {
      return failure(in: manuscript.texts[key.text].placed(construct.range), block: block)
    }
    let cell = manuscript.cells[index]
    var node: MarkupNode?
    if let written = cell.content as? any WrittenContent {
      if !diagnostics.inside(cell.range).hasErrors { node = written.node(on: place(of: index)) }
    } else if let outcome = outcomes[index] {
      node = cell.computed?.node(of: outcome, on: place(of: index))
    }
    return node ?? failure(in: cell.range, block: block, target: target(at: cell))
  }

  /// What refers to a cell, where its label is its own.
  private func target(at cell: Cell) -> LabelTarget? {
    manuscript.labels[cell.name].flatMap { cell.range.contains($0.range) ? $0 : nil }
  }

  /// What the block of a cell needs to know of the page.
  private func place(of index: Int) -> PagePlace {
    let cell = manuscript.cells[index]
    let units = manuscript.checked?.units ?? []
    return PagePlace(
      cell: cell,
      uses: index < units.count
        ? units[index].dependencies.map { "\($0.chapter).\($0.name)" } : [],
      defined: definitions.inside(cell.range).map(\.name.name), seed: manuscript.settings.seed,
      line: { [self] in line($0.markdown) }, words: { [self] in words($0) })
  }

  /// A text as it is written, but for its inline values, which are said as they are computed.
  private func words(_ option: OptionText) -> String {
    guard let index = option.markdown else { return option.text }
    let document = manuscript.texts[index].document
    let bytes = Array(option.text.utf8)
    var output = ""
    var position = 0
    for node in document.descendants(document.root) {
      guard let construct = document.construct(node), case .inlineValue(let value) = construct
      else { continue }
      let span = value.range.bytes.clamped(to: position..<max(position, bytes.count))
      output += String(decoding: bytes[position..<span.lowerBound], as: UTF8.self)
      output += said(NodeKey(text: index, node: node)) ?? value.range.text
      position = span.upperBound
    }
    return output + String(decoding: bytes[position...], as: UTF8.self)
  }

  /// What a value in the line comes to, as it is said; nil where it could not be computed.
  private func said(_ key: NodeKey) -> String? {
    manuscript.cellOfNode[key].flatMap { outcomes[$0] as? ValueOutcome }?.text.plain
  }

  /// What stands where something could not be computed.
  private func failure(
    in range: SourceRange, block: Bool, target: LabelTarget? = nil
  ) -> MarkupNode {
    let inside = diagnostics.inside(range)
    guard block else {
      return .element(
        "span", ["class": "failure-inline"],
        text: inside.first.map { "[\($0.message)]" } ?? "[not computed]")
    }
    let text =
      inside.isEmpty
      ? "It reads a definition that has errors." : DiagnosticRenderer().render(inside)
    return ErrorBlock(
      identifier: target?.anchor, name: target?.reference ?? "This part of the report", text: text
    ).node
  }
}

import Diagnostics
import Markdown
import Script
import Typesetting

/// Understands the sources of a report, chapter by chapter and node by node.
struct ManuscriptReader {
  var manuscript = Manuscript()
  /// What can be in a cell.
  let kinds: CellKinds
  /// The running numbers of the chapter that is being read.
  var counters: [LabelKind: Int] = [:]
  /// The running numbers of what has no label in the chapter that is being read.
  var runningNumbers: [String: Int] = [:]
  var slugger = Slugger()
  var reportSlugger = Slugger()
  /// References to check when all labels are known.
  var references: [(text: Int, node: NodeID, construct: Construct)] = []
  /// Links to check when all headings are known.
  var links: [(text: Int, node: NodeID, address: String)] = []

  /// Images to read when all chapters are.
  var images: [(text: Int, node: NodeID)] = []
  /// The lines of the chapter that is being read on which something stands for a label.
  var brokenLabels: Set<Int> = []
  /// The lines of the chapter that is being read that are options, but not well formed.
  var brokenOptions: [Int: String] = [:]
  /// Fences that hold something else than their program, in all chapters.
  var heldBack: [SourceRange] = []
  /// Whether the bibliography could be read as a whole.
  var hasBibliography = true

  /// Everything that can be said about the sources without computing.
  static func read(
    _ sources: ReportSources, words: WordTable, kinds: CellKinds
  ) -> Manuscript {
    var reader = ManuscriptReader(kinds: kinds)
    let files =
      (sources.index.map { [(file: $0, number: nil)] } ?? [])
      + sources.chapters.enumerated().map { (file: $1, number: $0 + 1) }
    let parsed = files.enumerated().map { MarkedText.parse($1.file, chapter: $0) }
    reader.reserveAnchors(parsed.map(\.text.document))
    for (file, (text, diagnostics)) in zip(files, parsed) {
      reader.readChapter(file.file, number: file.number, text, diagnostics)
    }
    reader.readReferences(sources.references)
    reader.checkReferences()
    reader.checkLinks()
    reader.readPictures(sources.picture)
    reader.checkPrograms(words)
    reader.keepBackConsequences()
    reader.manuscript.diagnostics = Diagnostic.sorted(reader.manuscript.diagnostics)
    return reader.manuscript
  }

  /// Tells what is wrong.
  mutating func diagnose(
    _ identifier: Diagnostic.Identifier, _ message: String, at range: SourceRange?,
    annotation: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    manuscript.diagnostics.append(
      Diagnostic(identifier, message, at: range, annotation: annotation, notes: notes))
  }

  /// Keeps the names of places that the page and the labels need from the headings.
  private mutating func reserveAnchors(_ documents: [MarkdownDocument]) {
    for name in PageAnchor.reserved.sorted() { _ = reportSlugger.anchor(for: name) }
    for construct in documents.flatMap(\.allConstructs) {
      if let label = construct.label { _ = reportSlugger.anchor(for: label.name) }
    }
  }

  private mutating func readChapter(
    _ file: SourceFile, number: Int?, _ text: MarkedText, _ diagnostics: [Diagnostic]
  ) {
    let index = manuscript.chapters.count
    let (slug, identifier) = Chapter.names(of: file)
    if let twin = manuscript.chapters.first(where: { $0.identifier == identifier }) {
      diagnose(
        "duplicate-chapter", "'\(twin.file.path)' already has the name '\(identifier)'",
        at: SourceRange(file: file, bytes: 0..<0))
    }
    brokenLabels = []
    brokenOptions = [:]
    take(diagnostics)
    tellDirections(in: file)
    if number == nil {
      let (settings, diagnostics) = ReportSettings.read(text.document.frontMatter)
      manuscript.settings = settings
      manuscript.diagnostics += diagnostics
    } else if let frontMatter = text.document.frontMatter {
      diagnose(
        "front-matter-place", "only 'index.md' has front matter", at: frontMatter.range,
        annotation: "what it says holds for the whole report")
    }
    let fileName = file.path.split(separator: "/").last.map(String.init) ?? file.path
    manuscript.chapterOfFile[fileName] = index
    manuscript.chapters.append(
      Chapter(
        file: file, text: manuscript.texts.count, slug: slug, identifier: identifier,
        number: number))
    counters = [:]
    runningNumbers = [:]
    slugger = Slugger()
    readText(text)
    // The title of a text that could not be read, or is taken for front matter, is not missed.
    let hiding: Set<Diagnostic.Identifier> = [
      .invalidUTF8, .fileTooLarge, .nestedTooDeep, .unclosedFrontMatter,
    ]
    if diagnostics.contains(where: { hiding.contains($0.identifier) }) { return }
    checkTitle(of: manuscript.chapters[index], text.document)
  }

  /// A chapter starts with its title.
  private mutating func checkTitle(of chapter: Chapter, _ document: MarkdownDocument) {
    let first = document.children(document.root).first { document.kind($0) != .htmlBlock }
    guard let title = chapter.title else {
      guard let head = document.frontMatter?.range.bytes.upperBound else {
        diagnose(
          "no-title", "a chapter starts with its title: '# Title'",
          at: SourceRange(file: chapter.file, bytes: 0..<0))
        return
      }
      diagnose(
        "no-title",
        "the title of the chapter is missing: '# Title' stands behind the front matter, whose 'title' "
          + "is that of the report", at: SourceRange(file: chapter.file, bytes: head..<head))
      return
    }
    if let first, first != title {
      diagnose(
        "title-place", "nothing may stand before the title of a chapter",
        at: document.range(title),
        annotation: chapter.number == nil && chapter.file.bytes.starts(with: "---".utf8)
          ? "a line '---' starts front matter where keys with values follow, as 'title: A report'"
          : nil)
    }
  }

  /// Reads one text and returns its index.
  @discardableResult
  mutating func readText(_ text: MarkedText) -> Int {
    let index = manuscript.texts.count
    manuscript.texts.append(text)
    let document = text.document
    manuscript.diagnostics += document.unsafeContent().map { text.placed($0) }
    if let deep = document.firstTooDeep {
      diagnose(
        .nestedTooDeep,
        "more than \(MarkdownDocument.deepestNesting) quotations, lists or marks stand around this",
        at: text.placed(document.range(deep)).firstLine)
    }
    if let line = text.line {
      for node in document.children(line) { readNodes(below: node, of: index, document) }
      return index
    }
    readNodes(below: document.root, of: index, document)
    for footnote in document.footnotes { readNodes(below: footnote.node, of: index, document) }
    return index
  }

  private mutating func readNodes(
    below top: NodeID, of text: Int, _ document: MarkdownDocument
  ) {
    for node in document.descendants(top) {
      switch document.kind(node) {
      case .heading(let level): readHeading(node, level, text)
      case .link: links.append((text, node, document.url(node) ?? ""))
      case .image: readImage(node, text)
      case .text: tellDirections(in: node, of: text, document)
      case .paragraph: tellBareTable(document.range(node), of: text)
      default: break
      }
      guard let construct = document.construct(node) else { continue }
      readConstruct(construct, at: node, of: text)
      if case .statement(let statement) = construct, let title = statement.title {
        readNodes(below: title, of: text, document)
      }
    }
  }

  private mutating func readConstruct(_ construct: Construct, at node: NodeID, of text: Int) {
    let key = NodeKey(text: text, node: node)
    switch construct {
    case .directive(let directive): readDirective(directive, key)
    case .inlineValue(let value): readValue(value, key)
    case .mathematics(let formula): readFormula(formula, key)
    case .crossReference, .citation: references.append((text, node, construct))
    case .footnoteReference: break
    case .statement(let statement):
      let kind = LabelKind.statement(statement.kind)
      let number = statement.kind.isNumbered ? next(kind, text) : nil
      manuscript.numberOfNode[key] = number
      addLabel(statement.label, kind, number, text)
      checkPrefix(of: statement.label, kind, "a \(statement.kind.rawValue)", text)
    }
  }

  /// Tells a label that does not start as those of its kind do.
  mutating func checkPrefix(of label: Label?, _ kind: LabelKind, _ owner: String, _ text: Int) {
    guard let label, !label.name.hasPrefix(kind.prefix) else { return }
    diagnose(
      "label-prefix", "the label of \(owner) starts with '\(kind.prefix)'",
      at: manuscript.texts[text].placed(label.range))
  }

  private mutating func readFormula(_ formula: Mathematics, _ key: NodeKey) {
    let text = manuscript.texts[key.text]
    if let fence = formula.fence { checkFence(fence, text.placed(formula.range), text) }
    let set = TeXFormula(
      text.placed(formula.tex), display: formula.isDisplay, macros: manuscript.settings.macros)
    manuscript.diagnostics += set.diagnostics
    manuscript.mathematics[key] = set.markup
    guard let label = formula.label else { return }
    let number = next(.equation, key.text)
    manuscript.numberOfNode[key] = number
    checkPrefix(of: label, .equation, "an equation", key.text)
    addLabel(label, .equation, number, key.text)
  }

  /// The next number of its kind in the chapter of `text`.
  mutating func next(_ kind: LabelKind, _ text: Int) -> String {
    counters[kind, default: 0] += 1
    let count = counters[kind, default: 0]
    let chapter = manuscript.chapters[manuscript.texts[text].chapter]
    return chapter.number.map { "\($0).\(count)" } ?? String(count)
  }

  /// Makes a label known.
  mutating func addLabel(
    _ label: Label?, _ kind: LabelKind, _ number: String?, _ text: Int
  ) {
    guard var label else { return }
    label.range = manuscript.texts[text].placed(label.range)
    let target = LabelTarget(kind: kind, number: number, anchor: label.name, range: label.range)
    if let fault = manuscript.labels.add(label, target) { manuscript.diagnostics.append(fault) }
  }

  private mutating func checkPrograms(_ words: WordTable) {
    var units = manuscript.cells.map { cell in
      ProgramUnit(
        chapter: manuscript.chapters[cell.chapter].identifier, program: cell.program,
        expectation: cell.expectation)
    }
    // A chapter without programs is a chapter all the same.
    units += manuscript.chapters.map { chapter in
      let nothing = SourceFragment(SourceRange(file: chapter.file, bytes: 0..<0))
      return ProgramUnit(
        chapter: chapter.identifier, program: parse(nothing).program, expectation: .definitions)
    }
    let checked = check(units, words: words)
    manuscript.diagnostics += explained(checked.diagnostics)
    manuscript.checked = checked
    for kind in kinds.directives { manuscript.diagnostics += kind.diagnose(manuscript) }
  }
}

extension Construct {
  /// The label that it defines.
  fileprivate var label: Label? {
    switch self {
    case .directive(let directive): directive.label
    case .mathematics(let formula): formula.label
    case .statement(let statement): statement.label
    case .inlineValue, .crossReference, .citation, .footnoteReference: nil
    }
  }
}

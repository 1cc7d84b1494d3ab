import Diagnostics
import Markdown
import Script
import Typesetting

/// Understands the sources of a report, chapter by chapter and node by node.
struct ManuscriptReader {
  var manuscript = Manuscript()
  /// The running numbers of the chapter that is being read.
  private var counters: [LabelTarget.Kind: Int] = [:]
  /// The running numbers of what has no label in the chapter that is being read.
  var runningNumbers: [String: Int] = [:]
  private var slugger = Slugger()
  private var reportSlugger = Slugger()
  /// References to check when all labels are known.
  var references: [(text: Int, node: NodeID, carrier: Carrier)] = []
  /// Links to check when all headings are known.
  var links: [(text: Int, node: NodeID, address: String)] = []

  /// Images to read when all chapters are.
  var images: [(text: Int, node: NodeID)] = []

  /// Everything that can be said about the sources without computing.
  static func read(_ sources: ReportSources, words: WordTable) -> Manuscript {
    var reader = ManuscriptReader()
    for name in PageAnchor.reserved.sorted() { _ = reader.reportSlugger.anchor(for: name) }
    if let index = sources.index { reader.readChapter(index, number: nil) }
    for (position, file) in sources.chapters.enumerated() {
      reader.readChapter(file, number: position + 1)
    }
    reader.readReferences(sources.references)
    reader.checkReferences()
    reader.checkLinks()
    reader.readPictures(sources.picture)
    reader.checkPrograms(words)
    reader.manuscript.diagnostics = Diagnostic.sorted(reader.manuscript.diagnostics)
    return reader.manuscript
  }

  /// Tells what is wrong.
  mutating func tell(
    _ identifier: String, _ message: String, at range: SourceRange?, annotation: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    manuscript.diagnostics.append(
      Diagnostic(identifier, message, at: range, annotation: annotation, notes: notes))
  }

  private mutating func readChapter(_ file: SourceFile, number: Int?) {
    let index = manuscript.chapters.count
    let (slug, identifier) = Chapter.names(of: file)
    if let twin = manuscript.chapters.first(where: { $0.identifier == identifier }) {
      tell(
        "duplicate-chapter", "'\(twin.file.path)' already has the name '\(identifier)'",
        at: SourceRange(file: file, bytes: 0..<0))
    }
    let (text, diagnostics) = MarkedText.parse(file, chapter: index)
    manuscript.diagnostics += diagnostics
    if number == nil {
      manuscript.settings = ReportSettings(
        text.document.frontMatter, &manuscript.diagnostics)
    }
    manuscript.chapters.append(
      Chapter(
        file: file, text: manuscript.texts.count, slug: slug, identifier: identifier,
        number: number))
    counters = [:]
    runningNumbers = [:]
    slugger = Slugger()
    readText(text)
    if manuscript.chapters[index].title == nil {
      tell(
        "no-title", "a chapter starts with its title: '# Title'",
        at: SourceRange(file: file, bytes: 0..<0))
    }
  }

  /// Reads one text and returns its index.
  @discardableResult
  mutating func readText(_ text: MarkedText) -> Int {
    let index = manuscript.texts.count
    manuscript.texts.append(text)
    let document = text.document
    manuscript.diagnostics += document.unsafeContent().map { text.placed($0) }
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
      default: break
      }
      guard let carrier = document.carrier(node) else { continue }
      readCarrier(carrier, at: node, of: text)
      if case .statement(let statement) = carrier, let title = statement.title {
        readNodes(below: title, of: text, document)
      }
    }
  }

  private mutating func readCarrier(_ carrier: Carrier, at node: NodeID, of text: Int) {
    let key = NodeKey(text: text, node: node)
    switch carrier {
    case .directive(let directive): readDirective(directive, key)
    case .inlineValue(let value): readValue(value, key)
    case .mathematics(let formula): readFormula(formula, key)
    case .crossReference, .citation: references.append((text, node, carrier))
    case .footnoteReference: break
    case .statement(let statement):
      if let number = statement.kind.isNumbered ? next(.statement(statement.kind), text) : nil {
        manuscript.numberOfNode[key] = number
        addLabel(statement.label, .statement(statement.kind), number, text)
      } else {
        addLabel(statement.label, .statement(statement.kind), nil, text)
      }
    }
  }

  private mutating func readFormula(_ formula: Mathematics, _ key: NodeKey) {
    let text = manuscript.texts[key.text]
    let set = Formula(text.placed(formula.tex), display: formula.isDisplay)
    manuscript.diagnostics += set.diagnostics
    manuscript.mathematics[key] = set.markup
    guard let label = formula.label else { return }
    let number = next(.equation, key.text)
    manuscript.numberOfNode[key] = number
    if !label.name.hasPrefix("eq-") {
      tell(
        "label-prefix", "the label of an equation starts with 'eq-'",
        at: text.placed(label.range))
    }
    addLabel(label, .equation, number, key.text)
  }

  private mutating func readHeading(_ node: NodeID, _ level: Int, _ text: Int) {
    let index = manuscript.texts[text].chapter
    let document = manuscript.texts[text].document
    let range = manuscript.texts[text].placed(document.range(node))
    guard text == manuscript.chapters[index].text else {
      tell("heading-place", "a heading cannot stand here", at: range)
      return
    }
    if level == 1 {
      if manuscript.chapters[index].title == nil {
        manuscript.chapters[index].title = node
      } else {
        tell(
          "second-title", "a chapter has one title; start a section with '##'", at: range)
      }
      return
    }
    let previous = manuscript.chapters[index].headings.last?.level ?? 1
    if level > previous + 1 {
      tell(
        "heading-level",
        "this heading is \(level - previous) levels below the one before it; one is the most",
        at: range, annotation: String(repeating: "#", count: previous + 1))
    }
    let title = document.plainText(of: node)
    let anchor = reportSlugger.anchor(for: title)
    manuscript.anchors[index, default: [:]][slugger.anchor(for: title)] = anchor
    let number = sectionNumber(of: manuscript.chapters[index].number, level: level)
    manuscript.chapters[index].headings.append(
      Chapter.Heading(node: node, level: level, number: number, anchor: anchor))
  }

  /// `1.2` for a section, nothing for a section in it and for a chapter without a number.
  private mutating func sectionNumber(of chapter: Int?, level: Int) -> String? {
    guard let chapter, level == 2 else { return nil }
    counters[.section, default: 0] += 1
    return "\(chapter).\(counters[.section, default: 0])"
  }

  /// The next number of its kind in the chapter of `text`.
  mutating func next(_ kind: LabelTarget.Kind, _ text: Int) -> String {
    counters[kind, default: 0] += 1
    let count = counters[kind, default: 0]
    let chapter = manuscript.chapters[manuscript.texts[text].chapter]
    return chapter.number.map { "\($0).\(count)" } ?? String(count)
  }

  /// Makes a label known.
  mutating func addLabel(
    _ label: Label?, _ kind: LabelTarget.Kind, _ number: String?, _ text: Int
  ) {
    guard var label else { return }
    label.range = manuscript.texts[text].placed(label.range)
    manuscript.labels.add(
      label, LabelTarget(kind: kind, number: number, anchor: label.name, range: label.range),
      &manuscript.diagnostics)
    _ = reportSlugger.anchor(for: label.name)
  }

  private mutating func checkPrograms(_ words: WordTable) {
    let units = manuscript.sites.map { site in
      ProgramUnit(
        chapter: manuscript.chapters[site.chapter].identifier, program: site.program,
        role: site.role)
    }
    let checked = check(units, words: words)
    manuscript.diagnostics += checked.diagnostics
    manuscript.checked = checked
  }
}

extension Statement.Kind {
  /// Whether the page numbers it.
  var isNumbered: Bool {
    switch self {
    case .lemma, .theorem, .proposition, .corollary, .definition, .remark, .example: true
    case .proof, .note, .warning, .tip: false
    }
  }

  /// How its labels start.
  var labelPrefix: String {
    switch self {
    case .lemma: "lem-"
    case .theorem: "thm-"
    case .proposition: "prop-"
    case .corollary: "cor-"
    case .definition: "def-"
    case .remark: "rem-"
    case .example: "ex-"
    case .proof: "proof-"
    case .note, .warning, .tip: "note-"
    }
  }
}

import Bisection
import Diagnostics

/// Masks a file: scans its blocks, finds the constructs in each, and writes the text for cmark.
struct MaskBuilder {
  /// Something in the file that is not copied into the masked text.
  struct Edit {
    enum Action {
      /// A construct in a paragraph.
      case mark(Int)
      /// A construct that is a block.
      case blockMark(Int)
      /// A footnote.
      case footnote(Int)
      /// The end of a statement's title, with the starts of its line and of the line's text.
      case titleEnd(lineStart: Int, textStart: Int)
    }
    var source: Range<Int>
    var action: Action
  }

  let file: SourceFile
  let text: Bytes
  let scanner: BlockScanner
  private var inline: InlineScanner
  var edits: [Edit] = []
  private(set) var constructs: [FoundInline] = []
  var footnotes: [FoundFootnote] = []
  var nextFootnoteLine = 0
  private var content = LeafContent()
  private(set) var diagnostics: [Diagnostic] = []

  /// Scans `text`, the bytes of `file`, from `first` on.
  init(_ file: SourceFile, _ text: Bytes, from first: Int, findsConstructs: Bool = true) {
    self.file = file
    self.text = text
    scanner = BlockScanner(text, from: first, findsConstructs: findsConstructs)
    inline = InlineScanner(file: file)
  }

  /// The mask; nil when no character is free to mark constructs with.
  mutating func mask(from first: Int) -> ConstructMask? {
    guard let sentinel = ConstructMask.freeSentinel(in: text) else { return nil }
    if scanner.findsConstructs {
      for index in scanner.blocks.indices { find(in: index) }
      findVanishing()
    }
    diagnostics += inline.diagnostics
    var mask = ConstructMask(sentinel: sentinel)
    mask.constructs = constructs
    for edit in edits {
      guard case .mark(let number) = edit.action else { continue }
      mask.marks.append(ConstructMask.Mark(source: edit.source, bytes: mask.mark(number)))
    }
    writeFootnotes(to: &mask)
    var edit = 0
    write(first..<text.count, &edit, nil, to: &mask)
    mask.finish(text)
    return mask
  }

  /// The blocks in the order of the masked text: those in footnotes come first.
  var order: [Int32] {
    var inFootnotes: [Int32] = []
    var others: [Int32] = []
    var isInside = [Bool](repeating: false, count: scanner.blocks.count)
    let vanishing = Set(footnotes.filter(\.vanishes).map(\.block))
    for index in scanner.blocks.indices.dropFirst()
    where !scanner.isGone(index) && !vanishing.contains(index) {
      let parent = Int(scanner.blocks[index].parent)
      isInside[index] = isInside[parent] || scanner.blocks[parent].kind == .footnote
      if isInside[index] { inFootnotes.append(Int32(index)) } else { others.append(Int32(index)) }
    }
    return inFootnotes + others
  }

  // MARK: Finding

  private mutating func find(in index: Int) {
    let block = scanner.blocks[index]
    switch block.kind {
    case .paragraph, .heading:
      let lines = scanner.lines(of: block)
      guard block.isHead || lines.contains(where: mayHoldConstruct) else { return }
      content.fill(lines, of: text, ending: false)
      var start = Int(block.definitionsEnd)
      guard start < content.bytes.count else { return }
      if block.kind == .paragraph, start == 0, isFirstInQuote(index), let title = findStatement() {
        start = title.lowerBound
      }
      if start < content.bytes.count { scan(lines, from: start) }
      if block.isHead, !block.detail.isEmpty { breakTitle(block) }
    case .math: addFormula(block)
    case .footnote: addFootnote(block, index)
    default: break
    }
  }

  private func mayHoldConstruct(_ line: Segment) -> Bool {
    for index in Int(line.start)..<Int(line.end) {
      switch text[index] {
      case 0x24, 0x40, 0x7B: return true
      case 0x5B where text.at(index + 1) == 0x5E || text.at(index + 1) == 0x21: return true
      default: break
      }
    }
    return false
  }

  private mutating func scan(_ lines: ArraySlice<Segment>, from start: Int) {
    let before = inline.found.count
    inline.scan(content, start..<content.bytes.count)
    let found = inline.found[before...]
    if changesBlocks(found, lines, from: start) { return }
    for found in found {
      edits.append(Edit(source: found.range, action: .mark(constructs.count)))
      constructs.append(found)
    }
  }

  /// Whether a paragraph would be something else with marks in place of constructs: a link reference
  /// definition, or a fence of code where backticks are gone. Then it is left as it is.
  private mutating func changesBlocks(
    _ found: ArraySlice<FoundInline>, _ lines: ArraySlice<Segment>, from start: Int
  ) -> Bool {
    guard !found.isEmpty,
      content.bytes[start] == 0x5B
        || lines.contains(where: { text.startsFence($0) })
          && found.contains(where: { text[$0.range].contains(0x60) })
    else { return false }
    var masked = LeafContent()
    masked.fill(
      lines, of: text, ending: true,
      marks: found.map { ConstructMask.Mark(source: $0.range, bytes: [0x30]) }[...])
    return masked.bytes.withUnsafeBufferPointer { bytes in
      Bytes(rebasing: bytes[start...]).endOfReferenceDefinition(at: 0) != nil
        || bytes.split(separator: 0x0A).contains { line in
          line.starts(with: [0x60, 0x60, 0x60]) && !line.drop { $0 == 0x60 }.contains(0x60)
        }
    }
  }

  private func isFirstInQuote(_ index: Int) -> Bool {
    let parent = Int(scanner.blocks[index].parent)
    return parent == index - 1 && scanner.blocks[parent].kind == .blockQuote
  }

  /// Reads `[!LEMMA] #label`; the range of the title behind it, which may be empty.
  private mutating func findStatement() -> Range<Int>? {
    let content = self.content
    return content.bytes.withUnsafeBufferPointer { bytes -> Range<Int>? in
      guard let head = StatementHead(bytes) else { return nil }
      let file = self.file
      let place = { (range: Range<Int>) in
        SourceRange(
          file: file,
          bytes: content.place(range.lowerBound)..<content.place(range.upperBound - 1) + 1)
      }
      guard let kind = Statement.Kind(rawValue: bytes.text(head.word).lowercased()) else {
        let word = bytes.text(head.word)
        let kinds = Statement.Kind.allCases.map { $0.rawValue.uppercased() }
        diagnostics.append(
          Diagnostic(
            "unknown-statement",
            "'\(word)' is no kind of statement\(suggestion(for: word.uppercased(), in: kinds))",
            at: place(head.word), annotation: kinds.joined(separator: ", ")))
        return nil
      }
      if let bad = head.badLabel {
        diagnostics.append(badLabel(at: place(bad)))
      }
      let range = place(head.range)
      let statement = Statement(
        range: range, kind: kind,
        label: head.label.map { Label(name: bytes.text($0.dropFirst()), range: place($0)) },
        title: nil)
      edits.append(
        Edit(
          source: range.bytes.lowerBound..<content.place(head.title.lowerBound),
          action: .mark(constructs.count)))
      constructs.append(
        FoundInline(kind: .statement, construct: .statement(statement), range: range.bytes))
      return head.title
    }
  }

  /// Parts the head of a statement from what comes after it.
  private mutating func breakTitle(_ head: Block) {
    var lineStart = Int(head.start)
    while lineStart > 0, text[lineStart - 1] != 0x0A, text[lineStart - 1] != 0x0D { lineStart -= 1 }
    edits.append(
      Edit(
        source: Int(head.detail.lowerBound)..<Int(head.detail.upperBound),
        action: .titleEnd(lineStart: lineStart, textStart: Int(head.start))))
  }

  private mutating func addFormula(_ block: Block) {
    let range = SourceRange(file: file, bytes: Int(block.start)..<Int(block.end))
    content.fill(scanner.lines(of: block), of: text, ending: true)
    var formula = Mathematics(
      range: range, isDisplay: true, label: nil,
      tex: SourceFragment(
        file: file, pieces: content.places(0..<max(0, content.bytes.count - 1), in: text)))
    if block.isClosed {
      let tail = FormulaTail(text, Int(block.detail.lowerBound)..<Int(block.detail.upperBound))
      if let label = tail.label {
        formula.label = Label(
          name: text.text(label.dropFirst()), range: SourceRange(file: file, bytes: label))
      }
      if let rest = tail.rest {
        diagnostics.append(
          Diagnostic(
            "text-after-formula", "only a label such as '#eq-name' may follow the closing '$$'",
            at: SourceRange(file: file, bytes: rest)))
      }
    } else {
      let start = Int(block.start)
      diagnostics.append(
        Diagnostic(
          "unclosed-formula",
          "a displayed formula starts here, and no '$$' ends it before the next empty line",
          at: SourceRange(file: file, bytes: start..<start + 2),
          annotation: "write '\\$\\$' for two dollar signs"))
    }
    edits.append(Edit(source: range.bytes, action: .blockMark(constructs.count)))
    constructs.append(
      FoundInline(kind: .displayMath, construct: .mathematics(formula), range: range.bytes))
  }

  // MARK: Writing

  /// Writes a stretch of the file, with what is to be changed in it. Where it ended: behind the
  /// stretch when the last change goes further.
  @discardableResult
  func write(
    _ range: Range<Int>, _ edit: inout Int, _ line: FootnoteLine?, to mask: inout ConstructMask
  ) -> Int {
    var position = range.lowerBound
    // The end of a title starts where its line ends.
    let limit = line == nil ? range.upperBound : range.upperBound + 1
    while edit < edits.count, edits[edit].source.lowerBound < limit {
      let change = edits[edit]
      edit += 1
      guard change.source.lowerBound >= position else { continue }
      mask.copy(position..<change.source.lowerBound, of: text)
      switch change.action {
      case .mark(let number):
        mask.replace(change.source, with: mask.mark(number))
      case .blockMark(let number):
        mask.replace(change.source, with: mask.blockMark(number))
      case .footnote(let number):
        let mark = footnotes[number].vanishes ? [] : mask.blockMark(constructs.count + number)
        mask.replace(change.source, with: mark)
      case .titleEnd(let lineStart, let textStart):
        let start = line.map { Int($0.start) } ?? lineStart
        let marks = text[min(start, textStart)..<textStart].map { byte -> UInt8 in
          byte == 0x3E || byte == 0x09 ? byte : 0x20
        }
        let prefix = [0x0A] + (line.map(Self.prefix) ?? []) + marks
        mask.replace(change.source, with: prefix + prefix)
      }
      position = change.source.upperBound
    }
    if position < range.upperBound { mask.copy(position..<range.upperBound, of: text) }
    return max(position, range.upperBound)
  }
}

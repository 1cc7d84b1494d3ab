import Bisection
import Diagnostics

/// Masks a file: scans its blocks, finds the carriers in each, and writes the text for cmark.
struct MaskBuilder {
  /// Something in the file that is not copied into the masked text.
  private struct Edit {
    enum Action {
      /// A carrier in a paragraph.
      case mark(Int)
      /// A carrier that is a block.
      case blockMark(Int)
      /// The end of a statement's title, with the starts of its line and of the line's text.
      case titleEnd(lineStart: Int, textStart: Int)
    }
    var source: Range<Int>
    var action: Action
  }

  private let file: SourceFile
  private let text: Bytes
  private let scanner: BlockScanner
  private var inline: InlineScanner
  private var edits: [Edit] = []
  private var carriers: [FoundInline] = []
  private var content = LeafContent()
  private(set) var diagnostics: [Diagnostic] = []

  /// Scans `text`, the bytes of `file`, from `first` on.
  init(_ file: SourceFile, _ text: Bytes, from first: Int) {
    self.file = file
    self.text = text
    scanner = BlockScanner(text, from: first, findsCarriers: true)
    inline = InlineScanner(file: file)
  }

  /// Whether the blocks nest too deep over too many lines.
  var isExhausted: Bool { scanner.isExhausted }

  /// The mask; nil when no character is free to mark carriers with.
  mutating func mask(from first: Int) -> CarrierMask? {
    guard let sentinel = CarrierMask.freeSentinel(in: text) else { return nil }
    for index in scanner.blocks.indices { find(in: index) }
    diagnostics += inline.diagnostics
    var mask = CarrierMask(sentinel: sentinel)
    mask.carriers = carriers
    let holes = writeFootnotes(to: &mask)
    var position = first
    var edit = 0
    for hole in holes {
      write(position..<hole.lowerBound, &edit, nil, to: &mask)
      while edit < edits.count, edits[edit].source.lowerBound < hole.upperBound { edit += 1 }
      position = hole.upperBound
    }
    write(position..<text.count, &edit, nil, to: &mask)
    mask.finish(text)
    return mask
  }

  // MARK: Finding

  private mutating func find(in index: Int) {
    let block = scanner.blocks[index]
    switch block.kind {
    case .paragraph, .heading:
      let lines = scanner.lines(of: block)
      guard lines.contains(where: mayHoldCarrier) else { return }
      content.fill(lines, of: text, ending: false)
      var start = Int(block.definitionsEnd)
      guard start < content.bytes.count else { return }
      if block.kind == .paragraph, start == 0, isFirstInQuote(index), let title = findStatement() {
        scan(start: title.lowerBound, end: title.upperBound)
        start = breakTitle(title, lines)
      }
      if start < content.bytes.count { scan(start: start, end: content.bytes.count) }
    case .math: addFormula(block)
    default: break
    }
  }

  private func mayHoldCarrier(_ line: Segment) -> Bool {
    for index in Int(line.start)..<Int(line.end) {
      switch text[index] {
      case 0x24, 0x40, 0x7B: return true
      case 0x5B where text.at(index + 1) == 0x5E || text.at(index + 1) == 0x21: return true
      default: break
      }
    }
    return false
  }

  private mutating func scan(start: Int, end: Int) {
    let before = inline.found.count
    inline.scan(content, start..<end)
    for found in inline.found[before...] {
      edits.append(Edit(source: found.range, action: .mark(carriers.count)))
      carriers.append(found)
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
          action: .mark(carriers.count)))
      carriers.append(
        FoundInline(kind: .statement, carrier: .statement(statement), range: range.bytes))
      return head.title
    }
  }

  /// Ends the title where its line ends; where the text after it starts.
  private mutating func breakTitle(_ title: Range<Int>, _ lines: ArraySlice<Segment>) -> Int {
    guard title.upperBound < content.bytes.count, let first = lines.first else {
      return content.bytes.count
    }
    let start = title.upperBound + 1
    var lineStart = Int(first.start)
    while lineStart > 0, text[lineStart - 1] != 0x0A, text[lineStart - 1] != 0x0D { lineStart -= 1 }
    var after = start
    while after < content.bytes.count, isBlankByte(content.bytes[after]) { after += 1 }
    edits.append(
      Edit(
        source: content.place(title.upperBound)..<content.place(after),
        action: .titleEnd(lineStart: lineStart, textStart: Int(first.start))))
    return after
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
    edits.append(Edit(source: range.bytes, action: .blockMark(carriers.count)))
    carriers.append(
      FoundInline(kind: .displayMath, carrier: .mathematics(formula), range: range.bytes))
  }

  // MARK: Writing

  /// Writes a stretch of the file, with what is to be changed in it. Where it ended: behind the
  /// stretch when the last change goes further.
  @discardableResult
  private func write(
    _ range: Range<Int>, _ edit: inout Int, _ line: FootnoteLine?, to mask: inout CarrierMask
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
      case .titleEnd(let lineStart, let textStart):
        let start = line.map { Int($0.start) } ?? lineStart
        let marks = text[min(start, textStart)..<textStart].map { byte -> UInt8 in
          byte == 0x3E || byte == 0x09 ? byte : 0x20
        }
        let prefix = [0x0A] + (line == nil ? [] : Array(Self.footnotePrefix)) + marks
        mask.replace(change.source, with: prefix + prefix)
      }
      position = change.source.upperBound
    }
    if position < range.upperBound { mask.copy(position..<range.upperBound, of: text) }
    return max(position, range.upperBound)
  }

  private static let footnotePrefix = "  > ".utf8

  /// Writes the footnotes; what to leave out of the flow for them.
  private func writeFootnotes(to mask: inout CarrierMask) -> [Range<Int>] {
    var holes: [Range<Int>] = []
    var next = 0
    let lines = scanner.footnoteLines
    while next < lines.count {
      let first = next
      let block = lines[first].block
      while next < lines.count, lines[next].block == block { next += 1 }
      var last = next - 1
      while last > first, lines[last].isBlank { last -= 1 }
      holes.append(hole(lines[first], lines[last]))
      let name = scanner.blocks[Int(block)].detail
      let start = Int(scanner.blocks[Int(block)].start)
      let range = start..<Int(lines[last].end)
      mask.insert(mask.blockMark(carriers.count + mask.footnotes.count))
      mask.insert([0x0A])
      mask.footnotes.append(
        CarrierMask.Footnote(
          name: text.text(Int(name.lowerBound)..<Int(name.upperBound)),
          nameRange: start..<Int(name.upperBound) + 1, range: range))
      write(lines[first...last], to: &mask)
    }
    if !mask.footnotes.isEmpty {
      mask.insert(mask.blockMark(carriers.count + mask.footnotes.count))
      mask.insert([0x0A])
    }
    return holes
  }

  /// What to leave out for one footnote: its lines, unless the mark of a list stands before it.
  private func hole(_ first: FootnoteLine, _ last: FootnoteLine) -> Range<Int> {
    let start = Int(scanner.blocks[Int(first.block)].start)
    let before = text[Int(first.lineStart)..<start]
    guard before.allSatisfy({ isBlankByte($0) || $0 == 0x3E }) else { return start..<Int(last.end) }
    var end = Int(last.end)
    if text.at(end) == 0x0D { end += 1 }
    if text.at(end) == 0x0A { end += 1 }
    return Int(first.lineStart)..<min(end, text.count)
  }

  private func write(_ lines: ArraySlice<FootnoteLine>, to mask: inout CarrierMask) {
    var position = 0
    let start = Int(lines.first?.start ?? 0)
    var edit = edits.partitioningIndex { $0.source.lowerBound >= start }
    for line in lines {
      let end = Int(line.end)
      if line.isBlank {
        if position < end { mask.insert("  >\n".utf8) }
        continue
      }
      guard position < end else { continue }
      var start = max(position, Int(line.start))
      if position <= Int(line.start) {
        mask.insert(Self.footnotePrefix)
        // A tab would reach elsewhere from the new column.
        let indented = text.skippingBlanks(start, to: end)
        if text[start..<indented].contains(0x09) {
          let width = text[start..<indented].reduce(0) { $0 + ($1 == 0x09 ? 4 - $0 % 4 : 1) }
          mask.insert(repeatElement(0x20, count: width))
          start = indented
        }
      }
      position = write(start..<end, &edit, line, to: &mask)
      if position == end { mask.insert([0x0A]) }
    }
  }
}

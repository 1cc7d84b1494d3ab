import Bisection
import Diagnostics

/// Turns cmark's tree of the masked text into ours: puts the constructs back in, and gives every node
/// its place in the file.
struct TreeBuilder {
  var document: MarkdownDocument
  private(set) var diagnostics: [Diagnostic] = []
  private let mask: ConstructMask
  let text: Bytes
  let scanner: BlockScanner
  var reader: DirectiveReader
  private var cursor = InlineCursor()
  private var current: Int32 = -1
  /// The blocks of the scanner that must still come, in the order of the masked text.
  private var expected: ArraySlice<Int32>
  /// The autolinks that are open, by node.
  private var autolinks: Set<Int32> = []
  /// The paragraphs that are titles of statements, with the statement's construct.
  private var titles: [(paragraph: Int32, construct: Int)] = []
  /// The nodes of the footnotes, whose blocks come first.
  private var footnotes: [Int32] = []
  private var isInFootnotes: Bool
  /// Whether the next quotation is what the last footnote holds.
  private var footnoteOpens = false

  /// Prepares for the tree of a file with the bytes `text`.
  init(
    _ file: SourceFile, _ text: Bytes, _ mask: ConstructMask, _ scanner: BlockScanner,
    order: [Int32]
  ) {
    document = MarkdownDocument(file: file)
    self.text = text
    self.mask = mask
    self.scanner = scanner
    expected = order[...]
    isInFootnotes = !mask.footnotes.isEmpty
    reader = DirectiveReader(file: file)
    document.literals.reserveCapacity(mask.bytes.count)
    document.nodes.reserveCapacity(mask.bytes.count / 16 + 16)
  }

  /// Builds the tree.
  mutating func build() {
    mask.bytes.withUnsafeBufferPointer { masked in
      CommonMark.walk(masked) { event in
        if event.isEntering {
          enter(event)
        } else {
          leave(event.kind)
        }
      }
    }
    document.finishStatements(titles, mask)
    diagnostics += reader.diagnostics
    diagnostics += document.finishFootnotes(Array(zip(mask.footnotes, footnotes)))
  }

  // MARK: Walking

  private mutating func enter(_ event: CommonMark.Event) {
    switch event.kind {
    case .text where !mask.constructs.isEmpty: enterText(event)
    case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .link, .image:
      enterInline(event)
    default: enterBlock(event)
    }
  }

  private mutating func leave(_ kind: NodeKind) {
    let index = Int(current)
    switch kind {
    case .emphasis, .strong, .link, .image:
      cursor.passEnd(kind, isAutolink: kind == .link && autolinks.remove(current) != nil)
      if cursor.isLost {
        if document.nodes[index].upper == 0 { placeLost(index) }
      } else {
        document.nodes[index].upper = end(cursor.position)
      }
    case .paragraph, .heading:
      if cursor.isLost || !cursor.isAtEnd { document.lostPositions += 1 }
      cursor.stop()
    default: break
    }
    current = document.nodes[index].parent
  }

  /// Appends a node under the current one.
  @discardableResult
  mutating func append(_ record: NodeRecord) -> Int32 {
    let index = Int32(document.nodes.count)
    var record = record
    record.parent = current
    document.nodes.append(record)
    document.link(index, under: current)
    return index
  }

  /// The place in the file that ends with the byte before `position` of the leaf's text.
  private func end(_ position: Int) -> Int32 {
    guard position > 0 else { return 0 }
    return Int32(cursor.content.place(position - 1) + 1)
  }

  /// Gives an inline whose place is lost that of its block.
  private mutating func placeLost(_ index: Int) {
    let parent = document.nodes[Int(document.nodes[index].parent)]
    document.nodes[index].lower = parent.lower
    document.nodes[index].upper = parent.upper
  }

  /// Stores what cmark tells. Where it has taken the mark of a construct for code or HTML, the construct
  /// stands there as it is written.
  private mutating func store(_ literal: Bytes) -> (Int32, Int32) {
    let start = Int32(document.literals.count)
    var rest = literal[...]
    while !mask.constructs.isEmpty, let mark = mask.firstMark(in: rest) {
      document.literals.append(contentsOf: rest[..<mark.range.lowerBound])
      document.literals.append(contentsOf: text[mask.constructs[mark.number].range])
      rest = rest[mark.range.upperBound...]
    }
    document.literals.append(contentsOf: rest)
    return (start, Int32(document.literals.count))
  }

  // MARK: Inlines

  private mutating func enterInline(_ event: CommonMark.Event) {
    var record = NodeRecord(kind: event.kind)
    if event.kind == .link, cursor.isAtPointy { autolinks.insert(Int32(document.nodes.count)) }
    let range = cursor.pass(event.kind, event.literal[...])
    if event.kind == .code {
      (record.literalLower, record.literalUpper) = storeCode(event.literal)
    } else {
      (record.literalLower, record.literalUpper) = store(event.literal)
    }
    (record.detailLower, record.detailUpper) = store(event.detail)
    let index = append(record)
    place(index, range)
    switch event.kind {
    case .emphasis, .strong, .link, .image: current = index
    default: break
    }
  }

  private mutating func place(_ index: Int32, _ range: Range<Int>) {
    guard !cursor.isLost else {
      placeLost(Int(index))
      return
    }
    let place = cursor.content.place(range)
    document.nodes[Int(index)].lower = Int32(place.lowerBound)
    document.nodes[Int(index)].upper = Int32(place.upperBound)
  }

  /// Stores the text of a code span: `{{value}} x` shows as `{value} x`.
  private mutating func storeCode(_ literal: Bytes) -> (Int32, Int32) {
    guard literal.at(0) == 0x7B, literal.at(1) == 0x7B,
      let escape = EscapedInline(literal)
    else { return store(literal) }
    return escape.text.withUnsafeBufferPointer { store($0) }
  }

  /// Splits a text at the marks of constructs.
  private mutating func enterText(_ event: CommonMark.Event) {
    var rest = event.literal[...]
    while !rest.isEmpty {
      let mark = mask.firstMark(in: rest)
      let plain = mark.map { rest[rest.startIndex..<$0.range.lowerBound] } ?? rest
      if !plain.isEmpty {
        var record = NodeRecord(kind: .text)
        let range = cursor.pass(.text, plain)
        (record.literalLower, record.literalUpper) = store(Bytes(rebasing: plain))
        place(append(record), range)
      }
      guard let mark else { return }
      _ = cursor.pass(.text, rest[mark.range])
      appendConstruct(mark.number)
      rest = rest[mark.range.upperBound...]
    }
  }

  private mutating func appendConstruct(_ number: Int) {
    let found = mask.constructs[number]
    if found.kind == .statement {
      titles.append((current, number))
      return
    }
    var record = NodeRecord(kind: found.kind)
    record.lower = Int32(found.range.lowerBound)
    record.upper = Int32(found.range.upperBound)
    record.construct = Int32(document.constructs.count)
    document.constructs.append(found.construct)
    append(record)
  }

  // MARK: Blocks

  private mutating func enterBlock(_ event: CommonMark.Event) {
    var record = NodeRecord(kind: event.kind)
    switch event.kind {
    case .document:
      record.upper = Int32(document.file.bytes.count)
      current = append(record)
      return
    case .htmlBlock:
      if let number = mask.blockNumber(in: event.literal) { return enterMark(number) }
    case .blockQuote where footnoteOpens:
      footnoteOpens = false
      current = footnotes[footnotes.count - 1]
      return
    default: break
    }
    let block = matchBlock(event)
    if let block {
      record.lower = block.start
      record.upper = block.end
    } else {
      document.lostPositions += 1
      placeByParent(&record)
    }
    switch event.kind {
    case .codeBlock:
      if let block, appendFence(block, record) { return }
      (record.literalLower, record.literalUpper) = store(event.literal)
      (record.detailLower, record.detailUpper) = store(event.detail)
      append(record)
    case .htmlBlock:
      (record.literalLower, record.literalUpper) = store(event.literal)
      append(record)
    case .thematicBreak: append(record)
    case .paragraph, .heading:
      if let block {
        let lines = scanner.lines(of: block)
        let first = Int(lines.first?.start ?? 0)
        cursor.start(
          lines, of: text, behind: Int(block.definitionsEnd),
          marks: mask.marks[mask.marks.partitioningIndex { $0.source.lowerBound >= first }...])
        if block.definitionsEnd > 0 { record.lower = Int32(cursor.content.place(cursor.position)) }
      }
      current = append(record)
    default: current = append(record)
    }
  }

  /// Enters what a comment stands for: a construct, or a footnote, of which only what it holds is kept.
  private mutating func enterMark(_ number: Int) {
    let footnote = number - mask.constructs.count
    if !isInFootnotes {
      expected = expected.dropFirst()
      if footnote < 0 { appendConstruct(number) }
    } else if footnote < 0 {
      expected = expected.dropFirst()
      appendConstruct(number)
    } else if footnote == mask.footnotes.count {
      isInFootnotes = false
    } else {
      var record = NodeRecord(kind: .footnoteDefinition, parent: 0)
      record.lower = Int32(mask.footnotes[footnote].range.lowerBound)
      record.upper = Int32(mask.footnotes[footnote].range.upperBound)
      footnotes.append(Int32(document.nodes.count))
      document.nodes.append(record)
      footnoteOpens = true
    }
  }

  /// The scanner's block for a block of cmark's, which come in the same order.
  private mutating func matchBlock(_ event: CommonMark.Event) -> Block? {
    guard let index = expected.first, scanner.blocks[Int(index)].kind.matches(event) else {
      expected = []
      return nil
    }
    expected = expected.dropFirst()
    return scanner.blocks[Int(index)]
  }

  /// Without the scanner, the place of the block around has to do.
  private func placeByParent(_ record: inout NodeRecord) {
    guard current >= 0 else { return }
    record.lower = document.nodes[Int(current)].lower
    record.upper = document.nodes[Int(current)].upper
  }
}

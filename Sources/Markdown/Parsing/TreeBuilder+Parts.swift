import Diagnostics

extension Block.Kind {
  /// Whether a block of the scanner can be the one that cmark tells.
  func matches(_ event: CommonMark.Event) -> Bool {
    switch (self, event.kind) {
    case (.document, .document), (.blockQuote, .blockQuote), (.list, .list), (.item, .item),
      (.fence, .codeBlock), (.indentedCode, .codeBlock), (.html, .htmlBlock),
      (.paragraph, .paragraph), (.heading, .heading), (.thematicBreak, .thematicBreak):
      true
    default: false
    }
  }
}

extension BlockScanner {
  /// Whether a block is a paragraph that held nothing but link reference definitions.
  func isGone(_ index: Int) -> Bool {
    blocks[index].kind == .paragraph && blocks[index].isClosed
  }
}

extension ConstructMask {
  /// The first mark of a construct in a text.
  func firstMark(in text: Slice<Bytes>) -> (range: Range<Int>, number: Int)? {
    var index = text.startIndex
    while index + 2 < text.endIndex {
      if text.base[index] == sentinel[0], let (number, length) = number(in: text[index...]),
        number < constructs.count
      {
        return (index..<index + length, number)
      }
      index += 1
    }
    return nil
  }

  /// The number of the block that an HTML block stands for.
  func blockNumber(in html: Bytes) -> Int? {
    let start = html.skippingBlanks(0, to: html.count)
    guard html.hasExactPrefix("<!--", at: start),
      let (number, length) = number(in: html[(start + 4)...]),
      html.hasExactPrefix("-->", at: start + 4 + length),
      number <= constructs.count + footnotes.count
    else { return nil }
    return number
  }
}

extension MarkdownDocument {
  /// Hangs a node under another, behind its last child.
  mutating func link(_ index: Int32, under parent: Int32) {
    guard parent >= 0 else { return }
    let last = nodes[Int(parent)].lastChild
    if last >= 0 {
      nodes[Int(last)].next = index
    } else {
      nodes[Int(parent)].firstChild = index
    }
    nodes[Int(parent)].lastChild = index
  }

  /// Turns the quotations whose first paragraph is the head of a statement into statements.
  mutating func finishStatements(
    _ titles: [(paragraph: Int32, construct: Int)], _ mask: ConstructMask
  ) {
    for (paragraph, number) in titles {
      guard paragraph >= 0, case .statement(var statement) = mask.constructs[number].construct
      else {
        continue
      }
      let parent = Int(nodes[Int(paragraph)].parent)
      guard parent >= 0, nodes[parent].kind == .blockQuote,
        nodes[parent].firstChild == paragraph
      else { continue }
      nodes[parent].firstChild = nodes[Int(paragraph)].next
      if nodes[parent].firstChild < 0 { nodes[parent].lastChild = -1 }
      nodes[Int(paragraph)].next = -1
      if let first = id(nodes[Int(paragraph)].firstChild) {
        nodes[Int(paragraph)].kind = .statementTitle
        nodes[Int(paragraph)].lower = nodes[Int(first.index)].lower
        statement.title = NodeID(index: paragraph)
      }
      nodes[parent].kind = .statement
      nodes[parent].construct = Int32(constructs.count)
      constructs.append(.statement(statement))
    }
  }
}

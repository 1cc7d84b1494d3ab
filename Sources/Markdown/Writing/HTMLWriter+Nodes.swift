import Diagnostics

/// How the single kinds of nodes are written.
extension HTMLWriter {
  /// Inside alternative text only the text counts.
  func enterPlain(
    _ index: Int, _ record: NodeRecord, _ walk: Walk, _ output: inout [UInt8]
  ) {
    switch record.kind {
    case .text, .code, .htmlInline: appendEscaped(walk.literal(record), to: &output)
    case .softBreak, .lineBreak: output.append(0x20)
    default:
      guard record.carrier >= 0 else { return }
      var text = document.carriers[Int(record.carrier)].plainText
      text.withUTF8 { appendEscaped($0[...], to: &output) }
    }
  }

  func enterLink(
    _ index: Int, _ record: NodeRecord, _ walk: inout Walk, _ output: inout [UInt8]
  ) {
    var attributes = ""
    let address = walk.literal(record)
    var changed: [UInt8]?
    if let link {
      switch link(NodeID(index: Int32(index)), String(decoding: address, as: UTF8.self)) {
      case .address(let text, let extra)?:
        changed = Array(text.utf8)
        attributes = extra
      case .replaced(let opening, let closing)?:
        output.append(contentsOf: opening.utf8)
        walk.closings.append((index, closing))
        return
      case nil: break
      }
    }
    output.append("<a")
    if let changed {
      output.append(" href=\"")
      changed.withUnsafeBufferPointer { appendEscapedAddress($0[...], to: &output) }
      output.append(0x22)
    } else if isAllowed(address) {
      output.append(" href=\"")
      appendEscapedAddress(address, to: &output)
      output.append(0x22)
    }
    if record.detailUpper > record.detailLower {
      output.append(" title=\"")
      appendEscaped(walk.detail(record), to: &output)
      output.append(0x22)
    }
    output.append(contentsOf: attributes.utf8)
    output.append(0x3E)
  }

  /// Whether an address of the text may stand in what is written.
  private func isAllowed(_ address: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    rawHTML == .pass || LinkAddress.fault(in: String(decoding: address, as: UTF8.self)) == nil
  }

  func enterImage(
    _ index: Int, _ record: NodeRecord, _ walk: inout Walk, _ output: inout [UInt8]
  ) -> Bool {
    let address = walk.literal(record)
    if let image,
      let html = image(NodeID(index: Int32(index)), String(decoding: address, as: UTF8.self))
    {
      output.append(contentsOf: html.utf8)
      return false
    }
    output.append("<img src=\"")
    if isAllowed(address) { appendEscapedAddress(address, to: &output) }
    output.append("\" alt=\"")
    walk.image = index
    return true
  }

  func enterHeading(
    _ index: Int, _ level: Int, _ walk: inout Walk, _ output: inout [UInt8]
  ) {
    startLine(&output)
    output.append("<h")
    let additions = heading?(NodeID(index: Int32(index)), level)
    walk.headingLevel = min(6, max(1, additions?.level ?? level))
    output.append(0x30 + UInt8(walk.headingLevel))
    if let additions {
      output.append(contentsOf: additions.attributes.utf8)
      output.append(0x3E)
      output.append(contentsOf: additions.prefix.utf8)
      walk.closings.append((index, additions.suffix))
    } else {
      output.append(0x3E)
    }
  }

  func writeCodeBlock(_ record: NodeRecord, _ walk: Walk, _ output: inout [UInt8]) {
    startLine(&output)
    let info = walk.detail(record)
    if info.isEmpty {
      output.append("<pre><code>")
    } else {
      output.append("<pre><code class=\"language-")
      appendEscaped(info.prefix { !isSpace($0) }, to: &output)
      output.append("\">")
    }
    appendEscaped(walk.literal(record), to: &output)
    output.append("</code></pre>\n")
  }

  func writeRaw(
    _ record: NodeRecord, _ walk: inout Walk, _ output: inout [UInt8]
  ) {
    let html = walk.literal(record)
    switch rawHTML {
    case .pass: output.append(contentsOf: html)
    case .refuse:
      let verdict = HarmlessHTML.judge(html, isBlock: record.kind == .htmlBlock)
      if walk.tags.accept(verdict, in: record.parent) { output.append(contentsOf: html) }
    }
  }

  func enterCarrier(_ index: Int, _ record: NodeRecord, _ output: inout [UInt8]) {
    writeCarrier(index, record, record.kind == .statement ? .opening : .whole, &output)
  }

  /// Opens a span around a formula and the punctuation behind it. Browsers may break a line after a
  /// formula whatever follows, and a line must not start with a comma.
  func joinPunctuation(to record: NodeRecord, _ walk: inout Walk, _ output: inout [UInt8]) {
    guard record.next >= 0, walk.nodes[Int(record.next)].kind == .text else { return }
    let text = walk.literal(walk.nodes[Int(record.next)])
    let count = text.prefix { ")]}.,;:!?".utf8.contains($0) }.count
    guard count > 0 else { return }
    output.append("<span class=\"unbroken\">")
    walk.awaitedPunctuation = count
  }

  /// Writes text, closing the span that waits for its first characters.
  func writeText(_ record: NodeRecord, _ walk: inout Walk, _ output: inout [UInt8]) {
    let text = walk.literal(record)
    guard walk.awaitedPunctuation > 0 else {
      appendEscaped(text, to: &output)
      return
    }
    appendEscaped(text.prefix(walk.awaitedPunctuation), to: &output)
    output.append("</span>")
    appendEscaped(text.dropFirst(walk.awaitedPunctuation), to: &output)
    walk.awaitedPunctuation = 0
  }

  func writeCarrier(
    _ index: Int, _ record: NodeRecord, _ part: Part, _ output: inout [UInt8]
  ) {
    guard record.carrier >= 0 else { return }
    let content = document.carriers[Int(record.carrier)]
    let isBlock: Bool
    switch record.kind {
    case .statement, .directive: isBlock = true
    case .displayMath: isBlock = document.isBlock(Int32(index))
    default: isBlock = false
    }
    if isBlock { startLine(&output) }
    let node = NodeID(index: Int32(index))
    let html =
      carrier?(node, content, part) ?? PlainCarriers(writer: self).html(node, content, part)
    output.append(contentsOf: html.utf8)
    if isBlock { startLine(&output) }
  }
}

extension MarkdownDocument {
  /// Whether `node`, a displayed formula, stands on lines of its own rather than in a paragraph.
  public func isBlock(_ node: NodeID) -> Bool { isBlock(node.index) }

  func isBlock(_ index: Int32) -> Bool {
    let parent = nodes[Int(index)].parent
    guard parent >= 0 else { return true }
    switch nodes[Int(parent)].kind {
    case .document, .blockQuote, .item, .statement, .footnoteDefinition: return true
    default: return false
    }
  }
}

/// White space as cmark sees it.
@inline(__always)
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

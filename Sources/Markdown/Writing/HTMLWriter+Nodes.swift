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
      guard record.construct >= 0 else { return }
      var text = document.constructs[Int(record.construct)].plainText
      text.withUTF8 { appendEscaped($0[...], to: &output) }
    }
  }

  func enterLink(_ record: NodeRecord, _ walk: Walk, _ output: inout [UInt8]) {
    output.append("<a href=\"")
    appendEscapedAddress(walk.literal(record), to: &output)
    output.append(0x22)
    if record.detailUpper > record.detailLower {
      output.append(" title=\"")
      appendEscaped(walk.detail(record), to: &output)
      output.append(0x22)
    }
    output.append(0x3E)
  }

  func enterImage(
    _ index: Int, _ record: NodeRecord, _ walk: inout Walk, _ output: inout [UInt8]
  ) {
    output.append("<img src=\"")
    appendEscapedAddress(walk.literal(record), to: &output)
    output.append("\" alt=\"")
    walk.image = index
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

  func enterConstruct(_ index: Int, _ record: NodeRecord, _ output: inout [UInt8]) {
    writeConstruct(index, record, record.kind == .statement ? .opening : .whole, &output)
  }

  func writeConstruct(
    _ index: Int, _ record: NodeRecord, _ part: Part, _ output: inout [UInt8]
  ) {
    guard record.construct >= 0 else { return }
    let content = document.constructs[Int(record.construct)]
    let isBlock: Bool
    switch record.kind {
    case .statement, .directive: isBlock = true
    case .displayMath: isBlock = document.isBlock(Int32(index))
    default: isBlock = false
    }
    if isBlock { startLine(&output) }
    let node = NodeID(index: Int32(index))
    let html =
      construct?(node, content, part) ?? PlainConstructs(writer: self).html(node, content, part)
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

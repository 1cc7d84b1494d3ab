import Diagnostics

/// Writes a Markdown tree as HTML.
///
/// On CommonMark without any carrier the result is, byte for byte, what cmark's own renderer writes
/// with raw HTML passed through. Carriers, headings, links and images can be supplied from outside.
///
/// - Complexity: O(n) in the nodes and text written; the stack does not grow with the depth.
public struct HTMLWriter {
  /// What happens to raw HTML.
  public enum RawHTML: Sendable {
    /// It is copied as it stands.
    case pass
    /// Only the harmless tags of `HarmlessHTML` are copied; everything else, comments included, is
    /// left out, and addresses with a dangerous scheme are emptied.
    /// `MarkdownDocument.unsafeContent()` tells the author.
    case refuse
  }

  /// Which part of a carrier is asked for.
  public enum Part: Sendable {
    /// The whole of a carrier without children.
    case whole
    /// What stands before the children of a statement.
    case opening
    /// What stands after the children of a statement.
    case closing
  }

  /// What to add to a heading.
  public struct Heading: Sendable {
    /// Finished attributes, each with a leading space: ` id="x"`.
    public var attributes: String
    /// Finished HTML before the text, for example a number.
    public var prefix: String
    /// Finished HTML after the text, for example a link to itself.
    public var suffix: String

    /// Additions to a heading; none unless given.
    public init(attributes: String = "", prefix: String = "", suffix: String = "") {
      self.attributes = attributes
      self.prefix = prefix
      self.suffix = suffix
    }
  }

  /// What to do with a link.
  public enum Link: Sendable {
    /// Write it with this address instead, and these finished attributes (each with a leading space).
    case address(String, attributes: String = "")
    /// Write finished HTML before and after the link's text instead of a link.
    case replaced(opening: String, closing: String)
  }

  /// The document to write.
  public let document: MarkdownDocument
  /// What happens to raw HTML; refused unless changed.
  public var rawHTML = RawHTML.refuse
  /// Supplies finished HTML for a carrier; nil leaves it to the plain form of `PlainCarriers`.
  public var carrier: ((NodeID, Carrier, Part) -> String?)?
  /// Supplies what is added to a heading.
  public var heading: ((NodeID, _ level: Int) -> Heading)?
  /// Decides about a link; nil leaves it as it is.
  public var link: ((NodeID, _ address: String) -> Link?)?
  /// Supplies finished HTML for an image; nil leaves it as it is.
  public var image: ((NodeID, _ address: String) -> String?)?

  /// A writer for `document` that refuses raw HTML.
  public init(_ document: MarkdownDocument) { self.document = document }

  /// The HTML of `node` and everything below it; of the whole document unless given.
  ///
  /// For a title of a statement or the definition of a footnote, which are no part of the flow, it
  /// is the HTML of the children.
  public func html(of node: NodeID? = nil) -> String {
    String(decoding: bytes(of: node), as: UTF8.self)
  }

  /// The HTML of `node` and everything below it, as UTF-8.
  public func bytes(of node: NodeID? = nil) -> [UInt8] {
    var output: [UInt8] = []
    let top = node ?? document.root
    if top == document.root {
      output.reserveCapacity(document.file.bytes.count + document.file.bytes.count / 4 + 64)
    }
    document.literals.withUnsafeBufferPointer { literals in
      document.nodes.withUnsafeBufferPointer { nodes in
        write(from: Int(top.index), nodes: nodes, literals: literals, to: &output)
      }
    }
    return output
  }

  /// Walks the tree below `top` without recursion.
  private func write(
    from top: Int, nodes: UnsafeBufferPointer<NodeRecord>, literals: UnsafeBufferPointer<UInt8>,
    to output: inout [UInt8]
  ) {
    var walk = Walk(literals: literals, nodes: nodes)
    var current = top
    while true {
      let descends = enter(current, &walk, &output)
      let child = Int(nodes[current].firstChild)
      if descends, child >= 0 {
        current = child
        continue
      }
      if descends { leave(current, &walk, &output) }
      while true {
        if current == top { return }
        let next = Int(nodes[current].next)
        if next >= 0 {
          current = next
          break
        }
        current = Int(nodes[current].parent)
        if current < 0 { return }
        leave(current, &walk, &output)
      }
    }
  }

  /// What a walk remembers.
  private struct Walk {
    let literals: UnsafeBufferPointer<UInt8>
    let nodes: UnsafeBufferPointer<NodeRecord>
    /// The image whose alternative text is being written, or -1.
    var image = -1
    /// The closing HTML of the links and headings that are open and have been changed.
    var closings: [(node: Int, html: String)] = []

    func literal(_ record: NodeRecord) -> Slice<UnsafeBufferPointer<UInt8>> {
      literals[Int(record.literalLower)..<Int(record.literalUpper)]
    }

    func detail(_ record: NodeRecord) -> Slice<UnsafeBufferPointer<UInt8>> {
      literals[Int(record.detailLower)..<Int(record.detailUpper)]
    }

    mutating func closing(of node: Int) -> String? {
      guard closings.last?.node == node else { return nil }
      return closings.popLast()?.html
    }
  }

  /// Writes what stands before the children; false when the children are not to be written.
  private func enter(_ index: Int, _ walk: inout Walk, _ output: inout [UInt8]) -> Bool {
    let record = walk.nodes[index]
    if walk.image >= 0 {
      enterPlain(index, record, walk, &output)
      return true
    }
    switch record.kind {
    case .text: appendEscaped(walk.literal(record), to: &output)
    case .softBreak: output.append(0x0A)
    case .lineBreak: output.append("<br />\n")
    case .code:
      output.append("<code>")
      appendEscaped(walk.literal(record), to: &output)
      output.append("</code>")
    case .emphasis: output.append("<em>")
    case .strong: output.append("<strong>")
    case .link: enterLink(index, record, &walk, &output)
    case .image: return enterImage(index, record, &walk, &output)
    case .htmlInline: writeRaw(walk.literal(record), to: &output)
    default: return enterBlock(index, record, &walk, &output)
    }
    return true
  }

  private func enterBlock(
    _ index: Int, _ record: NodeRecord, _ walk: inout Walk, _ output: inout [UInt8]
  ) -> Bool {
    switch record.kind {
    case .paragraph:
      if isInTightList(record, walk) { return true }
      startLine(&output)
      output.append("<p>")
    case .heading(let level): enterHeading(index, level, &walk, &output)
    case .blockQuote:
      startLine(&output)
      output.append("<blockquote>\n")
    case .list(let style):
      startLine(&output)
      if let start = style.start {
        if start == 1 {
          output.append("<ol>\n")
        } else {
          output.append(contentsOf: "<ol start=\"\(start)\">\n".utf8)
        }
      } else {
        output.append("<ul>\n")
      }
    case .item:
      startLine(&output)
      output.append("<li>")
    case .codeBlock: writeCodeBlock(record, walk, &output)
    case .htmlBlock:
      startLine(&output)
      writeRaw(walk.literal(record), to: &output)
      startLine(&output)
    case .thematicBreak:
      startLine(&output)
      output.append("<hr />\n")
    default:
      if record.kind.hasCarrier { enterCarrier(index, record, &output) }
    }
    return true
  }

  /// Writes what stands after the children.
  private func leave(_ index: Int, _ walk: inout Walk, _ output: inout [UInt8]) {
    let record = walk.nodes[index]
    if walk.image >= 0 {
      guard walk.image == index else { return }
      walk.image = -1
      if record.detailUpper > record.detailLower {
        output.append("\" title=\"")
        appendEscaped(walk.detail(record), to: &output)
      }
      output.append("\" />")
      return
    }
    switch record.kind {
    case .emphasis: output.append("</em>")
    case .strong: output.append("</strong>")
    case .link:
      if let closing = walk.closing(of: index) {
        output.append(contentsOf: closing.utf8)
      } else {
        output.append("</a>")
      }
    case .paragraph:
      if !isInTightList(record, walk) { output.append("</p>\n") }
    case .heading(let level):
      if let closing = walk.closing(of: index) { output.append(contentsOf: closing.utf8) }
      output.append("</h")
      output.append(0x30 + UInt8(clamping: level))
      output.append(">\n")
    case .blockQuote:
      startLine(&output)
      output.append("</blockquote>\n")
    case .list(let style): output.append(style.start == nil ? "</ul>\n" : "</ol>\n")
    case .item: output.append("</li>\n")
    case .statement: writeCarrier(index, record, .closing, &output)
    default: break
    }
  }

  /// Starts a new line unless at the start of one.
  private func startLine(_ output: inout [UInt8]) {
    if let last = output.last, last != 0x0A { output.append(0x0A) }
  }

  private func isInTightList(_ record: NodeRecord, _ walk: Walk) -> Bool {
    guard record.parent >= 0 else { return false }
    let grandparent = walk.nodes[Int(record.parent)].parent
    guard grandparent >= 0, case .list(let style) = walk.nodes[Int(grandparent)].kind else {
      return false
    }
    return style.isTight
  }
}

// MARK: - Kinds of nodes

extension HTMLWriter {
  /// Inside alternative text only the text counts.
  private func enterPlain(
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

  private func enterLink(
    _ index: Int, _ record: NodeRecord, _ walk: inout Walk, _ output: inout [UInt8]
  ) {
    var attributes = ""
    var address = walk.literal(record)
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
    output.append("<a href=\"")
    if let changed {
      changed.withUnsafeBufferPointer { appendEscapedAddress($0[...], to: &output) }
    } else {
      if rawHTML == .refuse, isDangerousAddress(address) { address = address.prefix(0) }
      appendEscapedAddress(address, to: &output)
    }
    if record.detailUpper > record.detailLower {
      output.append("\" title=\"")
      appendEscaped(walk.detail(record), to: &output)
    }
    output.append(0x22)
    output.append(contentsOf: attributes.utf8)
    output.append(0x3E)
  }

  private func enterImage(
    _ index: Int, _ record: NodeRecord, _ walk: inout Walk, _ output: inout [UInt8]
  ) -> Bool {
    var address = walk.literal(record)
    if let image,
      let html = image(NodeID(index: Int32(index)), String(decoding: address, as: UTF8.self))
    {
      output.append(contentsOf: html.utf8)
      return false
    }
    if rawHTML == .refuse, isDangerousAddress(address) { address = address.prefix(0) }
    output.append("<img src=\"")
    appendEscapedAddress(address, to: &output)
    output.append("\" alt=\"")
    walk.image = index
    return true
  }

  private func enterHeading(
    _ index: Int, _ level: Int, _ walk: inout Walk, _ output: inout [UInt8]
  ) {
    startLine(&output)
    output.append("<h")
    output.append(0x30 + UInt8(clamping: level))
    if let heading {
      let additions = heading(NodeID(index: Int32(index)), level)
      output.append(contentsOf: additions.attributes.utf8)
      output.append(0x3E)
      output.append(contentsOf: additions.prefix.utf8)
      walk.closings.append((index, additions.suffix))
    } else {
      output.append(0x3E)
    }
  }

  private func writeCodeBlock(_ record: NodeRecord, _ walk: Walk, _ output: inout [UInt8]) {
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

  private func writeRaw(
    _ html: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]
  ) {
    switch rawHTML {
    case .pass: output.append(contentsOf: html)
    case .refuse: HarmlessHTML.append(html, to: &output)
    }
  }

  private func enterCarrier(_ index: Int, _ record: NodeRecord, _ output: inout [UInt8]) {
    writeCarrier(index, record, record.kind == .statement ? .opening : .whole, &output)
  }

  private func writeCarrier(
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

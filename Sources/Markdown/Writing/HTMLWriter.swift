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
    /// left out, and so are addresses that `LinkAddress` does not allow.
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
    /// The level to write instead of the heading's own, from 1 to 6.
    public var level: Int?
    /// Finished attributes, each with a leading space: ` id="x"`.
    public var attributes: String
    /// Finished HTML before the text, for example a number.
    public var prefix: String
    /// Finished HTML after the text, for example a link to itself.
    public var suffix: String

    /// Additions to a heading; none unless given.
    public init(
      level: Int? = nil, attributes: String = "", prefix: String = "", suffix: String = ""
    ) {
      self.level = level
      self.attributes = attributes
      self.prefix = prefix
      self.suffix = suffix
    }
  }

  /// What to do with a link.
  public enum Link: Sendable {
    /// Write it with this address and these finished attributes, each with a leading space.
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

  /// The HTML of what is inside `node`, without the tags of `node` itself: the text of a heading
  /// for a table of contents, the title of a statement, the blocks of a footnote.
  public func content(of node: NodeID) -> String {
    String(decoding: bytes(ofSiblings: Array(document.children(node))), as: UTF8.self)
  }

  /// The HTML of `node` and everything below it, as UTF-8.
  public func bytes(of node: NodeID? = nil) -> [UInt8] {
    bytes(ofSiblings: [node ?? document.root])
  }

  /// The HTML of nodes that follow each other.
  private func bytes(ofSiblings tops: [NodeID]) -> [UInt8] {
    var output: [UInt8] = []
    if tops == [document.root] {
      output.reserveCapacity(document.file.bytes.count + document.file.bytes.count / 4 + 64)
    }
    document.literals.withUnsafeBufferPointer { literals in
      document.nodes.withUnsafeBufferPointer { nodes in
        var walk = Walk(literals: literals, nodes: nodes, last: tops.last.map { Int($0.index) })
        for top in tops { write(from: Int(top.index), &walk, to: &output) }
      }
    }
    return output
  }

  /// Walks the tree below `top` without recursion.
  private func write(from top: Int, _ walk: inout Walk, to output: inout [UInt8]) {
    let nodes = walk.nodes
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
  struct Walk {
    let literals: UnsafeBufferPointer<UInt8>
    let nodes: UnsafeBufferPointer<NodeRecord>
    /// The last node whose tree is walked; what follows it is not written.
    let last: Int?
    /// The image whose alternative text is being written, or -1.
    var image = -1
    /// The harmless tags that are open in the paragraph.
    var tags = OpenTags()
    /// The closing HTML of the links and headings that are open and have been changed.
    var closings: [(node: Int, html: String)] = []
    /// How many bytes of punctuation the open span around a formula waits for.
    var awaitedPunctuation = 0
    /// The level that the open heading is written with.
    var headingLevel = 0

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
    case .text: writeText(record, &walk, &output)
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
    case .htmlInline: writeRaw(record, &walk, &output)
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
      writeRaw(record, &walk, &output)
      startLine(&output)
    case .thematicBreak:
      startLine(&output)
      output.append("<hr />\n")
    default:
      if record.kind == .inlineMath, carrier != nil, index != walk.last {
        joinPunctuation(to: record, &walk, &output)
      }
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
    case .emphasis, .strong, .link:
      if !walk.tags.tags.isEmpty {
        output.append(contentsOf: walk.tags.close(in: Int32(index)).utf8)
      }
    default: break
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
      output.append(contentsOf: walk.tags.closeAll().utf8)
      if !isInTightList(record, walk) { output.append("</p>\n") }
    case .statementTitle: output.append(contentsOf: walk.tags.closeAll().utf8)
    case .heading:
      output.append(contentsOf: walk.tags.closeAll().utf8)
      if let closing = walk.closing(of: index) { output.append(contentsOf: closing.utf8) }
      output.append("</h")
      output.append(0x30 + UInt8(walk.headingLevel))
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
  func startLine(_ output: inout [UInt8]) {
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

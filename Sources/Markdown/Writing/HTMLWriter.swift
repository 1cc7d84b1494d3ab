import Diagnostics

/// Writes a Markdown tree as HTML.
///
/// On CommonMark without any construct the result is, byte for byte, what cmark's own renderer writes
/// with raw HTML passed through. Constructs can be supplied from outside.
///
/// - Complexity: O(n) in the nodes and text written; the stack does not grow with the depth.
public struct HTMLWriter {
  /// Which part of a construct is asked for.
  public enum Part: Sendable {
    /// The whole of a construct without children.
    case whole
    /// What stands before the children of a statement.
    case opening
    /// What stands after the children of a statement.
    case closing
  }

  /// The document to write.
  public let document: MarkdownDocument
  /// Supplies finished HTML for a construct; nil leaves it to the plain form of `PlainConstructs`.
  public var construct: ((NodeID, Construct, Part) -> String?)?

  /// A writer for `document`.
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
        var walk = Walk(literals: literals, nodes: nodes)
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
      enter(current, &walk, &output)
      let child = Int(nodes[current].firstChild)
      if child >= 0 {
        current = child
        continue
      }
      leave(current, &walk, &output)
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
    /// The image whose alternative text is being written, or -1.
    var image = -1

    func literal(_ record: NodeRecord) -> Slice<UnsafeBufferPointer<UInt8>> {
      literals[Int(record.literalLower)..<Int(record.literalUpper)]
    }

    func detail(_ record: NodeRecord) -> Slice<UnsafeBufferPointer<UInt8>> {
      literals[Int(record.detailLower)..<Int(record.detailUpper)]
    }
  }

  /// Writes what stands before the children.
  private func enter(_ index: Int, _ walk: inout Walk, _ output: inout [UInt8]) {
    let record = walk.nodes[index]
    if walk.image >= 0 {
      enterPlain(index, record, walk, &output)
      return
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
    case .link: enterLink(record, walk, &output)
    case .image: enterImage(index, record, &walk, &output)
    case .htmlInline: output.append(contentsOf: walk.literal(record))
    default: enterBlock(index, record, walk, &output)
    }
  }

  private func enterBlock(
    _ index: Int, _ record: NodeRecord, _ walk: Walk, _ output: inout [UInt8]
  ) {
    switch record.kind {
    case .paragraph:
      if isInTightList(record, walk) { return }
      startLine(&output)
      output.append("<p>")
    case .heading(let level):
      startLine(&output)
      output.append("<h")
      output.append(0x30 + UInt8(min(6, max(1, level))))
      output.append(0x3E)
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
      output.append(contentsOf: walk.literal(record))
      startLine(&output)
    case .thematicBreak:
      startLine(&output)
      output.append("<hr />\n")
    default: if record.kind.hasConstruct { enterConstruct(index, record, &output) }
    }
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
    case .link: output.append("</a>")
    case .paragraph:
      if !isInTightList(record, walk) { output.append("</p>\n") }
    case .heading(let level):
      output.append("</h")
      output.append(0x30 + UInt8(min(6, max(1, level))))
      output.append(">\n")
    case .blockQuote:
      startLine(&output)
      output.append("</blockquote>\n")
    case .list(let style): output.append(style.start == nil ? "</ul>\n" : "</ol>\n")
    case .item: output.append("</li>\n")
    case .statement: writeConstruct(index, record, .closing, &output)
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

public import Diagnostics

/// The name of a node within its document.
public struct NodeID: Sendable, Hashable {
  let index: Int32
}

/// A Markdown file as a tree.
///
/// The nodes lie in one array and refer to each other by index, so that a tree may be arbitrarily
/// deep without any recursion in walking, copying or releasing it.
public struct MarkdownDocument: Sendable {
  /// The file it was read from.
  public let file: SourceFile
  /// The front matter, where the file has one.
  public internal(set) var frontMatter: FrontMatter?
  /// The footnotes in the order of their definitions.
  public internal(set) var footnotes: [FootnoteDefinition] = []
  /// The nodes; the root is the first.
  var nodes: [NodeRecord] = []
  /// All literal text of the nodes, one after the other, in UTF-8.
  var literals: [UInt8] = []
  /// What the nodes of our own kinds carry.
  var constructs: [Construct] = []
  /// How often a node's place had to be taken from libcmark because it could not be found in the
  /// text. Zero for every text that the tests know of.
  var lostPositions = 0

  init(file: SourceFile) { self.file = file }
}

/// One node as it is stored.
struct NodeRecord: Sendable {
  var kind: NodeKind
  var parent: Int32 = -1
  var firstChild: Int32 = -1
  var lastChild: Int32 = -1
  var next: Int32 = -1
  /// The place in the file.
  var lower: Int32 = 0
  var upper: Int32 = 0
  /// The text; the address of a link or image.
  var literalLower: Int32 = 0
  var literalUpper: Int32 = 0
  /// The info string of a fence; the title of a link or image.
  var detailLower: Int32 = 0
  var detailUpper: Int32 = 0
  /// The index of the construct.
  var construct: Int32 = -1
}

extension MarkdownDocument {
  /// The root.
  public var root: NodeID { NodeID(index: 0) }

  /// What `node` is.
  public func kind(_ node: NodeID) -> NodeKind { nodes[Int(node.index)].kind }

  /// The place of `node` in the file.
  ///
  /// A block starts at its first mark (`#`, `>`, the fence) or character and ends with its last
  /// line; an inline covers its marks (`*`, brackets, backticks).
  public func range(_ node: NodeID) -> SourceRange {
    let record = nodes[Int(node.index)]
    return SourceRange(
      file: file, bytes: Int(record.lower)..<max(Int(record.lower), Int(record.upper)))
  }

  /// The text of a text, code or HTML node, as UTF-8 with escapes resolved; empty for others.
  public func literalBytes(_ node: NodeID) -> ArraySlice<UInt8> {
    let record = nodes[Int(node.index)]
    switch record.kind {
    case .link, .image: return []
    default: return literals[Int(record.literalLower)..<Int(record.literalUpper)]
    }
  }

  /// The text of a text, code or HTML node, with escapes resolved; empty for others.
  public func literal(_ node: NodeID) -> String {
    String(decoding: literalBytes(node), as: UTF8.self)
  }

  /// The address of a link or an image; nil for other nodes.
  public func url(_ node: NodeID) -> String? {
    let record = nodes[Int(node.index)]
    guard record.kind == .link || record.kind == .image else { return nil }
    return String(
      decoding: literals[Int(record.literalLower)..<Int(record.literalUpper)], as: UTF8.self)
  }

  /// The title of a link or an image; nil for other nodes and when there is none.
  public func title(_ node: NodeID) -> String? {
    let record = nodes[Int(node.index)]
    guard record.kind == .link || record.kind == .image,
      record.detailUpper > record.detailLower
    else { return nil }
    return detail(record)
  }

  /// The info string of a fenced block of code; nil for other nodes and when there is none.
  public func info(_ node: NodeID) -> String? {
    let record = nodes[Int(node.index)]
    guard record.kind == .codeBlock, record.detailUpper > record.detailLower else { return nil }
    return detail(record)
  }

  /// What a node of one of our own kinds carries; nil for other nodes.
  public func construct(_ node: NodeID) -> Construct? {
    let record = nodes[Int(node.index)]
    return record.construct < 0 ? nil : constructs[Int(record.construct)]
  }

  /// Every construct of the file, those in titles and footnotes too, in no particular order.
  public var allConstructs: [Construct] { constructs }

  /// The node that holds `node`; nil for the root.
  public func parent(_ node: NodeID) -> NodeID? { id(nodes[Int(node.index)].parent) }

  /// The first child of `node`.
  public func firstChild(_ node: NodeID) -> NodeID? { id(nodes[Int(node.index)].firstChild) }

  /// The node after `node` under the same parent.
  public func next(_ node: NodeID) -> NodeID? { id(nodes[Int(node.index)].next) }

  /// The children of `node`, in order.
  public func children(_ node: NodeID) -> some Sequence<NodeID> {
    sequence(state: firstChild(node)) { (state: inout NodeID?) in
      guard let current = state else { return nil }
      state = next(current)
      return current
    }
  }

  /// `node` and everything below it in reading order. Footnotes and titles of statements are no
  /// part of the flow; walk them from their own nodes.
  public func descendants(_ node: NodeID) -> some Sequence<NodeID> {
    sequence(state: Optional(node.index)) { (state: inout Int32?) in
      guard let current = state else { return nil }
      state = after(current, within: node.index)
      return NodeID(index: current)
    }
  }

  /// The node after `current` in reading order below `top`.
  private func after(_ current: Int32, within top: Int32) -> Int32? {
    if nodes[Int(current)].firstChild >= 0 { return nodes[Int(current)].firstChild }
    var climbing = current
    while climbing != top, climbing >= 0 {
      if nodes[Int(climbing)].next >= 0 { return nodes[Int(climbing)].next }
      climbing = nodes[Int(climbing)].parent
    }
    return nil
  }

  func id(_ index: Int32) -> NodeID? { index < 0 ? nil : NodeID(index: index) }

  private func detail(_ record: NodeRecord) -> String {
    String(decoding: literals[Int(record.detailLower)..<Int(record.detailUpper)], as: UTF8.self)
  }
}

extension MarkdownDocument {
  /// How many nodes may stand around one that a page shows; browsers draw about five hundred elements in each
  /// other.
  public static let deepestNesting = 250

  /// The first node that more than ``deepestNesting`` others stand around.
  ///
  /// - Complexity: O(n) in the nodes.
  public var firstTooDeep: NodeID? {
    var depths: [Int] = []
    depths.reserveCapacity(nodes.count)
    for (index, record) in nodes.enumerated() {
      let parent = Int(record.parent)
      let depth = parent >= 0 && parent < index ? depths[parent] + 1 : 0
      if depth > Self.deepestNesting { return NodeID(index: Int32(index)) }
      depths.append(depth)
    }
    return nil
  }
}

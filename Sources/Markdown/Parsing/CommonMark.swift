import CCMark

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// libcmark: the only file that calls it.
enum CommonMark {
  /// A step of the walk through cmark's tree.
  struct Event {
    /// Whether the node is entered; containers are left too.
    var isEntering: Bool
    var kind: NodeKind
    /// The text of a leaf; the address of a link or image.
    var literal: Bytes
    /// The info string of a fence; the title of a link or image.
    var detail: Bytes
  }

  /// Parses `bytes` and tells every node of the tree in reading order.
  static func walk(_ bytes: Bytes, _ visit: (Event) -> Void) {
    guard let root = parse(bytes) else { return }
    defer { cmark_node_free(root) }
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let step = cmark_iter_next(iterator)
      if step == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(iterator) else { return }
      visit(event(node, isEntering: step == CMARK_EVENT_ENTER))
    }
  }

  /// cmark's own HTML of `bytes`, raw HTML passed through: what our writer is measured against.
  static func html(_ bytes: Bytes) -> [UInt8] {
    guard let root = parse(bytes) else { return [] }
    defer { cmark_node_free(root) }
    guard let html = cmark_render_html(root, CMARK_OPT_UNSAFE) else { return [] }
    defer { free(html) }
    return Array(text(html))
  }

  /// What the character reference `&name;` stands for; nil when it is none.
  static func character(of reference: [UInt8]) -> [UInt8]? {
    var result: [UInt8]?
    reference.withUnsafeBufferPointer { bytes in
      walk(bytes) { event in
        if event.kind == .text, event.isEntering, !event.literal.elementsEqual(bytes) {
          result = Array(event.literal)
        }
      }
    }
    return result
  }

  private static func parse(_ bytes: Bytes) -> OpaquePointer? {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    bytes.withMemoryRebound(to: CChar.self) { text in
      if let start = text.baseAddress { cmark_parser_feed(parser, start, text.count) }
    }
    return cmark_parser_finish(parser)
  }

  private static func event(_ node: OpaquePointer, isEntering: Bool) -> Event {
    let type = cmark_node_get_type(node)
    var event = Event(
      isEntering: isEntering, kind: .text, literal: Bytes(start: nil, count: 0),
      detail: Bytes(start: nil, count: 0))
    switch type {
    case CMARK_NODE_TEXT: event.literal = text(cmark_node_get_literal(node))
    case CMARK_NODE_SOFTBREAK: event.kind = .softBreak
    case CMARK_NODE_LINEBREAK: event.kind = .lineBreak
    case CMARK_NODE_EMPH: event.kind = .emphasis
    case CMARK_NODE_STRONG: event.kind = .strong
    case CMARK_NODE_CODE: set(&event, .code, cmark_node_get_literal(node))
    case CMARK_NODE_HTML_INLINE: set(&event, .htmlInline, cmark_node_get_literal(node))
    case CMARK_NODE_LINK:
      set(&event, .link, cmark_node_get_url(node), cmark_node_get_title(node))
    case CMARK_NODE_IMAGE:
      set(&event, .image, cmark_node_get_url(node), cmark_node_get_title(node))
    case CMARK_NODE_DOCUMENT: event.kind = .document
    case CMARK_NODE_BLOCK_QUOTE: event.kind = .blockQuote
    case CMARK_NODE_LIST: event.kind = .list(listStyle(node))
    case CMARK_NODE_ITEM: event.kind = .item
    case CMARK_NODE_CODE_BLOCK:
      set(&event, .codeBlock, cmark_node_get_literal(node), cmark_node_get_fence_info(node))
    case CMARK_NODE_HTML_BLOCK: set(&event, .htmlBlock, cmark_node_get_literal(node))
    case CMARK_NODE_PARAGRAPH: event.kind = .paragraph
    case CMARK_NODE_HEADING:
      event.kind = .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: event.kind = .thematicBreak
    default: break
    }
    return event
  }

  private static func set(
    _ event: inout Event, _ kind: NodeKind, _ literal: UnsafePointer<CChar>?,
    _ detail: UnsafePointer<CChar>? = nil
  ) {
    event.kind = kind
    event.literal = text(literal)
    event.detail = text(detail)
  }

  private static func listStyle(_ node: OpaquePointer) -> ListStyle {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return ListStyle(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0)
  }

  /// The bytes of a C string.
  private static func text(_ string: UnsafePointer<CChar>?) -> Bytes {
    guard let string else { return Bytes(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: string, count: strlen(string))
      .assumingMemoryBound(to: UInt8.self)
  }
}

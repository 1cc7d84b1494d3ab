import Markdown
import Markup

/// Sets one Markdown tree as markup: what CommonMark says as HTML says it, and what is ours as its
/// chapter's writer sets it.
///
/// Line feeds stand where cmark writes them. Of raw HTML the harmless tags become elements, everything
/// else is left out; `MarkdownDocument.unsafeContent()` tells the author.
///
/// - Complexity: O(n) in the nodes and text.
struct MarkdownSetter {
  /// Sets what is ours.
  let writer: ChapterWriter
  /// The index of the text.
  let text: Int

  private let document: MarkdownDocument
  /// Whether what was set last ends a line.
  private var isAtLineStart = true
  /// How many nodes stand around the one that is being set.
  private var depth = 0

  init(_ writer: ChapterWriter, text: Int) {
    self.writer = writer
    self.text = text
    document = writer.manuscript.texts[text].document
  }

  // MARK: - Blocks

  /// A block and everything below it.
  mutating func block(_ node: NodeID) -> MarkupNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= MarkdownDocument.deepestNesting else {
      isAtLineStart = false
      return .text(document.plainText(of: node))
    }
    switch document.kind(node) {
    case .document, .footnoteDefinition: return .fragment(document.children(node).map { block($0) })
    case .paragraph: return isInTightList(node) ? inline(node) : line("p") { [$0.inline(node)] }
    case .heading(let level):
      let heading = writer.heading(at: NodeKey(text: text, node: node))
      guard let heading else { return line("h\(level)") { [$0.inline(node)] } }
      return line("h\(min(6, heading.level + 1))", ["id": heading.anchor]) {
        [selfLink(number: heading.number, identifier: heading.anchor), $0.inline(node)]
      }
    case .blockQuote: return container("blockquote", of: node)
    case .list(let style):
      guard let start = style.start else { return container("ul", of: node) }
      return container("ol", ["start": start == 1 ? nil : String(start)], of: node)
    case .item:
      return line("li") { setter in
        setter.isAtLineStart = false
        return setter.document.children(node).map { setter.block($0) }
      }
    case .codeBlock:
      let language = document.info(node).map { info in info.prefix { !$0.isWhitespace } }
      return line("pre") { setter in
        [
          .element(
            "code", ["class": language.map { "language-\($0)" }],
            text: setter.document.literal(node))
        ]
      }
    case .htmlBlock:
      guard case .single(let name)? = document.harmlessTag(node) else { return .fragment([]) }
      return line(name) { _ in [] }
    case .thematicBreak: return line("hr") { _ in [] }
    case .directive: return own(node, isBlock: true)
    case .displayMath: return own(node, isBlock: document.isBlock(node))
    case .statement: return statement(node)
    default: return inline(node)
    }
  }

  /// A line feed unless at the start of a line.
  private mutating func startLine() -> MarkupNode {
    defer { isAtLineStart = true }
    return isAtLineStart ? .fragment([]) : "\n"
  }

  private mutating func endLine() -> MarkupNode {
    isAtLineStart = true
    return "\n"
  }

  /// An element on lines of its own.
  private mutating func line(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
    _ children: (inout MarkdownSetter) -> [MarkupNode]
  ) -> MarkupNode {
    let start = startLine()
    return .fragment([start, .element(name, attributes, children(&self)), endLine()])
  }

  /// An element with blocks in it, each on lines of its own.
  private mutating func container(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], of node: NodeID
  ) -> MarkupNode {
    line(name, attributes) { setter in
      var children: [MarkupNode] = ["\n"]
      for child in setter.document.children(node) { children.append(setter.block(child)) }
      return children + [setter.startLine()]
    }
  }

  private mutating func statement(_ node: NodeID) -> MarkupNode {
    guard case .statement(let statement)? = document.construct(node) else { return .fragment([]) }
    let start = startLine()
    let block = StatementBlock(
      identifier: statement.label?.name,
      kind: StatementBlock.Kind(rawValue: statement.kind.rawValue) ?? .note,
      number: writer.manuscript.numberOfNode[NodeKey(text: text, node: node)],
      title: statement.title.map { inline($0) })
    isAtLineStart = true
    var body: [MarkupNode] = ["\n"]
    body += document.children(node).map { self.block($0) }
    body.append(startLine())
    return .fragment([start, block.node(.fragment(body)), endLine()])
  }

  /// A paragraph of a tight list stands there without its tags.
  private func isInTightList(_ node: NodeID) -> Bool {
    guard let list = document.parent(node).flatMap({ document.parent($0) }),
      case .list(let style) = document.kind(list)
    else { return false }
    return style.isTight
  }

  /// What is ours, as its chapter's writer sets it.
  private mutating func own(_ node: NodeID, isBlock: Bool) -> MarkupNode {
    guard let construct = document.construct(node) else { return .fragment([]) }
    let start: MarkupNode = isBlock ? startLine() : .fragment([])
    isAtLineStart = false
    let markup = writer.markup(
      of: construct, at: NodeKey(text: text, node: node), isBlock: isBlock)
    return .fragment([start, markup, isBlock ? endLine() : .fragment([])])
  }

  // MARK: - Inlines

  /// What stands in a node that holds text.
  mutating func inline(_ node: NodeID) -> MarkupNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= MarkdownDocument.deepestNesting else {
      return .text(document.plainText(of: node))
    }
    var open = OpenTags()
    var next = document.firstChild(node)
    while let child = next {
      next = document.next(child)
      if document.kind(child) == .inlineMath, let text = next, document.kind(text) == .text,
        case let (marks, rest) = punctuation(text), !marks.isEmpty
      {
        // Browsers may break a line after a formula whatever follows, and a line must not start with a
        // comma.
        open.add(.element("span", ["class": "unbroken"], [own(child, isBlock: false), marks.node]))
        open.add(.text(rest))
        next = document.next(text)
      } else if document.kind(child) == .htmlInline {
        document.harmlessTag(child).map { open.accept($0) }
      } else {
        open.add(piece(child))
      }
      isAtLineStart = false
    }
    return open.closed
  }

  private func punctuation(_ text: NodeID) -> (marks: Substring, rest: String) {
    let words = document.literal(text)
    let marks = words.prefix { ")]}.,;:!?".contains($0) }
    return (marks, String(words.dropFirst(marks.count)))
  }

  private mutating func piece(_ node: NodeID) -> MarkupNode {
    switch document.kind(node) {
    case .text: return .text(document.literal(node))
    case .softBreak: return "\n"
    case .lineBreak: return .fragment([.element("br"), "\n"])
    case .code: return .element("code", text: document.literal(node))
    case .emphasis: return .element("em", [:], [inline(node)])
    case .strong: return .element("strong", [:], [inline(node)])
    case .link:
      return writer.link(
        to: document.url(node) ?? "", title: document.title(node), inline(node), in: text)
    case .image:
      return writer.image(document.url(node) ?? "", words: document.plainText(of: node))
    default: return own(node, isBlock: false)
    }
  }
}

/// The harmless tags that are open in a node, and what has been set behind each.
private struct OpenTags {
  private var levels: [(name: String, children: [MarkupNode])] = [("", [])]

  mutating func add(_ node: MarkupNode) { levels[levels.count - 1].children.append(node) }

  /// Takes up a tag; a closing one without its counterpart is left out.
  mutating func accept(_ tag: HarmlessHTML.Tag) {
    switch tag {
    case .single(let name): add(.element(name))
    case .opening(let name):
      if levels.count < MarkdownDocument.deepestNesting { levels.append((name, [])) }
    case .closing(let name): if levels.count > 1, levels.last?.name == name { close() }
    }
  }

  private mutating func close() {
    let last = levels.removeLast()
    add(.element(last.name, [:], last.children))
  }

  /// Everything, with the tags closed that are still open.
  var closed: MarkupNode {
    var all = self
    while all.levels.count > 1 { all.close() }
    return .fragment(all.levels[0].children)
  }
}

extension Substring {
  fileprivate var node: MarkupNode { .text(String(self)) }
}

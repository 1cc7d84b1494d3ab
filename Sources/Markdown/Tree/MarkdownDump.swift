import Diagnostics

extension MarkdownDocument {
  /// The tree as indented text: one node a line, with its place (`line:column-line:column`, columns
  /// in characters from 1) and what it holds. The indentation stops growing at 40 levels.
  ///
  /// - Complexity: O(n log n) in the nodes, plus the length of the file.
  public var dump: String { TreeDump(self).text }
}

/// Writes the dump of a tree.
private struct TreeDump {
  private let document: MarkdownDocument
  /// The line and column of every place that a node starts or ends at.
  private var locations: [Int: String] = [:]
  private(set) var text = ""

  init(_ document: MarkdownDocument) {
    self.document = document
    locate()
    if let frontMatter = document.frontMatter {
      let start = frontMatter.range.start
      let end = frontMatter.range.end
      text += "front-matter \(start.line):\(start.column)-\(end.line):\(end.column)\n"
      for entry in frontMatter.root.entries {
        text += "  \(entry.key): \(quoted(entry.value.range.text))\n"
      }
    }
    append(document.root)
    for footnote in document.footnotes {
      text += "footnote \(quoted(footnote.name)) number=\(footnote.number ?? 0)\n"
      append(footnote.node)
    }
  }

  /// Counts the columns of all places in one walk through the file.
  private mutating func locate() {
    let file = document.file
    let offsets = Set(
      document.nodes.flatMap { [Int($0.lower), max(Int($0.lower), Int($0.upper))] })
    var line = -1
    var counted = 0
    var column = 1
    for offset in offsets.sorted() {
      let newLine = file.lineIndex(at: offset)
      if newLine != line {
        (line, counted, column) = (newLine, file.lineStarts[newLine], 1)
      }
      column += file.text(counted..<offset).count
      counted = offset
      locations[offset] = "\(line + 1):\(column)"
    }
  }

  private mutating func append(_ top: NodeID) {
    var depths: [Int32: Int] = [:]
    for node in document.descendants(top) {
      let record = document.nodes[Int(node.index)]
      let depth = node == top ? 0 : (depths[record.parent] ?? 0) + 1
      if record.firstChild >= 0 { depths[node.index] = depth }
      text += String(repeating: "  ", count: min(depth, 40)) + line(node) + "\n"
      if case .statement(let statement)? = document.construct(node), let title = statement.title {
        for node in document.descendants(title) {
          text += String(repeating: "  ", count: min(depth, 40) + 1) + "| " + line(node) + "\n"
        }
      }
    }
  }

  private func line(_ node: NodeID) -> String {
    let kind = document.kind(node)
    let range = document.range(node).bytes
    let place = "\(locations[range.lowerBound] ?? "")-\(locations[range.upperBound] ?? "")"
    var words = [name(kind), place]
    switch kind {
    case .heading(let level): words.append("level=\(level)")
    case .list(let style):
      if let start = style.start { words.append("start=\(start)") }
      words.append(style.isTight ? "tight" : "loose")
    case .link, .image:
      words.append(quoted(document.url(node) ?? ""))
      if let title = document.title(node) { words.append("title=\(quoted(title))") }
    case .codeBlock:
      if let info = document.info(node) { words.append("info=\(quoted(info))") }
      words.append(quoted(document.literal(node)))
    case .text, .code, .htmlInline, .htmlBlock: words.append(quoted(document.literal(node)))
    default: if let construct = document.construct(node) { words += describe(construct) }
    }
    return words.joined(separator: " ")
  }

  private func describe(_ construct: Construct) -> [String] {
    switch construct {
    case .directive(let it):
      return ["{\(it.kind)}"] + describe(it.label)
        + it.options.map { ":\($0.key): \(quoted($0.value.text))" } + [quoted(it.program.text)]
    case .mathematics(let it): return describe(it.label) + [quoted(it.tex.text)]
    case .inlineValue(let it):
      return (it.format.map { ["format=\($0)"] } ?? []) + [quoted(it.expression.text)]
    case .crossReference(let it): return [it.label]
    case .citation(let it):
      return it.items.map { $0.key + ($0.locator.map { ", \(quoted($0))" } ?? "") }
    case .footnoteReference(let it): return [quoted(it.name)]
    case .statement(let it): return [it.kind.rawValue] + describe(it.label)
    }
  }

  private func describe(_ label: Label?) -> [String] { label.map { ["#\($0.name)"] } ?? [] }

  private func name(_ kind: NodeKind) -> String {
    let text = "\(kind)"
    return String(text.prefix { $0 != "(" })
  }

  private func quoted(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\").replacing("\r", with: "\\r")
      .replacing("\n", with: "\\n").replacing(
        "\"", with: "\\\"") + "\""
  }
}

import Diagnostics

extension MarkdownDocument {
  /// The tree as indented text: one node a line, with its place (`line:column-line:column`, columns
  /// in characters from 1) and what it holds. The indentation stops growing at 40 levels.
  ///
  /// - Complexity: O(n) in the nodes, plus the length of their lines.
  public var dump: String {
    var output = ""
    if let frontMatter {
      output += "front-matter \(place(frontMatter.range))\n"
      for entry in frontMatter.root.entries {
        output += "  \(entry.key): \(quoted(entry.value.range.text))\n"
      }
    }
    append(root, to: &output)
    for footnote in footnotes {
      output += "footnote \(quoted(footnote.name)) number=\(footnote.number ?? 0)\n"
      append(footnote.node, to: &output)
    }
    return output
  }

  private func append(_ top: NodeID, to output: inout String) {
    var depths: [Int32: Int] = [:]
    for node in descendants(top) {
      let depth = node == top ? 0 : (depths[nodes[Int(node.index)].parent] ?? 0) + 1
      if nodes[Int(node.index)].firstChild >= 0 { depths[node.index] = depth }
      output += String(repeating: "  ", count: min(depth, 40))
      output += line(node)
      output += "\n"
      if case .statement(let statement)? = carrier(node), let title = statement.title {
        for node in descendants(title) {
          output += String(repeating: "  ", count: min(depth, 40) + 1) + "| " + line(node) + "\n"
        }
      }
    }
  }

  private func line(_ node: NodeID) -> String {
    let kind = kind(node)
    var words = ["\(name(kind))", place(range(node))]
    switch kind {
    case .heading(let level): words.append("level=\(level)")
    case .list(let style):
      if let start = style.start { words.append("start=\(start)") }
      words.append(style.isTight ? "tight" : "loose")
    case .link, .image:
      words.append(quoted(url(node) ?? ""))
      if let title = title(node) { words.append("title=\(quoted(title))") }
    case .codeBlock:
      if let info = info(node) { words.append("info=\(quoted(info))") }
      words.append(quoted(literal(node)))
    case .text, .code, .htmlInline, .htmlBlock: words.append(quoted(literal(node)))
    default: if let carrier = carrier(node) { words += describe(carrier) }
    }
    return words.joined(separator: " ")
  }

  private func describe(_ carrier: Carrier) -> [String] {
    switch carrier {
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

  private func place(_ range: SourceRange) -> String {
    let start = range.start
    let end = range.end
    return "\(start.line):\(start.column)-\(end.line):\(end.column)"
  }

  private func quoted(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\").replacing("\r", with: "\\r")
      .replacing("\n", with: "\\n").replacing(
        "\"", with: "\\\"") + "\""
  }
}

public import Diagnostics

extension MarkdownDocument {
  /// What a report may not hold: raw HTML beyond `HarmlessHTML`, tags without their counterpart,
  /// and links whose address `LinkAddress` does not allow.
  ///
  /// - Complexity: O(n) in the nodes.
  public func unsafeContent() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var open: [(name: String, node: NodeID, parent: Int32)] = []
    // The nodes around the one that is looked at, from the outermost in.
    var around: [Int32] = []
    // The closing tag of a refused tag is part of the same mistake.
    var refused: [String] = []
    literals.withUnsafeBufferPointer { literals in
      for (index, record) in nodes.enumerated() {
        let text = literals[Int(record.literalLower)..<Int(record.literalUpper)]
        let node = NodeID(index: Int32(index))
        while let last = around.last, last != record.parent {
          around.removeLast()
          while let tag = open.last, tag.parent == last {
            diagnostics.append(unpaired(tag.node, "</\(tag.name)>", last))
            open.removeLast()
          }
        }
        around.append(Int32(index))
        switch record.kind {
        case .paragraph, .heading, .statementTitle:
          diagnostics += open.map { unpaired($0.node, "</\($0.name)>", $0.parent) }
          open.removeAll()
          refused.removeAll()
        case .htmlBlock, .htmlInline:
          switch HarmlessHTML.judge(text, isBlock: record.kind == .htmlBlock) {
          case .refused:
            if let name = closedName(text), let index = refused.lastIndex(of: name) {
              refused.remove(at: index)
              continue
            }
            if let name = openedName(text) { refused.append(name) }
            diagnostics.append(
              Diagnostic(
                "raw-html", "raw HTML is not allowed in a report", at: range(node),
                annotation:
                  "allowed, without attributes: \(HarmlessHTML.tags.joined(separator: " "))"))
          case .tag(.opening(let name)):
            open.append((name, node, record.parent))
            if open.count + around.count == Self.deepestNesting {
              diagnostics.append(
                Diagnostic(
                  .nestedTooDeep,
                  "more than \(Self.deepestNesting) tags and marks stand around this",
                  at: range(node)))
            }
          case .tag(.closing(let name)):
            if let last = open.last, last.name == name, last.parent == record.parent {
              open.removeLast()
            } else if let index = refused.lastIndex(of: name) {
              refused.remove(at: index)
            } else {
              diagnostics.append(unpaired(node, "<\(name)>", record.parent))
            }
          case .tag(.single), .comment: break
          }
        case .link:
          if let fault = LinkAddress.fault(in: String(decoding: text, as: UTF8.self)) {
            diagnostics.append(Diagnostic("link-address", fault.message, at: range(node)))
          }
        default: break
        }
      }
    }
    diagnostics += open.map { unpaired($0.node, "</\($0.name)>", $0.parent) }
    return diagnostics
  }

  /// The name of the tag that starts `html`: `span` of `<span class="x">`.
  private func openedName(_ html: some Sequence<UInt8>) -> String? {
    let name = html.dropFirst().prefix { isLabelByte($0) }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self).lowercased()
  }

  /// The name in a closing tag: `span` of `</span>`.
  private func closedName(_ html: some Sequence<UInt8>) -> String? {
    guard html.prefix(2).elementsEqual([0x3C, 0x2F]) else { return nil }
    return openedName(html.dropFirst())
  }

  private func unpaired(_ node: NodeID, _ counterpart: String, _ parent: Int32) -> Diagnostic {
    let place =
      switch nodes.indices.contains(Int(parent)) ? nodes[Int(parent)].kind : .paragraph {
      case .emphasis, .strong: "emphasis"
      case .link: "link"
      case .heading: "heading"
      case .statementTitle: "title"
      default: "paragraph"
      }
    return Diagnostic(
      "unpaired-html", "'\(range(node).text)' has no '\(counterpart)' in the same \(place)",
      at: range(node))
  }
}

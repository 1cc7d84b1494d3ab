extension MarkdownDocument {
  /// The text of `node` and everything below it, without any markup: for titles, slugs and
  /// alternative text. Line breaks become spaces; raw HTML and footnote marks are left out;
  /// formulas stand as their TeX source.
  ///
  /// - Complexity: O(n) in the nodes below.
  public func plainText(of node: NodeID) -> String {
    var text: [UInt8] = []
    for node in descendants(node) {
      let record = nodes[Int(node.index)]
      switch record.kind {
      case .text, .code, .codeBlock: text += literalBytes(node)
      case .softBreak, .lineBreak: text.append(0x20)
      default:
        if record.construct >= 0 {
          text += Array(constructs[Int(record.construct)].plainText.utf8)
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

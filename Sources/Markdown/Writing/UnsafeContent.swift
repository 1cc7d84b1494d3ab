public import Diagnostics

extension MarkdownDocument {
  /// What a report may not hold: raw HTML beyond `HarmlessHTML`, and links and images whose address
  /// runs code or reads local files.
  ///
  /// - Complexity: O(n) in the nodes.
  public func unsafeContent() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    literals.withUnsafeBufferPointer { literals in
      for (index, record) in nodes.enumerated() {
        let text = literals[Int(record.literalLower)..<Int(record.literalUpper)]
        let node = NodeID(index: Int32(index))
        switch record.kind {
        case .htmlBlock, .htmlInline:
          if HarmlessHTML.judge(text) == .refused {
            diagnostics.append(
              Diagnostic(
                "raw-html", "raw HTML is not allowed in a report", at: range(node),
                annotation: "allowed without attributes: \(HarmlessHTML.tags.joined(separator: ", "))"))
          }
        case .link, .image:
          if isDangerousAddress(text) {
            let scheme = String(decoding: text.prefix { $0 != 0x3A }, as: UTF8.self)
            diagnostics.append(
              Diagnostic(
                "dangerous-address", "an address must not start with '\(scheme):'", at: range(node)))
          }
        default: break
        }
      }
    }
    return diagnostics
  }
}

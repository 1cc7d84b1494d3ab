import Diagnostics

/// MyST's roles, a name in braces before a code span.
extension InlineScanner {
  /// Reads the role whose code span is `whole`: `` {value}`1 + 1` ``, `` {math}`x^2` ``, `` {cite}`a,b` ``,
  /// `` {ref}`fig-a` ``.
  mutating func readRole(
    _ bytes: Bytes, _ span: Range<Int>, whole: Range<Int>, _ content: LeafContent
  ) {
    let close = whole.lowerBound - 1
    var open = close - 1
    while open >= consumed, isRoleByte(bytes[open]) { open -= 1 }
    guard open >= consumed, bytes[open] == 0x7B, open + 1 < close, !isEscaped(bytes, open),
      let inner = trimmed(bytes, span)
    else { return }
    let role = bytes.text(open + 1..<close)
    let all = open..<whole.upperBound
    switch role {
    case "value", "eval":
      add(
        .inlineValue,
        .inlineValue(
          InlineValue(
            range: source(all, content), format: nil, formatRange: nil,
            expression: fragment(inner, content))), all, content)
    case "math": addMath(inner, whole: all, isDisplay: false, content)
    case "cite", "cite:p", "cite:t", "cite:ps", "cite:ts":
      guard let items = roleItems(bytes, inner, content) else { return tell(role, all, content) }
      add(
        .citation,
        .citation(
          Citation(
            range: source(all, content), items: items, isNarrative: role.hasPrefix("cite:t"))),
        all, content)
    case "ref", "numref", "eq":
      let label = bytes.text(inner)
      guard label.utf8.allSatisfy({ isLabelByte($0) }) else { return tell(role, all, content) }
      add(
        .crossReference,
        .crossReference(
          CrossReference(
            range: source(all, content), label: label, labelRange: source(inner, content))), all,
        content)
    default: tell(role, all, content)
    }
  }

  private mutating func tell(_ role: String, _ range: Range<Int>, _ content: LeafContent) {
    let form =
      role.hasPrefix("cite")
      ? "a citation is written [@key, p. 3]"
      : ["ref", "numref", "eq"].contains(role)
        ? "a reference is written @label"
        : "there are value, math, cite and ref"
    diagnostics.append(
      Diagnostic(
        "unknown-role", "'{\(role)}' before a code span is not understood",
        at: source(range, content), annotation: form, severity: .warning))
  }

  /// The works of `a,b`.
  private func roleItems(
    _ bytes: Bytes, _ range: Range<Int>, _ content: LeafContent
  ) -> [Citation.Item]? {
    var items: [Citation.Item] = []
    var index = range.lowerBound
    while index <= range.upperBound {
      let end = bytes.firstIndex(of: 0x2C, in: index..<range.upperBound) ?? range.upperBound
      guard let key = trimmed(bytes, index..<end), key.allSatisfy({ isKeyByte(bytes[$0]) })
      else { return nil }
      items.append(
        Citation.Item(key: bytes.text(key), keyRange: source(key, content), locator: nil))
      index = end + 1
    }
    return items
  }

  /// A range without blanks around; nil where it holds nothing else.
  private func trimmed(_ bytes: Bytes, _ range: Range<Int>) -> Range<Int>? {
    guard let first = range.first(where: { !isSpace(bytes[$0]) }),
      let last = range.last(where: { !isSpace(bytes[$0]) })
    else { return nil }
    return first..<last + 1
  }

  private func isRoleByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == 0x3A || byte == 0x2D || byte == 0x5F
  }
}

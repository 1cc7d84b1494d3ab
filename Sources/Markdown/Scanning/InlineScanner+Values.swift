import Diagnostics

extension InlineScanner {
  /// Reads `{value .2e} expression`.
  mutating func readValue(
    _ bytes: Bytes, _ span: Range<Int>, whole: Range<Int>, _ content: LeafContent
  ) {
    var wordEnd = span.lowerBound + 1
    while wordEnd < span.upperBound, isLetter(bytes[wordEnd]) { wordEnd += 1 }
    let word = span.lowerBound + 1..<wordEnd
    guard !word.isEmpty,
      let brace = bytes.firstIndex(of: 0x7D, in: wordEnd..<min(span.upperBound, wordEnd + 64)),
      brace == wordEnd || bytes[wordEnd] == 0x20
    else { return }
    guard brace + 1 < span.upperBound else {
      if bytes.text(word) == "value" { reportEmptyValue(span, content) }
      return
    }
    guard isSpace(bytes[brace + 1]) else { return }
    var expression = brace + 1..<span.upperBound
    while let first = expression.first, isSpace(bytes[first]) { expression.removeFirst() }
    while let last = expression.last, isSpace(bytes[last]) { expression.removeLast() }
    let name = bytes.text(word)
    guard !expression.isEmpty else {
      if name == "value" { reportEmptyValue(span, content) }
      return
    }
    guard name == "value" else {
      diagnostics.append(
        Diagnostic(
          "unknown-inline",
          "'\(name)' is no kind of inline computation"
            + suggestion(for: name, in: ["value"]), at: source(word, content),
          annotation: "write `{{\(name)}} ...` to show it as it stands"))
      return
    }
    var format: Range<Int>?
    if brace > wordEnd {
      let start = bytes.skippingBlanks(wordEnd, to: brace)
      if start < brace { format = start..<brace }
    }
    add(
      .inlineValue,
      .inlineValue(
        InlineValue(
          range: source(whole, content), format: format.map { bytes.text($0) },
          formatRange: format.map { source($0, content) },
          expression: fragment(expression, content))), whole, content)
  }

  private mutating func reportEmptyValue(_ span: Range<Int>, _ content: LeafContent) {
    diagnostics.append(
      Diagnostic(
        "empty-value", "an inline value needs an expression behind its brace",
        at: source(span, content), annotation: "for example `{value} p.mean`"))
  }
}

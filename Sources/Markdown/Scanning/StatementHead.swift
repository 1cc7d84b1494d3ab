import Diagnostics

/// The head of a statement at the start of a quotation: `[!LEMMA] #lem-weak Title`.
struct StatementHead {
  /// The word after `[!`.
  var word: Range<Int>
  /// What is stated; nil for a word that names nothing.
  var kind: Statement.Kind?
  /// The label, its `#` included.
  var label: Range<Int>?
  /// Something that looks like a label and is none.
  var badLabel: Range<Int>?
  /// From the bracket to the end of the label.
  var range: Range<Int>
  /// The rest of the line.
  var title: Range<Int>

  /// Reads the head at the start of `bytes`, the text of a paragraph.
  init?(_ bytes: Bytes) {
    guard bytes.at(0) == 0x5B, bytes.at(1) == 0x21 else { return nil }
    var end = 2
    while isLetter(bytes.at(end)) { end += 1 }
    guard end > 2, bytes.at(end) == 0x5D else { return nil }
    word = 2..<end
    kind = Statement.Kind(rawValue: bytes.text(word).lowercased())
    range = 0..<end + 1
    let lineEnd = bytes.firstIndex(of: 0x0A, in: 0..<bytes.count) ?? bytes.count
    guard end + 1 == lineEnd || isBlankByte(bytes[end + 1]) else { return nil }
    var index = bytes.skippingBlanks(end + 1, to: lineEnd)
    if index < lineEnd, bytes[index] == 0x23 {
      var tokenEnd = index
      while tokenEnd < lineEnd, !isBlankByte(bytes[tokenEnd]) { tokenEnd += 1 }
      if bytes.endOfLabel(at: index, limit: lineEnd) == tokenEnd {
        label = index..<tokenEnd
        range = 0..<tokenEnd
      } else {
        badLabel = index..<tokenEnd
      }
      index = bytes.skippingBlanks(tokenEnd, to: lineEnd)
    }
    title = index..<lineEnd
  }
}

/// The diagnostic for a label that is not spelled like one.
func badLabel(at range: SourceRange) -> Diagnostic {
  Diagnostic(
    .badLabel,
    "a label is '#' with a letter and then letters, digits, '-' and '_', such as '#fig-scores'",
    at: range)
}

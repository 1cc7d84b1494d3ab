/// `{{word}}` at the start of a code span, which shows `{word}`.
struct EscapedInline {
  /// The text without the outer braces.
  let text: [UInt8]

  init?(_ literal: Bytes) {
    var end = 2
    while isLetter(literal.at(end)) { end += 1 }
    let word = literal.text(2..<end)
    guard end > 2,
      let brace = literal.firstIndex(of: 0x7D, in: end..<min(literal.count, end + 64)),
      literal.at(brace + 1) == 0x7D, brace == end || literal[end] == 0x20
    else { return nil }
    let isFollowed = brace + 2 < literal.count && isSpace(literal[brace + 2])
    guard word == "value" || isFollowed else { return nil }
    text = Array(literal[1...brace]) + Array(literal[(brace + 2)...])
  }
}

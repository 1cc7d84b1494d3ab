/// Words, signs and torn characters that texts are made of.
enum TextPieces {
  static let words = [
    "a", "word", "Bär", "naïve", "x", "数", "😀", "e\u{301}", "\u{202E}", "\u{2066}b", "&#x202e;",
    "\u{200F}א", "\u{200B}", "1", "-3.5e2",
    "0 ± 1", "<b>", "&amp;", "]]>", "<!--", "javascript:alert(1)", "\u{A0}", "\u{2028}", "\u{FFFD}",
    "σ", "ﬁ", "\u{FEFF}", "👩‍👩‍👧‍👦", "\u{0301}", "\u{1F1E9}\u{1F1EA}", "ß",
  ]

  /// Bytes that are not UTF-8, or steer terminals.
  static let torn: [[UInt8]] = [
    [0x82], [0x82, 0x82], [0xA0, 0xA0], [0xC2], [0xE2, 0x82], [0xF0, 0x9F], [0xF0, 0x9F, 0x98],
    [0xFF],
    [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x00], [0x0D], [0x1B, 0x5B],
    [0x7F],
    [0xEF, 0xBB, 0xBF], [0x0C], [0x85],
  ]

  /// A few words.
  static func prose(_ choices: inout Choices) -> String {
    choices.several(1...6, joined: " ") { $0.one(of: words) }
  }

  /// A text of a program.
  static func quoted(_ choices: inout Choices) -> String {
    "\""
      + choices.one(
        of: [
          "a", "name", "", "\\u{3C3}", "\\n", "\\u{1F600}", "$x^2$", "\\\"", "<svg>", "k0", ".3f",
          "\\u{D800}", "\\u{110000}", "a b", "\\(1)", "n = \\(\\(",
          "\\(\"a\\([1].sum)\")\\(-1e308)", "1e308", prose(&choices),
        ]) + "\""
  }
}

import TestSupport

extension Generator {
  /// A whole number from 0 to below a bound.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// Makes nasty Markdown: pieces of every construct, in every order, at every indentation.
struct MarkdownGenerator {
  var random: Generator

  init(seed: UInt64) { random = Generator(state: seed) }

  static let plain = [
    "a", "foo", "Bär", "word ", " ", "  ", "    ", "\t", "\n", "\n", "\n", "\n\n", "\n\n\n", "\\",
    "\\\n", "  \n", "*", "**", "***", "_", "__", "`", "``", "```", "~~~", "````", "# ", "## x",
    "#", " #", "> ", ">", "- ", "* ", "+ ", "1. ", "2) ", "10. ", "-", "---", "***", "===", "=",
    "    code", "\tcode", "[", "]", "[a]", "[b]", "[a]: /url", "[b]: <u r> 'title'",
    "[c]: /x \"t\n",
    "(", ")", "(/u)", "(/u \"t\")", "(<x y>)", "![", "!", "<", ">", "<b>", "</b>", "<a href=\"x\">",
    "<div>", "</div>", "<!-- c -->", "<!--", "-->", "<?p?>", "<?", "<!X y>", "<![CDATA[x]]>",
    "<script>", "</script>", "<http://e.x/y>", "<a@b.cd>", "&amp;", "&copy;", "&#65;", "&#0;",
    "&bogus;", "&", "\"", "'", ";", ":", "é", "—", "😀", "\\*", "\\`", "\\[", "\\<", "\\&", "|",
    "{", "}", "0", "9", ".", ",", "x\u{A0}y", "\r\n", "\u{2028}",
  ]

  static let constructs = [
    "$x$", "$", "$$", "$$a+b$$", "$a\n", "$`x`$", "@fig-a", "@", "[@key]", "[@a; @b, p. 3]", "[^n]",
    "[^n]: note", "[^m]: ", "`{value} x`", "`{value .2e} x`", "`{valeu} x`", "`{{value}} x`",
    "> [!LEMMA] #lem-a T", "> [!NOTE]", "> [!FOO] x", "```{figure} #fig-b\n", "```{x\n",
    "```math #eq-a\n", ":caption: c\n", "$$ #eq-b", "{#eq-c}", "[!PROOF]", "---\na: b\n---\n",
  ]

  /// Footnotes and statements, which change the lines around them, with what can stand in them.
  static let heads =
    Array(repeating: "\n[^n]: ", count: 12) + Array(repeating: "\n> [!NOTE] ", count: 8)
    + ["    ", "\n    ", "\t", "=="]

  mutating func document(_ pieces: [String], longest: Int = 40) -> String {
    var text = ""
    for _ in 0..<(1 + random.below(longest)) { text += pieces[random.below(pieces.count)] }
    return text
  }
}

/// A small generator of random numbers with a seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// Makes nasty Markdown: pieces of every construct, in every order, at every indentation.
struct MarkdownGenerator {
  var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

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

  static let carriers = [
    "$x$", "$", "$$", "$$a+b$$", "$a\n", "$`x`$", "@fig-a", "@", "[@key]", "[@a; @b, p. 3]", "[^n]",
    "[^n]: note", "[^m]: ", "`{value} x`", "`{value .2e} x`", "`{valeu} x`", "`{{value}} x`",
    "> [!LEMMA] #lem-a T", "> [!NOTE]", "> [!FOO] x", "```{figure} #fig-b\n", "```{x\n",
    "```math #eq-a\n", ":caption: c\n", "$$ #eq-b", "{#eq-c}", "[!PROOF]", "---\na: b\n---\n",
  ]

  mutating func document(_ pieces: [String], longest: Int = 40) -> String {
    var text = ""
    for _ in 0..<(1 + random.below(longest)) { text += pieces[random.below(pieces.count)] }
    return text
  }
}

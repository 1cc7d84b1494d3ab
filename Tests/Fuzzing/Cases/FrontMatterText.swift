/// Makes the front matter of a report: YAML of the known keys, and of everything else.
enum FrontMatterText {
  private static let keys = [
    "title", "subtitle", "authors", "language", "paper", "seed", "citations", "macros", "megabytes",
    "titel", "x y", "? a", "<<", "\"title\"", "'seed'", "0", "~",
  ]
  private static let scalars = [
    "a title", "\"quoted \\u00e9 \\x41\"", "'it''s'", "2008", "18446744073709551615", "1e400", "-1",
    "18446744073709551616", "en", "pt-BR", "author-year", "numeric", "0.5", "100", "1e-320", "nan",
    ".inf", "true", "~", "", "&a b", "*a", "*b", "!!str x", "!!binary aGk=", "!x y", "[a, b]",
    "[a, [b, [c]]]",
    "{a: b}", "{a: {b: {c: d}}}", "[", "{", "\"", "'", "|", ">", "|-", ">+9", "# comment", "a: b",
    "- a", "2020-01-01", "@x", "`x`", "%x", "\u{85}a", "\"\\uD800\"", "\"\\q\"", "https://e.x/y",
    "javascript:alert(1)", "☃", "\u{FEFF}", "a\tb", "[*a, &a c]", "0x10", "1_000", "en-", "e",
  ]

  /// The lines between the rules, rules included.
  static func frontMatter(_ choices: inout Choices) -> String {
    let start = choices.one(of: ["---\n", "---\n", "---\n", "--- \n", "---\r\n", "----\n", ""])
    let end = choices.one(of: ["---\n", "---\n", "---\n", "...\n", "--- x\n", ""])
    return start + choices.several(0...8) { entry(&$0, indent: "") } + end
  }

  private static func entry(_ choices: inout Choices, indent: String) -> String {
    let key = choices.one(of: keys)
    switch choices.below(12) {
    case 0: return indent + choices.one(of: scalars) + "\n"
    case 1 where indent.count < 8:
      return indent + key + ":\n" + choices.several(1...3) { entry(&$0, indent: indent + "  ") }
    case 2:
      return indent + key + ":\n"
        + choices.several(1...3) { indent + "- " + $0.one(of: scalars) + "\n" }
    case 3:
      return indent + "macros: |\n"
        + choices.several(1...4) { indent + "  " + FormulaText.definition(&$0) + "\n" }
    case 4: return indent + "\t" + key + ": x\n"
    case 5:
      return indent + "paper:\n" + indent + "  title: T\n" + indent + "  url: "
        + choices.one(of: scalars) + "\n"
    default: return indent + key + ": " + choices.one(of: scalars) + "\n"
    }
  }
}

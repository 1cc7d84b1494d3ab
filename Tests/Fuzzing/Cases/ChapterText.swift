import Script

/// Makes chapters: blocks of every kind, well formed for the most part, with programs, formulas,
/// references and citations in them.
struct ChapterText {
  var choices: Choices
  private var programs: ProgramText
  private var labels = 0

  init(_ choices: Choices) {
    self.choices = choices
    programs = ProgramText(Choices(seed: self.choices.next()))
  }

  /// A chapter with its title.
  mutating func chapter() -> String {
    (choices.once(in: 30) ? "" : "# Chapter " + choices.one(of: TextPieces.words) + "\n\n")
      + (0..<(1 + choices.below(7))).map { _ in block(3) }.joined()
  }

  /// A chapter of directives alone, whose programs reach the numerics and the plots.
  mutating func computed() -> String {
    "# Computed\n\n```{define}\n" + programs.definitions() + "\n```\n\n"
      + (0..<(1 + choices.below(3))).map { _ in directive() }.joined()
  }

  // MARK: - Blocks

  private mutating func block(_ depth: Int) -> String {
    switch choices.below(depth > 0 ? 17 : 8) {
    case 0: return String(repeating: "#", count: 1 + choices.below(7)) + " " + inline(2) + "\n\n"
    case 1, 2: return directive()
    case 3: return "$$\n" + FormulaText.formula(&choices) + "\n$$ " + label("eq") + "\n\n"
    case 4: return "```math " + label("eq") + "\n" + FormulaText.formula(&choices) + "\n```\n\n"
    case 5, 6, 7: return inline(3) + "\n\n"
    case 8: return indented(depth, choices.one(of: ["- ", "1. ", "2) ", "* ", "-   ", "10. "]))
    case 9: return indented(depth, "> ")
    case 10:
      let kind = choices.one(
        of: ["LEMMA", "THEOREM", "PROOF", "NOTE", "TIP", "REMARK", "EXAMPLE", "FOO"])
      return "> [!\(kind)] " + label("lem") + " " + inline(1) + "\n> "
        + block(depth - 1).replacing("\n", with: "\n> ") + "\n\n"
    case 11:
      return "[^" + choices.one(of: ["a", "b", "n"]) + "]: " + inline(2) + "\n\n"
    case 12:
      return "```" + choices.one(of: ["swift", "", "{", "{x", "{figure", "~~~"]) + "\ncode\n"
        + choices.one(of: ["```\n\n", "", "~~~\n"])
    case 13:
      return choices.one(of: ["---\n\n", "***\n\n", "===\n\n", "<div>\n\n", "<!-- c -->\n\n"])
    case 14:
      return "[a]: " + choices.one(of: ["/u", "<x y> 't'", "javascript:x", "#fig-l1"]) + "\n\n"
    case 15:
      let cell = inline(1)
      let table = "| \(cell) | b |\n|---|:-:|\n| 1 | \(cell) |\n"
      return choices.once(in: 3)
        ? table + "\n"
        : "```{grid} " + label("tab") + "\n:caption: " + inline(1) + "\n\n\(table)```\n\n"
    default: return String(repeating: " ", count: choices.below(6)) + block(depth - 1)
    }
  }

  private mutating func indented(_ depth: Int, _ mark: String) -> String {
    let content = block(depth - 1)
    let indent = mark == "> " ? "> " : String(repeating: " ", count: mark.count)
    return mark + content.replacing("\n", with: "\n" + indent) + "\n\n"
  }

  private mutating func label(_ prefix: String) -> String {
    labels += 1
    switch choices.below(8) {
    case 0: return ""
    case 1: return "#\(prefix)-l\(choices.below(3))"
    case 2: return "#wrong-l\(labels)"
    default: return "#\(prefix)-l\(labels)"
    }
  }

  // MARK: - Inline text

  private mutating func inline(_ depth: Int) -> String {
    (0..<(1 + choices.below(5))).map { _ in piece(depth) }.joined(
      separator: choices.one(of: [" ", " ", "", "\n"]))
  }

  private mutating func piece(_ depth: Int) -> String {
    switch choices.below(depth > 0 ? 18 : 9) {
    case 0: return "$" + FormulaText.formula(&choices, depth: 2) + "$"
    case 1:
      return "@" + choices.one(of: ["fig", "tab", "eq", "lem", "claim"])
        + "-l\(1 + choices.below(4))"
    case 2:
      return choices.one(of: ["[@a]", "[@a; @b, p. 3]", "[@nobody]", "[@]", "[-@a]", "[@a @b]"])
    case 3:
      let format = choices.one(of: ["", ".3f ", ".2e ", ".4g ", ".17f ", ".0e ", ".99f ", "full "])
      return "`{value} " + format + programs.fresh(.number, depth: 2) + "`"
    case 4: return "[^" + choices.one(of: ["a", "b", "n"]) + "]"
    case 9: return "*" + inline(depth - 1) + "*"
    case 10: return "**" + inline(depth - 1) + "**"
    case 11: return "[" + inline(depth - 1) + "](" + choices.one(of: Self.addresses) + ")"
    case 12:
      return "`" + choices.one(of: ["code", "{{value}} x", "{valu} x", "a`b", "{value}"]) + "`"
    case 13: return "![" + inline(depth - 1) + "](" + choices.one(of: Self.addresses) + ")"
    case 14:
      return "<" + choices.one(of: ["b", "/b", "br", "http://e.x", "a@b.c", "x y", "sub"]) + ">"
    default: return choices.one(of: TextPieces.words)
    }
  }

  private static let addresses = [
    "#fig-l1", "#eq-l1", "https://e.x/y", "javascript:x", "a.png", "../../x.png", "data:x", "",
    "<a b>",
    "#nothing", "mailto:a@b", "//h/x", "/u \"t\"", "a.svg", "\\", "%00", "x:y", "#",
  ]

  // MARK: - Directives

  private mutating func directive() -> String {
    let fence = choices.once(in: 12) ? "~~~~" : "```"
    let kind = choices.one(of: ["figure", "figure", "table", "claim", "claim", "define", "figur"])
    let prefix = ["figure": "fig", "table": "tab"][kind] ?? kind
    let head = "\(fence){\(kind)} " + (kind == "define" ? "" : label(prefix)) + "\n"
    return head + options(kind) + "\n" + program(kind) + "\n"
      + (choices.once(in: 40) ? "" : fence + "\n\n")
  }

  private mutating func options(_ kind: String) -> String {
    var lines: [String] = []
    if kind == "figure" || kind == "table" { lines.append(":caption: " + caption()) }
    if kind == "figure" { lines.append(":alt: " + TextPieces.prose(&choices)) }
    if kind == "claim" {
      lines += [
        ":paper: Proposition 1", ":says: " + caption(),
        ":expect: "
          + choices.one(of: ["holds", "holds", "contradicted", "undecided", "conditional", "maybe"]),
      ]
    }
    if choices.once(in: 12), !lines.isEmpty { lines.remove(at: choices.below(lines.count)) }
    if choices.once(in: 20) {
      lines.append(":" + choices.one(of: ["captoin: x", "x:", ": y", "alt"]))
    }
    return lines.map { $0.replacing("\n", with: " ") + "\n" }.joined()
  }

  private mutating func caption() -> String { choices.once(in: 3) ? inline(1) : "A caption." }

  private mutating func program(_ kind: String) -> String {
    switch kind {
    case "table": return programs.fresh(.record("table"))
    case "claim":
      return (0..<(1 + choices.below(3))).map { _ in programs.fresh(.record("assertion")) }
        .joined(separator: "\n")
    case "define": return programs.definition()
    default: return plot()
    }
  }

  /// A plot: of any words, or of marks over extreme data on linear and logarithmic axes.
  private mutating func plot() -> String {
    guard choices.below(3) > 0 else { return programs.fresh(.object("plot"), depth: 5) }
    var parts = ["[" + (0...choices.below(2)).map { _ in mark() }.joined(separator: ", ") + "]"]
    let ranges = [
      "-45...45", "0...1", "1e-290...1", "-1e300...1e300", "1e-320...1e308", "1...2", "5e-324...1",
      "-1e308...1e308", "0...5e-324", "1e15...1.0000001e15", "3...1", "1e-279...1e300",
    ]
    for label in ["x", "y"] where choices.once(in: 2) {
      parts.append(label + ": " + choices.one(of: ranges))
    }
    for label in ["xScale", "yScale"] where choices.once(in: 2) {
      parts.append(label + ": " + choices.one(of: [".log", ".log", ".linear"]))
    }
    return "plot(" + parts.joined(separator: ", ") + ")"
  }

  private mutating func mark() -> String {
    let data = (0...choices.below(3)).map { _ in NumberText.any(&choices) }.joined(separator: ", ")
    switch choices.below(7) {
    case 0: return "line([\(data)])"
    case 1: return "points([\(data)], [\(data)])"
    case 2: return "histogram([\(data)])"
    case 3: return "line(normal(mean: \(NumberText.any(&choices)), sd: 1).pdf)"
    case 4: return "line({ x in " + NumberText.any(&choices) + " * x })"
    case 5: return "bars([\"a\"], [\(data)])"
    default: return programs.fresh(.object("mark"), depth: 3)
    }
  }
}

/// Makes TeX formulas: mostly well formed, of the commands that are typeset and of some that are not.
enum FormulaText {
  private static let atoms = [
    "x", "y", "1", "2.5", "\\alpha", "\\nabla", "\\infty", "\\partial", "+", "-", "=", "\\leq",
    "\\in",
    "\\dots", "'", "''", ",", ";", "!", "\\,", "\\quad", "\\!", "\\%", "\\&", "\\#", "é", "数", "ℝ",
    "\\sum", "\\int", "\\prod", "\\lim", "\\max", "\\log", "\\to", "\\mid", "\\cdot", "\\colon",
    "(",
    ")", "[", "]", "|", "\\|", "\\{", "\\}", "/", "\\backslash", "~", "\\unknown", "\\displaystyle",
    "\\limits", "\\nolimits", "&", "\\\\", "_", "^", "#1", "$", "%c\n", "\\not=", "\\over", "<",
    ">",
    "\\m", "\\n{x}", "\\mathop", "\u{2061}", "\\hspace{1e300em}", "\\hspace{-9em}", "\\kern1e99em",
    "\\hspace{3pt}", "\\[99999999999999999999pt]", "\\\\[3pt]", "\\tag{1}", "\\label{a}", "\\hline",
  ]
  private static let unary = [
    "\\sqrt", "\\hat", "\\bar", "\\tilde", "\\vec", "\\overline", "\\mathbb", "\\mathcal",
    "\\mathrm",
    "\\mathbf", "\\text", "\\operatorname", "\\operatorname*", "\\underbrace", "\\phantom",
    "\\boxed",
    "\\mathfrak", "\\widehat", "\\pmod", "\\mathbin", "\\mathrel", "\\boldsymbol", "\\substack",
    "\\dot", "\\ddot", "\\overbrace", "\\xrightarrow", "\\textbf", "\\vphantom", "\\mathsf",
  ]
  private static let binary = [
    "\\frac", "\\dfrac", "\\tfrac", "\\binom", "\\overset", "\\underset", "\\stackrel", "\\cfrac",
  ]
  private static let environments = [
    "aligned", "cases", "pmatrix", "bmatrix", "matrix", "array", "gathered", "split", "vmatrix",
    "align", "smallmatrix", "nothing", "align*",
  ]
  private static let delimiters = [
    "(", ")", "[", "]", "\\{", "\\}", "|", "\\|", ".", "\\langle", "\\rangle", "\\lfloor", "/", "x",
    "",
  ]

  /// A formula.
  static func formula(_ choices: inout Choices, depth: Int = 4) -> String {
    choices.several(1...4) { piece(&$0, depth) }
  }

  private static func piece(_ choices: inout Choices, _ depth: Int) -> String {
    guard depth > 0 else { return choices.one(of: atoms) + " " }
    let next = depth - 1
    func group(_ choices: inout Choices) -> String { "{" + formula(&choices, depth: next) + "}" }
    switch choices.below(16) {
    case 0: return choices.one(of: unary) + group(&choices)
    case 1: return choices.one(of: binary) + group(&choices) + group(&choices)
    case 2: return group(&choices) + "_" + group(&choices) + "^" + group(&choices)
    case 3:
      let name = choices.one(of: environments)
      let form =
        name == "array" ? choices.one(of: ["{lcr}", "{l|r}", "{c@{}c}", "{}", "{xx}"]) : ""
      let rows = choices.several(1...4, joined: "\\\\") { choices in
        choices.several(1...4, joined: "&") { formula(&$0, depth: next) }
      }
      let end = choices.once(in: 20) ? "cases" : name
      return "\\begin{\(name)}\(form)\(rows)\\end{\(end)}"
    case 4:
      return "\\left" + choices.one(of: delimiters) + " " + formula(&choices, depth: next)
        + (choices.once(in: 15) ? "" : "\\right" + choices.one(of: delimiters)) + " "
    case 5: return "\\sqrt[" + formula(&choices, depth: next) + "]" + group(&choices)
    case 6 where choices.once(in: 3): return definition(&choices)
    case 7:
      return choices.one(of: ["\\big", "\\Bigg", "\\bigl", "\\middle"])
        + choices.one(of: delimiters) + " "
    default: return choices.one(of: atoms) + " "
    }
  }

  /// A definition of a macro; some call themselves or grow.
  static func definition(_ choices: inout Choices) -> String {
    choices.one(
      of: [
        "\\newcommand{\\m}{x^2}", "\\newcommand{\\n}[1]{\\frac{#1}{#1}}", "\\def\\m{\\m}",
        "\\newcommand{\\n}[2]{#2#1}", "\\renewcommand{\\m}[1]{\\n{#1}\\n{#1}}",
        "\\newcommand{\\m}{\\n{\\m\\m}}", "\\newcommand{\\n}[9]{#9}", "\\newcommand{\\n}[10]{#1}",
        "\\newcommand{\\m}[1][x]{#1}", "\\def\\n#1#2{#1}", "\\newcommand", "\\newcommand{\\m}",
        "\\newcommand{m}{x}", "\\DeclareMathOperator{\\m}{arg\\,max}",
      ])
  }
}

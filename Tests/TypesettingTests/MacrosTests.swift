import Diagnostics
import Testing

@testable import Typesetting

@Suite struct MacrosTests {
  /// The macros of a text that must be right.
  private func macros(_ text: String) -> Macros {
    var macros = Macros()
    #expect(macros.define(fragment(text)) == [])
    return macros
  }

  @Test func expandsArguments() {
    let macros = macros(
      #"""
      \newcommand{\E}{\mathbb{E}}
      \newcommand{\KL}[2]{\operatorname{KL}(#1 \,\|\, #2)}
      \DeclareMathOperator*{\argmin}{arg\,min}
      \def\half#1{\frac{#1}{2}}
      \newcommand{\norm}[2][2]{\lVert #2 \rVert_{#1}}
      """#)
    #expect(macros.names == ["E", "KL", "argmin", "half", "norm"])
    let pairs = [
      (#"\E_q"#, #"\mathbb{E}_q"#), (#"\KL{p}{q_1}"#, #"\operatorname{KL}(p\,\|\,{q_1})"#),
      (#"\argmin_x"#, #"\operatorname*{arg\,min}_x"#), (#"\half x"#, #"\frac{x}{2}"#),
      (#"\norm x"#, #"\lVert x\rVert_2"#), (#"\norm[1]x"#, #"\lVert x\rVert_1"#),
      (#"x^\half{ab}"#, #"x^{\frac{ab}{2}}"#),
    ]
    for (short, long) in pairs {
      #expect(body(short, macros: macros) == body(long))
    }
  }

  @Test func definesWithinAFormula() {
    #expect(body(#"\newcommand{\a}[1]{#1^2} \a x + \a y"#) == body("x^2 + y^2"))
  }

  @Test func namesThatLaTeXLeavesFreeAreTheReports() {
    let macros = macros(
      #"\newcommand{\R}{\mathbb{R}^d} \newcommand{\set}[1]{S_{#1}} \renewcommand{\argmax}{\sup}"#)
    #expect(
      body(#"\R + \set x + \argmax_x"#, macros: macros) == body(#"\mathbb{R}^d + S_x + \sup_x"#))
  }

  @Test func takesParametersFromAMapping() {
    var macros = Macros()
    #expect(macros.define("norm", as: fragment(#"\lVert #1 \rVert"#)) == [])
    #expect(body(#"\norm{x}"#, macros: macros) == body(#"\lVert x\rVert"#))
    #expect(macros.define("a1", as: fragment("x")).map(place) == ["1: tex-macro"])
    #expect(macros.define("alpha", as: fragment("x")).map(place) == ["1: tex-macro"])
  }

  @Test(arguments: [
    (#"\newcommand{\alpha}{x}"#, ["13-18: tex-macro"]),
    (#"\renewcommand{\alhpa}{x}"#, ["15-20: tex-macro"]),
    (#"\newcommand{\a}[1]{#2}"#, ["20-21: tex-macro"]),
    (#"\newcommand{\a}[x]{y}"#, ["17: tex-macro"]),
    (#"\newcommand{\a}"#, ["1-11: tex-macro"]),
    (#"\newcommand{a}{b}"#, ["1-11: tex-macro"]),
    (#"\newcommand{\a}{\foo}"#, ["17-20: tex-unknown-command"]),
    (#"\renewcommand{\frac}{x} \def\end{x}"#, ["29-32: tex-macro"]),
    ("x", ["1: tex-macro"]),
  ])
  func tellsWrongDefinitions(_ text: String, _ expected: [String]) {
    var macros = Macros()
    #expect(macros.define(fragment(text)).map(place) == expected)
  }

  @Test func tellsTheMacroAnErrorComesFrom() {
    let tex = #"\newcommand{\a}{\foo} x + \a"#
    let found = TeXFormula(fragment(tex), display: true).diagnostics
    #expect(found.map(place) == ["27-28: tex-unknown-command"])
    #expect(found.first?.notes.map(\.message) == [#"'\foo' comes from '\a'"#])
  }

  @Test func tellsMissingArguments() {
    #expect(errors(#"\newcommand{\a}[2]{#1#2} \a x"#) == ["26-27: tex-missing-argument"])
  }

  @Test(arguments: [
    #"\def\a{\a}\a"#, #"\def\a{\b\b}\def\b{\a\a}\a"#, #"\def\a#1{\a{#1#1}}\a x"#,
    #"\def\a#1{#1#1#1#1#1#1#1#1#1#1}\a{\a{\a{\a{\a{\a{x}}}}}}"#,
  ])
  func endsEndlessExpansion(_ tex: String) {
    #expect(errors(tex).contains { $0.hasSuffix("tex-expansion") })
  }
}

import Diagnostics
import Testing

@testable import Typesetting

@Suite struct TeXParserTests {
  @Test(arguments: [
    (#"a + \foo b"#, ["5-8: tex-unknown-command"]),
    (#"\frac{a}"#, ["1-5: tex-missing-argument"]),
    (#"{\frac} b"#, ["2-6: tex-missing-argument"]),
    (#"x^"#, ["2: tex-missing-argument"]),
    (#"x_{a"#, ["3: tex-unbalanced-brace"]),
    (#"a } b"#, ["3: tex-unbalanced-brace"]),
    (#"\sqrt[3 x"#, ["6: tex-unbalanced-brace", "1-5: tex-missing-argument"]),
    (#"\left( x"#, ["1-5: tex-unbalanced-fence"]),
    (#"x \right)"#, ["3-8: tex-unbalanced-fence"]),
    (#"\left a \right)"#, ["7: tex-delimiter"]),
    (#"x \middle| y"#, ["3-9: tex-unbalanced-fence"]),
    (#"{\left( x} \right)"#, ["2-6: tex-unbalanced-fence", "12-17: tex-unbalanced-fence"]),
    (#"\begin{alinged} a \end{alinged}"#, ["8-14: tex-unknown-environment"]),
    (#"\begin{aligned} a"#, ["1-15: tex-unmatched-environment"]),
    (#"a \end{cases}"#, ["3-6: tex-unmatched-environment"]),
    (#"\begin{cases} a \end{aligned}"#, ["22-28: tex-unmatched-environment"]),
    (
      #"\begin{cases} \begin{matrix} a \end{cases}"#, ["15-28: tex-unmatched-environment"]
    ),
    (#"a & b"#, ["3: tex-alignment"]),
    (#"{a \\ b}"#, ["4-5: tex-alignment"]),
    (#"x^a^b"#, ["4: tex-double-script"]),
    (#"x_a_b"#, ["4: tex-double-script"]),
    (#"x^2'"#, ["4: tex-double-script"]),
    (#"a é b"#, ["3: tex-character"]),
    (#"50%"#, ["3: tex-character"]),
    ("50% of x\n+ 1", []),
    (#"50\% + \text{50%}"#, []),
    (#"a #1"#, ["3-4: tex-parameter"]),
    (#"a $ b"#, ["3: tex-unbalanced-dollar"]),
    (#"\text{a_b}"#, ["8: tex-text"]),
    (#"\text{a $b}"#, ["9: tex-unbalanced-dollar"]),
    (#"x\limits_a"#, ["2-8: tex-limits"]),
    (#"\color{pink} x"#, ["1-6: tex-colour"]),
    (#"\colorbox{red}{x}"#, ["1-9: tex-colour"]),
    (#"\label{a} x"#, ["1-6: tex-refused"]),
    (#"{\tag{1} x}"#, ["2-5: tex-refused"]),
    (#"\tag{1} x \tag{2}"#, ["11-14: tex-ambiguous"]),
    (#"x² + √2"#, ["2: tex-character", "6: tex-character"]),
    (#"\overbracket[1pt]{x}"#, ["1-12: tex-refused"]),
    (#"\raisebox{1pt}[2pt]{x}"#, ["1-9: tex-refused"]),
    (#"\genfrac(x{0pt}{0}ab"#, ["1-8: tex-delimiter"]),
    (#"\genfrac(){0}{0}ab"#, ["1-8: tex-length"]),
    (#"\genfrac(){0pt}{7}ab"#, ["1-8: tex-length"]),
    (#"\rule{-1em}{1em}"#, ["1-5: tex-length"]),
    (#"\smash[x]{a}"#, ["1-6: tex-length"]),
    (#"\begin{pmatrix*}[x] a \end{pmatrix*}"#, ["17: tex-alignment"]),
    (#"\begin{eqnarray} a \end{eqnarray}"#, ["8-15: tex-refused"]),
    (#"a \hdashline"#, ["3-12: tex-alignment"]),
    (#"\begin{CD} A @x B \end{CD}"#, ["14: tex-alignment"]),
    (#"\begin{CD} A @>a> B \end{CD}"#, ["14: tex-alignment"]),
    (#"\begin{CD} A @VVV B \end{CD}"#, ["14: tex-alignment"]),
    (#"\begin{CD} @VVV B \end{CD}"#, ["17: tex-alignment"]),
    (#"\i + \c{c}"#, ["1-2: tex-text", "6-7: tex-text"]),
    (#"\text{\'+}"#, ["7-8: tex-text"]),
    (#"\text{\(x}"#, ["7-8: tex-unbalanced-dollar"]),
    (#"\verb|x"#, ["1-5: tex-missing-argument"]),
    (#"\not\asymp"#, ["1-4: tex-not"]),
    (#"\renewcommand{\arraystretch}{1.5} x"#, ["15-27: tex-refused"]),
    (#"\hspace{3}"#, ["1-7: tex-length"]),
    (#"a \over b \over c"#, ["11-15: tex-ambiguous"]),
    (#"\not a"#, ["1-4: tex-not"]),
    (#"a \"#, ["3: tex-unknown-command"]),
    (#"\begin{array} a \end{array}"#, ["1-6: tex-missing-argument"]),
    (#"\begin{array}{lx} a \end{array}"#, ["16: tex-alignment"]),
    (" ", ["1: tex-empty"]),
    // All at once.
    (
      #"\foo + \frac{a & b}{\bar} + \left( c"#,
      [
        "1-4: tex-unknown-command", "16: tex-alignment", "21-24: tex-missing-argument",
        "29-33: tex-unbalanced-fence",
      ]
    ),
  ])
  func tells(_ tex: String, _ expected: [String]) {
    #expect(errors(tex) == expected)
  }

  @Test func refusesRowsAndTagsInALineOfText() {
    #expect(errors(#"a \tag{1}"#, display: false) == ["3-6: tex-refused"])
    #expect(errors(#"a \\ b"#, display: false) == ["3-4: tex-alignment"])
  }

  @Test(arguments: [
    (#"\alhpa"#, #"unknown command '\alhpa'; did you mean '\alpha'?"#),
    (#"\matbb{E}"#, #"unknown command '\matbb'; did you mean '\mathbb'?"#),
    (#"\qwertyuiop"#, #"unknown command '\qwertyuiop'"#),
    (#"\begin{alinged} a \end{alinged}"#, "unknown environment 'alinged'; did you mean 'aligned'?"),
  ])
  func namesTheNearest(_ tex: String, _ message: String) {
    #expect(TeXFormula(fragment(tex), display: true).diagnostics.map(\.message) == [message])
  }

  @Test func pointsIntoTheFileThroughTheFragment() {
    let file = SourceFile(path: "a.md", text: "> ```math\n> a +\n> \\foo\n> ```\n")
    let tex = SourceFragment(file: file, pieces: [12..<16, 18..<22])
    let found = TeXFormula(tex, display: true).diagnostics
    #expect(found.map { $0.range?.start } == [SourceLocation(line: 3, column: 3)])
    #expect(found.map { $0.range?.text } == [#"\foo"#])
  }

  @Test func countsColumnsInCharacters() {
    #expect(errors(#"αβγ \foo"#) == ["5-8: tex-unknown-command"])
  }

  @Test(arguments: ["{", #"\frac"#, #"\left("#, #"\begin{matrix}"#, #"\sqrt["#, "x^{", #"\text{$"#])
  func endsInDeepNesting(_ opening: String) {
    let found = errors(String(repeating: opening, count: 20_000))
    #expect(found.contains { $0.hasSuffix("tex-nesting") })
    #expect(found.count < 5)
  }

  @Test func readsHundredThousandTokensInOneLine() {
    let tex = String(repeating: #"x_1 + \frac{a}{b} "#, count: 10_000)
    #expect(errors(tex) == [])
  }

  @Test func stopsAfterFiftyErrors() {
    #expect(errors(String(repeating: #"\foo "#, count: 100_000)).count == 50)
  }
}

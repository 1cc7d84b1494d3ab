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
    (#"a #1"#, ["3-4: tex-parameter"]),
    (#"a $ b"#, ["3: tex-unbalanced-dollar"]),
    (#"\text{a_b}"#, ["8: tex-text"]),
    (#"\text{a $b}"#, ["9: tex-unbalanced-dollar"]),
    (#"x\limits_a"#, ["2-8: tex-limits"]),
    (#"\color{red} x"#, ["1-6: tex-refused"]),
    (#"\tag{1} x"#, ["1-4: tex-refused"]),
    (#"\mathbb{e}"#, ["9: tex-alphabet"]),
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

  @Test func refusesRowsInALineOfText() {
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

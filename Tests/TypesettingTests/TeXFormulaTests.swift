import Markup
import Testing

@testable import Typesetting

@Suite struct TeXFormulaTests {
  /// The nine formulas that other converters get wrong, and what each is about.
  static let golden: [(tex: String, display: Bool, mathML: String)] = [
    // Spaces of functions, an upright ∇.
    (
      #"\nabla_x \log p(x)"#, false,
      """
      <msub><mi mathvariant="normal">∇</mi><mi>x</mi></msub><mspace width="0.1667em"/><mi>log</mi>\
      <mspace width="0.1667em"/><mi>p</mi><mo stretchy="false">(</mo><mi>x</mi>\
      <mo stretchy="false">)</mo>
      """
    ),
    // Bars that grow; no space around ‖.
    (
      #"J(q\|p) = \int \left\lvert s(x) \right\rvert^2 dx"#, true,
      """
      <mi>J</mi><mo stretchy="false">(</mo><mi>q</mi>\
      <mo stretchy="false" lspace="0" rspace="0">‖</mo><mi>p</mi><mo stretchy="false">)</mo>\
      <mo>=</mo><mo lspace="0" rspace="0.1667em">∫</mo><msup><mrow>\
      <mo form="prefix" stretchy="true">|</mo><mi>s</mi><mo stretchy="false">(</mo><mi>x</mi>\
      <mo stretchy="false">)</mo><mo form="postfix" stretchy="true">|</mo></mrow><mn>2</mn></msup>\
      <mi>d</mi><mi>x</mi>
      """
    ),
    // A sign behind an arrow.
    (
      #"\frac{\mu_1-\mu_2}{\sigma^2} \to -\infty"#, true,
      """
      <mfrac><mrow><msub><mi>μ</mi><mn>1</mn></msub><mo>−</mo><msub><mi>μ</mi><mn>2</mn></msub>\
      </mrow><msup><mi>σ</mi><mn>2</mn></msup></mfrac><mo>→</mo><mo form="prefix">−</mo>\
      <mi mathvariant="normal">∞</mi>
      """
    ),
    // Alphabets as characters; a limit under a word; a sum's space.
    (
      #"\mathcal{S}_{\mathcal{F}} = \sup_{f\in\mathcal{F}} \mathbb{E}_q[f]"#, true,
      """
      <msub><mi mathvariant="normal">𝒮</mi><mi mathvariant="normal">ℱ</mi></msub><mo>=</mo>\
      <munder><mo movablelimits="true" form="prefix" lspace="0" rspace="0">sup</mo><mrow>\
      <mi>f</mi><mo lspace="0" rspace="0">∈</mo><mi mathvariant="normal">ℱ</mi></mrow></munder>\
      <mspace width="0.1667em"/><msub><mi mathvariant="normal">𝔼</mi><mi>q</mi></msub>\
      <mo stretchy="false">[</mo><mi>f</mi><mo stretchy="false">]</mo>
      """
    ),
    // Columns aligned by style.
    (
      #"\begin{aligned} a &= b \\ &= c \end{aligned}"#, true,
      """
      <mtable displaystyle="true"><mtr>\
      <mtd style="text-align:right;padding-left:0;padding-right:0"><mi>a</mi></mtd>\
      <mtd style="text-align:left;padding-left:0;padding-right:0"><mo>=</mo><mi>b</mi></mtd></mtr>\
      <mtr><mtd style="text-align:right;padding-left:0;padding-right:0"></mtd>\
      <mtd style="text-align:left;padding-left:0;padding-right:0"><mo>=</mo><mi>c</mi></mtd></mtr>\
      </mtable>
      """
    ),
    // A brace on one side, and a root.
    (
      #"\begin{cases} \sqrt{x} & x \ge 0 \\ 0 \end{cases}"#, true,
      """
      <mrow><mo form="prefix" stretchy="true">{</mo><mtable><mtr>\
      <mtd style="text-align:left;padding-left:0;padding-right:0"><msqrt><mi>x</mi></msqrt></mtd>\
      <mtd style="text-align:left;padding-left:1em;padding-right:0"><mi>x</mi><mo>≥</mo><mn>0</mn>\
      </mtd></mtr><mtr><mtd style="text-align:left;padding-left:0;padding-right:0"><mn>0</mn></mtd>\
      </mtr></mtable></mrow>
      """
    ),
    (
      #"\hat\pi_1"#, true,
      """
      <msub><mover accent="true"><mi>π</mi><mo stretchy="false">ˆ</mo></mover><mn>1</mn></msub>
      """
    ),
    (
      #"\tilde p"#, true,
      """
      <mover accent="true"><mi>p</mi><mo stretchy="false">~</mo></mover>
      """
    ),
    // What stands on a relation leaves it one.
    (
      #"x \overset{\text{i.i.d.}}{\sim} p"#, true,
      """
      <mi>x</mi><mspace width="0.2778em"/><mover><mo lspace="0" rspace="0">∼</mo>\
      <mtext>i.i.d.</mtext></mover><mspace width="0.2778em"/><mi>p</mi>
      """
    ),
  ]

  @Test(arguments: golden) func setsTheNineFormulas(
    _ example: (tex: String, display: Bool, mathML: String)
  ) {
    let result = body(example.tex, display: example.display)
    #expect(result == example.mathML)
    #expect(faults(ofMathML: result) == [])
  }

  @Test func carriesTheSourceAsAnnotation() {
    let formula = TeXFormula(fragment(#" a < b "#), display: false)
    #expect(
      formula.markup.html
        == "<math><semantics><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"
        + "<annotation encoding=\"application/x-tex\">a &lt; b</annotation></semantics></math>")
  }

  @Test func showsTheSourceAsTextWhereItIsWrong() {
    let formula = TeXFormula(fragment(#"\foo < "#), display: true)
    #expect(
      formula.markup.html == #"<math display="block"><mtext>\foo &lt;</mtext></math>"#)
    #expect(formula.diagnostics.count == 1)
  }

  @Test(arguments: [
    (
      #"\dfrac12"#,
      """
      <mstyle displaystyle="true" scriptlevel="0"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>
      """
    ),
    (#"\sqrt[3]x"#, "<mroot><mi>x</mi><mn>3</mn></mroot>"),
    ("f''", "<msup><mi>f</mi><mrow><mo>′</mo><mo>′</mo></mrow></msup>"),
    ("f'^2", "<msup><mi>f</mi><mrow><mo>′</mo><mn>2</mn></mrow></msup>"),
    ("3.14x", "<mn>3.14</mn><mi>x</mi>"),
    (#"\mathrm{KL}"#, "<mi>KL</mi>"),
    (#"\mathrm d x"#, #"<mi mathvariant="normal">d</mi><mi>x</mi>"#),
    (#"\operatorname{Var} U"#, #"<mi>Var</mi><mspace width="0.1667em"/><mi>U</mi>"#),
    (
      #"a \choose b"#,
      """
      <mrow><mo form="prefix" stretchy="true">(</mo><mfrac linethickness="0"><mi>a</mi>\
      <mi>b</mi></mfrac><mo form="postfix" stretchy="true">)</mo></mrow>
      """
    ),
    (#"a \not= b \not\in c"#, "<mi>a</mi><mo>≠</mo><mi>b</mi><mo>∉</mo><mi>c</mi>"),
    (
      #"a \,b\! c"#,
      """
      <mi>a</mi><mspace width="0.1667em"/><mi>b</mi><mspace style="margin-left:-0.1667em"/><mi>c</mi>
      """
    ),
    (#"\text{if } x"#, "<mtext>if\u{A0}</mtext><mi>x</mi>"),
    (
      #"\text{all $x_1$ of}"#,
      """
      <mrow><mtext>all\u{A0}</mtext><mrow><msub><mi>x</mi><mn>1</mn></msub></mrow>\
      <mtext>\u{A0}of</mtext></mrow>
      """
    ),
    (#"\sum\nolimits_i"#, #"<msub><mo lspace="0" rspace="0">∑</mo><mi>i</mi></msub>"#),
    (
      #"\int\limits_0"#,
      """
      <munder><mo movablelimits="false" lspace="0" rspace="0">∫</mo><mn>0</mn></munder>
      """
    ),
    ("α ≤ −β", #"<mi>α</mi><mo>≤</mo><mo form="prefix">−</mo><mi>β</mi>"#),
    (
      "|-x|",
      """
      <mo form="prefix" stretchy="false">|</mo><mo form="prefix">−</mo><mi>x</mi>\
      <mo form="postfix" stretchy="false">|</mo>
      """
    ),
    (
      #"\displaystyle x"#,
      """
      <mstyle displaystyle="true" scriptlevel="0"><mi>x</mi></mstyle>
      """
    ),
    (#"\mathsf{A}"#, #"<mi mathvariant="normal" style="font-family:sans-serif">A</mi>"#),
  ])
  func sets(_ tex: String, _ mathML: String) {
    #expect(body(tex) == mathML)
    #expect(faults(ofMathML: mathML) == [])
  }

  @Test func setsEveryCommandWithoutFault() {
    var formulas: [String] = []
    for (name, command) in TeXCommand.all {
      switch command {
      case .letter, .upright, .symbol, .large, .function: formulas.append("a\\\(name) b")
      case .accent, .brace, .alphabet, .boldSymbol, .phantom, .decorated, .kind, .operator,
        .remainder, .centred, .barred, .substack:
        formulas.append("\\\(name){A}^2")
      case .fraction, .over, .under: formulas.append("\\\(name){a}{b}_c")
      case .text, .decoratedText, .tag: formulas.append("\\\(name){word}")
      case .letters, .fontSize, .style: formulas.append("a {\\\(name) b}^2")
      case .coloured: formulas.append("\\\(name){accent}{a + b}^2")
      case .filled(let isFramed):
        formulas.append("\\\(name)\(isFramed ? "{red}" : ""){mark}{word}^2")
      case .raised: formulas.append("\\\(name){-0.2em}{word}^2")
      case .rule: formulas.append("\\\(name)[1pt]{1em}{0.5em}^2")
      case .choice: formulas.append("\\\(name){a}{b}{c}{d}^2")
      case .infix: formulas.append("{a \\\(name) b}^2")
      case .arrow: formulas.append("a\\\(name)[b]{c} d")
      case .size: formulas.append("\\\(name)( x \\\(name))^2")
      default: continue
      }
    }
    for name in Environment.all.keys {
      let columns =
        name.hasSuffix("array") ? "{lr}" : name.hasPrefix("alignat") ? "{1}" : ""
      let at = name == "alignedat" ? "{1}" : columns
      formulas.append("\\begin{\(name)}\(at) a & b \\\\[2pt] c & d \\\\ \\end{\(name)}")
    }
    for tex in formulas {
      let formula = TeXFormula(fragment(tex), display: true)
      #expect(formula.diagnostics == [], "\(tex)")
      #expect(faults(ofMathML: formula.markup.html) == [], "\(tex)")
    }
    #expect(formulas.count > 700)
  }
}

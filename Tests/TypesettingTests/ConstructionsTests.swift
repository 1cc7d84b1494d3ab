import Markup
import Testing

@testable import Typesetting

/// What commands that are more than a sign are set as.
@Suite struct ConstructionsTests {
  @Test(arguments: [
    (
      #"\textcolor{red}{=} b"#,
      #"""
      <mstyle style="color:var(--contradicted)"><mo lspace="0" rspace="0.2778em">=\#
      </mo></mstyle><mi>b</mi>
      """#
    ),
    (
      #"a \color{accent} + b"#,
      #"""
      <mi>a</mi><mstyle style="color:var(--accent)"><mo>+</mo></mstyle>\#
      <mstyle style="color:var(--accent)"><mi>b</mi></mstyle>
      """#
    ),
    (#"\cancel{x}"#, #"<mrow class="cancel"><mi>x</mi></mrow>"#),
    (#"\mathclap{x}"#, #"<mpadded width="0" class="clap"><mrow><mi>x</mi></mrow></mpadded>"#),
    (#"\mathrlap{x}"#, #"<mpadded width="0"><mi>x</mi></mpadded>"#),
    (
      #"\raisebox{-2mm}{a}"#,
      #"""
      <mpadded voffset="-0.569em" style="padding-bottom:0.569em"><mtext>a</mtext>\#
      </mpadded>
      """#
    ),
    (
      #"\rule[0.1em]{1em}{0.2em}"#,
      #"""
      <mpadded voffset="0.1em" height="0.3em" depth="0">\#
      <mspace class="rule" width="1em" height="0.2em"/></mpadded>
      """#
    ),
    (#"\rule{1pt}{2em}"#, #"<mspace class="rule" width="0.1em" height="2em"/>"#),
    (
      #"\genfrac[]{0.1em}{1}ab"#,
      #"""
      <mrow><mo form="prefix" stretchy="true">[</mo>\#
      <mstyle displaystyle="false" scriptlevel="0"><mfrac linethickness="0.1em"><mi>\#
      a</mi><mi>b</mi></mfrac></mstyle><mo form="postfix" stretchy="true">]</mo>\#
      </mrow>
      """#
    ),
    (#"{a \above{0pt} b}"#, #"<mfrac linethickness="0"><mi>a</mi><mi>b</mi></mfrac>"#),
    (
      #"{n \brack k}"#,
      #"""
      <mrow><mo form="prefix" stretchy="true">[</mo><mfrac linethickness="0"><mi>n\#
      </mi><mi>k</mi></mfrac><mo form="postfix" stretchy="true">]</mo></mrow>
      """#
    ),
    (
      #"\mathchoice{a}{b}{c}{d}_{\mathchoice{a}{b}{c}{d}}"#,
      #"""
      <msub><mrow><mi>a</mi></mrow><mrow><mi>c</mi></mrow></msub>
      """#
    ),
    (
      #"\set{x \mid x}"#,
      #"""
      <mrow><mo stretchy="false">{</mo><mspace width="0.1667em"/><mi>x</mi>\#
      <mo stretchy="false">∣</mo><mi>x</mi><mspace width="0.1667em"/>\#
      <mo stretchy="false">}</mo></mrow>
      """#
    ),
    (
      #"\Braket{a|b}"#,
      #"""
      <mrow><mrow><mo form="prefix" stretchy="true">⟨</mo><mi>a</mi>\#
      <mspace width="0.1667em"/>\#
      <mo form="infix" stretchy="true" symmetric="true" lspace="0" rspace="0">|</mo>\#
      <mspace width="0.1667em"/><mi>b</mi><mo form="postfix" stretchy="true">⟩</mo>\#
      </mrow></mrow>
      """#
    ),
    (
      #"{\small a {\Large b}}"#,
      #"""
      <mstyle style="font-size:0.9em"><mi>a</mi><mstyle style="font-size:1.6em"><mi>\#
      b</mi></mstyle></mstyle>
      """#
    ),
    (#"{\rm ab} c"#, #"<mi>ab</mi><mi>c</mi>"#),
    (
      #"{\color{red} a \over b}"#,
      #"""
      <mfrac><mstyle style="color:var(--contradicted)"><mi>a</mi></mstyle>\#
      <mstyle style="color:var(--contradicted)"><mi>b</mi></mstyle></mfrac>
      """#
    ),
    (#"\text{\"o\v cn}"#, #"<mtext>öčn</mtext>"#),
    (#"\text{\textsc{ab}}"#, #"<mtext style="font-variant:small-caps">ab</mtext>"#),
    (#"\verb|a_b|"#, #"<mtext style="font-family:monospace">a_b</mtext>"#),
    (
      #"x \tag{1a}"#,
      #"""
      <mi>x</mi><mspace width="2em"/><mrow><mo stretchy="false">(</mo><mtext>1a\#
      </mtext><mo stretchy="false">)</mo></mrow>
      """#
    ),
    (#"\tag*{1a} x"#, #"<mi>x</mi><mspace width="2em"/><mtext>1a</mtext>"#),
    (#"\nleqq"#, #"<mo lspace="0" rspace="0">≦̸</mo>"#),
    (#"a \not\prec b \not\leqslant c"#, #"<mi>a</mi><mo>⊀</mo><mi>b</mi><mo>⩽̸</mo><mi>c</mi>"#),
    (#"ℝ + 𝐱"#, #"<mi mathvariant="normal">ℝ</mi><mo>+</mo><mi mathvariant="normal">𝐱</mi>"#),
    (
      #"\mathbb{k2}\mathbbm{1}"#,
      #"""
      <mrow><mi mathvariant="normal">𝕜</mi><mn>𝟚</mn></mrow><mn>𝟙</mn>
      """#
    ),
    (
      #"\begin{matrix*}[r] a \\ \hdashline b \end{matrix*}"#,
      #"""
      <mtable><mtr><mtd style="text-align:right;padding-left:0;padding-right:0"><mi>\#
      a</mi></mtd></mtr><mtr>\#
      <mtd style="text-align:right;padding-left:0;padding-right:0;border-top:1px dashed">\#
      <mi>b</mi></mtd></mtr></mtable>
      """#
    ),
    (#"\smash[t]{a}"#, #"<mpadded height="0"><mi>a</mi></mpadded>"#),
    (
      #"a \colonapprox b \vcentcolon c"#,
      #"""
      <mi>a</mi><mo>∶≈</mo><mi>b</mi><mo lspace="0.2778em" rspace="0.2778em">∶</mo>\#
      <mi>c</mi>
      """#
    ),
    (#"\varGamma"#, #"<mi mathvariant="normal">𝛤</mi>"#),
    (#"\bm{\varGamma}"#, #"<mi mathvariant="normal">𝜞</mi>"#),
    (#"\mathbb{\pi}"#, "<mi>π</mi>"),
    (
      #"\overbracket{a}^n"#,
      #"""
      <mover><mover accent="true"><mi>a</mi><mo stretchy="true">⎴</mo></mover><mi>n\#
      </mi></mover>
      """#
    ),
    (
      #"\xhookrightarrow[a]{b}"#,
      #"""
      <munderover><mo lspace="0" rspace="0">↪</mo><mrow><mspace width="0.4em"/><mi>a\#
      </mi><mspace width="0.6em"/></mrow><mrow><mspace width="0.4em"/><mi>b</mi>\#
      <mspace width="0.6em"/></mrow></munderover>
      """#
    ),
    (#"\text{\(x\)}"#, #"<mrow><mi>x</mi></mrow>"#),
  ])
  func sets(_ tex: String, _ mathML: String) {
    #expect(body(tex) == mathML)
    #expect(faults(ofMathML: mathML) == [])
  }

  @Test(arguments: [
    (#"\mathchoice{a}{b}{c}{d}"#, "b"), (#"\raisebox{1pt}{a}\rule{1em}{1em}"#, "a"),
    (#"\textcolor{red}{x + y}"#, "x + y"), (#"\cancel{x}\smash[b]{y}\phantom{z}"#, "xy"),
    (#"\verb|a b|"#, "a b"), (#"\set{x|y}"#, "{ x ∣ y }"),
  ])
  func writesAsText(_ tex: String, _ text: String) {
    #expect(TeXFormula(fragment(tex), display: false).plainText == text)
  }

  /// Arrows between objects stand in columns of their own, and arrows between rows under objects.
  @Test func setsDiagramsAsTables() {
    let diagram = #"\begin{CD} A @>a>b> B @= C \\ @VcVV @. @| \\ D @<<< {E@F} @. G \end{CD}"#
    let table = #"""
      \begin{matrix} A & \xrightarrow[{b}]{\;\;a\;\;} & B & = & C \\
      \mathllap{\scriptstyle c}\Big\downarrow \mathrlap{\scriptstyle} & & & & \Big\Vert \\
      D & \xleftarrow{\;\;\;\;} & {E@F} & & G \end{matrix}
      """#
    let result = body(diagram)
    #expect(result.contains("<mtd"))
    let cells = { (html: String) in
      html.split(separator: "<mtd ").dropFirst().map { $0.drop { $0 != ">" } }
    }
    #expect(cells(result) == cells(body(table)))
    #expect(faults(ofMathML: result) == [])
  }

  /// A colour changes no distance: its sign keeps the place that it has in its line.
  @Test(arguments: ["a = -b", "a + b", "(a)", "f, g"]) func coloursMoveNothing(_ tex: String) {
    let plain = body(tex)
    let coloured = body(#"\color{accent} "# + tex)
    let bare = coloured.replacing(#"<mstyle style="color:var(--accent)">"#, with: "")
      .replacing("</mstyle>", with: "")
    #expect(bare == plain)
    #expect(coloured != plain)
  }
}

import Testing

@testable import Typesetting

@Suite struct PlainTextWriterTests {
  @Test(arguments: [
    (#"\nabla \log p(x)"#, "∇ log p(x)"),
    (#"\frac{\mu_1-\mu_2}{\sigma^2} \to -\infty"#, "(μ₁ − μ₂)/σ² → −∞"),
    (#"\mathbb{E}_q[f] = 0"#, "E_q[f] = 0"),
    (#"e^{-x^2/2}"#, "e^(−x²/2)"),
    (#"\frac{D}{\sigma^2} r"#, "(D/σ²)r"),
    (#"\sqrt{1+x}"#, "√(1 + x)"),
    (#"\begin{cases} 0 & x < m \\ 1 \end{cases}"#, "{0 x < m; 1"),
    (#"\operatorname*{arg\,min}_x f"#, "arg minₓ f"),
    (#"\hat\pi"#, "π\u{302}"),
    (#"\text{if } x"#, "if x"),
  ])
  func writes(_ tex: String, _ text: String) {
    #expect(TeXFormula(fragment(tex), display: false).plainText == text)
  }
}

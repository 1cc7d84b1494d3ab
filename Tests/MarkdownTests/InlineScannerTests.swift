import Diagnostics
import Testing

@testable import Markdown

@Suite struct InlineScannerTests {
  /// The constructs of a text, each as one word for its kind and its content.
  private func constructs(_ text: String) -> [String] {
    parse(text).document.orderedConstructs.map { construct in
      switch construct {
      case .mathematics(let it): (it.isDisplay ? "display " : "math ") + it.tex.text
      case .inlineValue(let it): "value \(it.format ?? "-") \(it.expression.text)"
      case .crossReference(let it):
        "ref \(it.label)" + (it.locator.map { "(\($0))" } ?? "")
      case .citation(let it):
        "cite "
          + it.items.map {
            ($0.prefix.map { $0 + " " } ?? "") + ($0.hidesAuthors ? "-" : "") + $0.key
              + ($0.locator.map { "(\($0))" } ?? "")
          }.joined(separator: "+")
      case .footnoteReference(let it): "note \(it.name)"
      case .directive(let it): "directive \(it.kind)"
      case .statement(let it): "statement \(it.kind.rawValue)"
      }
    }
  }

  @Test(arguments: [
    ("$x$", ["math x"]), ("$x$ and $y$", ["math x", "math y"]), ("$a_1 * b_2$", ["math a_1 * b_2"]),
    ("it costs $5 and $6", []), ("$ x$", []), ("$x $", []), ("$x$5", []), ("\\$x$", []),
    ("It costs $50 million (about $x$)", ["math x"]), ("$5, or $x$, or $6", ["math x"]),
    ("$a $ b$", []), ("$a $b$", ["math b"]),
    ("$\\text{if $x$}$", ["math \\text{if $x$}"]),
    ("$\\textbf{a {$b$} c} + 1$ and $y$", ["math \\textbf{a {$b$} c} + 1", "math y"]),
    ("$a \\mbox{ $5 }$", ["math a \\mbox{ $5 }"]), ("$\\text{a$ b", ["math \\text{a"]),
    ("$\\frac{a}{b$", ["math \\frac{a}{b"]), ("$\\text{`$`}$", []),
    ("$a\\$b$", ["math a\\$b"]),
    ("$`a_b`$", ["math a_b"]), ("$`a`", []), ("`$x$`", []), ("`` `$x$ ``", []),
    ("x$y$z", ["math y"]), ("$x\ny$", ["math x\ny"]),
    ("**$x$**", ["math x"]), ("$$x$$ y", ["display x"]), ("a $$x$$ b", ["display x"]),
    ("a $$x$ b", []), ("$a`b$ c`", []), ("$$$x$$$", []),
    ("[$x$](y)", ["math x"]), ("[a](x$y$z)", []), ("<a b=\"$x$\">", []), ("<http://a/$x$>", []),
    ("<!-- $x$ -->", []),
    ("    $x$", []), ("```\n$x$\n```", []), ("<div>\n$x$\n</div>", []), ("[a]: /$x$\n\n[a]", []),
    ("- $$x$$\n- $y$", ["display x", "math y"]),
    ("$x$. $y$, $z$!", ["math x", "math y", "math z"]),
  ])
  func findsFormulas(_ text: String, _ expected: [String]) { #expect(constructs(text) == expected) }

  @Test(arguments: [
    ("`{value} f(x)`", ["value - f(x)"]), ("`{value .2e} f(x)`", ["value .2e f(x)"]),
    ("``{value} a`b``", ["value - a`b"]),
    ("`{{value}} x`", []), ("`{value}`", []), ("`{value}x`", []), ("` {value} x`", []),
    ("> a `{value}\n> x + 1` b", ["value - x + 1"]),
    ("[`{value} x`](y)", ["value - x"]),
  ])
  func findsValues(_ text: String, _ expected: [String]) { #expect(constructs(text) == expected) }

  @Test(arguments: [
    ("@fig-scores", ["ref fig-scores"]), ("see @fig-a.", ["ref fig-a"]),
    ("(@sec-b-c)", ["ref sec-b-c"]), ("a@b-c", []), ("a@b-c.de", []),
    ("@name", ["ref name"]), ("@fig-", ["ref fig"]), ("x/@fig-a", []), ("é@fig-a", []),
    ("—@fig-a", ["ref fig-a"]),
    ("@fig-a, @tab-b", ["ref fig-a", "ref tab-b"]),
    ("`@fig-a`", []), ("@fig-a@b", []), ("*@fig-a*", ["ref fig-a"]),
    ("@user-x.org", ["ref user-x.org"]),
    ("[@fig-a](b)", []), ("@2020smith", ["ref 2020smith"]), ("@02-b", ["ref 02-b"]), ("a@2", []),
    ("@a [p. 3]", ["ref a(p. 3)"]), ("@a[pp. 3–5, 7]", ["ref a(pp. 3–5, 7)"]),
    ("@a [§ 2] and @b [ch. 4].", ["ref a(§ 2)", "ref b(ch. 4)"]), ("@a [p. iv]", ["ref a(p. iv)"]),
    ("@a [words]", ["ref a"]), ("@a [3](b)", ["ref a"]), ("@a [3][b]", ["ref a"]),
    ("@a [3]: b", ["ref a"]), ("@a [*3*]", ["ref a"]), ("@a [@b]", ["ref a", "cite b"]),
    ("@a [3", ["ref a"]), ("@a  [3]", ["ref a"]), ("@a []", ["ref a"]),
  ])
  func findsCrossReferences(_ text: String, _ expected: [String]) {
    #expect(constructs(text) == expected)
  }

  @Test(arguments: [
    ("[@a]", ["cite a"]), ("[@a; @b, p. 3]", ["cite a+b(p. 3)"]), ("[@a,\np. 3]", ["cite a(p. 3)"]),
    ("[@a:b.c]", ["cite a:b.c"]), ("[see @a, p. 3]", ["cite see a(p. 3)"]),
    ("[-@a]", ["cite -a"]), ("[see @a; also -@b]", ["cite see a+also -b"]),
    ("[@a,@b]", ["ref a", "ref b"]),
    ("[see @fig-a]", ["ref fig-a"]), ("[me@b.org]", []), ("[see @a](b)", []),
    ("[@a](b)", []), ("\\[@a]", ["ref a"]), ("[@a", ["ref a"]), ("[^n]\n\n[^n]: x", ["note n"]),
    ("[^n](x)", []),
    ("[a ^n]", []),
  ])
  func findsCitationsAndFootnotes(_ text: String, _ expected: [String]) {
    #expect(constructs(text) == expected)
  }

  /// MyST's roles, a name in braces before a code span.
  @Test(arguments: [
    ("{value}`1 + 1`", ["value - 1 + 1"]), ("a {math}`x^2` b", ["math x^2"]),
    ("{cite}`a,b`", ["cite a+b"]), ("{cite:t}`a`", ["cite a"]), ("{ref}`fig-a`", ["ref fig-a"]),
    ("{eq}`eq-a`", ["ref eq-a"]), ("\\{value}`x`", []), ("{x y}`z`", []), ("{}`z`", []),
    ("{foo}`z`", []), ("{ref}`a <b>`", []),
  ])
  func readsRoles(_ text: String, _ expected: [String]) { #expect(constructs(text) == expected) }

  @Test func tellsRolesThatItDoesNotKnow() {
    let diagnostics = parse("a {foo}`z` and {ref}`a <b>`").diagnostics
    #expect(identifiers(diagnostics) == ["1:3 unknown-role", "1:16 unknown-role"])
    #expect(diagnostics.first?.severity == .warning)
  }

  @Test func suggestsTheRightWordForAnUnknownInline() {
    let diagnostics = parse("a `{valeu} x` and `{a}` and `{b}c`").diagnostics
    #expect(identifiers(diagnostics) == ["1:5 unknown-inline"])
    #expect(diagnostics.first?.message.contains("did you mean 'value'?") == true)
  }

  @Test func tellsMalformedCitations() {
    #expect(identifiers(parse("x [@a p. 3]").diagnostics) == ["1:3 malformed-citation"])
  }

  @Test func showsEscapedValues() {
    let document = parse("`{{value .2e}} x` `{{name}}`").document
    #expect(
      HTMLWriter(document).html() == "<p><code>{value .2e} x</code> <code>{{name}}</code></p>\n")
  }
}

import Diagnostics
import Testing

@testable import Markdown

/// What a text is told of as written in another dialect: the place and our form.
private func told(_ text: String) -> [String] {
  let (_, diagnostics) = MarkdownDocument.parse(SourceFile(path: "a.md", text: text))
  return diagnostics.filter { $0.identifier == "other-dialect" }
    .map { "\($0.range?.text ?? "?") -> \($0.annotation ?? "")" }
}

@Suite struct ForeignMarkupTests {
  @Test(arguments: [
    (
      "::: note\nHello\n:::",
      "::: note -> a note is written > [!NOTE], a directive between lines of ```"
    ),
    ("!!! warning", "!!! warning -> a note is written > [!NOTE]"),
    ("## H {#id}", "{#id} -> a heading has the name that its words make: [text](#its-words)"),
    ("a ~~x y~~ b", "~~x y~~ -> write <del>words</del>"),
    ("a ==x== b", "==x== -> write <mark>words</mark>"),
    ("- [ ] do", "[ ] -> write \u{2610} or \u{2611}"),
    ("1. [x] do", "[x] -> write \u{2610} or \u{2611}"),
    ("a \\(x\\) b", "\\(x\\) -> a formula is written $x$"),
    ("\\[\ny\n\\]", "\\[\ny\n\\] -> a formula is written $$x$$"),
    ("see \\ref{fig-a}", "\\ref{fig-a} -> a reference is written @label"),
    ("\\textbf{a}", "\\textbf{a} -> write **words**"),
    ("{{< include x >}} b", "{{< include x > -> a value is written `{value} x`"),
    ("a^[a note] c", "^[a note] -> write [^name], and [^name]: with the note below"),
    ("at https://a.b/c now", "https://a.b/c -> write <address>"),
    (
      "x\n\n    ```{figure} #fig-x\n    line(p)\n    ```",
      "```{figure} #fig-x -> a directive begins at most three spaces to the right"
    ),
  ]) func tellsOurForm(_ text: String, _ expected: String) { #expect(told(text) == [expected]) }

  @Test(arguments: [
    "a ~ b ~~ c", "a == b and c == d", "`~~x~~`", "$a \\ref{x}$", "<https://a.b>",
    "[https://a.b](https://a.b)", "[a](b) [ ] c", "\\( x", "\\foo{x}", "{#id} in the middle",
    "    indented code", "```text\n~~x~~\n```", "x \\[ y", "- [ ]", "a{b}", "f(x) == 1", "~~~ x",
  ]) func leavesOtherTextAlone(_ text: String) { #expect(told(text) == []) }

  /// Ends are looked for in a stretch of fixed length.
  @Test func hostileTextTakesNoLonger() {
    let text = String(repeating: "\\( ~~a {{< \\ref{ ", count: 20_000)
    #expect(told(text).isEmpty)
  }
}

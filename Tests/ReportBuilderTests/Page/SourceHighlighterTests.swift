import Markup
import Testing

@testable import ReportBuilder

private func html(_ text: String) -> String {
  MarkupNode.fragment(SourceHighlighter.nodes(text)).html
}

@Test func marksCommentsOutsideTexts() {
  #expect(
    html(#"let p = f(sd: 1.5e-3, "a\"//b") // why"#)
      == #"let p = f(sd: 1.5e-3, "a\"//b") <b class="c">// why</b>"#)
}

@Test func marksFencesAndOptions() {
  #expect(
    html("```{figure} #f\n:alt: Two humps at 5\n\nplot(p)")
      == "<b class=\"f\">```{figure} #f</b>\n<b class=\"o\">:alt: Two humps at 5</b>\n\nplot(p)")
}

@Test(arguments: [
  "", "\"", "\"\\", "\"\\\n\"", "//", "/", ":", ":alt", "1e", "1.", "é\u{0}\"ü", "```", "a:b",
  "</script>\"<img", String(repeating: "\"\\", count: 5000), String(repeating: "1.2", count: 5000),
])
func losesNoCharacter(text: String) {
  #expect(MarkupNode.fragment(SourceHighlighter.nodes(text)).plainText == text)
}

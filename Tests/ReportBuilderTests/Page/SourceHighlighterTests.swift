import Markup
import Testing

@testable import ReportBuilder

private func html(_ text: String) -> String {
  MarkupNode.fragment(SourceHighlighter.nodes(text)).html
}

@Test func marksKeywordsNumbersStringsLabelsAndComments() {
  #expect(
    html(#"let p = f(sd: 1.5e-3, "a\"b") // why"#)
      == #"<b class="k">let</b> p = f(<b class="l">sd:</b> <b class="n">1.5e-3</b>, "#
      + #"<b class="s">"a\"b"</b>) <b class="c">// why</b>"#)
}

@Test func marksFencesAndOptions() {
  #expect(
    html("```{figure} #f\n:alt: Two humps at 5\n\nplot(p)")
      == "<b class=\"f\">```{figure} #f</b>\n<b class=\"o\">:alt: Two humps at 5</b>\n\nplot(p)")
}

@Test func aRangeIsNoFraction() {
  #expect(html("-10...10") == #"-<b class="n">10</b>...<b class="n">10</b>"#)
}

@Test(arguments: [
  "", "\"", "\"\\", "\"\\\n\"", "//", "/", ":", ":alt", "1e", "1.", "é\u{0}\"ü", "```", "a:b",
  "</script>\"<img", String(repeating: "\"\\", count: 5000), String(repeating: "1.2", count: 5000),
])
func losesNoCharacter(text: String) {
  #expect(MarkupNode.fragment(SourceHighlighter.nodes(text)).plainText == text)
}

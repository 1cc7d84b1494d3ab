import Testing

@testable import Markdown

@Suite struct EscapedInlineTests {
  /// What the code span shows; nil where it is not escaped.
  private func shown(_ literal: String) -> String? {
    Array(literal.utf8).withUnsafeBufferPointer { bytes in
      EscapedInline(bytes).map { String(decoding: $0.text, as: UTF8.self) }
    }
  }

  @Test(arguments: [
    ("{{value}} x", "{value} x"), ("{{value}}", "{value}"), ("{{value .2e}} x", "{value .2e} x"),
    ("{{name}} x", "{name} x"), ("{{value}}x", "{value}x"), ("{{a}} {{b}}", "{a} {{b}}"),
  ]) func losesTheOuterBraces(_ literal: String, _ expected: String) {
    #expect(shown(literal) == expected)
  }

  @Test(arguments: [
    "{value} x", "{{}} x", "{{a}}", "{{a}}b", "{{a} x", "{{a1}} x", "{{value", "{{", "",
  ]) func leavesOtherCodeAsItIs(_ literal: String) { #expect(shown(literal) == nil) }
}

import Markup
import Testing

@testable import ReportBuilder

@Test(arguments: [
  ("0.293", "0.293"), ("-5", "\u{2212}5"),
  ("7.5e-8", "7.5\u{2009}×\u{2009}10\u{207B}⁸"), ("-7.5e-08", "\u{2212}7.5\u{2009}×\u{2009}10⁻⁸"),
  ("1e-6", "10⁻⁶"), ("-1e6", "\u{2212}10⁶"), ("2E+120", "2\u{2009}×\u{2009}10¹²⁰"),
  ("1.0e3", "1.0\u{2009}×\u{2009}10³"), ("3e-0", "3\u{2009}×\u{2009}10⁰"),
  ("J = -2.5 < 1e-6", "J = \u{2212}2.5 < 10⁻⁶"), ("(-1, 2)", "(\u{2212}1, 2)"),
  ("v1 and C12 and arXiv:2008.10087v1", "v1 and C12 and arXiv:2008.10087v1"),
  ("2016-03-01", "2016-03-01"), ("1.2.3", "1.2.3"), ("p-5", "p-5"), ("5e", "5e"), ("-", "-"),
  ("a - b", "a - b"), ("", ""), ("2-sided", "2-sided"), ("nan", "nan"),
  ("0.1 ± 2e-3", "0.1 ± 2\u{2009}×\u{2009}10⁻³"),
])
func setsNumbersAsPrintDoes(text: String, expected: String) {
  #expect(numberText(text) == expected)
}

@Test func exponentsAreRaisedInMarkup() {
  #expect(
    numberMarkup("J = 7.5e-8 < 1").html
      == "J = <span class=\"num\">7.5\u{2009}×\u{2009}10<sup>\u{2212}8</sup></span> &lt; 1")
}

@Test func aLongRunOfSignsAndDigitsTakesLinearTime() {
  let text = String(repeating: "-1e", count: 200_000) + String(repeating: "9", count: 200_000)
  #expect(!numberText(text).isEmpty)
}

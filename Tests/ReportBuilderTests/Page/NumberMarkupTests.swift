import Arithmetic
import Markup
import Testing

@testable import ReportBuilder

@Test(arguments: ["v1 and C12", "2016-03-01", "p-5", "-5", "1e-6", ""])
func leavesTextAsItIs(text: String) {
  #expect(numberMarkup(PrintedText(text)).html == text)
}

@Test func exponentsAreRaisedInMarkup() {
  #expect(
    numberMarkup("J = \(Numeral("7.5", exponent: -8)) < \(Numeral("-1"))").html
      == "J = <span class=\"num\">7.5\u{2009}×\u{2009}10<sup>\u{2212}8</sup></span> &lt; \u{2212}1")
}

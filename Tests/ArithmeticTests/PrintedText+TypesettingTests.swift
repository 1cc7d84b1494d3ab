import Arithmetic
import Testing

@Test(arguments: [
  (Numeral("0.293"), "0.293"), (Numeral("-5"), "\u{2212}5"),
  (Numeral("7.5", exponent: -8), "7.5\u{2009}×\u{2009}10\u{207B}⁸"),
  (Numeral("-7.5", exponent: -8), "\u{2212}7.5\u{2009}×\u{2009}10⁻⁸"),
  (Numeral("1", exponent: -6), "10⁻⁶"), (Numeral("-1", exponent: 6), "\u{2212}10⁶"),
  (Numeral("2", exponent: 120), "2\u{2009}×\u{2009}10¹²⁰"),
  (Numeral("1.0", exponent: 3), "1.0\u{2009}×\u{2009}10³"),
  (Numeral("3", exponent: 0), "3\u{2009}×\u{2009}10⁰"), (Numeral("nan"), "nan"),
])
func setsNumbersAsPrintDoes(number: Numeral, expected: String) {
  #expect(PrintedText(number).typeset == expected)
}

@Test(arguments: ["v1 and C12", "2016-03-01", "p-5", "-5", "1e-6", ""])
func leavesWordsAsTheyAre(text: String) {
  #expect(PrintedText(text).typeset == text)
}

import Arithmetic
import Testing

@Test(arguments: [
  (".4g", NumberFormat.general(digits: 4)), (".17g", .general(digits: 17)),
  (".1g", .general(digits: 1)), (".0f", .fixed(digits: 0)), (".3f", .fixed(digits: 3)),
  (".0e", .scientific(digits: 0)), (".2e", .scientific(digits: 2)),
])
func readsAFormatAsItIsWritten(text: String, format: NumberFormat) {
  #expect(NumberFormat(text) == format)
}

@Test(arguments: ["", "f", ".f", ".18f", ".0g", "2e", ".2x", ".-1f", ".1.f"])
func refusesFormatsThatAreNone(text: String) { #expect(NumberFormat(text) == nil) }

@Test func sixDigitsAreTheMostUnlessSaidOtherwise() {
  #expect(NumberFormat.standard == .general(digits: 6))
  #expect(Estimate(1.23456789).printed().text == "1.23457")
}

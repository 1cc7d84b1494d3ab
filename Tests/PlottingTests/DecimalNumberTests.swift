import Testing

@testable import Plotting

@Suite struct DecimalNumberTests {
  @Test(arguments: [
    (0.0, "0"), (1, "1"), (-0.05, "−0.05"), (1234, "1230"), (0.199471, "0.199"),
    (2.5e-7, "2.5×10⁻⁷"), (-1e300, "−1×10³⁰⁰"), (9.999e-4, "0.001"), (9.99e-4, "9.99×10⁻⁴"),
    (.leastNonzeroMagnitude, "4.94×10⁻³²⁴"),
    (.infinity, "∞"), (-.infinity, "−∞"), (.nan, "not a number"),
  ])
  func wordsHaveThreeDigits(value: Double, expected: String) {
    #expect(words(value) == expected)
  }

  @Test func fixedPutsThePointWhereThePowerSays() {
    #expect(DecimalNumber(digits: -5, power: -3).fixed == "−0.005")
    #expect(DecimalNumber(digits: 1500, power: -3).fixed == "1.500")
    #expect(DecimalNumber(digits: 15, power: 2).fixed == "1500")
    #expect(DecimalNumber(digits: 0, power: -2).fixed == "0.00")
  }

  @Test func superscriptsKeepTheSign() {
    #expect(superscript(-1_234_567_890) == "⁻¹²³⁴⁵⁶⁷⁸⁹⁰")
  }
}

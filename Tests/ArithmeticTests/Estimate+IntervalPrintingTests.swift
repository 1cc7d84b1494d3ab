import Testing

@testable import Arithmetic

@Suite struct EstimateIntervalPrintingTests {
  @Test(arguments: [
    (0.985, 0.981, 0.989, "0.985 ± 0.004"), (0.38, 0.2, 0.56, "0.38 ± 0.18"),
    (0.0333, 0.0123, 0.0912, "0.033 (0.012 to 0.092)"), (0, 0, 0.119, "0.00 (0.00 to 0.12)"),
    (0.05, 0.00003, 0.4016, "0.05 (0.00 to 0.41)"), (0.28, -0.04, 0.6, "0.28 ± 0.32"),
    (0.95, 0.5984, 0.99997, "0.95 (0.59 to 1.00)"), (1.5, -0.3, 3.4, "1.5 ± 1.9"),
    (0.5, -0.3, 3.4, "-0.3 to 3.4"),
    (12345, 12000, 12690, "12340 ± 350"), (7.5e-13, 7.1e-13, 7.9e-13, "7.5e-13 ± 0.4e-13"),
    (1.234e9, 1.2e9, 1.268e9, "1.234e9 ± 0.034e9"), (1.234e7, 1.2e7, 1.268e7, "1.234e7 ± 0.034e7"),
    (1.234e6, 1.2e6, 1.268e6, "1234000 ± 34000"),
  ]) func printsBothEndsOrTheirDistance(
    value: Double, lower: Double, upper: Double, text: String
  ) {
    let number = Estimate(drawn: value, in: lower...upper, failure: 0.001)
    #expect(number.printed().text == text)
  }

  @Test func holdsWhatIsMuchSmallerThanItsFormat() {
    let number = Estimate(drawn: 1e-10, in: -4e-10...6e-10, failure: 0.001)
    #expect(number.printed(.fixed(digits: 0)).text == "0 ± 1")
  }

  @Test func namesTheKindOfError() {
    #expect(Estimate(1).errorKind == "exact")
    #expect(Estimate(1, error: 0.5).errorKind == "proved bound")
    #expect(Estimate(1, error: 0.5).estimated.errorKind == "estimated")
    #expect(Estimate(drawn: 1, in: 0...2, failure: 0.001).errorKind == "99.9 % interval")
    #expect(Estimate(drawn: 1).errorKind == "from draws, no interval")
  }

  @Test func printsEndsOutwards() {
    // Whatever is printed holds the interval: centre and distance, or the ends.
    for step in 0..<400 {
      let value = 0.001 * Double(step) - 0.1
      let lower = value - 0.0137 * Double(1 + step % 7)
      let upper = value + 0.0137 * Double(1 + step % 5)
      let text = Estimate(drawn: value, in: lower...upper, failure: 0.001).printed().text
      let numbers = text.split { !"-.0123456789e".contains($0) }.compactMap { Double($0) }
      let ends: (Double, Double)? =
        text.contains("±")
        ? (numbers[0] - numbers[1], numbers[0] + numbers[1])
        : text.contains("(") ? (numbers[1], numbers[2]) : (numbers[0], numbers[1])
      #expect(ends.map { $0.0 <= lower + 1e-12 && upper - 1e-12 <= $0.1 } == true, "\(text)")
    }
  }

  @Test(
    arguments: [
      (0.001, "99.9 % interval"), (0.05, "95 % interval"), (1 - 0.9995, "99.95 % interval"),
      (0.002, "99.8 % interval"), (0.0015, "99.85 % interval"), (1 - 0.9, "90 % interval"),
      (1e-12, "99.9999999999 % interval"), (2.5e-7, "99.999975 % interval"),
      (1.5e-9, "99.99999985 % interval"), (1.25e-9, "99.999999875 % interval"),
      (1 / 3.0, "66.6666 % interval"),
      (0.01, "99 % interval"), (0.5, "50 % interval"),
    ] as [(Double, String)])
  func namesTheLevel(failure: Double, text: String) {
    #expect(Estimate(drawn: 1, in: 0...2, failure: failure).intervalPhrase == text)
  }

  // What is shown promises no more than holds, but for the last digit of a single-precision number.
  @Test func neverPromisesMore() {
    for step in 1..<1700 {
      let failure = 1.37e-9 * Double(step) * Double(step) * Double(step) / 8
      let number = Estimate(drawn: 1, in: 0...2, failure: failure)
      #expect(number.failure >= failure && number.failure <= failure * (1 + 2e-7))
      let words = number.intervalPhrase?.split(separator: " ").first
      let shown = words.flatMap { Double($0) }
      #expect(
        shown.map { $0 <= 100 - 100 * failure * (1 - 1e-6) && $0 < 100 } == true, "\(failure)")
    }
  }

  // Ends that no operation rounds stay where they are.
  @Test func keepsEndsThatAreExact() {
    let share = Estimate(drawn: 0, in: 0...0.125, failure: 0.001)
    for (number, ends) in [
      (share * Estimate(1), 0...0.125), (Estimate(1) - share, 0.875...1),
      (share / Estimate(2), 0...0.0625),
      (share + Estimate(1), 1...1.125), (Estimate(1) - (Estimate(1) - share), 0...0.125),
      (share * share, 0...0.015625),
    ] {
      #expect(number.lower == ends.lowerBound && number.upper == ends.upperBound, "\(number)")
    }
    let third = share / Estimate(3)
    #expect(third.lower == 0 && third.upper > 0.125 / 3 && third.upper < 0.0417)
  }

  @Test func staysInARange() {
    let wide = Estimate(drawn: 0.75, error: 3, in: -2...2, failure: 0.001).confined(to: 0...1)
    #expect(wide.lower == 0 && wide.upper == 1 && wide.error == 0.75 && wide.failure > 0)
    let plain = Estimate(1.5, error: 1).confined(to: 0...1)
    #expect(plain.value == 1 && plain.error == 1 && !plain.isDrawn)
  }

  @Test func whatRepeatsDrawsIsMadeOfThem() {
    let repeated = Estimate(drawn: 2).repeated
    let other = Estimate(drawn: 3)
    for number in [
      repeated + other, other * repeated, -repeated, repeated.squareRoot, repeated.bare,
      Numbers([other, repeated]).array[1], Numbers([other, repeated]).bare.array[1],
    ] { #expect(number.isRepeated && number.isDrawn) }
    #expect(!other.isRepeated && !(other + other).isRepeated)
  }

  @Test func tellsAllInFull() {
    let number = Estimate(drawn: 0.5, in: 0.25...1, failure: 0.001)
    #expect(number.printed(.full).text == "0.5 (99.9 % interval 0.25 to 1)")
    #expect(Estimate(drawn: 0.5).printed(.full).text == "0.5 (from draws, without an interval)")
    #expect(Estimate(drawn: 0.5).printed().text == "0.5")
  }
}

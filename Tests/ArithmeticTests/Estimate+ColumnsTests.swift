import TestSupport
import Testing

@testable import Arithmetic

private func column(_ numbers: [Estimate], _ format: NumberFormat = .standard) -> [String] {
  Estimate.printedColumn(numbers, format).map(\.text)
}

private func drawn(_ value: Double, _ reach: Double) -> Estimate {
  Estimate(drawn: value, in: (value - reach)...(value + reach), failure: 0.001)
}

@Suite struct EstimateColumnsTests {
  @Test(
    arguments: [
      ([1, 2.5, 12.25], ["1.00", "2.50", "12.25"]),
      ([0.5, 1 / 3, 2], ["0.50000", "0.33333", "2.00000"]),
      ([3, 4, 12], ["3", "4", "12"]),
      ([1234.5678, 0.123456], ["1234.568", "0.123"]),
      ([0.5, -0.25, 0], ["0.50", "-0.25", "0.00"]),
      // Too far apart for one number of decimals.
      ([1e-9, 2.5, 3e8], ["1.0e-9", "2.5", "3.0e8"]),
      ([7.5e-8, 0.511], ["7.50e-8", "0.511"]),
    ] as [([Double], [String])])
  func hasOneNumberOfDecimals(_ values: [Double], _ texts: [String]) {
    #expect(column(values.map { Estimate($0) }) == texts)
  }

  @Test func printsErrorsToTheSameDecimals() {
    #expect(
      column([drawn(0.985, 0.004), drawn(0.38, 0.18)]) == ["0.985 ± 0.004", "0.380 ± 0.180"])
    #expect(column([drawn(0.985, 0.004), drawn(12.3, 1.2)]) == ["0.98 ± 0.01", "12.30 ± 1.20"])
    #expect(
      column([Estimate(0.5), Estimate(0.1234567, error: 0.004)]) == ["0.5000", "0.1235 ± 0.0041"])
    #expect(column([Estimate(0.985, error: 0.06), Estimate(2)]) == ["0.985 ± 0.060", "2.000"])
    #expect(column([Estimate(0.1, error: 0.25), Estimate(1.5)]) == ["[-0.15, 0.35]", "1.50"])
  }

  @Test func printsIntervalsThatEndAtTheNumber() {
    let least = Estimate(drawn: 0, in: -0.12...0, failure: 0.001)
    #expect(column([least, drawn(0.25, 0.0625)]) == ["0.000 (-0.120 to 0.000)", "0.250 ± 0.063"])
    let most = Estimate(drawn: -0.5, in: -0.75...(-0.5), failure: 0.001)
    #expect(column([most, Estimate(0.25)]) == ["-0.50 (-0.75 to -0.50)", "0.25"])
  }

  @Test func followsTheFormatOfTheAuthor() {
    #expect(column([1.2345, 0.5].map { Estimate($0) }, .fixed(digits: 2)) == ["1.23", "0.50"])
    #expect(column([1.2345, 0.5].map { Estimate($0) }, .general(digits: 2)) == ["1.2", "0.5"])
    #expect(
      column([1.2345, 12].map { Estimate($0) }, .scientific(digits: 1)) == ["1.2e0", "1.2e1"])
  }

  /// Whatever is printed holds the number: the ends, the value and its error, or one unit of the last
  /// digit, half of it for the error.
  @Test func holdsEveryNumber() {
    var generator = Generator(state: 23)
    for _ in 0..<4000 {
      var numbers: [Estimate] = []
      for _ in 0..<3 {
        let size: Double = tenTo(Int(generator.next() % 5) - 2)
        let value: Double = (2 * generator.unit() - 1) * size
        let share: Double = tenTo(-Int(generator.next() % 9)) * generator.unit()
        let error: Double = generator.unit() < 0.5 ? 0 : abs(value) * share
        let isDrawn = generator.unit() < 0.3 && error > 0
        numbers.append(isDrawn ? drawn(value, error) : Estimate(value, error: error))
      }
      for (number, printed) in zip(numbers, Estimate.printedColumn(numbers)) {
        let (lower, upper) = ends(of: printed)
        let slack: Double = 1e-9 * (abs(number.value) + number.upper - number.lower)
        #expect(lower <= number.lower + slack, "\(printed.text) does not hold \(number)")
        #expect(number.upper - slack <= upper, "\(printed.text) does not hold \(number)")
      }
    }
  }

  /// What a reader takes from a printed number.
  private func ends(of printed: PrintedNumber) -> (Double, Double) {
    let found = printed.text.split { !"-.0123456789e".contains($0) }.compactMap { Double($0) }
    if printed.interval != nil { return (found[1], found[2]) }
    if printed.error != nil { return (found[0] - found[1], found[0] + found[1]) }
    if found.count == 2 { return (found[0], found[1]) }
    let parts = printed.digits.mantissa.split(separator: ".")
    let decimals = parts.count > 1 ? parts[1].count : 0
    let unit = tenTo((printed.digits.exponent ?? 0) - decimals)
    return (found[0] - unit, found[0] + unit)
  }

  private func tenTo(_ power: Int) -> Double { Double("1e\(power)") ?? 1 }

  @Test func leavesOtherNumbersAsTheyAre() {
    #expect(column([]) == [])
    #expect(column([Estimate(.infinity), Estimate(0.25)]) == ["inf", "0.25"])
    var estimated = Estimate(0.25, error: 1e-9)
    estimated.isEstimated = true
    #expect(column([estimated, Estimate(0.5)]) == ["0.25 (estimated)", "0.50"])
  }
}

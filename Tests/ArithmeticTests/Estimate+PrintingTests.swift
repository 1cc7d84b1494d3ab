import Arithmetic
import TestSupport
import Testing

@Test(arguments: [
  (7.52178121e-8, 1e-16, ".6g", "7.52178e-8"), (7.52178121e-8, 1e-11, ".6g", "7.52e-8"),
  (7.52178121e-8, 1e-16, ".9g", "7.5217812e-8"), (0.5, 0.0004, ".6g", "0.500"),
  (0.30000000000000004, 5e-17, ".6g", "0.3"), (3, 4e-16, ".6g", "3"),
  (12345, 200, ".6g", "12340 ± 210"), (120000.3, 1e-9, ".6g", "120000"),
  (123456, 0, ".6g", "123456"),
  (1e14, 0, ".6g", "100000000000000"), (1e15, 0, ".6g", "1e15"), (0, 0, ".6g", "0"),
  (1234567.5, 0, ".6g", "1.23457e6"), (0.0001234, 0, ".6g", "0.0001234"),
  (0.00001234, 0, ".6g", "1.234e-5"), (-2.5, 0, ".6g", "-2.5"), (1e-12, 3e-9, ".6g", "0 ± 4e-9"),
  (-1e-12, 3e-9, ".6g", "0 ± 4e-9"), (0, 1e-10, ".6g", "0 ± 1e-10"), (2.0, 0.3, ".6g", "2.0 ± 0.3"),
  (0.985, 0.004, ".6g", "0.985 ± 0.004"),
  (0.985, 0.03, ".6g", "0.985 ± 0.03"), (0.38, 0.18, ".6g", "0.38 ± 0.18"),
  (0.7, 12, ".6g", "[-12, 13]"), (-0.7, 12, ".6g", "[-13, 12]"),
  (1.5, 1.75, ".6g", "[-0.3, 3.3]"), (-7, 7, ".6g", "[-14, 0]"), (3, 0.5, ".0f", "3"),
  (0.25, 0.75, ".6g", "[-0.50, 1.00]"),
  (2.0, 0.6, ".6g", "2.0 ± 0.6"), (0.04, 0.0512, ".2f", "[-0.02, 0.10]"),
  (7.52178121e-8, 0, ".2e", "7.52e-8"),
  (7.52178121e-8, 1e-16, ".2e", "7.52e-8"), (7.52178121e-8, 1e-16, ".4e", "7.5218e-8"),
  (7.52178121e-8, 1e-10, ".2e", "7.522e-8 ± 1.1e-10"), (0.123456, 0, ".3f", "0.123"),
  (0.123456, 0.004, ".3f", "0.123 ± 0.0045"), (1234.5678, 0, ".0f", "1235"),
  (-0.0001, 0, ".2f", "0.00"),
  (12345, 200, ".2f", "12340 ± 210"), (99.9996, 1e-9, ".3f", "100.000"),
  (0.0004, 1e-9, ".2f", "0.00"),
  (9.9996, 1e-5, ".4g", "10"), (1.5, 0, ".0e", "2e0"),
])
func printsNoMoreDigitsThanTheErrorSupports(
  value: Double, error: Double, format: String, text: String
) throws {
  let format = try #require(NumberFormat(format))
  #expect(Estimate(value, error: error).printed(format).text == text)
}

@Test(arguments: [
  (0.1, 0.0, "0.1"), (0.30000000000000004, 5.6e-17, "0.30000000000000004 ± 5.6e-17"),
  (1e300, 0, "1e300"), (123456789012, 0, "123456789012"), (-1.5e-7, 0, "-1.5e-7"),
  (1, 0.0123, "1 ± 0.013"), (1, 0.0099, "1 ± 0.0099"),
  (1, 0.00991, "1 ± 0.01"),
])
func printsAllDigitsAndTheErrorInFull(value: Double, error: Double, text: String) {
  #expect(Estimate(value, error: error).printed(.full).text == text)
}

@Test func neverShowsADigitThatTheErrorLeavesOpen() throws {
  var generator = Generator(state: 7)
  for _ in 0..<2000 {
    let value = (generator.unit() - 0.5) * 1e6 * generator.unit() * generator.unit()
    let error = abs(value) * generator.unit() * generator.unit() * generator.unit() * 0.5
    guard error > 0 else { continue }
    let digits = Int.random(in: 0...12, using: &generator)
    let format = [
      NumberFormat.general(digits: max(1, digits)), .fixed(digits: digits),
      .scientific(digits: digits),
    ][Int.random(in: 0..<3, using: &generator)]
    let printed = Estimate(value, error: error).printed(format)
    guard printed.error == nil, !printed.isOpen else { continue }
    // What is printed lies within half a unit of its last place of the value, and half a unit is at
    // least the error unless the format itself stopped earlier.
    let decimals = printed.digits.mantissa.split(separator: ".").dropFirst().first?.count ?? 0
    let unit = try #require(Double("1e\((printed.digits.exponent ?? 0) - decimals)"))
    #expect(unit >= error * 1.999999, "\(value) ± \(error) as \(printed.text)")
    let shown = try #require(Double(printed.digits.text))
    #expect(abs(shown - value) <= unit * 0.500001, "\(value) ± \(error) as \(printed.text)")
    // So the true number is within one unit of the last place of what is printed.
    for end in [value - error, value + error] {
      #expect(abs(shown - end) <= unit * 1.000002, "\(value) ± \(error) as \(printed.text)")
    }
  }
}

/// The largest and the smallest doubles as values and as errors, in every format.
@Test func printsTheExtremesInAnyFormat() throws {
  let extremes: [Double] = [
    0, .leastNonzeroMagnitude, .leastNormalMagnitude, 1e-300, 1, 9.99e15, 1e300, 8.9e307, 9e307,
    1.2e308, 1.75e308,
    .greatestFiniteMagnitude,
  ]
  let formats: [NumberFormat] =
    [0, 1, 6, 17].flatMap {
      [.general(digits: max(1, $0)), .fixed(digits: $0), .scientific(digits: $0)]
    } + [.full]
  for value in extremes + extremes.map(-) {
    for error in extremes {
      for format in formats {
        let printed = Estimate(value, error: error).printed(format)
        if case .bounds(let low, let high) = printed.value {
          let ends = [low, high].compactMap { Double($0.text) }
          try #require(ends.count == 2)
          #expect(ends[0] <= value - error && value + error <= ends[1], "\(printed.text)")
          continue
        }
        let shown = try #require(Double(printed.digits.text), "\(value) ± \(error)")
        guard let text = printed.error?.text, shown.isFinite else { continue }
        // A bound beyond the largest double reads as infinite.
        let bound = try #require(Double(text), "\(value) ± \(error)")
        #expect(abs(shown - value) / 2 <= bound / 2, "\(value) ± \(error): \(printed.text)")
        #expect(error <= bound * (1 + 1e-15), "\(value) ± \(error): \(printed.text)")
      }
    }
  }
  #expect(Estimate(0, error: 1.2e308).printed().text == "0 ± 2e308")
  #expect(Estimate(0, error: 9.96e307).printed().text == "0 ± 1e308")
  #expect(Estimate(1.7e308, error: 1.5e308).printed().text == "1.7e308 ± 1.5e308")
}

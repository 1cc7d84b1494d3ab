import Testing

@testable import Plotting

@Suite struct TicksTests {
  private func labels(
    _ start: Double, _ end: Double, count: Int, scale: ScaleKind = .linear
  ) -> [String] {
    Axis(domain: Domain(from: start, to: end), scale: scale).ticks(count: count).compactMap(\.label)
  }

  @Test(arguments: [
    (0.0, 1.0, 5, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (0.1, 0.4, 3, ["0.1", "0.2", "0.3", "0.4"]),
    (-10, 10, 4, ["−10", "−5", "0", "5", "10"]),
    (0, 3e6, 3, ["0", "1×10⁶", "2×10⁶", "3×10⁶"]),
    (0, 3.5e-7, 3, ["0", "1×10⁻⁷", "2×10⁻⁷", "3×10⁻⁷"]),
    (0, 1.5e-6, 3, ["0", "0.5×10⁻⁶", "1.0×10⁻⁶", "1.5×10⁻⁶"]),
    (1, 1.000_000_004, 2, ["1.000000000", "1.000000002", "1.000000004"]),
  ])
  func linearLabelsShareTheirForm(start: Double, end: Double, count: Int, expected: [String]) {
    #expect(labels(start, end, count: count) == expected)
  }

  @Test func tickValuesAreTheDecimalNumbersThemselves() {
    let values = linearTicks(from: 0, to: 1, count: 10).map(\.value)
    #expect(values == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
  }

  @Test func backwardDomainHasTheSameTicks() {
    #expect(labels(10, -10, count: 4) == labels(-10, 10, count: 4))
  }

  @Test(arguments: [
    (1e-3, 1e2, 8, ["0.001", "0.01", "0.1", "1", "10", "100"]),
    (1, 100, 12, ["1", "2", "5", "10", "20", "50", "100"]),
    (1e-60, 1, 7, ["10⁻⁶⁰", "10⁻⁵⁰", "10⁻⁴⁰", "10⁻³⁰", "10⁻²⁰", "10⁻¹⁰", "1"]),
    (2, 8, 4, ["2", "4", "6", "8"]),
  ])
  func logarithmicLabels(start: Double, end: Double, count: Int, expected: [String]) {
    let found = labels(start, end, count: count, scale: .log)
    #expect(found.sorted() == expected.sorted())
  }

  @Test(arguments: [1e-289, 1e-12, 1, 1e12, 1e299])
  func extremeSpansHaveFewFiniteTicks(span: Double) {
    for start in [0.0, -span, span] {
      let ticks = linearTicks(from: start, to: start + span, count: 6).map(\.value)
      #expect((3...16).contains(ticks.count))
      #expect(ticks.allSatisfy { $0.isFinite })
      #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func aLogarithmicAxisHasTwoLabelsAtTheLeast() {
    for (lower, upper) in [(0.01, 10.0), (1, 1000), (1e-7, 1e-4), (0.02, 300), (1e-30, 1e7)] {
      for count in 2...9 {
        let ticks = Axis(domain: Domain(from: lower, to: upper), scale: .log).ticks(count: count)
        let labels = ticks.filter { $0.label != nil }
        #expect(labels.count >= 2, "\(lower) to \(upper), \(count)")
        #expect(Set(ticks.map(\.value)).count == ticks.count)
      }
    }
  }
}

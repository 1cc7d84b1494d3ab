import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

@Suite struct QuantileWordsTests {
  @Test(arguments: [
    (0, 1), (0.1, 1.5), (0.15, 2), (0.2, 2.5), (0.25, 3), (0.5, 5.5), (0.7, 7.5), (0.9, 9.5),
    (0.95, 10),
    (1, 10),
  ]) func invertsTheDistributionFunction(p: Double, quantile: Double) {
    #expect(run("quantile([3, 1, 2, 10, 9, 8, 7, 6, 5, 4], \(p))").number?.value == quantile)
  }

  // 0.07 times 100 is more than 7 in doubles.
  @Test func seesAShareThatIsMetExactly() {
    #expect(run("integers(1, 100).quantile(0.07)").number == Estimate(7.5))
    for k in 1..<1000 {
      #expect(run("quantile(integers(1, 1000), \(k) / 1000)").number?.value == Double(k) + 0.5)
    }
  }

  @Test func isTheMedianAtAHalf() {
    for numbers in ["[3, 1, 2]", "[4, 1, 3, 2]", "[1]", "[0.1 + 0.2, 0.3, sqrt(2)]"] {
      #expect(run("quantile(\(numbers), 0.5)").number == run("median(\(numbers))").number)
    }
  }

  @Test func takesOverErrorsAndDraws() throws {
    let exact = try #require(run("quantile([0.1 + 0.2, 0.5, sqrt(2)], 0.9)").number)
    #expect(exact.error > 0 && abs(exact.value - 2.squareRoot()) <= exact.error)
    let drawn = try #require(run("normal(mean: 0, sd: 1).sample(100, key: 1).quantile(0.9)").number)
    #expect(drawn.isDrawn && !drawn.hasInterval)
    #expect(run("[1, 2].quantile(normal(mean: 0, sd: 1).sample(1, key: 1)[0])").messages.count == 1)
    #expect(run("[].quantile(0.5)").messages.count == 1)
    #expect(run("quantile([1, 2], 1.5)").diagnostics.map(\.identifier) == ["invalid-argument"])
    #expect(run("quantil([1, 2], 0.5)").messages.first?.contains("did you mean 'quantile'") == true)
  }

  @Test func countsWhatLiesInEachBin() throws {
    #expect(run("binCounts([0, 0.5, 1, 2, 3, -1, 4], edges: [0, 1, 3])").text == "[2, 3]")
    #expect(run("binCounts([], edges: [0, 1])").text == "[0]")
    #expect(run("binCounts([1], edges: [0, 0])").messages.count == 1)
    #expect(run("binCounts([1], edges: [0])").messages.count == 1)
    // 0.1 + 0.2 is on either side of 0.3.
    let open = try #require(run("binCounts([0.1 + 0.2, 0.5], edges: [0, 0.3, 1])").numbers)
    #expect(open.errors == [1, 1])
    #expect(open[0].value + open[1].value == 2)
  }

  @Test func countsDrawsAsTheyFell() throws {
    let draws = "let x = normal(mean: 0, sd: 1).sample(1000, key: 1)\n"
    let counts = try #require(run(draws + "x.binCounts(edges: linspace(-6, 6, 13))").numbers)
    #expect(counts.array.allSatisfy { $0.isDrawn && !$0.hasInterval })
    #expect(counts.values.reduce(0, +) == 1000)
    let one = try #require(run(draws + "x.filter { y in y >= 0 && y < 1 }.count").number)
    #expect(counts[6].value == one.value)
  }
}

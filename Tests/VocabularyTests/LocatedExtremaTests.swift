import Arithmetic
import Foundation
import Testing
import Vocabulary

@Suite struct LocatedExtremaTests {
  private func numbers(_ program: String) throws -> [Estimate] {
    try #require(run(program).numbers, "\(program): \(run(program).messages)").array
  }

  /// The modes of two equal components at distance 2 a: where tanh(a x) = x/a.
  @Test(arguments: ["1.00000000001", "1.0000001", "1.001", "3"])
  func modesNextToABifurcationAreHeld(_ a: String) throws {
    let program = "mixture(weights: [0.5, 0.5], means: [-\(a), \(a)], sd: 1)"
    let half = try #require(Double(a))
    // Newton from above, in the variable e = a² - 1 that does not cancel: x² is about 3 e there.
    var x = half
    for _ in 0..<200 {
      let t = tanh(half * x)
      let slope = half * (1 - t * t) - 1 / half
      x -= (t - x / half) / slope
    }
    if half < 1.000_001 { x = (3 * (half - 1) * (half + 1)).squareRoot() }
    let modes = try numbers("\(program).modes")
    #expect(modes.count == 2 && modes.allSatisfy { !$0.isEstimated })
    for (mode, truth) in zip(modes, [-x, x]) {
      #expect(abs(mode.value - truth) <= mode.error + 1e-5 * x, "\(mode) of \(truth)")
    }
    let minima = try numbers("\(program).antimodes")
    #expect(minima.count == 1 && abs(minima[0].value) <= minima[0].error && minima[0].error < 0.1)
  }

  /// Where the signs of the score tell nothing between the modes, these bound the antimode.
  @Test(arguments: [
    ("3", "5.0000000002", "1"), ("0", "2.0000000002", "1"), ("10", "12.00000000000001", "1"),
    ("30", "36.0000000006", "3"), ("-1.000000000001", "1.000000000001", "1"),
    ("-5.0000000002", "-3", "1"), ("0", "2.00000001", "1"),
  ])
  func antimodesNextToABifurcationLieBetweenTheModes(_ a: String, _ b: String, _ sd: String) throws
  {
    let program = "mixture(weights: [0.5, 0.5], means: [\(a), \(b)], sd: \(sd))"
    let (lower, upper) = (try #require(Double(a)), try #require(Double(b)))
    let middle = 0.5 * lower + 0.5 * upper
    let minima = try numbers("\(program).antimodes")
    #expect(minima.count == 1)
    for minimum in minima {
      #expect(abs(minimum.value - middle) <= minimum.error + middle.ulp, "\(minimum)")
      #expect(minimum.error < upper - lower && !minimum.isEstimated, "\(minimum)")
    }
    for mode in try numbers("\(program).modes") {
      #expect(lower < mode.value && mode.value < upper && mode.error < upper - lower, "\(mode)")
    }
  }

  /// A density that falls from an end has its mode there, however flat it is next to it.
  @Test(arguments: [
    ("0...1", "-x", 0.0), ("0...1", "-pow(x, 3)", 0), ("-2...0", "pow(x, 3)", 0),
    ("1...5", "-x", 1),
    ("1...5", "x * x", 5),
  ])
  func modesAtEndsAreFound(_ range: String, _ formula: String, _ place: Double) throws {
    let modes = try numbers("unnormalized(over: \(range)) { x in \(formula) }.modes")
    #expect(modes.map(\.value) == [place])
  }

  @Test func theNumberOfUncertainModesIsEstimated() throws {
    // One weight is 1e-15 from where the second mode comes up: no double tells.
    let program = """
      let d = 1.5
      let root = sqrt(d * d - 1).value
      let odds = (2 * log(d - root) + 2 * d * root).value
      let w = (1 / (1 + exp(-odds))).value
      mixture(weights: [w, 1 - w], means: [-d, d], sd: 1).modes.count
      """
    #expect(try #require(run(program).number, "\(run(program).messages)").isEstimated)
    let certain = "mixture(weights: [0.5, 0.5], means: [-1, 1], sd: 1).modes.count"
    #expect(try #require(run(certain).number) == Estimate(1))
    #expect(try #require(run("[1, 2, 3].count").number) == Estimate(3))
  }
}

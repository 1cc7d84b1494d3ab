import Testing

@testable import Numerics

@Suite struct AdamOptimizerTests {
  // The first step is the rate against the sign of the gradient, whatever its size.
  @Test func firstStepHasTheLengthOfTheRate() {
    var adam = AdamOptimizer(count: 3)
    var weights = [1.0, 2, 3]
    adam.step(&weights, [1e-3, -50, 0], rate: 0.1)
    expectClose(weights[0], 0.9, within: 1e-5)
    expectClose(weights[1], 2.1, within: 1e-8)
    #expect(weights[2] == 3)
  }

  // The formulas of the paper with their sums written out.
  @Test func stepsFollowTheDefinition() {
    var adam = AdamOptimizer(count: 1)
    var weights = [0.0]
    var expected = 0.0
    let gradients = [0.5, -1, 2, 0.1, 0.3]
    for t in 1...5 {
      adam.step(&weights, [gradients[t - 1]], rate: 0.01)
      func power(_ base: Double, _ n: Int) -> Double { (0..<n).reduce(1) { p, _ in p * base } }
      let m = (1...t).reduce(0) { $0 + 0.1 * power(0.9, t - $1) * gradients[$1 - 1] }
      let v = (1...t).reduce(0) {
        $0 + 0.001 * power(0.999, t - $1) * gradients[$1 - 1] * gradients[$1 - 1]
      }
      expected -=
        0.01 * (m / (1 - power(0.9, t)))
        / ((v / (1 - power(0.999, t))).squareRoot() + 1e-8)
      expectClose(weights[0], expected, within: 1e-12)
    }
  }

  @Test func findsTheMinimumOfAParabola() {
    var adam = AdamOptimizer(count: 2)
    var weights = [5.0, -3]
    for step in 0..<3000 {
      let rate = 0.05 * (1 - Double(step) / 3000)
      adam.step(&weights, [2 * (weights[0] - 1), 200 * (weights[1] - 2)], rate: rate)
    }
    #expect(abs(weights[0] - 1) < 1e-3 && abs(weights[1] - 2) < 1e-3)
  }
}

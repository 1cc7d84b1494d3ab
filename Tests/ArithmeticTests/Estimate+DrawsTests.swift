import TestSupport
import Testing

@testable import Arithmetic

@Suite struct EstimateDrawsTests {
  private func drawn(_ value: Double, _ ends: ClosedRange<Double>, _ failure: Double) -> Estimate {
    Estimate(drawn: value, in: ends, failure: failure)
  }

  @Test func addsEndsAndProbabilities() {
    let a = drawn(1, 0.5...2, 0.001)
    let b = drawn(3, 2...4, 0.002)
    let difference = b - a
    #expect(difference.value == 2 && difference.isDrawn)
    #expect(difference.lower <= 0 && difference.lower > -1e-8)
    #expect(difference.upper >= 3.5 && difference.upper < 3.5 + 1e-8)
    #expect(abs(difference.failure - 0.003) < 1e-9)
    let quotient = b / a
    #expect(quotient.lower <= 1 && quotient.upper >= 8 && quotient.upper < 8.001)
    #expect((a / (a - b)).upper == .infinity)
    #expect(!(a + Estimate(drawn: 1)).hasInterval)
    #expect((a * Estimate(2)).upper < 4.001)
    #expect((Estimate(1) + Estimate(2)).isDrawn == false)
  }

  @Test func twoEndsAreHeldByTheMiddleAndHalfTheDistance() {
    for (lower, upper) in [(10.0, 12.0), (-12, -10), (-1, 3), (1e-9, 1e9), (7, 7)] {
      let number = Estimate(between: lower, and: upper)
      #expect(number.lower <= lower && number.upper >= upper)
      #expect(number.error <= 0.5 * (upper - lower) * (1 + 1e-14))
    }
  }

  @Test func mapsTheEndsThroughFunctions() {
    let a = drawn(1, 0.5...2, 0.001)
    #expect(a.squareRoot.lower <= 0.5.squareRoot() && a.squareRoot.upper >= 2.0.squareRoot())
    #expect(a.squareRoot.upper < 1.415)
    #expect(a.logarithm.lower <= -0.693147 && a.logarithm.upper >= 0.693147)
    #expect(Estimate.power(drawn(0, -1...2, 0.001), Estimate(2)).lower == 0)
    #expect(Estimate.power(drawn(0, -1...2, 0.001), Estimate(2)).upper >= 4)
    #expect(drawn(0, -1...2, 0.001).absoluteValue.upper >= 2)
    #expect(drawn(0.5, -1...2, 0.001).squareRoot.lower == 0)
    #expect(drawn(0.5, -1...2, 0.001).logarithm.lower == -.infinity)
    #expect(drawn(0, -100...200, 0.001).sine.upper == 1)
    #expect(drawn(1, 0.5...2, 0.001).rounded(.down).lower == 0)
    #expect(Estimate.minimum(a, Estimate(0.75)).upper <= 0.75 + 1e-8)
    #expect(!Estimate(drawn: 1).exponential.hasInterval)
  }

  @Test func risingFunctionsTakeEndsToEnds() {
    let a = drawn(0.5, -1...2, 0.001)
    let rising: [(name: String, of: (Estimate) -> Estimate)] = [
      ("logistic", { $0.logistic }), ("erf", { $0.errorFunction }), ("exp", { $0.exponential }),
      ("atan", { $0.arcTangent }), ("tanh", { $0.hyperbolicTangent }),
      ("sinh", { $0.hyperbolicSine }),
    ]
    for (name, function) in rising {
      let image = function(a)
      let (low, high) = (function(Estimate(-1)).value, function(Estimate(2)).value)
      #expect(image.lower <= low && image.lower > low - 1e-6 * (1 + abs(low)), "\(name)")
      #expect(image.upper >= high && image.upper < high + 1e-6 * (1 + abs(high)), "\(name)")
    }
  }

  @Test func aDivisorThatReachesZeroLeavesNoEnd() {
    let a = drawn(1, 1...2, 0.001)
    for quotient in [a / drawn(-1, -2...0, 0.001), a / drawn(1, 0...2, 0.001)] {
      #expect(quotient.lower == -.infinity && quotient.upper == .infinity)
    }
  }

  @Test func keepsTheErrorOfTheComputationBesideTheInterval() {
    let a = Estimate(drawn: 1, error: 0.25, in: 0...2, failure: 0.001)
    #expect(a.error == 0.25 && a.computed.error == 0.25 && !a.computed.isDrawn)
    let b = Estimate(drawn: 3, error: 0.5, in: 2...5, failure: 0.002)
    let both = a.joined(b)
    #expect(both.lower <= 0 && both.upper >= 5 && both.upper < 5.001)
    #expect(abs(both.failure - 0.003) < 1e-9 && both.error >= 2.75 && both.error < 2.76)
    #expect(Numbers(drawn: [1, 2], errors: [0.25, 0.5])[1].error == 0.5)
    // Through a function: exp(1.25) - exp(1), and sinh likewise.
    #expect(a.exponential.error >= 0.772 && a.exponential.error < 0.9)
    #expect(a.hyperbolicSine.error >= 0.4267 && a.hyperbolicSine.error < 0.5)
  }

  @Test func decidesOnlyWithAnIntervalAndASmallProbability() {
    let less = ComparisonOperator.less
    let a = drawn(1, 0.9...1.1, 0.001)
    #expect(less.truth(a, Estimate(1.2)) == .yes)
    #expect(less.truth(a, Estimate(1.05)) == .undecided)
    #expect(less.truth(Estimate(1.2), a) == .no)
    #expect(ComparisonOperator.equal.truth(a, Estimate(2)) == .no)
    #expect(less.truth(Estimate(drawn: 1), Estimate(9)) == .undecided)
    #expect(less.truth(drawn(1, 0.9...1.1, 0.02), Estimate(9)) == .undecided)
    let ten = (0..<9).reduce(a) { sum, _ in sum + a }
    #expect(less.truth(ten, Estimate(30)) == .yes)
    #expect(less.truth(ten + a, Estimate(30)) == .undecided)
  }

  @Test func passesTheMarkOfAnEstimatedErrorOn() {
    let a = Estimate(1, error: 0.1).estimated
    #expect((a + Estimate(1)).isEstimated && a.exponential.isEstimated && !a.isDrawn)
    #expect(Numbers([a, Estimate(2)])[0].isEstimated)
  }

  @Test func keepsDrawsInArrays() {
    let a = drawn(1, 0.9...1.1, 0.001)
    let mixed = Numbers([a, Estimate(2), Estimate(drawn: 3)])
    #expect(mixed.array == [a, Estimate(2), Estimate(drawn: 3)])
    #expect(!mixed.arePlain && mixed[1...2].array == [Estimate(2), Estimate(drawn: 3)])
    #expect(Numbers(drawn: [1, 2])[1] == Estimate(drawn: 2))
    var builder = NumbersBuilder(capacity: 2)
    builder.append(Estimate(2))
    builder.append(a)
    #expect(builder.numbers.array == [Estimate(2), a])
  }
}

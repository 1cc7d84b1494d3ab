import Arithmetic
import TestSupport
import Testing

@Suite struct EstimatePowersTests {
  /// Positive numbers, exact and known within an error.
  private let numbers: [Estimate] = {
    var generator = Generator(state: 12)
    return (0..<200).map { index in
      let x = 0.1 + 5 * generator.unit()
      return Estimate(x, error: index.isMultiple(of: 2) ? 0 : 1e-7 * generator.unit())
    }
  }()

  private func agree(_ a: Estimate, _ b: Estimate) -> Bool {
    a.isFinite && b.isFinite && abs(a.value - b.value) <= a.error + b.error
      && a.error <= 1e-10 + 1e-3 * abs(a.value)
  }

  @Test func wholePowersAreProducts() {
    for x in numbers {
      let square = x * x
      #expect(agree(.power(x, Estimate(2)), square))
      #expect(agree(.power(x, Estimate(5)), square * square * x))
      #expect(agree(.power(-x, Estimate(3)), -square * x))
      #expect(agree(.power(x, Estimate(-2)), Estimate(1) / square))
    }
    #expect(Estimate.power(Estimate(3), Estimate(20)) == Estimate(3_486_784_401))
    #expect(Estimate.power(Estimate(-2), Estimate(-3)) == Estimate(-0.125))
  }

  @Test func powersAreExponentialsOfLogarithms() {
    for (x, y) in zip(numbers, numbers.reversed()) {
      #expect(agree(.power(x, Estimate(0.5)), x.squareRoot))
      #expect(agree(.power(x, y), (y * x.logarithm).exponential))
      #expect(agree(.power(.power(x, y), Estimate(1) / y), x))
    }
  }

  @Test func whatHasNoPowerIsUndefined() {
    #expect(!Estimate.power(Estimate(-1), Estimate(0.5)).isFinite)
    #expect(!Estimate.power(Estimate(0), Estimate(-1)).isFinite)
    #expect(!Estimate.power(Estimate(0.1, error: 0.2), Estimate(-2)).isFinite)
    #expect(Estimate.power(Estimate(0), Estimate(0)) == Estimate(1))
  }
}

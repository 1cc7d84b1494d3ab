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

  /// On either side of 0 a power is monotone, so that the powers of the ends are the ends of the powers.
  @Test func powersFromDrawsEndAtThePowersOfTheEnds() {
    let root = (2.0.squareRoot(), 5.0.squareRoot())
    let known: [(exponent: Double, ends: (Double, Double))] = [
      (-3, (0.008, 0.125)), (-2, (0.04, 0.25)), (-1, (0.2, 0.5)), (1, (2, 5)), (2, (4, 25)),
      (3, (8, 125)), (0.5, root), (-0.5, (1 / root.1, 1 / root.0)),
    ]
    let x = Estimate(drawn: 3, in: 2...5, failure: 0.01)
    func check(_ power: Estimate, _ low: Double, _ high: Double) {
      #expect(power.hasInterval && power.lower <= low && power.upper >= high)
      #expect(abs(power.lower - low) <= 1e-8 * abs(low))
      #expect(abs(power.upper - high) <= 1e-8 * abs(high))
    }
    for (exponent, ends) in known {
      check(.power(x, Estimate(exponent)), ends.0, ends.1)
      guard exponent == exponent.rounded() else { continue }
      let isEven = exponent == -2 || exponent == 2
      check(
        .power(-x, Estimate(exponent)), isEven ? ends.0 : -ends.1, isEven ? ends.1 : -ends.0)
    }
    let across = Estimate(drawn: 1, in: -1...2, failure: 0.01)
    check(.power(across, Estimate(3)), -1, 8)
    check(.power(across, Estimate(2)), 0, 4)
    #expect(Estimate.power(across, Estimate(-1)).lower == -.infinity)
    #expect(Estimate.power(across, Estimate(-1)).upper == .infinity)
  }

  @Test func whatHasNoPowerIsUndefined() {
    #expect(!Estimate.power(Estimate(-1), Estimate(0.5)).isFinite)
    #expect(!Estimate.power(Estimate(0), Estimate(-1)).isFinite)
    #expect(!Estimate.power(Estimate(0.1, error: 0.2), Estimate(-2)).isFinite)
    #expect(Estimate.power(Estimate(0), Estimate(0)) == Estimate(1))
  }
}

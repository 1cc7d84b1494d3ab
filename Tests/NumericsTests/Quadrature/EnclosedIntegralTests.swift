import Arithmetic
import Testing

@testable import Numerics

@Suite struct EnclosedIntegralTests {
  private func integral(
    _ cuts: [Double], relative: Double = 1e-12, _ series: @escaping (Series) -> Series,
    _ f: (Double) -> Estimate
  ) -> EnclosedIntegral {
    EnclosedIntegral(
      over: cuts, relative: relative, limit: 4_000,
      enclosure: { series(Series(variableFrom: $0, to: $1, order: $2)) }, f)
  }

  @Test func smoothFunctionsAreDoneToTheLastDigits() {
    let found = integral([0, 3]) {
      $0.exponential
    } _: {
      Estimate(exp($0), error: exp($0).ulp)
    }
    expectBounded(found.value, exp(3) - 1, within: 1e-13)
    #expect(found.isReached)
  }

  @Test func aBumpBetweenAllNodesIsSeen() {
    // A bump of width 1e-9 on a straight line.
    let found = integral([-1, 1]) { x in
      let z = Ball(1e9) * (Ball(-0.123_456_789) + x)
      return x + Ball(1e8) * (Ball(-0.5) * z.squared).exponential
    } _: { x in
      let z = 1e9 * (x - 0.123_456_789)
      return Estimate(x + 1e8 * exp(-0.5 * z * z), error: 1e-8)
    }
    #expect(abs(found.value.value - 0.25066282746310002) <= found.value.error)
    #expect(found.value.error < 1e-6)
  }

  @Test func whatIsNotBoundedIsNotReached() {
    let found = integral([-1, 1]) { x in
      Series(constant: Ball(1), order: x.order) / x.squared
    } _: {
      Estimate(1 / ($0 * $0 + 1e-300))
    }
    #expect(!found.isReached && found.worst.contains(0))
  }

  @Test func theBoundOfTheRuleHolds() {
    // Degree 40: above what the rule does exactly, so its error is all there is.
    let found = integral([0, 1], relative: 1e-3) {
      $0.power(40)
    } _: { x in
      var y = 1.0
      for _ in 0..<40 { y *= x }
      return Estimate(y, error: 40 * y.ulp)
    }
    #expect(abs(found.value.value - 1.0 / 41) <= found.value.error)
  }

  /// A function with three hundred waves wants more panels than allowed. n panels come from one by n - 1
  /// halvings, and each half is enclosed once.
  @Test(arguments: [5, 40, 100]) func theNumberOfPanelsIsLimited(_ limit: Int) {
    var enclosed = 0
    let found = EnclosedIntegral(
      over: [0, 1], relative: 1e-12, limit: limit,
      enclosure: { lower, upper, order in
        if order == 0 { enclosed += 1 }
        return (Ball(1000) * Series(variableFrom: lower, to: upper, order: order)).sine.exponential
      },
      { x in Estimate(exp(sine(1000 * x)), error: 1e-12) })
    #expect(!found.isReached && enclosed == 2 * limit - 1, "\(enclosed)")
  }

  @Test func supremaAreBoundedFromBothSides() {
    let found = EnclosedSupremum(
      over: [0, 5, 10],
      enclosure: { lower, upper, order in
        let x = Series(variableFrom: lower, to: upper, order: order)
        return x * (-x).exponential
      },
      { x in Estimate(x * exp(-x), error: 1e-16) })
    expectBounded(found.value, exp(-1), within: 1e-11)
    #expect(found.isReached)
  }
}

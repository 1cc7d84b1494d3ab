import Arithmetic
import Testing

@testable import Numerics

@Suite struct IncompleteBetaTests {
  @Test func closedFormsAreReproduced() {
    for x in [1e-9, 0.1, 0.5, 0.9, 1 - 1e-9] {
      // I_x(1, b) = 1 - (1 - x)^b, I_x(a, 1) = x^a, I_x(2, 2) = x² (3 - 2x).
      expectClose(IncompleteBeta.regularized(x, 1 - x, a: 1, b: 1).value, x)
      expectClose(IncompleteBeta.regularized(x, 1 - x, a: 2.5, b: 1).value, exp(2.5 * log(x)))
      expectClose(IncompleteBeta.regularized(x, 1 - x, a: 2, b: 2).value, x * x * (3 - 2 * x))
    }
    // 1 - 1e-20, of which a double keeps 1: the bound has the rest.
    let nearOne = IncompleteBeta.regularized(1, 1e-20, a: 1, b: 1)
    #expect(1 - nearOne.value + nearOne.error >= 1e-20)
    #expect(IncompleteBeta.regularized(0, 1, a: 2, b: 3).value == 0)
    #expect(IncompleteBeta.regularized(1, 0, a: 2, b: 3).value == 1)
  }

  @Test func sidesAddUpToOne() {
    for (a, b) in [(0.25, 0.5), (15, 0.5), (500, 0.5), (3, 40)] {
      for x in [0.01, 0.3, 0.77, 0.99] {
        let sum =
          IncompleteBeta.regularized(x, 1 - x, a: a, b: b).value
          + IncompleteBeta.regularized(1 - x, x, a: b, b: a).value
        expectClose(sum, 1, within: 1e-13)
      }
    }
  }
}

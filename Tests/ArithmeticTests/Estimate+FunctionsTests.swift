import Arithmetic
import TestSupport
import Testing

@Suite struct EstimateFunctionsTests {
  /// Exact numbers, and some that are known within an error, on both sides of 0.
  private static let numbers: [Estimate] = {
    var generator = Generator(state: 11)
    return (0..<200).map { index in
      let x = 4 * (generator.unit() - 0.5)
      return Estimate(x, error: index.isMultiple(of: 2) ? 0 : 1e-6 * generator.unit())
    }
  }()

  /// What is 0 by an identity, of a number x.
  private static let identities: [(name: String, rest: @Sendable (Estimate) -> Estimate)] = [
    ("sin² + cos² = 1", { $0.sine * $0.sine + $0.cosine * $0.cosine - Estimate(1) }),
    (
      "cosh² - sinh² = 1",
      {
        let (c, s) = ($0.hyperbolicCosine, $0.hyperbolicSine)
        return c * c - s * s - Estimate(1)
      }
    ),
    ("tanh = sinh / cosh", { $0.hyperbolicTangent - $0.hyperbolicSine / $0.hyperbolicCosine }),
    ("log exp x = x", { $0.exponential.logarithm - $0 }),
    ("log 10 log₁₀ exp x = x", { Estimate(10).logarithm * $0.exponential.decimalLogarithm - $0 }),
    ("log1p expm1 x = x", { $0.exponentialMinusOne.logarithmOnePlus - $0 }),
    ("expm1 = exp - 1", { $0.exponential - Estimate(1) - $0.exponentialMinusOne }),
    ("sqrt x² = |x|", { ($0 * $0).squareRoot - $0.absoluteValue }),
    ("tan atan x = x", { $0.arcTangent.tangent - $0 }),
    ("sin asin x/4 = x/4", { ($0 / Estimate(4)).arcSine.sine - $0 / Estimate(4) }),
    ("cos acos x/4 = x/4", { ($0 / Estimate(4)).arcCosine.cosine - $0 / Estimate(4) }),
    ("σ(x) + σ(-x) = 1", { $0.logistic + (-$0).logistic - Estimate(1) }),
    (
      "tanh x = 2 σ(2 x) - 1",
      { $0.hyperbolicTangent - Estimate(2) * (Estimate(2) * $0).logistic + Estimate(1) }
    ),
    ("erf(-x) = -erf x", { (-$0).errorFunction + $0.errorFunction }),
    (
      "max + min = x + 1",
      {
        Estimate.maximum($0, Estimate(1)) + Estimate.minimum($0, Estimate(1)) - $0 - Estimate(1)
      }
    ),
    (
      "x = 0.7 q + remainder",
      {
        let part = Estimate.remainder($0, Estimate(0.75))
        return part + Estimate(0.75) * ($0 / Estimate(0.75)).rounded(.towardZero) - $0
      }
    ),
  ]

  @Test(arguments: identities.indices)
  func identitiesHoldWithinTheBounds(_ index: Int) {
    let (name, rest) = Self.identities[index]
    for x in Self.numbers {
      let rest = rest(x)
      #expect(rest.lower <= 0 && rest.upper >= 0, "\(name) at \(x)")
      #expect(rest.error <= 1e-12 + 1e3 * x.error, "\(name) at \(x)")
    }
  }

  /// On [2.999, 3.001] the slope changes by 1.2 % of itself.
  @Test func theErrorFunctionIsFlatFarOut() {
    let half = 0.5 * (complementaryErrorFunction(2.999) - complementaryErrorFunction(3.001))
    for sign in [-1.0, 1] {
      let image = Estimate(3 * sign, error: 1e-3).errorFunction
      #expect(image.error >= half * (1 - 1e-9) && image.error <= 1.02 * half)
    }
  }
}

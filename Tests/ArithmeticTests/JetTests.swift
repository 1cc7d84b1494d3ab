import Arithmetic
import Testing

@Suite struct JetTests {
  typealias Named = (
    name: String, jet: @Sendable (Jet) -> Jet, series: @Sendable (Series) -> Series
  )

  private static func at(_ function: @escaping JetFunction) -> @Sendable (Jet) -> Jet {
    { $0.composed(with: function($0.value)) }
  }

  /// Functions by the rules for derivatives, and by the recurrences of power series.
  private static let functions: [Named] = [
    ("sqrt", at(Jet.squareRoot), { $0.squareRoot }),
    ("exp", at(Jet.exponential), { $0.exponential }),
    ("expm1", at(Jet.exponentialMinusOne), { $0.exponentialMinusOne }),
    ("log", at(Jet.logarithm), { $0.logarithm }),
    ("log10", at(Jet.decimalLogarithm), { (Ball(1) / Ball(10).logarithm) * $0.logarithm }),
    ("log1p", at(Jet.logarithmOnePlus), { $0.logarithmOnePlus }),
    ("sin", at(Jet.sine), { $0.sine }), ("cos", at(Jet.cosine), { $0.cosine }),
    ("tan", at(Jet.tangent), { $0.tangent }), ("asin", at(Jet.arcSine), { $0.arcSine }),
    ("acos", at(Jet.arcCosine), { $0.arcCosine }), ("atan", at(Jet.arcTangent), { $0.arcTangent }),
    ("sinh", at(Jet.hyperbolicSine), { $0.hyperbolicSine }),
    ("cosh", at(Jet.hyperbolicCosine), { $0.hyperbolicCosine }),
    ("tanh", at(Jet.hyperbolicTangent), { $0.hyperbolicTangent }),
    ("logistic", at(Jet.logistic), { $0.logistic }),
    ("erf", at(Jet.errorFunction), { $0.errorFunction }),
    ("sum", { $0 + at(Jet.sine)($0) }, { $0 + $0.sine }),
    ("difference", { at(Jet.sine)($0) - $0 }, { $0.sine - $0 }),
    ("product", { $0 * at(Jet.sine)($0) }, { $0 * $0.sine }),
    ("quotient", { at(Jet.sine)($0) / $0 }, { $0.sine / $0 }),
    ("power", { Jet.power($0, Jet(constant: Estimate(2.5))) }, { $0.power(2.5) }),
    ("x^x", { Jet.power($0, $0) }, { $0.power($0) }),
    ("exp of a jet", { ($0 * $0).exponential }, { $0.squared.exponential }),
    ("remainder", { Jet.remainder($0 * $0, Jet(constant: Estimate(2))) }, { $0.squared }),
  ]

  @Test(arguments: functions.indices)
  func derivativesAreThoseOfTheSeries(_ index: Int) {
    let (name, jet, series) = Self.functions[index]
    for x in [0.125, 0.5, 0.9] {
      let jet = jet(Jet(variable: Estimate(x)))
      let series = series(Series(variableFrom: x, to: x, order: 2)).coefficients
      let pairs = [(jet.value, series[0]), (jet.slope, series[1]), (jet.curvature, 2 * series[2])]
      for (number, ball) in pairs {
        #expect(number.lower <= ball.upper && number.upper >= ball.lower, "\(name) at \(x)")
        let width = number.error + ball.radius
        #expect(width <= 1e-11 * (1 + abs(number.value)), "\(name) at \(x)")
      }
    }
  }

  @Test func theSlopeAtAKinkMayBeThatOfEitherSide() {
    let x = Jet(variable: Estimate(0))
    let size = x.absoluteValue
    #expect(size.slope.lower <= -1 && size.slope.upper >= 1)
    #expect((x * x).absoluteValue.curvature == Estimate(2))
    let greater = Jet.maximum(x, Jet(constant: Estimate(0)))
    #expect(greater.slope.lower <= 0 && greater.slope.upper >= 1)
    let lesser = Jet.minimum(x, Jet(constant: Estimate(1)))
    #expect(lesser == x)
  }

  @Test func thereIsNoSlopeAtAJumpAndNoneOutsideOfTheDomain() {
    let x = Jet(variable: Estimate(4))
    #expect(!Jet.remainder(x, Jet(constant: Estimate(2))).slope.isFinite)
    #expect(!Jet.logarithm(Estimate(-1)).slope.isFinite)
    #expect(!Jet.arcSine(Estimate(2)).slope.isFinite)
  }
}

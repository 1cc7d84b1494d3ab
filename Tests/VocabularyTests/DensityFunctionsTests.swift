import Arithmetic
import Diagnostics
import Script
import TestSupport
import Testing

@testable import Vocabulary

@Suite struct DensityFunctionsTests {
  /// In formulas: the value without derivatives is that of the jet, at exact numbers and at others.
  @Test(arguments: [
    "log(normal(mean: 0.5, sd: 2).pdf(x))", "laplace(mean: 1, scale: 2).logpdf(x)",
    "mixture(weights: [0.3, 0.7], means: [-1, 2], sd: [1, 2]).logpdf(x / 3)",
    "unnormalized { t in -pow(t, 4) }.logpdf(x - 1)", "normal(mean: 0, sd: 1).cdf(x)",
    "studentT(degrees: 5).logpdf(2 * x)", "normal(mean: pi, sd: 1).logpdf(x)",
    "log(studentT(degrees: pi).pdf(x))",
  ])
  func valuesInFormulasAreThoseOfTheJets(_ program: String) throws {
    let outcome = run("{ x in \(program) }")
    guard case .function(let function)? = outcome.values.last else {
      Issue.record("\(outcome.messages)")
      return
    }
    let formula = try Formula(of: function, EvaluationContext())
    for x in [-2.5, 0.3, 1, 2.9] {
      for error in [0, 1e-9] {
        let x = Estimate(x, error: error)
        let (value, expected) = (formula.value(at: x), formula.jet(at: x).value)
        #expect(value.value == expected.value && value.error == expected.error, "at \(x)")
      }
    }
  }

  /// Far out one component is left, and nearer the odds are those of the distances from the means.
  @Test(arguments: [
    ("means: [0, 1], sd: 1", "1e155", [0.0, 1]), ("means: [0, 1], sd: 1", "-1e155", [1, 0]),
    ("means: [0, 1], sd: 1", "1e8", [0, 1]), ("means: [0, 1], sd: 1", "1e17", [0, 1]),
    ("means: [0, 1], sd: 1", "1e100", [0, 1]), ("means: [0, 0], sd: [1, 2]", "1e160", [0, 1]),
    ("means: [0, 0], sd: [2, 1]", "-1e300", [1, 0]), ("means: [7, 7], sd: 3", "1e200", [0.5, 0.5]),
    ("means: [0, 0], sd: [1, 2]", "1e8", [0, 1]), ("means: [-1, 1], sd: 1e-10", "1e304", [0, 1]),
    // 2^-46 · 2^40 = 1/64 for the logarithm of the odds.
    ("means: [0, 0x1p-46], sd: 1", "0x1p40", [0.496_093_829_470_917, 0.503_906_170_529_083]),
  ])
  func responsibilitiesFarOutAreThoseOfTheNearestComponent(
    _ components: String, _ x: String, _ truth: [Double]
  ) throws {
    let x = try #require(Double(x))
    let text = components.replacing("0x1p-46", with: "\(0x1p-46)")
    let outcome = run("mixture(weights: [0.5, 0.5], \(text)).responsibilities(\(x))")
    let shares = try #require(outcome.numbers, "\(outcome.messages)").array
    #expect(shares.count == truth.count)
    for (share, truth) in zip(shares, truth) {
      #expect(abs(share.value - truth) <= share.error + 1e-12 && share.error < 1e-12, "\(share)")
    }
  }

  @Test func boundsOfResponsibilitiesLieBetween0And1() throws {
    for x in [-1e9, -3e4, -0.3, 0.5, 2, 17, 1e6, 1e12] {
      for sd in ["1", "[1, 1.000001]", "[1e-6, 1]"] {
        let mixture = "mixture(weights: [0.3, 0.7], means: [0, 1], sd: \(sd))"
        let program = "\(mixture).responsibilities(\(x))"
        let shares = try #require(run(program).numbers).array
        #expect(abs(shares[0].value + shares[1].value - 1) < 1e-15)
        for share in shares {
          #expect(share.error <= max(share.value, 1 - share.value).nextUp, "\(program): \(share)")
        }
      }
    }
  }

  /// An even power of an absolute value has no kink, and the root of a fourth power none either.
  @Test(arguments: [
    ("-pow(abs(x), 2)", 0.0, -2.0), ("-abs(x - 1) * abs(x - 1)", 1, -2),
    ("-sqrt(pow(x, 4))", 0, -2), ("-pow(abs(x - 3), 4) - x * x", 3, -2),
    ("-(abs(x) * abs(x)) / 2", 0, -1), ("-sqrt(pow(abs(x), 8))", 0, 0),
    ("-pow(x, 2) - pow(abs(x), 2)", 0, -4), ("-pow(abs(2 * x), 2)", 0.5, -8),
  ])
  func squaresOfAbsoluteValuesHaveACurvature(
    _ formula: String, _ place: Double, _ truth: Double
  ) throws {
    let outcome = run("unnormalized { x in \(formula) }.scoreDerivative(\(place))")
    let found = try #require(outcome.number, "\(formula): \(outcome.messages)")
    #expect(abs(found.value - truth) <= found.error && found.error < 1e-12, "\(formula): \(found)")
  }

  /// A density that is less than every number is 0 within the least one, however large its logarithm's error.
  @Test(arguments: [
    "laplace(mean: 0, scale: 1).pdf(1e30)", "laplace(mean: 0, scale: 1).pdf(-1e308)",
    "laplace(mean: 5, scale: 1e-3).pdf(1e100)", "unnormalized { x in -x * x / 2 }.pdf(1e10)",
    "unnormalized { x in -x * x / 2 }.pdf(-1e20)", "unnormalized { x in -pow(x, 4) }.pdf(1e6)",
    "laplace(mean: 0, scale: 1).tempered(beta: 0.5).pdf(1e40)",
  ])
  func densitiesBelowTheNumbersAre0(_ program: String) throws {
    let outcome = run(program)
    let density = try #require(outcome.number, "\(program): \(outcome.messages)")
    #expect(density.value == 0 && density.error > 0 && density.error < 1e-300, "\(density)")
  }

  /// From 0.5 to 1.5 the standard normal density falls from 0.3521 to 0.1295, and at 1 it is 0.2420.
  @Test func valuesAtHardlyKnownPlacesAreThoseBetweenTheirEnds() throws {
    let found = try #require(
      run("normal(mean: (pi - pi) * 1e5, sd: 1).pdf(1 + (pi - pi) * 1.92e15)").number)
    #expect(found.value - found.error <= 0.13 && found.value + found.error >= 0.3518)
    #expect(found.error < 0.15)
  }

  /// A ball is cut into pieces, of which the last one ends where it does, however far the other end is.
  @Test func imagesHoldTheWholeBall() {
    var generator = Generator(state: 31)
    for _ in 0..<200 {
      let ball = Ball(from: -1, to: 1e-8 * generator.unit())
      let image = ball.image { $0 }
      #expect(image.lower <= ball.lower && image.upper >= ball.upper)
      #expect(image.radius < 1.01 * ball.radius)
      let positive = ball.image { Series.maximum($0, Series(constant: Ball(0), order: $0.order)) }
      #expect(positive.upper >= ball.upper && positive.upper < ball.upper + 1e-15)
    }
  }
}

import Arithmetic
import Diagnostics
import Testing

@testable import Script

/// Formulas towards infinity against their values far out.
@Suite struct FormulaEndsTests {
  private func formula(_ body: String) throws -> Formula {
    let outcome = run("{ x in \(body) }")
    guard case .function(let function)? = outcome.results.last?.value else {
      throw EvaluationFailure("no-function", outcome.messages, at: nil)
    }
    return try Formula.enclosure(of: function, EvaluationContext())
  }

  @Test(arguments: [
    "x / (1 + x)", "(3 * x * x + x) / (x * x - 2)", "sqrt(1 + x * x) / abs(x)", "sin(x) + cos(x)",
    "exp(-abs(x)) * pow(x, 5)", "log1p(abs(x)) / abs(x)", "tanh(x) + erf(x)", "expm1(-abs(x))",
    "log(cosh(x)) - abs(x)", "sinh(x) / cosh(x)", "max(1 / x, -1 / x)", "min(x, -x) + abs(x)",
    "log10(abs(x)) / x", "log(exp(-x * x) + exp(-x * x / 2)) / (x * x)", "atan(x)",
    "log(1 + log(abs(x))) / log(abs(x))", "sum([1 / x, 2 / x, 3 / x])", "pow(x, -0.5 + 0.5)",
    "exp(-exp(abs(x) / 100))", "logistic(x)", "1 / (1 + exp(x))", "floor(1 / (2 + x * x))",
  ])
  func rangesHoldTheValues(_ body: String) throws {
    let formula = try formula(body)
    for sign in [-1.0, 1] {
      let x = EndExpansion(infinityOf: sign, reach: 1.0 / 32)
      let range = try #require(formula.expansion(of: x)?.range, "\(body)")
      for k in 0..<300 {
        let place = sign * 32 * exp(0.02 * Double(k))
        let value = formula.series(of: Series(range: Ball(place))).range
        guard value.isFinite else { continue }
        #expect(
          range.lower <= value.upper && value.lower <= range.upper, "\(body) at \(place)")
      }
    }
  }

  @Test(arguments: ["x", "x * x - x", "log(abs(x))", "exp(abs(x))", "x > 0 ? 1 : 2"])
  func whatIsNotBoundedHasNoRange(_ body: String) throws {
    let x = EndExpansion(infinityOf: 1, reach: 1.0 / 32)
    #expect(try formula(body).expansion(of: x)?.range == nil)
  }

  /// x + 2 x + x² at 3 has the value 18, the slope 9 and half the second derivative 1.
  @Test func sumsOfListsAreSumsOfSeries() throws {
    let series = try formula("sum([x, 2 * x, x * x])")
      .series(of: Series(variableFrom: 3, to: 3, order: 2))
    #expect(series.order == 2)
    for (coefficient, truth) in zip(series.coefficients, [18.0, 9, 1]) {
      #expect(coefficient.lower <= truth && truth <= coefficient.upper)
    }
  }

  /// Squares and powers that are too large for a number have the logarithms of their factors.
  @Test func magnitudesBeyondNumbersAreBounded() throws {
    for (body, place, truth) in [
      ("exp(x) * exp(x)", 400, 800.0), ("exp(x) * exp(x) * exp(-1.5 * x)", 400, 200),
      ("x * x", 0x1p600, 1200 * log(2)), ("(3 * x) * (-2 * x)", 0x1p600, log(6) + 1200 * log(2)),
      ("x * x * exp(-x / 4e178)", 0x1p600, 1200 * log(2) - 0x1p600 / 4e178),
    ] {
      let bound = try formula(body).logMagnitude(from: place, to: place)
      #expect(bound >= truth - 1e-9 && bound < truth + 2, "\(body): \(bound)")
    }
  }
}

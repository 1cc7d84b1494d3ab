import Arithmetic
import Diagnostics
import Testing

@testable import Script

/// Formulas in the distance from a place.
@Suite struct AnchoredFormulaTests {
  private func formula(_ body: String) throws -> Formula {
    let outcome = run("{ x in \(body) }")
    guard case .function(let function)? = outcome.results.last?.value else {
      throw EvaluationFailure("no-function", outcome.messages, at: nil)
    }
    return try Formula.enclosure(of: function, EvaluationContext())
  }

  @Test(arguments: [
    ("1 - x", 1.0, false, 1e-30), ("(1 - x) * (1 + x)", 1, false, 2e-30),
    ("1 - x * x", 1, false, 2e-30), ("x - 3", 3, true, 1e-30), ("8 - pow(x, 3)", 2, false, 12e-30),
    ("(x - 0.5) / 4", 0.5, true, 0.25e-30),
  ])
  func keepsTheDigitsNextToARoot(body: String, place: Double, isUpwards: Bool, value: Double) throws
  {
    let anchored = AnchoredFormula(try formula(body), at: place, isUpwards: isUpwards)
    let range = anchored.series(of: Series(range: Ball(1e-30))).range
    #expect(abs(range.middle - value) + range.radius < 1e-12 * value, "\(body): \(range)")
  }

  @Test func agreesWithTheFormulaItself() throws {
    for body in ["exp(x) / (2 - x)", "pow(x, 3) - x * x", "sin(x) * (x - 1)", "x > 1 ? x : 1"] {
      let formula = try formula(body)
      let anchored = AnchoredFormula(formula, at: 0.75, isUpwards: true)
      for t in [0.0, 0.125, 0.5] {
        let own = formula.series(of: Series(range: Ball(0.75 + t))).range
        let other = anchored.series(of: Series(range: Ball(t))).range
        #expect(abs(own.middle - other.middle) <= own.radius + other.radius, "\(body) at \(t)")
      }
    }
  }

  @Test func doesNotTakeARoundedNumberForAnExactOne() throws {
    // 0.1 is not a binary fraction: the root of 0.1 - x is not at the double.
    let anchored = AnchoredFormula(try formula("0.1 - x"), at: 0.1, isUpwards: false)
    #expect(anchored.series(of: Series(range: Ball(1e-30))).range.holdsZero)
    #expect(anchored.expansion(reach: 1e-30)?.inverse == nil)
  }
}

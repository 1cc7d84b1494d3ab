import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

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
}

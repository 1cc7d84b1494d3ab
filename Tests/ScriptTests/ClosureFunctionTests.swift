import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

@Test(arguments: [
  "{ x in pow(x, 2) + 1 }", "{ x in let y = 2 * x; exp(-y * y / 2) + sin(y) }",
  "{ x in x > 0 && !(x > 2) ? x : -x / (1 + x * x) }", "let k = 3; { x in k * x - k }",
  "{ x in sqrt(x) }", "{ x in 1 / (1 / x) }", "{ x in 1 / exp(x) }", "{ x in tanh(exp(x)) }",
  "sqrt",
  "normal(mean: 1, sd: 1).pdf",
])
func givesTheSameNumberOnBothWays(program: String) throws {
  let outcome = run(program, words: .basic + .sample)
  guard case .function(let function)? = outcome.results.last?.value else {
    Issue.record("no function: \(outcome.messages)")
    return
  }
  let context = EvaluationContext()
  for x in [-800, -1, -0.3, 0, 1e-9, 0.5, 2, 3.7, 800] {
    let quick = Result { () throws(EvaluationFailure) in try function.number(x, context) }
    let slow = Result { () throws(EvaluationFailure) in try function([.number(x)], context) }
    switch (quick, slow) {
    case (.success(let a), .success(.number(let b))): #expect(a == b, "\(program) at \(x)")
    case (.failure(let a), .failure(let b)): #expect(a.diagnostics == b.diagnostics)
    default: Issue.record("\(program) at \(x): \(quick) and \(slow)")
    }
  }
}

import Diagnostics
import Testing

@testable import Script

@Test func stopsWhatTakesTooLong() {
  let program = """
    let a = integers(1, 2000)
    a.map { x in a.map { y in a.map { z in x + y + z }.sum }.sum }.sum
    """
  let outcome = run(program, context: EvaluationContext(steps: StepBudget(limit: 10_000)))
  #expect(
    outcome.messages
      == "this takes more than 10000 steps, which are calls of functions and words, 50 for an object "
      + "that is made, 8ths of the numbers and halves of the other elements that are gone through; take "
      + "fewer elements, or a word that goes through them itself [too-many-steps]")
}

@Test(arguments: [
  ("integers(1, 4000).map { x in sqrt(x) + 1 }.count", "4000"),
  ("integers(1, 4000).map { x in [x, x].count + [x].count }.count", "too-many-steps"),
])
func countsTheWordsThatTakeMoreThanNumbers(_ program: String, _ expected: String) {
  let outcome = run(program, context: EvaluationContext(steps: StepBudget(limit: 10_000)))
  let found = outcome.diagnostics.first.map { "\($0.identifier)" } ?? outcome.text
  #expect(found == expected)
}

@Test func sixteenElementsOfAnArrayAreOneStep() {
  let context = EvaluationContext(steps: StepBudget(limit: 50_000))
  #expect(run("sqrt(integers(1, 100000))[3]", context: context).text.hasPrefix("2"))
}

/// The steps that a program takes.
private func steps(_ program: String) -> Int {
  let budget = StepBudget()
  let outcome = run(program, context: EvaluationContext(steps: budget))
  #expect(outcome.messages == "")
  return budget.taken
}

/// A word takes a step, and one for every eight numbers that it goes through; a text one for every eight bytes.
@Test func stepsAreThoseOfGoingThroughValues() {
  let numbers = "let a = integers(1, 8000)\n"
  let sums = steps(numbers + "sum(a) + sum(a)") - steps(numbers + "sum(a) + 1")
  #expect(sums == 1001)
  let long = "let t = \"" + String(repeating: "12345678", count: 100) + "\"\n"
  let texts = steps(long + #""\(t)\(t)""#) - steps(long + #""\(t)""#)
  #expect(texts == 100)
}

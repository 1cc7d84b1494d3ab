import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

/// Words that make arrays, at and beyond the numbers that doubles can tell apart.
@Suite struct RangeWordsTests {
  @Test(arguments: [
    "integers(9007199254740990, 9007199254740999)",
    "integers(-9007199254740999, -9007199254740990)",
    "stride(from: 1e16, through: 1.0000000000000002e16, by: 1)",
    "stride(from: -1e16, through: -1.0000000000000002e16, by: -1)",
    "stride(from: 1e300, through: 1.0000000000000003e300, by: 1e283)",
    "linspace(1e16, 1.0000000000000004e16, 9)", "linspace(1, 1.0000000000000002, 3)",
    "logspace(1, 1.0000000000000002, 3)", "linspace(-1e-320, 1e-320, 10000)",
  ])
  func refusesNumbersThatDoublesCannotTellApart(program: String) {
    let outcome = run(program)
    #expect(outcome.diagnostics.map(\.identifier) == ["invalid-argument"], "\(outcome.messages)")
    #expect(outcome.values.isEmpty)
  }

  /// Each number is there once, and in order.
  @Test(arguments: [
    ("integers(9007199254740983, 9007199254740992)", 10),
    ("integers(-9007199254740992, -9007199254740983)", 10),
    ("stride(from: 1e16, through: 1.000000000000002e16, by: 2)", 11),
    ("stride(from: 0, through: 1e-320, by: 1e-323)", 1013),
    ("linspace(1e16, 1.0000000000000016e16, 9)", 9), ("linspace(1, 1.0000000000000002, 2)", 2),
    ("linspace(-1.7e308, 1.7e308, 3)", 3), ("linspace(5, 5, 3).first == 5 ? [5] : []", 1),
    ("logspace(1e-300, 1e300, 7)", 7),
  ])
  func givesEachNumberOnce(program: String, count: Int) throws {
    let outcome = run(program)
    let values = try #require(outcome.numbers?.values, "\(outcome.messages)")
    #expect(values.count == count)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
  }

  /// 2^63 and beyond, for every kind of whole number that a word takes.
  @Test(arguments: [
    "repeated(1, 1e19)", "integers(1, 1e300)", "integers(-1e19, 1)", "linspace(0, 1, 1e19)",
    "integers(1, 9223372036854775808)", "normal(mean: 0, sd: 1).quantiles(1e19)",
    "normal(mean: 0, sd: 1).sample(1e300, key: \"a\")", "integers(1, 9007199254740993)",
  ])
  func namesWholeNumbersThatAreTooLarge(program: String) {
    let outcome = run(program)
    let message = outcome.messages.joined()
    if program.hasSuffix("740993)") {
      // The literal is its double, which is still the last that is taken.
      #expect(message.contains("[too-large]"), "\(message)")
    } else {
      #expect(message.contains("[invalid-argument]"), "\(message)")
      #expect(message.contains("whole number from "), "\(message)")
    }
    #expect(!message.contains("PrintedNumber"))
  }

  @Test func saysOfAFractionThatItIsNone() {
    #expect(
      run("let n = 2.5\nrepeated(1, n)").messages.joined().contains(
        "takes a nonnegative whole number, not 2.5"))
  }

  /// The last of the rounds would take 16,777,216 calls; it ends after the 5,000,001st.
  @Test func endsAFlatMapThatGrowsWhileItRuns() {
    let outcome = run(
      "integers(1, 30).reduce([1]) { acc, k in acc.flatMap { z in [z, z] } }.count",
      context: EvaluationContext(steps: StepBudget(limit: 30_000_000)))
    #expect(outcome.diagnostics.map(\.identifier) == ["too-large"], "\(outcome.messages)")
  }

  @Test(arguments: [
    ("[1, 2].flatMap { x in [] }", "[]"), ("[1, 2].flatMap { x in [x, [x]] }", "[1, [1], 2, [2]]"),
    ("[1, 2].flatMap { x in x < 2 ? [] : [x, 0.5] }", "[2, 0.5]"),
    ("[[], [], [1]].flattened", "[1]"),
    ("[[], []].flattened", "[]"), ("[[[1]], []].flattened", "[[1]]"), ("joined([], [])", "[]"),
    ("joined([], [\"a\"])", "[\"a\"]"), ("joined([1], [\"a\"])", "[1, \"a\"]"),
  ])
  func joinsArraysOfAllKinds(program: String, text: String) {
    #expect(run(program).text == text)
  }

  @Test(arguments: ["[1].flatMap { x in x }", "[1].flatMap { x in [\"a\": x] }"])
  func refusesAFlatMapOfWhatIsNoArray(program: String) {
    #expect(run(program).messages.joined().contains("an array"))
  }

  @Test func refusesDrawsInSpaceThatTakeTooMuchRoom() {
    let outcome = run(
      "spatialMixture(weights: [1], means: [linspace(0, 1, 1000000)], sd: 1).sample(1000, key: \"a\")"
    )
    #expect(outcome.diagnostics.map(\.identifier) == ["too-large"], "\(outcome.messages)")
  }
}

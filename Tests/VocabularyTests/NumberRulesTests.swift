import Arithmetic
import Diagnostics
import Script
import Testing

/// What a program means for numbers with errors, case by case.
@Suite struct NumberRulesTests {
  @Test(arguments: [
    ("0.1 == 0.1", "true"), ("[0.1].contains(0.1)", "true"), ("max([0.1, 0.2]) == 0.2", "true"),
    ("abs(-0.1) == 0.1", "true"), ("0.5 + 0.25 == 0.75", "true"), ("3 * 4 == 12", "true"),
    ("count([1, 2]) == 2", "true"), ("0.1 + 0.2 == 0.3", "undecided"),
    ("0.1 + 0.2 <= 0.3", "undecided"), ("0.1 * 10 == 1", "undecided"),
    ("sum([0.1, 0.2, 0.3]) == 0.6", "undecided"), ("0.1 + 0.2 < 0.31", "true"),
    ("1 / 3 * 3 == 1", "undecided"), ("sqrt(2) * sqrt(2) == 2", "undecided"),
    ("1e16 + 1 == 1e16", "undecided"), ("let x = pi; x == x", "undecided"),
    ("linspace(0, 1, 11).filter { x in x <= 0.3 }.count", "4"),
    ("{ x in x * 10 == 1 }(0.1)", "undecided"), ("[0.1].map { x in x * 10 == 1 }", "[undecided]"),
    ("let x = 0.1; x == 0.1", "true"), ("pow(2, 0.5) == sqrt(2)", "undecided"),
    ("argmin([3, 1, 2])", "1"), ("pow(0.1, 2) == 0.01", "undecided"),
    ("pow(0.1, 3) == 0.001", "undecided"), ("pow(0.1, -1) == 10", "undecided"),
    ("[0.1].map { x in pow(x, 2) == 0.01 }", "[undecided]"), ("pow(0.1, 2) < 0.011", "true"),
    ("pow(0.5, 2) == 0.25", "true"), ("pow(2, 10) == 1024", "true"), ("pow(0.1, 0) == 1", "true"),
  ])
  func comparesOnlyWhatTheErrorsDecide(_ program: String, _ result: String) {
    let outcome = run(program)
    #expect(outcome.messages == [], "\(program)")
    #expect(outcome.text == result, "\(program)")
  }

  // 0.1^n and 0.1 ... 0.1 are one number.
  @Test(arguments: 1...40)
  func aWholePowerIsTheProductThatItStandsFor(_ n: Int) throws {
    let power = try #require(run("pow(0.1, \(n)) * pow(10, \(n))").number)
    #expect(abs(power.value - 1) <= power.error && power.error < 1e-13)
    let product = try #require(run("repeated(0.1, \(n)).product").number)
    let found = try #require(run("pow(0.1, \(n))").number)
    #expect(abs(found.value - product.value) <= found.error + product.error)
  }

  @Test func aDifferenceOfDecimalsHoldsItsTruth() throws {
    let number = try #require(run("0.3 - 0.1 * 3").number)
    #expect(number.lower <= 0 && number.upper >= 0 && number.error < 1e-16)
  }

  @Test(arguments: [
    "[1, 2, 3][floor(0.3 / 0.1)]", "integers(1, floor(0.3 / 0.1))",
    "linspace(0, 1, floor(0.3 / 0.1))", "normal(mean: 0, sd: 1).quantiles(floor(0.3 / 0.1))",
    "normal(mean: 0, sd: 1 + (pi - pi) * 1e16).pdf(0)",
    "integral({ x in x }, over: 0...pi * 1e3 * (1 + (pi - pi) * 1e6))",
  ])
  func refusesByNameWhatMustBeCertain(_ program: String) {
    let diagnostics = run(program).diagnostics
    #expect(diagnostics.map(\.identifier) == [.inexactArgument], "\(program): \(diagnostics)")
    #expect(diagnostics.allSatisfy { $0.message.contains("±") })
  }

  @Test func aStepIsKnownToOne() throws {
    let number = try #require(run("floor(0.3 / 0.1)").number)
    #expect(number.value == 2 && number.error == 1)
  }

  // The density at 0 of a normal density with a mean between -2.6 and 2.6 lies from 0.01358 to 0.399.
  @Test func aParameterCarriesItsErrorIntoTheDensity() throws {
    let wide = try #require(run("normal(mean: (pi - pi) * 1e16, sd: 1).pdf(0)").number)
    #expect(wide.lower <= 0.01359 && wide.upper >= 0.3989 && !wide.isEstimated)
    let narrow = try #require(run("normal(mean: pi, sd: 1).pdf(0)").number)
    #expect(narrow.error < 1e-16 && !narrow.isEstimated)
    let exact = try #require(run("normal(mean: (pi).value, sd: 1).pdf(0)").number)
    #expect(narrow.error > exact.error)
    let mean = try #require(run("normal(mean: floor(0.3 / 0.1), sd: 1).mean").number)
    #expect(mean.lower <= 1 && mean.upper >= 3)
  }

  // Both densities have their components at the same inexact places, which move together.
  @Test func whatTwoDensitiesShareCancels() throws {
    let program = """
      let a = 10 / 3
      let pair = { w in mixture(weights: [w, 1 - w], means: [-2 * a, 2 * a], sd: 1) }
      fisher(pair(0.5), pair(0.25))
      """
    let number = try #require(run(program).number)
    #expect(number.value > 0 && number.error < 1e-10 * number.value, "\(number)")
  }

  @Test func keepsCountsExactWhereParametersAreNot() {
    #expect(
      run("mixture(weights: [0.5, 0.5], means: [-pi, pi], sd: 1).modes.count").text == "2")
    #expect(run("normal(mean: pi, sd: 2).sd == 2").text == "true")
  }

  @Test func refusesTheMeanOfNothing() {
    #expect(
      run("[1, 2].filter { x in x > 5 }.mean").diagnostics.map(\.identifier)
        == ["invalid-argument"])
  }
}

@Suite struct GridRulesTests {
  @Test(arguments: [
    ("stride(from: 0, through: 1, by: 0.1)[3] > 0.3", "false"),
    ("stride(from: 0, through: 1, by: 0.1)[3] == 0.3", "true"),
    ("stride(from: 0, through: 1, by: 0.1).filter { x in x <= 0.3 }.count", "4"),
    ("stride(from: 0, through: 1, by: 0.1)[3] * 10 == 3", "undecided"),
    ("stride(from: 0.7, through: 0, by: -0.1)[4] == 0.3", "true"),
    ("linspace(0, 0.9, 10)[3] == 0.3", "true"), ("linspace(0, 1, 11)[3] + 0.1 == 0.4", "undecided"),
    ("linspace(0, 1, 11).filter { x in x <= 0.3 }.count", "4"),
    ("linspace(0, 1, 5)[1] + 0.5 == 0.75", "true"),
    ("linspace(0.1, 0.9, 9)[0] + 0.2 == 0.3", "undecided"), ("[0.1].contains(0.1)", "true"),
    ("logspace(1, 100, 3)[1] == 10", "true"), ("logspace(1, 100, 3)[1] + 1 == 11", "true"),
    ("logspace(1, 16, 5)[2] * 2 == 8", "true"), ("logspace(0.1, 10, 3)[1] == 1", "true"),
    ("abs(-0.1) == 0.1", "true"), ("abs(-0.1) + 0.2 == 0.3", "undecided"),
    ("max([0.1, 0.2]) == 0.2", "true"), ("max(0.1, 0.05) + 0.2 == 0.3", "undecided"),
    ("min(0.1, 1) + 0.2 == 0.3", "undecided"), ("[0.1, 7].sorted[0] + 0.2 == 0.3", "undecided"),
    ("[0.1, 7, 0.05].median + 0.2 == 0.3", "undecided"), ("remainder(7.5, 2) == 1.5", "true"),
    ("remainder(0.35, 0.1) == 0.05", "undecided"), ("remainder(-7, 3) == -1", "true"),
    ("9007199254740993 == 9007199254740992", "true"),
    ("9007199254740993 - 9007199254740992 == 1", "undecided"),
    ("100000000000000000000000 + 1 == 100000000000000000000001", "undecided"),
  ]) func gridPointsAreTakenAsLiterals(_ program: String, _ result: String) {
    let outcome = run(program)
    #expect(outcome.text == result, "\(program): \(outcome.messages)")
  }

  @Test func aRemainderThatMayJumpIsRefused() {
    #expect(
      run("remainder(0.3, 0.1)").diagnostics.map { "\($0.identifier)" } == ["inexact-argument"])
  }
}

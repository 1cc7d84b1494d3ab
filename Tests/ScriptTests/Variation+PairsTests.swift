import Arithmetic
import Script
import Testing
import Vocabulary

/// Words that change only where two of their arguments move at once, and objects and functions that do.
private let words =
  WordTable.basic
  + WordTable(
    words: [
      Word(
        "saddle", category: "Test", summary: "(a - 1)(b - 1) + (c - 1) 0.",
        parameters: ["a", "b", "c"].map { Parameter(unlabelled: $0, .number, "A number.") },
        result: .number
      ) { (arguments, _) throws(WordError) in
        .number((try arguments.double("a") - 1) * (try arguments.double("b") - 1))
      },
      Word(
        "saddles", category: "Test", summary: "The products of neighbours' distances from 1.",
        parameters: [Parameter(unlabelled: "a", .numbers, "Numbers.")], result: .numbers
      ) { (arguments, _) throws(WordError) in
        let x = try arguments.numbers("a").values
        return .numbers(zip(x, x.dropFirst()).map { ($0 - 1) * ($1 - 1) })
      },
      Word(
        "plane", category: "Test", summary: "An object of two numbers.",
        parameters: ["a", "b"].map { Parameter(unlabelled: $0, .number, "A number.") },
        result: .object("plane")
      ) { (arguments, _) throws(WordError) in
        .object(
          Object("plane", payload: [try arguments.double("a"), try arguments.double("b")]))
      },
      Word(
        "touching", category: "Test", summary: "Whether (a - 1)(b - 1) is 0.",
        parameters: ["a", "b"].map { Parameter(unlabelled: $0, .number, "A number.") },
        result: .truth
      ) { (arguments, _) throws(WordError) in
        .truth((try arguments.double("a") - 1) * (try arguments.double("b") - 1) == 0)
      },
      Word(
        "slope", category: "Test", summary: "The function of x that is (a - 1)(b - 1) x.",
        parameters: ["a", "b"].map { Parameter(unlabelled: $0, .number, "A number.") },
        result: .function([.number], .number)
      ) { (arguments, _) throws(WordError) in
        let factor = (try arguments.double("a") - 1) * (try arguments.double("b") - 1)
        return .function(Function(name: "slope") { x, _ in Estimate(factor * x) })
      },
      Word(
        "slopes", category: "Test", summary: "The same with the products of all neighbours.",
        parameters: [Parameter(unlabelled: "a", .numbers, "Numbers.")],
        result: .function([.number], .number)
      ) { (arguments, _) throws(WordError) in
        let x = try arguments.numbers("a").values
        let factor = zip(x, x.dropFirst()).reduce(0) { $0 + ($1.0 - 1) * ($1.1 - 1) }
        return .function(Function(name: "slopes") { x, _ in Estimate(factor * x) })
      },
    ],
    types: [
      ObjectType(
        "plane", phrase: "a plane", summary: "Two numbers.",
        members: [
          Word("saddle", category: "Test", summary: "(a - 1)(b - 1).", result: .number) {
            (arguments, _) throws(WordError) in
            let parts = try arguments.receiver(as: [Double].self)
            return .number((parts[0] - 1) * (parts[1] - 1))
          },
          Word(
            "corner", category: "Test", summary: "The same where both are above 1, and else 0.",
            result: .number
          ) { (arguments, _) throws(WordError) in
            let parts = try arguments.receiver(as: [Double].self)
            return .number(max(0, parts[0] - 1) * max(0, parts[1] - 1))
          },
        ])
    ])

private let numbers = """
  let a = 1 + (pi - pi) * 1e13
  let b = 1 + (pi * 2 - pi * 2) * 1e13
  let s = sqrt(1 / 9) * 3
  let t = pow(1 / 27, 1 / 3) * 3

  """

private func number(_ program: String) throws -> Estimate {
  let outcome = run(numbers + program, words: words)
  guard case .number(let number)? = outcome.results.last?.value else {
    Issue.record("\(program): \(outcome.messages)")
    return .undefined
  }
  return number
}

@Suite struct VariationPairsTests {
  @Test(arguments: [
    "saddle(a, b, 2)", "saddles([a, b])[0]", "plane(a, b).saddle", "slope(a, b)(1)",
    "[plane(a, b)].map { p in p.saddle }[0]", "saddles([2, a, b, 1])[1]", "plane(a, b).corner",
  ]) func twoNumbersThatAloneMoveNothing(_ program: String) throws {
    let reach = try number("a").error * number("b").error
    let found = try number(program)
    // 1 and its error are added up with a rounding.
    #expect(found.value == 0 && found.error >= reach * (1 - 1e-12), "\(program): \(found)")
    #expect(found.isEstimated, "\(program)")
  }

  // By roundings the bound is a product of roundings, and there is no doubt.
  @Test(arguments: ["saddle(s, t, 2)", "plane(s, t).saddle", "slope(s, t)(1)"])
  func roundingsThatAloneMoveNothing(_ program: String) throws {
    let reach = try number("s").error * number("t").error
    let found = try number(program)
    #expect(reach > 0 && found.error >= reach && found.error < 1e-25, "\(program): \(found)")
    #expect(!found.isEstimated, "\(program)")
  }

  @Test func aTruthValueIsNotDecidedByEachAlone() {
    let outcome = run(numbers + "touching(a, b)", words: words)
    #expect(outcome.text == "undecided", "\(outcome.messages)")
    #expect(run(numbers + "touching(a, 1)", words: words).text == "true")
  }

  // One quantity at two places is no pair of them: there it moves together.
  @Test func oneQuantityIsNoPair() throws {
    let reach = try number("a").error
    let found = try number("saddle(a, a, 2)")
    #expect(found.error >= reach * reach && found.error < 1.5 * reach * reach)
  }

  // Of many at once nothing is known, and that is said.
  @Test func manyQuantitiesAreInDoubt() throws {
    let many = "[1, 2, 3, 4, 5, 6, 7, 8, 9].map { k in 1 + (pi * k - pi * k) * 1e13 }"
    // Known but for roundings.
    let short = "[1, 2, 3, 4, 5, 6, 7, 8, 9].map { k in sqrt(1 / (k * k)) * k }"
    for program in ["saddles(\(many))[0]", "slopes(\(many))(1)", "slopes(\(short))(1)"] {
      #expect(try number(program).isEstimated)
    }
  }
}

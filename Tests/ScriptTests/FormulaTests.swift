import Arithmetic
import Diagnostics
import Testing

@testable import Script

@Suite struct FormulaTests {
  /// Functions of one number with their exact first and second derivatives.
  private static let cases: [(program: String, slope: String, curvature: String)] = [
    ("3 * x - 2", "3", "0"),
    ("x * x * x", "3 * pow(x, 2)", "6 * x"),
    (
      "pow(x, 5) / (1 + pow(x, 2))", "(3 * pow(x, 6) + 5 * pow(x, 4)) / pow(1 + x * x, 2)",
      "(6 * pow(x, 7) + 18 * pow(x, 5) + 20 * pow(x, 3)) / pow(1 + x * x, 3)"
    ),
    ("x * (x * -1)", "-2 * x", "-2"), ("x * (-1 * x)", "-2 * x", "-2"),
    ("(x / -1) * x", "-2 * x", "-2"), ("(0 - x) * x", "-2 * x", "-2"),
    ("(x * 1) * x", "2 * x", "2"),
    ("x * (1 * x)", "2 * x", "2"), ("x * (x / 1)", "2 * x", "2"),
    ("(1 - x) * x", "1 - 2 * x", "-2"),
    ("exp(-x * x)", "-2 * x * exp(-x * x)", "(4 * x * x - 2) * exp(-x * x)"),
    ("log(x)", "1 / x", "-1 / (x * x)"),
    ("log10(x)", "1 / (x * log(10))", "-1 / (x * x * log(10))"),
    ("log1p(x)", "1 / (1 + x)", "-1 / pow(1 + x, 2)"),
    ("expm1(2 * x)", "2 * exp(2 * x)", "4 * exp(2 * x)"),
    ("sqrt(x)", "0.5 / sqrt(x)", "-0.25 / (x * sqrt(x))"),
    ("pow(x, 1.5)", "1.5 * sqrt(x)", "0.75 / sqrt(x)"),
    ("pow(x, -2)", "-2 * pow(x, -3)", "6 * pow(x, -4)"),
    ("pow(2, x)", "log(2) * pow(2, x)", "log(2) * log(2) * pow(2, x)"),
    ("pow(x, x)", "pow(x, x) * (1 + log(x))", "pow(x, x) * (pow(1 + log(x), 2) + 1 / x)"),
    ("sin(x) * cos(x)", "cos(2 * x)", "-2 * sin(2 * x)"),
    ("tan(x)", "1 / pow(cos(x), 2)", "2 * sin(x) / pow(cos(x), 3)"),
    ("asin(x / 4)", "1 / sqrt(16 - x * x)", "x / pow(16 - x * x, 1.5)"),
    ("acos(x / 4)", "-1 / sqrt(16 - x * x)", "-x / pow(16 - x * x, 1.5)"),
    ("atan(x)", "1 / (1 + x * x)", "-2 * x / pow(1 + x * x, 2)"),
    ("sinh(x) + cosh(x)", "exp(x)", "exp(x)"),
    ("tanh(x)", "1 / pow(cosh(x), 2)", "-2 * tanh(x) / pow(cosh(x), 2)"),
    (
      "logistic(x)", "logistic(x) * logistic(-x)",
      "logistic(x) * logistic(-x) * (logistic(-x) - logistic(x))"
    ),
    ("erf(x)", "2 / sqrt(pi) * exp(-x * x)", "-4 * x / sqrt(pi) * exp(-x * x)"),
    ("abs(x - 5)", "-1", "0"),
    (
      "max(x, 1 / x) + min(x, 9)", "(x > 1 ? 1 : -1 / (x * x)) + 1",
      "x > 1 ? 0 : 2 / pow(x, 3)"
    ),
    ("sum([x, x * x, 1])", "1 + 2 * x", "2"),
    (
      "log(sum([1, 2].map { m in exp(-pow(x - m, 2)) }))",
      "-(2 * (x - 1) * exp(-pow(x - 1, 2)) + 2 * (x - 2) * exp(-pow(x - 2, 2))) / (exp(-pow(x - 1, 2)) + exp(-pow(x - 2, 2)))",
      ""
    ),
  ]

  @Test(arguments: cases.indices)
  func derivativesAreThoseOfCalculus(_ index: Int) throws {
    let (program, slope, curvature) = Self.cases[index]
    for x in ["0.3", "0.7", "1.25", "2.9"] {
      let jet = try formula(program).jet(at: Estimate(try #require(Double(x))))
      for (derived, expected) in [
        (jet.value, program), (jet.slope, slope), (jet.curvature, curvature),
      ]
      where !expected.isEmpty {
        let outcome = run("let f = { x in \(expected) }\nf(\(x))")
        guard case .number(let number)? = outcome.results.last?.value else {
          Issue.record("\(expected): \(outcome.messages)")
          continue
        }
        let gap = abs(derived.value - number.value)
        #expect(
          gap <= derived.error + number.error, "\(program) at \(x): \(derived) is not \(number)")
        #expect(derived.error <= 1e-12 * (1 + abs(derived.value)), "\(program) at \(x): \(derived)")
      }
    }
  }

  @Test func valuesAreThoseOfTheJets() throws {
    let others = ["pow(x, 0) + pow(x, 1) + 0.1 * x", "abs(x - 1.25) / 0.1", "pow(x, x - x + 2)"]
    for program in Self.cases.map(\.program) + others {
      let formula = try formula(program)
      for x in [0.3, 1.25, 2.9] {
        for error in [0, 1e-9] {
          let x = Estimate(x, error: error)
          let (value, expected) = (formula.value(at: x), formula.jet(at: x).value)
          #expect(
            value.value == expected.value && value.error == expected.error, "\(program) at \(x)")
        }
      }
    }
  }

  /// Zeros of what a sign is taken of: value, slope and curvature from both sides.
  @Test(arguments: [
    ("abs(-x * x)", [0.0, 0], [0.0, 0], [2.0, 2]), ("abs(x * x)", [0, 0], [0, 0], [2, 2]),
    ("-abs(-x * x)", [0, 0], [0, 0], [-2, -2]), ("abs(x)", [0, 0], [-1, 1], [0, 0]),
    ("abs(sin(x))", [0, 0], [-1, 1], [0, 0]), ("pow(abs(x), 2)", [0, 0], [0, 0], [2, 2]),
    ("abs(x) * abs(x)", [0, 0], [0, 0], [2, 2]), ("abs(pow(x, 3))", [0, 0], [0, 0], [0, 0]),
    ("abs(x + x * x)", [0, 0], [-1, 1], [-2, 2]), ("max(x * x, -x * x)", [0, 0], [0, 0], [2, 2]),
    ("min(x * x, -x * x)", [0, 0], [0, 0], [-2, -2]), ("max(x, 2 * x)", [0, 0], [1, 2], [0, 0]),
    ("abs(x * (x * -1))", [0, 0], [0, 0], [2, 2]), ("abs((-1 * x) * x)", [0, 0], [0, 0], [2, 2]),
    ("abs(x * (x / -1))", [0, 0], [0, 0], [2, 2]), ("abs((0 - x) * x)", [0, 0], [0, 0], [2, 2]),
    ("max(-x * x, x * x)", [0, 0], [0, 0], [2, 2]), ("min(x, x)", [0, 0], [1, 1], [0, 0]),
  ])
  func kinksHoldBothSides(
    _ program: String, _ values: [Double], _ slopes: [Double], _ curvatures: [Double]
  ) throws {
    let jet = try formula(program).jet(at: Estimate(0))
    for (found, sides) in [
      (jet.value, values), (jet.slope, slopes), (jet.curvature, curvatures),
    ] {
      for side in sides { #expect(abs(found.value - side) <= found.error, "\(program): \(found)") }
      #expect(found.error <= 2 * abs(sides[1] - sides[0]) + 4, "\(program): \(found)")
    }
    #expect(jet.slope.error <= 1.001 * abs(slopes[1] - slopes[0]), "\(program): \(jet.slope)")
  }

  @Test(arguments: [
    ("floor(x) <= 1", 1.0), ("floor(x) >= 1", 1), ("floor(x) < 1", 2), ("floor(x) > 1", 2),
  ])
  func comparisonsOfExactNumbersAreDecided(_ condition: String, _ expected: Double) throws {
    guard case .function(let function)? = run("{ x in \(condition) ? 1 : 2 }").results.last?.value
    else {
      Issue.record("\(condition)")
      return
    }
    let formula = try Formula.enclosure(of: function, EvaluationContext())
    #expect(formula.series(from: 1.2, to: 1.5, order: 2).range == Ball(expected))
  }

  @Test func sharedPartsAreRecordedOnce() throws {
    // Written out this would be 2^60 products.
    let doubling = "let f = { x in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].reduce(x) { a, b in a * a } }\nf"
    let outcome = run(doubling)
    guard case .function(let function)? = outcome.results.last?.value else {
      Issue.record("\(outcome.messages)")
      return
    }
    let formula = try Formula(of: function, EvaluationContext())
    #expect(formula.jet(at: Estimate(1)).slope.value == 1024)
  }

  @Test(arguments: [
    ("{ x in x > 0 ? 1 : 2 }", "not-a-formula"), ("{ x in floor(x) }", "not-a-formula"),
    ("{ x in [x] }", "not-a-formula"), ("{ x in linspace(0, x, 3) }", "not-a-formula"),
  ])
  func whatIsNoFormulaIsRefused(_ program: String, _ identifier: String) throws {
    guard case .function(let function)? = run(program).results.last?.value else {
      Issue.record("\(program)")
      return
    }
    do throws(EvaluationFailure) {
      _ = try Formula(of: function, EvaluationContext())
      Issue.record("\(program) passed")
    } catch {
      #expect(error.diagnostics.map(\.identifier.description) == [identifier], "\(program)")
    }
  }

  @Test func outsideTheDomainNothingIsMadeUp() throws {
    let logarithm = try formula("log(x)").jet(at: Estimate(-1))
    #expect(!logarithm.value.isFinite && !logarithm.slope.isFinite)
    let quotient = try formula("1 / x").jet(at: Estimate(0))
    #expect(!quotient.value.isFinite)
  }

  @Test func overflowIsToldFromTheLackOfADomain() throws {
    // exp(x) is finite up to 709.78, three times it up to 708.68, and 1e308 plus it up to 709.0.
    for body in ["exp(x) * 3", "3 * exp(x)", "exp(x) + 1e308", "1e308 - -exp(x)"] {
      #expect(try formula(body).overflows(from: 709.2, to: 709.5), "\(body)")
      #expect(try !formula(body).overflows(from: 700, to: 700.5), "\(body)")
    }
    #expect(try !formula("log(x) * 3").overflows(from: -2, to: 1))
  }

  @Test func logarithmsBoundWhatIsTooLargeForANumber() throws {
    // Of the exponential of x the logarithm is x.
    let logarithms: [(String, Double)] = [
      ("exp(x)", 800), ("exp(x) * exp(x)", 1_600), ("exp(x) / exp(-300)", 1_100),
      ("exp(x) + 1", 800),
    ]
    for (body, truth) in logarithms {
      let bound = try formula(body).logMagnitude(from: 800, to: 800)
      #expect(bound >= truth && bound < truth + 1, "\(body)")
    }
    #expect(try formula("exp(x) + exp(x)").logMagnitude(from: 800, to: 800) >= 800 + 0.693)
    #expect(try formula("log(x)").logMagnitude(from: -1, to: 1) == .infinity)
  }

  private func formula(_ body: String) throws -> Formula {
    let outcome = run("{ x in \(body) }")
    guard case .function(let function)? = outcome.results.last?.value else {
      throw EvaluationFailure("no-function", outcome.messages, at: nil)
    }
    return try Formula(of: function, EvaluationContext())
  }
}

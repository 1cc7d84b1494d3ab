import Arithmetic
import Diagnostics
import Foundation
import Script
import Testing
import Vocabulary

/// Formulas by the names of the table `families.json`, which holds their integrals in 40 digits.
private let formulas = [
  "quartic": "unnormalized { x in -pow(x, 4) / 4 }",
  "doubleWell": "unnormalized { x in -8 * pow(x * x - 1, 2) + x / 2 }",
  "ripple": "unnormalized { x in -pow(x - 1, 4) + 3 * sin(5 * x) }",
  "narrow": "unnormalized { x in -pow(x - 1000, 2) / 2 * 4096 }",
  "heavy": "unnormalized { x in -3 * log(1 + x * x / 5) }",
  "latent": """
  unnormalized { z in
    -pow((4 - pow(z, 2)) / 0.3, 2) / 2 - log(0.3) - pow(z - 0.3, 2) / 2 - log(2 * pi)
  }
  """,
  "smooth": "unnormalized { x in -3 * log(cosh(x)) + x }",
]

private func rows(_ key: String) throws -> [[String: Any]] {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../NumericsTests/Reference/families.json")
  let tables = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
  return try #require((tables as? [String: Any])?[key] as? [[String: Any]])
}

private func text(_ row: [String: Any], _ key: String) throws -> String {
  try #require(row[key] as? String)
}

/// Checks that the true number is inside the stated error, and the error small.
private func expect(
  _ program: String, _ expected: String, relative: Double, scale: Double = 0,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
  let outcome = run(program)
  let number = try #require(
    outcome.number, "\(program): \(outcome.messages)", sourceLocation: sourceLocation)
  let truth = try #require(Double(expected))
  #expect(
    abs(number.value - truth) <= number.error + truth.ulp,
    "\(program): \(number.value) ± \(number.error) does not hold \(truth)",
    sourceLocation: sourceLocation)
  #expect(
    number.error <= relative * max(abs(truth), scale),
    "\(program): the bound \(number.error) is wide", sourceLocation: sourceLocation)
}

@Suite struct UnnormalizedWordTests {
  @Test func integralsMatchTheTable() throws {
    for row in try rows("unnormalized") {
      let p = try #require(formulas[try text(row, "name")])
      // A place near 1000 with a width of 1/64 is rounded to 1e-11 of the width.
      let isFar = try text(row, "name") == "narrow"
      try expect(
        "\(p).normalizer", try text(row, "normalizer"), relative: isFar ? 2e-11 : 2e-12)
      try expect("\(p).mean", try text(row, "mean"), relative: isFar ? 5e-11 : 1e-11, scale: 1)
      try expect("\(p).variance", try text(row, "variance"), relative: isFar ? 5e-11 : 1e-11)
      try expect(
        "\(p).cdf(\(try text(row, "cut")))", try text(row, "cdf"), relative: isFar ? 5e-11 : 1e-11)
    }
  }

  @Test func divergencesMatchTheTable() throws {
    for row in try rows("divergences") {
      let p = try #require(formulas[try text(row, "name")])
      let q = "normal(mean: \(try text(row, "mean")), sd: \(try text(row, "sd")))"
      try expect("fisher(\(q), \(p))", try text(row, "fisher"), relative: 1e-10)
      try expect("kl(\(q), \(p))", try text(row, "kl"), relative: 1e-10)
      try expect("hyvarinen(\(q), \(p))", try text(row, "hyvarinen"), relative: 1e-9, scale: 1)
    }
  }

  @Test func theNormaliserDoesNotChangeAScore() throws {
    for shift in ["0", "5", "-300"] {
      let p = "unnormalized { x in \(shift) - pow(x, 4) / 4 }"
      let outcome = run("\(p).score([-3, 0.5, 2])")
      #expect(outcome.numbers?.array.map(\.value) == [27, -0.125, -8])
      #expect(run("\(p).pdf(0) * unnormalized { x in -pow(x, 4) / 4 }.normalizer").text == "1")
    }
  }

  @Test(arguments: [
    ("unnormalized { x in x }", "not-normalizable"),
    ("unnormalized { x in 0 }", "not-normalizable"),
    ("unnormalized { x in pow(x, 2) }", "not-normalizable"),
    ("unnormalized { x in -log(1 + abs(x)) }", "not-normalizable"),
    ("unnormalized { x in x > 0 ? -x : x }", "not-a-formula"),
    ("unnormalized { x in floor(x) }", "not-a-formula"),
    ("unnormalized(over: 3...3) { x in -x }", "invalid-argument"),
    ("unnormalized { x in \"a\" }", "type-mismatch"),
    ("unnormalized(over: 0...1) { x in -2 * log(x) }.normalizer", "non-finite"),
    ("unnormalized { x in -pow(x, 2) + 800 }.normalizer", "non-finite"),
    ("unnormalized { x in -log(1 + x * x) }.mean", "no-moment"),
    ("unnormalized { x in -abs(x) }.weights", "no-components"),
    ("unnormalized { x in -abs(x) }.smoothed(sd: 1)", "not-available"),
  ])
  func mistakesAreTold(_ program: String, _ identifier: String) {
    #expect(run(program).diagnostics.map(\.identifier.description) == [identifier], "\(program)")
  }

  /// The Cauchy distribution with a scale: P(X <= -x) is atan(scale/x)/pi, however far out.
  @Test(arguments: [
    ("studentT(degrees: 3).tempered(beta: 0.5)", 3.0),
    ("unnormalized { x in -log(1 + x * x) }", 1), ("unnormalized { x in -log1p(x * x / 9) }", 9),
    ("studentT(degrees: 1).tempered(beta: 1)", 1),
  ])
  func algebraicTailsAreRightFarOut(_ program: String, _ square: Double) throws {
    let scale = square.squareRoot()
    for power in [1.0, 2, 4, 6, 9, 12, 15, 16, 17, 20, 40, 100] {
      for factor in [1.0, 2.5] {
        let x = factor * pow(10, power)
        let truth: Double = atan(scale / x) / Double.pi
        for call in ["cdf(-\(x))", "ccdf(\(x))"] {
          let tail = try #require(run("\(program).\(call)").number, "\(program).\(call)")
          #expect(abs(tail.value - truth) <= tail.error + 4 * truth.ulp, "\(call): \(tail)")
          #expect(tail.error < 1e-9 * truth, "\(call): \(tail)")
        }
      }
    }
    for p in [1e-3, 1e-8, 1e-15, 1e-17, 1e-30, 1e-50] {
      let truth: Double = -scale / tan(Double.pi * p)
      let x = try #require(run("\(program).quantile(\(p))").number)
      #expect(abs(x.value - truth) <= x.error + 4 * truth.ulp, "\(p): \(x), not \(truth)")
      #expect(x.error < 1e-8 * -truth, "\(p): \(x)")
    }
  }

  /// Far out the t density of n degrees is that of its power: P(X <= -x) is c n^((n - 1)/2) x^-n.
  @Test func tailsNextToTheLeastNumberKeepTheirDigits() throws {
    // log of Gamma((n + 1)/2)/(sqrt(n pi) Gamma(n/2)) n^((n - 1)/2) for n = 20.
    let gammas: Double = lgamma(10.5) - lgamma(10.0)
    let height: Double =
      gammas - 0.5 * Arithmetic.log(20.0 * Double.pi) + 9.5 * Arithmetic.log(20.0)
    for x in [1e8, 1e12, 1e15, 3e15, 1e16] {
      let truth: Double = Arithmetic.exp(height - 20.0 * Arithmetic.log(x))
      let tail = try #require(
        run("unnormalized { x in -10.5 * log1p(x * x / 20) }.cdf(-\(x))").number)
      #expect(abs(tail.value - truth) <= tail.error + 1e-12 * truth, "\(x): \(tail), not \(truth)")
      #expect(tail.error < 1e-3 * truth || truth < 1e-305, "\(x): \(tail)")
    }
  }

  /// The variance of the t density to a power is that of another t density, s² m/(m - 2).
  @Test(arguments: [
    ("studentT(degrees: 4).tempered(beta: 0.61)", 80.0, 1e-6),
    // A hundredth of a power from where there is none.
    ("unnormalized { x in -1.505 * log1p(x * x) }", 100, 0.1),
    ("unnormalized { x in -1.55 * log1p(x * x) }", 10, 1e-6),
    ("unnormalized { x in -2 * log1p(x * x) }", 1, 1e-6),
    ("studentT(degrees: 4).tempered(beta: 0.65)", 16, 1e-6),
  ])
  func variancesJustWithinThePowerAreFinite(
    _ program: String, _ truth: Double, _ relative: Double
  ) throws {
    let outcome = run("\(program).variance")
    let variance = try #require(outcome.number, "\(program): \(outcome.messages)")
    #expect(abs(variance.value - truth) <= variance.error + 1e-12 * truth, "\(variance)")
    #expect(variance.error < relative * truth, "\(variance)")
  }
}

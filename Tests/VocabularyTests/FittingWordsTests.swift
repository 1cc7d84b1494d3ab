import Arithmetic
import Diagnostics
import Foundation
import Script
import Testing
import Vocabulary

@Suite struct FittingWordsTests {
  /// Optima of KL(q‖p) in 40 digits: E score = 0 and 1 + s E[Z score] = 0.
  @Test func variationalFitsMatchTheTable() throws {
    let formulas = [
      "quartic": "unnormalized { x in -pow(x, 4) / 4 }",
      "doubleWell": "unnormalized { x in -8 * pow(x * x - 1, 2) + x / 2 }",
      "latent": """
      unnormalized { z in -pow((4 - pow(z, 2)) / 0.3, 2) / 2 - pow(z - 0.3, 2) / 2 }
      """,
      "smooth": "unnormalized { x in -3 * log(cosh(x)) + x }",
    ]
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../NumericsTests/Reference/families.json")
    let tables = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let rows = try #require((tables as? [String: Any])?["normalFits"] as? [[String: String]])
    for row in rows {
      let p = try #require(formulas[row["name"] ?? ""])
      let start = "normal(mean: \(row["startMean"] ?? ""), sd: \(row["startSd"] ?? ""))"
      let fit = run("let f = fitNormal(to: \(p), start: \(start))\n[f.mean, f.sd]")
      let numbers = try #require(fit.numbers, "\(row): \(fit.messages)").array
      for (number, key) in zip(numbers, ["mean", "sd"]) {
        let truth = try #require(Double(row[key] ?? ""))
        #expect(
          abs(number.value - truth) <= number.error + truth.ulp, "\(row): \(number)")
        #expect(number.error < 1e-8, "\(row): \(number)")
      }
    }
  }

  @Test func moreNumbersThanAFitCanTakeAreRefused() {
    let program = """
      fitMixture(linspace(-3, 3, 1e6), start: mixture(weights: [0.5, 0.5], means: [-1, 1], sd: 1),
                 free: [.weights], by: .likelihood).logOdds
      """
    #expect(run(program).diagnostics.map { "\($0.identifier)" } == ["too-large"])
  }

  @Test func whatIsNotFreeStays() {
    let program = """
      let start = mixture(weights: [0.5, 0.5], means: [-3, 3], sd: [1, 2])
      let fit = fitMixture(start.quantiles(50), start: start, free: [.means], by: .likelihood)
      [fit.density.weights, fit.density.sds]
      """
    #expect(run(program).text == "[[0.5, 0.5], [1, 2]]")
  }

  @Test(arguments: [
    (
      "fitMixture([1], start: unnormalized { x in -abs(x) }, free: [.weights], by: .likelihood)",
      "no-components"
    ),
    (
      "fitMixture([1], start: normal(mean: 0, sd: 1), free: [.median], by: .likelihood)",
      "type-mismatch"
    ),
    (
      "fitNormal(to: normal(mean: 0, sd: 1), start: laplace(mean: 0, scale: 1))",
      "invalid-argument"
    ),
    (
      "asymptoticVariance(normal(mean: 0, sd: 1), by: .likelihood)", "unequal-counts"
    ),
    ("studentT(degrees: 1e9)", "invalid-argument"),
    ("laplace(mean: 0, scale: -1)", "invalid-argument"),
  ])
  func mistakesAreTold(_ program: String, _ identifier: String) {
    let identifiers = run(program).diagnostics.map(\.identifier.description)
    #expect(identifiers == [identifier], "\(program)")
  }

  @Test func theObjectiveHoldsTheMeanLogLikelihood() throws {
    // At the share of 0.592 that fits best, in 40 digits: -1.9775489931561705 - 8.2e-17.
    let program = """
      let start = mixture(weights: [0.5, 0.5], means: [-1.5, 2], sd: 1)
      fitMixture([-2, -1, 0.5, 3], start: start, free: [.weights], by: .likelihood).objective
      """
    let found = try #require(run(program).number)
    #expect(abs((found.value + 1.9775489931561705) + 8.196846979908325e-17) <= found.error)
    #expect(found.error < 1e-11)
  }

  /// Where the optimum lies at infinity, it is not known how far the numbers are from it.
  @Test(arguments: ["likelihood", "scoreMatching"]) func numbersOfAFitWithoutAnOptimumAreEstimated(
    _ method: String
  ) throws {
    let start = "mixture(weights: [0.5, 0.5], means: [-9, 9], sd: 1)"
    let fit =
      "fitMixture([-9, -9.1, -8.9], start: \(start), free: [.weights], by: .\(method))"
    #expect(run("\(fit).converged").text == "false")
    let weights = try #require(run("\(fit).weights").numbers)
    #expect(weights.array.allSatisfy { $0.doubt?.contains("search for an optimum") == true })
    #expect(run("\(fit).logOdds").number?.isEstimated == true)
    // What was not fitted is what the start has.
    #expect(run("\(fit).means").numbers?.array == [Estimate(-9), Estimate(9)])
  }

  /// What a fit leaves open of the means of the components, that of its density leaves open as well.
  @Test func theDensityIsKnownNoBetterThanTheParameters() throws {
    let outcome = run(
      """
      let x = [-2.5, -2, -1.8, -1.5, -1, 1, 1.4, 2, 2.2, 3]
      let start = mixture(weights: [0.5, 0.5], means: [-2, 2], sd: 1)
      let fit = fitMixture(x, start: start, free: [.weights, .means, .sds], by: .likelihood)
      fit.means
      fit.density.mean
      """)
    let mean = try #require(outcome.number, "\(outcome.messages)")
    guard case .numbers(let means)? = outcome.values.first else {
      Issue.record("the means are numbers")
      return
    }
    let error = means[0].error
    #expect(error > 16 * mean.value.ulp && mean.error >= 0.2 * error, "\(mean.error), \(error)")
  }

  /// Draws of one component alone: the interval of the other one's weight reaches to 0, whichever of 60 samples it is.
  @Test func theWeightOfAComponentThatIsMissingMayBeZero() throws {
    let program = """
      let s = mixture(weights: [0.5, 0.5], means: [-0.5, 0.5], sd: 1)
      integers(1, 60).map { i in
        let x = normal(mean: 0.5, sd: 1).sample(300, key: ["a", i])
        return fitMixture(x, start: s, free: [.weights], by: .likelihood).weights[0]
      }
      """
    let weights = try #require(run(program).numbers).array
    #expect(weights.allSatisfy { $0.hasInterval && $0.lower < 1e-9 && $0.upper < 1 })
  }

  @Test func aFitToSharedDrawsSaysWhyItHasNoIntervals() {
    let note = """
      let x = normal(mean: 0, sd: 1).sample(60, key: "a")
      let s = mixture(weights: [0.5, 0.5], means: [-1, 1], sd: 1)
      fitMixture(x.joined(x), start: s, free: [.weights], by: .likelihood).note
      """
    #expect(run(note).text.contains("no intervals") && run(note).text.contains("share draw"))
  }
}

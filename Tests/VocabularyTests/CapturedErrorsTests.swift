import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

/// Densities that hold an inexact number C, as a parameter, in a formula, and in a density in a formula.
private let densities = [
  "normal(mean: 0.2 + C, sd: 1)", "normal(mean: 0.2, sd: 1 + C)",
  "mixture(weights: [0.3, 0.7], means: [-1 - C, 1], sd: 1 + C)",
  "laplace(mean: 0.1 + C, scale: 1 + C)", "studentT(degrees: 5 + C, location: C, scale: 1)",
  "normal(mean: 0.2 + C, sd: 1).smoothed(sd: 0.5 + C)",
  "normal(mean: 0.2 + C, sd: 1).tempered(beta: 0.5 + C)",
  "unnormalized { x in -pow(x - C, 2) / 2 }",
  "unnormalized { x in -pow(x, 2) * (1 + C) / 2 - pow(x, 4) / 10 }",
  "unnormalized { x in normal(mean: 0.1 + C, sd: 1).logpdf(x) - pow(x, 4) / 10 }",
  "unnormalized { x in laplace(mean: 5 + C, scale: 3).logpdf(x) - pow(x, 2) }",
  "unnormalized { x in normal(mean: 1 + C, sd: 1).tempered(beta: 2).logpdf(x) - pow(x, 4) / 10 }",
  "fitNormal(to: normal(mean: 0.2 + C, sd: 1 + C), start: normal(mean: 0, sd: 1)).density",
  """
  fitMixture([-2, -1 + C, 1, 2.5], start: mixture(weights: [0.5, 0.5], means: [-1.5, 1.5], sd: 1), \
  free: [.weights], by: .likelihood).density
  """,
]

/// A kink at a place that a quadrature looks at, of a density whose scale is inexact.
private let kinked =
  "unnormalized(near: [-2, 2]) { x in log(0.5 * exp(laplace(mean: -2, scale: 1 / sqrt(2)).logpdf(x)) "
  + "+ 0.5 * exp(laplace(mean: 2, scale: 1 / sqrt(2)).logpdf(x))) }"

/// What can be asked of a density, in functions that hold it too.
private let uses = [
  "D.mean", "D.variance", "D.sd", "D.normalizer", "D.modes", "D.pdf(0.5)", "D.logpdf(0.5)",
  "D.score(0.5)", "D.scoreDerivative(0.5)", "D.cdf(0.5)", "D.ccdf(0.5)", "D.quantile(0.3)",
  "D.expectation { x in pow(x, 2) }", "D.tempered(beta: 0.5).variance",
  "kl(N, D)", "kl(D, N)", "fisher(N, D)", "hyvarinen(D, N)", "scoreDifference(D, N)(0.3)",
  "logRatio(D, N)(0.3)", "fitNormal(to: D, start: N).mean", "steinDiscrepancy(N, D, ball: .l2)",
  "ksd(N, D, kernel: gaussian(bandwidth: 1))",
  "steinKernel(D, kernel: gaussian(bandwidth: 1))(0.3, 0.4)",
  "integral({ x in D.pdf(x) }, over: 0...1)", "integral(D.cdf, over: 0...1)",
  "integral(logRatio(D, N), over: 0...1)", "root({ x in D.logpdf(x) + 2 }, over: 0.5...4)",
  "sup(D.pdf, over: -3...3)", "derivative(D.pdf)(0.4)", "N.expectation { x in D.logpdf(x) }",
  "unnormalized { x in D.logpdf(x) - pow(x, 2) }.variance",
]

/// An inexact number inside what a density or a closure was made from is carried into all that is
/// computed from it, or refused; it is never taken at its value.
@Suite struct CapturedErrorsTests {
  @Test(arguments: densities, [1e-7, 1e-2])
  func coversWhatACapturedNumberChanges(_ density: String, _ error: Double) {
    // pi - pi has the bound of twice that of pi, 2.4e-16.
    func program(_ number: String, _ use: String) -> String {
      """
      let C = \(number)
      let N = normal(mean: 0.5, sd: 1.2)
      let D = \(density)
      \(use)
      """
    }
    // Small errors take the same ways; a few of the uses are enough.
    for use in error > 1e-5 ? uses : Array(uses[..<12]) {
      let inexact = run(program("(pi - pi) * \(error / 2.4e-16)", use))
      guard let numbers = found(inexact) else {
        // Refusals have a name; a word that such a density does not have fails with an exact one, too.
        let exact = run(program("0", use))
        let told = inexact.diagnostics.first?.identifier
        #expect(
          told == .inexactArgument || found(exact) == nil || told == "not-converged",
          "\(density), \(use): \(inexact.messages)")
        continue
      }
      for step in [0.9, -0.9] {
        guard let moved = found(run(program("(\(step * error)).value", use))) else { continue }
        guard moved.count == numbers.count else {
          Issue.record("\(density), \(use): \(numbers.count) numbers become \(moved.count)")
          continue
        }
        for (a, b) in zip(numbers, moved) {
          #expect(
            abs(a.value - b.value) <= a.error + b.error,
            "\(density), \(use): \(a) does not cover \(b)")
        }
      }
    }
  }

  @Test func anInexactPlaceCountsWithTheSlopeThere() throws {
    // 0 ± 1e-3 under a density whose scale is inexact too, which moves nothing at 0.
    let number = try #require(
      run("normal(mean: 0, sd: 1 + (pi - pi) * 4e10).cdf((pi - pi) * \(1e-3 / 2.4e-16))").number)
    let slope = 1 / (2 * Double.pi).squareRoot()
    #expect(number.error >= 1e-3 * slope && number.error < 1.25e-3 * slope, "\(number)")
  }

  @Test func aComponentWithoutWeightTakesNoBoundOfAnother() throws {
    let program = "mixture(weights: [0, 0.5, 0.5], means: [-9, -1, 1], sd: 1)"
    let numbers = try #require(run("\(program).responsibilities(0.3)").numbers).array
    #expect(numbers.count == 3 && numbers[0].value == 0 && numbers[0].error == 0)
    for (number, sign) in zip(numbers.dropFirst(), [1.0, -1]) {
      // 1/(1 + exp(±0.6)), which is rounded.
      #expect(abs(number.value - 1 / (1 + exp(sign * 0.6))) <= number.error && number.error > 0)
    }
  }

  @Test func responsibilitiesHoldThoseOfBothEnds() throws {
    // 1/(1 + exp(-2 x)) at 1 ± 1, where it is 0.38 from that at 0 and 0.1 from that at 2.
    let program = "mixture(weights: [0.5, 0.5], means: [-1, 1], sd: 1)"
    let numbers = try #require(
      run("\(program).responsibilities(1 + (pi - pi) * \(1 / 2.4e-16))").numbers)
    for (number, sign) in zip(numbers.array, [1.0, -1]) {
      for x in [0.0, 2] {
        #expect(abs(number.value - 1 / (1 + exp(sign * 2 * x))) <= number.error, "\(number)")
      }
    }
  }

  @Test func passesOverAKinkOfAnInexactDensity() throws {
    let number = try #require(run("\(kinked).variance").number)
    // 4 and twice the square of the scale.
    #expect(abs(number.value - 5) <= number.error && number.error < 1e-9, "\(number)")
  }

  /// Numbers, closures and objects that a density or a run of particles keeps for later.
  @Test(arguments: [
    "svgd(target: unnormalized { x in -pow(x - C, 2) / 2 }, from: [0.1, 1.2], kernel: "
      + "gaussian(bandwidth: 1), stepSize: 0.5, steps: 20).particles",
    "svgd(target: { t in normal(mean: C, sd: 1) }, from: [0.1, 1.2], kernel: gaussian(bandwidth: 1), "
      + "stepSize: 0.5, steps: 20).particles",
    "[steinDirection([0.1, 1], unnormalized { x in -pow(x - C, 2) / 2 }, kernel: "
      + "gaussian(bandwidth: 1))(0.5)]",
    "[ksd([0.1, 1], unnormalized { x in -pow(x - C, 2) / 2 }, kernel: gaussian(bandwidth: 1))]",
    "[ksdNull(unnormalized { x in -pow(x, 2) * (1 + C) / 2 }, kernel: gaussian(bandwidth: 1), "
      + "level: 0.05).threshold]",
    "mixture(weights: [0.3 + C, 0.7 - C], means: [-1, 1], sd: 1).pdf([0.3, 1])",
    "[kl(mixture(weights: [0.3 + C, 0.7 - C], means: [-1, 1], sd: 1), normal(mean: 0, sd: 2))]",
    "[gaussian(bandwidth: 0.1).value(0.2 + C, 0.25)]",
    // Many inexact numbers that move together: only mass from one place to the other changes anything.
    "let s = [1, 1, -1, -1, 1, 1, -1, -1, 1, 1, -1, -1]; "
      + "[kl(mixture(weights: 1 / 12 + C * s, means: 1 * s, sd: 1), normal(mean: 1, sd: 1.5))]",
  ])
  func coversWhatIsKeptForLater(_ use: String) throws {
    let error = 1e-3
    let inexact = run("let C = (pi - pi) * \(error / 2.4e-16)\n\(use)")
    let numbers = try #require(found(inexact), "\(use): \(inexact.messages)")
    for step in [0.9, -0.9, 0.4] {
      let moved = try #require(found(run("let C = (\(step * error)).value\n\(use)")))
      for (a, b) in zip(numbers, moved) {
        #expect(abs(a.value - b.value) <= a.error + b.error, "\(use): \(a) does not cover \(b)")
        // And not by anything: a hundred times what a move does is more than the words need.
        #expect(a.error < 0.5, "\(use): \(a)")
      }
    }
  }

  /// Errors so small that functions which other words made are known on whole intervals: what is computed
  /// on these covers them, and is proved.
  @Test(arguments: [
    "integral(scoreDifference(D, N), over: 0...1)", "integral(logRatio(D, N), over: 0...1)",
    "sup(scoreDifference(D, N), over: 0...1)",
    "integral(steinWitness(D, N, ball: .l2q, normalized: false), over: 0...1)",
    "root({ x in logRatio(D, N)(x) }, over: -4...4)",
  ])
  func coversSmallErrorsOnIntervals(_ use: String) throws {
    let error = 1e-11
    func program(_ number: String) -> String {
      """
      let C = \(number)
      let N = normal(mean: 0, sd: 1)
      let D = normal(mean: 1 + C, sd: 1)
      \(use)
      """
    }
    let number = try #require(run(program("(pi - pi) * \(error / 2.4e-16)")).number)
    #expect(!number.isEstimated && number.error < 100 * error, "\(use): \(number)")
    for step in [0.9, -0.9] {
      let moved = try #require(run(program("(\(step * error)).value")).number)
      #expect(
        abs(number.value - moved.value) <= number.error + moved.error,
        "\(use): \(number) does not cover \(moved)")
    }
  }

  /// An even density of which the slopes are not enclosed, at a place that is as likely to be on the other
  /// side of its mode: the value at the far end counts, not that at the mirrored place.
  @Test(arguments: ["pdf", "logpdf"]) func looksAtBothEnds(_ function: String) throws {
    func program(_ size: String, _ place: String) -> String {
      """
      let a = 1 + \(size)
      let t = mixture(weights: [0.5, 0.5], means: [-0.5, 0.5], sd: a).tempered(beta: 1.5)
      let D = unnormalized { x in t.logpdf(x) - pow(x, 4) / 10 }
      D.\(function)(\(place))
      """
    }
    // The bounds are 1e-8 and 0.1.
    let found = try #require(
      run(program("(pi - pi) * \(1e-8 / 2.4e-16)", "-0.05 + (pi - pi) * \(0.1 / 2.4e-16)")).number)
    for place in [-0.145, -0.1, 0, 0.045] {
      let exact = try #require(run(program("0", "\(place)")).number)
      #expect(abs(found.value - exact.value) <= found.error, "\(found) does not cover \(exact)")
    }
    #expect(found.isEstimated && found.error < 0.1)
  }

  /// The number or numbers that a program came to.
  private func found(_ result: Outcome) -> [Estimate]? {
    if case .number(let number)? = result.values.last { return [number] }
    return result.numbers?.array
  }
}

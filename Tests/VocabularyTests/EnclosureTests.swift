import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

/// Integrals, suprema, roots and expectations of functions whose features lie between the nodes.
@Suite struct EnclosureTests {
  private static let gauss = 2.5066282746310002

  private static let existing: [(String, Double, Double)] = [
    // Numbers that exist, though they were refused or came out as exactly 0.
    ("integral(normal(mean: 0, sd: 1).pdf, over: -1e200...1e200)", 1, 1e-6),
    ("integral(normal(mean: 3, sd: 1e-3).pdf, over: -1e180...1e150)", 1, 1e-6),
    ("integral(normal(mean: 0, sd: 1).pdf, over: 0...1e250)", 0.5, 1e-6),
    ("integral(laplace(mean: 0, scale: 1).pdf, over: -1e200...1e200)", 1, 1e-6),
    ("fisher(studentT(degrees: 2.01), normal(mean: 0, sd: 1))", 199.60079840319972, 1e-10),
    ("studentT(degrees: 1).quantile(1e-150)", -3.1830988618379067e149, 1e-11),
    ("studentT(degrees: 1).cdf(-1e200)", 3.183098861837907e-201, 1e-11),
    ("normal(mean: 0, sd: 1).tempered(beta: 0.25).normalizer", 3.984257935461914, 1e-14),
    ("mixture(weights: [0.5, 0.5], means: [0, 20], sd: 1).quantile(0.5)", 10, 1e-14),
    // From 38.6 to 41.4 the tails are below all numbers.
    ("mixture(weights: [0.5, 0.5], means: [0, 80], sd: 1).quantile(0.5)", 40, 0.1),
    ("unnormalized { x in 720 - x * x }.variance", 0.5, 1e-11),
    ("unnormalized { x in -pow(x, 2) / 2 }.cdf(-20)", 2.753624118606233e-89, 1e-11),
    ("gaussian(bandwidth: 1).value(0, 20)", 1.3838965267367376e-87, 1e-12),
    (
      "fitNormal(to: laplace(mean: 0, scale: 1), start: normal(mean: 3, sd: 1)).sd",
      1.2533141373155001, 1e-12
    ),
    (
      "ksdMoments(normal(mean: 0, sd: 1), laplace(mean: 0.3, scale: 1), kernel: gaussian(bandwidth: 3)).zeta1",
      0.05704494741783, 1e-10
    ),
    ("pow(1e90 * (1 + (exp(30) - exp(30))), -3)", 1e-270, 0.1),
    // A density falls to 0 at 0.3, others slowly, and one is small far out though its terms are large; by mpmath.
    ("unnormalized { x in -1 / abs(x - 0.3) - pow(x, 2) }.mean", -0.3226753654307674, 1e-11),
    ("unnormalized { x in -1.01 * log(1 + abs(x)) }.normalizer", 200, 0.05),
    ("unnormalized { x in -x - 2 * log(1 + exp(-x)) }.variance", 3.2898681336964529, 1e-11),
    ("unnormalized { x in -pow(x, 4) }.tempered(beta: 0.5).variance", 0.47798879748612500, 1e-11),
    // Components that all but coincide.
    (
      """
      kl(mixture(weights: [0.5, 0.5], means: [0, 1e-8], sd: 1),
         mixture(weights: [0.3, 0.7], means: [0, 1e-8], sd: 1))
      """, 2e-18, 1e-12
    ),
    // A step of which the rounding of x leaves four digits.
    ("integral({ x in abs(x - 0.7) < 1e-12 ? 1e12 : 0 }, over: 0...1)", 2, 1e-3),
  ]

  /// A density like a normal one above exp(-800), and like Cauchy's below.
  private static let hidden = "unnormalized { x in max(-x * x, -800 - log(1 + x * x)) }"

  private static let truths: [(String, Double)] = [
    // Kinks, jumps and narrow peaks that nobody names.
    ("integral({ x in exp(abs(x - 0.499)) }, over: 0...1)", 1.2974441901216642),
    ("integral({ x in max(x, 1 - x) }, over: 0...1)", 0.75),
    ("integral({ x in abs(sin(x)) }, over: 0...10)", 6.1609284709235476),
    ("integral({ x in x < 0.9999 ? 1 : 5 }, over: 0...1)", 1.0004),
    ("integral({ x in floor(10 * x) }, over: 0...1)", 4.5),
    ("integral({ x in x > 0 && x < 0.5 || x > 0.9 ? 2 : 0 }, over: -1...1)", 1.2),
    ("integral({ x in !(x < 0.25) ? 1 : 0 }, over: 0...1)", 0.75),
    ("integral(normal(mean: 0.3, sd: 1e-4).pdf, over: -1...1)", 1),
    ("integral(normal(mean: 0.6, sd: 1e-6).pdf, over: -2...3, breaks: [0.6])", 1),
    ("integral(mixture(weights: [0.5, 0.5], means: [-0.3, 0.7], sd: 1e-5).pdf, over: -1...1)", 1),
    ("integral(laplace(mean: 0.123, scale: 1e-5).pdf, over: -1...1)", 1),
    ("integral({ x in exp(-pow((x - 0.1) / 1e-5, 2) / 2) }, over: -1...1)", 1e-5 * gauss),
    ("integral({ x in sqrt(x) }, over: 0...1)", 2.0 / 3),
    // Words of densities, kernels and pairs, and functions that other words made.
    ("integral(normal(mean: 0, sd: 1).cdf, over: -2...2)", 2),
    (
      """
      let p = mixture(weights: [0.5, 0.5], means: [-1, 1], sd: 1)
      integral({ x in p.score(x) }, over: 0...2) - (p.logpdf(2) - p.logpdf(0))
      """, 0
    ),
    (
      """
      let p = mixture(weights: [0.2, 0.8], means: [-2, 1], sd: [1, 0.3])
      integral({ x in p.scoreDerivative(x) }, over: -1...2) - (p.score(2) - p.score(-1))
      """, 0
    ),
    (
      """
      let q = normal(mean: 0, sd: 1)
      let p = mixture(weights: [0.5, 0.5], means: [0, 3], sd: 1)
      integral(scoreDifference(q, p), over: -1...4) - (logRatio(q, p)(4) - logRatio(q, p)(-1))
      """, 0
    ),
    ("integral(derivative { x in pow(x, 3) * exp(x) }, over: 0...1)", 2.718281828459045),
    ("integral({ x in gaussian(bandwidth: 0.5).value(x, 0.25) }, over: -9...9)", 0.5 * gauss),
    ("integral(studentT(degrees: 3).ccdf, over: -4...4)", 4),
    ("integral(unnormalized { x in -pow(x, 4) }.score, over: 0...2)", -16),
    ("integral(normal(mean: 0, sd: 1).tempered(beta: 0.5).pdf, over: -20...20)", 1),
    // Expectations, with functions that jump.
    ("normal(mean: 0, sd: 1).expectation { x in x > 0.001 ? 1 : 0 }", 0.49960105778608894),
    ("laplace(mean: 1, scale: 2).expectation { x in abs(x - 1) }", 2),
    ("studentT(degrees: 5).expectation { x in x * x }", 5.0 / 3),
    ("studentT(degrees: 1).expectation { x in atan(x) * atan(x) }", 0.8224670334241132),
    // Functions that fall far out, and densities with jumps at both ends.
    ("studentT(degrees: 8).expectation { x in pow(studentT(degrees: 8).score(x), 2) }", 9.0 / 11),
    ("studentT(degrees: 3).expectation { x in 3 / (3 + x * x) }", 0.75),
    // From x to 2 x the divisor may be 0 for all that is known of its parts, on shorter ways it cannot.
    ("studentT(degrees: 3).expectation { x in 3 / (3 + 2 * x * x - x * x) }", 0.75),
    ("studentT(degrees: 8).expectation { x in exp(-x * x) }", 0.5538602213031473),
    ("integral(unnormalized(over: 0.2...0.3) { x in 0 * x }.pdf, over: 0...1)", 1),
    // Derivatives of what other words integrated.
    (
      """
      let q = normal(mean: 0, sd: 1)
      let w = steinWitness(q, normal(mean: 1, sd: 1), kernel: gaussian(bandwidth: 1), normalized: false)
      integral(derivative(w), over: -1...2) - (w(2) - w(-1))
      """, 0
    ),
    // Suprema at narrow peaks.
    ("sup(normal(mean: 0.3, sd: 1e-5).pdf, over: -1...1) * 1e-5", 0.3989422804014327),
    ("sup({ x in abs(sin(10 * x)) * exp(-x) }, over: 0...10)", 0.8589127507686534),
    ("sup({ x in x < 0.123 ? 7 + x : x }, over: 0...1)", 7.123),
    // Squares that are written as products with a factor of 1 or -1.
    ("sup({ x in (x * 1) * x }, over: -1...2)", 4), ("sup({ x in x * (1 * x) }, over: -1...2)", 4),
    ("sup({ x in x * (x / 1) }, over: -1...2)", 4), ("sup({ x in (x * -1) * x }, over: -1...2)", 0),
    ("integral({ x in max((x * 1) * x, 0) }, over: 0...2)", 8.0 / 3),
  ]

  @Test(arguments: truths)
  func holdsTheTruth(_ program: String, _ truth: Double) throws {
    let number = try #require(run(program).number, "\(program): \(run(program).messages)")
    #expect(!number.isEstimated, "\(program)")
    #expect(
      abs(number.value - truth) <= number.error + truth.ulp,
      "\(program): \(number.value) ± \(number.error) does not hold \(truth)")
    #expect(number.error <= 2e-9 * max(abs(truth), 1), "\(program): \(number.error)")
  }

  /// A logarithm that falls to minus infinity.
  @Test(arguments: [
    ("unnormalized(over: 0...1) { x in 2 * log(x) }.expectation { x in x }", 0.75)
  ])
  func holdsTheTruthAlsoWhereItIsEstimated(_ program: String, _ truth: Double) throws {
    let number = try #require(run(program).number, "\(program): \(run(program).messages)")
    #expect(abs(number.value - truth) <= number.error + truth.ulp, "\(program): \(number)")
    #expect(number.error <= 2e-9, "\(program): \(number.error)")
  }

  @Test(arguments: [
    // A word that integrates, a function without bound, and a search without enclosures.
    "integral({ x in kl(normal(mean: 0, sd: 1), normal(mean: x, sd: 1)) }, over: 0...1)",
    "integral({ x in log(x > 0.5 ? x : x * x) }, over: 0...1)",
    "sup({ x in fisher(normal(mean: 0, sd: 1), normal(mean: x, sd: 1)) }, over: 0...1)",
  ])
  func whatIsNotEnclosedIsMarked(_ program: String) throws {
    #expect(try #require(run(program).number).isEstimated, "\(program)")
    #expect(try #require(run("2 * \(program) + 1").number).isEstimated, "\(program)")
  }

  @Test(arguments: [
    ("root({ x in tan(x) }, over: 1...2)", "sign-jump"),
    ("root({ x in x > 0.3 ? 1 : -1 }, over: 0...1)", "sign-jump"),
    ("root({ x in floor(x) - 0.5 }, over: 0...2)", "sign-jump"),
    ("root({ x in 1 / (x - 0.3) }, over: 0...1)", "sign-jump"),
    ("studentT(degrees: 2).expectation { x in x * x }", "infinite"),
    ("studentT(degrees: 1).expectation { x in abs(x) }", "infinite"),
    ("studentT(degrees: 3).thirdCentralMoment", "no-moment"),
    ("normal(mean: 0, sd: 1).expectation { x in exp(x * x / 2 - 100) }", "infinite"),
    ("hyvarinen(studentT(degrees: 1), normal(mean: 0, sd: 1))", "infinite"),
    ("kl(studentT(degrees: 2), normal(mean: 0, sd: 1))", "infinite"),
    ("fisher(studentT(degrees: 2), normal(mean: 0, sd: 1))", "infinite"),
    // Tails that no floating-point number holds, and that decide all the same.
    ("\(hidden).variance", "no-moment"), ("\(hidden).mean", "no-moment"),
    ("\(hidden).tempered(beta: 0.5).normalizer", "infinite"),
    ("kl(\(hidden), normal(mean: 0, sd: 1))", "infinite"),
    ("fisher(\(hidden), normal(mean: 0, sd: 1))", "infinite"),
    ("\(hidden).expectation { x in abs(x) }", "infinite"),
    (
      "unnormalized { x in max(-x * x, -800 - 0.5 * log(1 + x * x)) }.normalizer",
      "not-normalizable"
    ),
    ("unnormalized { x in -1 / (1 + x * x) }.mean", "not-normalizable"),
    (
      """
      unnormalized { x in
        max(normal(mean: 0, sd: 1).logpdf(x), studentT(degrees: 2).logpdf(x) - 900)
      }.variance
      """, "no-moment"
    ),
    // What is infinite is not just too large.
    ("integral({ x in 1 / x }, over: 0...1)", "infinite"),
    ("integral({ x in 1 / pow(x - 0.5, 2) }, over: 0...1)", "infinite"),
    ("integral({ x in log(x) / x }, over: 0...1)", "infinite"),
    ("integral({ x in exp(1 / x) }, over: 0...1)", "infinite"),
    ("integral({ x in 1 / (x * log(x)) }, over: 0...0.5)", "infinite"),
    ("integral({ x in 1 / (exp(x) - 1) }, over: 0...1)", "infinite"),
    ("sup({ x in 1 / x }, over: 0...1)", "infinite"),
    ("sup({ x in -log(1 - x) }, over: 0...1)", "infinite"),
    ("normal(mean: 0, sd: 1).expectation { x in 1 / abs(x) }", "infinite"),
    ("normal(mean: 0, sd: 1).expectation { x in exp(x * x) }", "infinite"),
    ("normal(mean: 0, sd: 1).expectation { x in exp(x * x / 2) }", "infinite"),
    ("laplace(mean: 0, scale: 1).expectation { x in exp(abs(x)) }", "infinite"),
    (
      "ksd(normal(mean: 50, sd: 1), unnormalized(over: 0...1) { x in 0 * x }, kernel: gaussian(bandwidth: 1))",
      "outside-support"
    ),
    ("kl(normal(mean: 0, sd: 1), unnormalized(over: 0...1) { x in 0 * x })", "outside-support"),
    (
      "scoreDifference(normal(mean: 0, sd: 1), unnormalized(over: 0...1) { x in x })(2)",
      "outside-support"
    ),
    ("[1, 2].filter { x in x > 5 }.mean", "invalid-argument"),
    ("[1, 2].filter { x in x > 5 }.argmin", "invalid-argument"),
    ("[1, 2].filter { x in x > 5 }.argmax", "invalid-argument"),
  ])
  func whatDoesNotExistIsRefused(_ program: String, _ identifier: String) {
    #expect(run(program).diagnostics.map { "\($0.identifier)" } == [identifier], "\(program)")
  }

  @Test(arguments: existing)
  func whatExistsIsFound(_ program: String, _ truth: Double, _ relative: Double) throws {
    let number = try #require(run(program).number, "\(program): \(run(program).messages)")
    #expect(
      abs(number.value - truth) <= number.error + truth.ulp * 4,
      "\(program): \(number.value) ± \(number.error) does not hold \(truth)")
    #expect(number.error <= relative * abs(truth), "\(program): \(number.error)")
  }

  @Test(arguments: [
    "laplace(mean: 0, scale: 1).cdf(-800) > 0", "studentT(degrees: 1000).cdf(-100) > 0",
    "unnormalized { x in -pow(x, 2) / 2 }.cdf(-50) > 0",
    "normal(mean: 0, sd: 1).pdf(1e160) > 0", "gaussian(bandwidth: 1).value(0, 100) > 0",
  ])
  func whatUnderflowsIsUndecided(_ program: String) {
    #expect(run(program).text == "undecided", "\(program)")
  }

  /// What an enclosure leaves open of an expected value stands in its bound.
  @Test func stepsOutOfSightAreInTheBound() throws {
    // The truth is about 1e-30: exp(700) times P(X > 39).
    let number = try #require(
      run("normal(mean: 0, sd: 1).expectation { x in x > 39 ? exp(700) : 0 }").number)
    #expect(!number.isEstimated && number.error > 1e-29 && number.error < 1e-15)
    #expect(abs(number.value) <= number.error)
    // A word that encloses nothing, and 0 wherever it is computed.
    let unseen = "normal(mean: 0, sd: 1).expectation { x in count([1, x]) > 5 ? 1 : 0 }"
    #expect(run(unseen).number.map { $0.value == 0 } ?? true)
  }

  @Test func outsideItsSupportADensityIsExactlyZero() {
    let p = "unnormalized(over: 0...1) { x in 0 * x }"
    #expect(run("\(p).pdf(1.5) == 0").text == "true")
    #expect(run("\(p).cdf(-1) == 0 && \(p).cdf(2) == 1").text == "true")
  }

  @Test func modesNextToAMultipleRootAreTwo() throws {
    let modes = try #require(
      run("mixture(weights: [0.5, 0.5], means: [-1.00000006, 1.00000006], sd: 1).modes").numbers)
    #expect(modes.count == 2)
    // tanh(m x) = x/m.
    for i in modes.values.indices {
      #expect(abs(abs(modes.values[i]) - 5.999999e-4) <= modes.errors[i] + 1e-9)
    }
  }

  @Test func aFitWhoseOptimumIsAtInfinityHasNotConverged() {
    let program = """
      let start = mixture(weights: [0.5, 0.5], means: [-3, 3], sd: 1)
      fitMixture([-3, -3, -2.9], start: start, free: [.weights], by: .scoreMatching).converged
      """
    #expect(run(program).text == "false")
  }

  @Test(arguments: ["x > 0 ? 1 : 2", "0 < x ? 1 : 2", "x >= 0 && 1 > x ? 1 : 2"])
  func conditionsAreEnclosedOnEitherSideOfTheComparison(_ choice: String) throws {
    let found = try #require(
      run("integral({ x in \(choice) }, over: -1...1, breaks: [0])").number)
    #expect(abs(found.value - 3) <= found.error && found.error < 1e-9 && !found.isEstimated)
  }

  @Test func asManyBreaksAsAreAllowedAreTaken() {
    func program(_ n: Int) -> String {
      "integral({ x in x }, over: 0...2, breaks: linspace(0.5, 1.5, \(n)))"
    }
    let found = run(program(1000)).number
    #expect(found.map { abs($0.value - 2) <= $0.error } == true)
    #expect(run(program(1001)).diagnostics.map(\.identifier.description) == ["too-large"])
  }
}

/// Functions that call themselves' parts twice come to formulas of 2^40 operations.
@Test(arguments: [
  "unnormalized(d)", "derivative(d)", "unnormalized { x in -sum(repeated(x * x, 30000)) }",
  "unnormalized { x in -sum(sqrt(repeated(x * x + 1, 30000))) }",
])
func refusesFormulasThatAreTooLarge(program: String) {
  let doubled =
    "let d = integers(1, 40).reduce({ x in -x * x }, { f, b in { x in f(x) / 2 + f(x) / 2 } })\n"
  let outcome = run(doubled + program)
  #expect(outcome.diagnostics.map(\.identifier.description) == ["too-large"], "\(outcome.messages)")
  #expect(outcome.diagnostics.first?.message.contains("let y = f(x)") == true)
}

@Test func recordsASharedFormulaOnce() {
  let program = """
    unnormalized { x in
      -integers(1, 60).reduce(x * x) { y, i in y / 2 + y / 2 } / 2
    }.normalizer
    """
  #expect(run(program).text.hasPrefix("2.50663"))
}

@Test func leavesConditionsThatDoubleToTheSearch() {
  let program = """
    integral({ x in integers(1, 40).reduce(x > 0, { c, b in c && !!c }) ? x : 0 }, over: -1...1)
    """
  let outcome = run(program)
  #expect(outcome.messages == [])
  #expect(outcome.text.hasPrefix("0.5"), "\(outcome.text)")
}

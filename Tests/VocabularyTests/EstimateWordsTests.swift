import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

private let normal = "normal(mean: 0, sd: 1)"

@Suite struct EstimateWordsTests {
  @Test func givesAMeanWithTheTInterval() throws {
    let number = try #require(run("estimateMean(recorded([1, 2, 3, 4, 5]), level: 0.95)").number)
    #expect(number.value == 3)
    // t with 4 degrees of freedom at 0.975 is 2.7764451.
    #expect(abs(number.upper - 4.9632432) < 1e-6)
    #expect(abs(number.lower - 1.0367568) < 1e-6)
    #expect(abs(number.failure - 0.05) < 1e-8)
  }

  @Test(arguments: [
    "estimateProportion(0, of: 60)",
    "estimateProportion(recorded(integers(1, 60)).map { i in i > 60 })",
    "estimateProportion(recorded(integers(1, 60)) * 0)",
  ]) func givesAProportionThatStaysInItsRange(program: String) throws {
    let number = try #require(run(program).number)
    #expect(number.value == 0 && number.lower == 0)
    #expect(abs(number.upper - 0.1190) < 1e-4)
    #expect(abs(number.failure - 0.001) < 1e-8)
    #expect(number.printed().text.contains("0.12"))
    #expect(!number.printed().text.contains("-"))
  }

  @Test func countsTheDrawsAsTheyFell() throws {
    let draws = "let x = \(normal).sample(400, key: \"a\")\n"
    let share = try #require(run(draws + "estimateProportion(x.map { y in y > 0 })").number)
    let counted = try #require(run(draws + "x.filter { y in y > 0 }.count").number)
    #expect((share.value * 400).rounded() == counted.value)
    #expect(counted.isDrawn && !counted.hasInterval)
    // 0.5 with five standard errors of 0.025.
    #expect(abs(share.value - 0.5) < 0.125)
    let none = try #require(run(draws + "x.filter { y in y > 100 }.count").number)
    #expect(none.value == 0 && none.isDrawn)
    #expect(run(draws + "x.filter { y in y > 100 }.sum < 1").text == "undecided")
  }

  @Test func takesGuaranteedIntervalsFromARange() throws {
    let draws = "\(normal).sample(200, key: \"a\").map { x in x > 0 ? 1 : 0 }"
    let plain = try #require(run("estimateMean(\(draws))").number)
    let bounded = try #require(run("estimateMean(\(draws), within: 0...1)").number)
    #expect(bounded.lower < plain.lower && bounded.upper > plain.upper)
    #expect(run("estimateMean(recorded([1, 2, 3]), within: 0...1)").messages.count == 1)
  }

  @Test func givesVarianceDeviationQuantileAndMedian() throws {
    let draws = "\(normal).sample(1000, key: \"a\")"
    for (program, truth) in [
      ("estimateVariance(\(draws))", 1.0), ("estimateStandardDeviation(\(draws))", 1),
      ("estimateQuantile(\(draws), 0.9)", 1.2815515655446004), ("estimateMedian(\(draws))", 0),
    ] {
      let number = try #require(run(program).number, "\(program)")
      #expect(number.lower < truth && truth < number.upper)
      #expect(number.lower <= number.value && number.value <= number.upper)
      #expect(number.upper - number.lower < 0.5)
    }
  }

  /// The sum of squares of 1 to 10 about their mean is 82.5.
  @Test func theVarianceIsOverOneLessThanTheDraws() throws {
    let draws = "recorded(integers(1, 10))"
    let variance = try #require(run("estimateVariance(\(draws))").number)
    #expect(abs(variance.value - 82.5 / 9) <= variance.error + 1e-15)
    let deviation = try #require(run("estimateStandardDeviation(\(draws))").number)
    #expect(abs(deviation.value - (82.5 / 9).squareRoot()) < 1e-14)
  }

  /// A quantile of numbers that are known to 1e-6 is known no better.
  @Test func quantilesCarryTheErrorsOfTheDraws() throws {
    for word in ["estimateMedian(x)", "estimateQuantile(x, 0.4)"] {
      let found = try #require(
        run("let x = recorded(integers(1, 40) + (pi - pi) * 4e9)\n" + word).number)
      #expect(found.error >= 1e-6 && found.error < 2e-6)
    }
  }

  @Test func zerosAndOnesThatAreAllEqualAreLeftToTheirOwnWord() {
    for draw in ["0", "1"] {
      let found = run("estimateMean(recorded([\(draw), \(draw), \(draw)]))").number
      #expect(found?.hasInterval == false)
      #expect(
        found?.reasonOfNoInterval?.contains("'estimateProportion' for zeros and ones") == true)
    }
  }

  @Test(arguments: [
    (
      "estimateMedian(recorded([1, 2, 3]))",
      "the number of draws must be a whole number of at least 11, not 3"
    ),
    (
      "estimateVariance(recorded([1, 2, 3]))",
      "the number of draws must be a whole number of at least 10, not 3"
    ),
    ("estimateProportion(3)", "'estimateProportion' of a number needs 'of:', the number of draws"),
    (
      "estimateProportion(recorded([0, 0.5]))",
      "a proportion is of zeros and ones, but element 1 is 0.5; 'estimateMean' takes other numbers"
    ),
    (
      "estimateProportion(7, of: 3)", "the number of successes is a whole number from 0 to 3, not 7"
    ),
  ]) func refusesWhatHasNoEstimate(program: String, message: String) {
    #expect(run(program).messages.first?.hasPrefix(message) == true, "\(run(program).messages)")
  }
}

@Suite struct DrawnNumbersTests {
  private let risk = """
    let draws = integers(1, 400).map { i in normal(mean: 0, sd: 1).sample(1, key: ["r", i])[0] }

    """

  @Test func leavesComparisonsOfBareDrawsUndecided() {
    for comparison in [
      "draws.mean < 0.5", "draws.mean < 100", "draws[0] == draws[0]", "max(draws) > -100",
      "argmin(draws) >= 0", "draws.filter { x in x > 0 }.count > 1", "draws.variance > 0",
      "normal(mean: draws[0], sd: 1).pdf(0) > 0", "(draws[0] > 0 ? 1 : 2) > 0",
      "draws.mean.value < 100", "integral({ x in draws[0] + x }, over: 0...1) < 100",
      "all(draws.map { x in x < 100 })", "increasing(sorted(draws))", "draws.contains(draws[0])",
      "share(draws, below: 100) > 0.5",
      "steinDirection(draws, normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1))(0) < 100",
      "histogram(draws); draws.sum < 1e9",
    ] {
      #expect(run(risk + comparison).values.last.map { format($0) } == "undecided", "\(comparison)")
    }
  }

  @Test func decidesWithAnInterval() {
    #expect(run(risk + "estimateMean(draws) < 0.5").text == "true")
    #expect(run(risk + "estimateMean(draws) > 0.5").text == "false")
    #expect(run(risk + "estimateMean(draws) < 0").text == "undecided")
    #expect(run(risk + "draws.count == 400").text == "true")
    // Two intervals: the probabilities add.
    let failure = run(risk + "(estimateMean(draws) - estimateMean(draws + 3)).failure").number
    #expect(failure.map { abs($0.value - 0.002) < 1e-8 && $0.isDrawn && !$0.hasInterval } == true)
    #expect(run(risk + "estimateMean(draws).failure < 1").text == "undecided")
    // Of differences that are all equal nothing is known.
    #expect(run(risk + "estimateMean(draws - (draws + 3)) < -2").text == "undecided")
  }

  @Test func comparesPairsByTheirDifferences() throws {
    let program = """
      let a = normal(mean: 0, sd: 1).sample(400, key: "a")
      let b = a + 0.01 * normal(mean: 0.1, sd: 1).sample(400, key: "b") + 0.05

      """
    #expect(run(program + "estimateMean(a) < estimateMean(b)").text == "undecided")
    #expect(run(program + "estimateMean(b - a) > 0").text == "true")
  }

  @Test func takesNoMoreFailureThanAStatementMay() {
    let many =
      "integers(1, 20).map { i in estimateMean(normal(mean: i, sd: 1).sample(99, key: [\"m\", i])) > 0 }"
    #expect(run("all(\(many))").text == "undecided")
    #expect(run("holds(all(\(many)))").text.contains("undecided"))
  }

  @Test func countsEveryPartThatDrawsCouldHaveSettled() {
    // All means are 0. With these seeds one of the 400 intervals at 99.9 % misses it and lies above.
    func means(_ count: Int, _ mean: Int = 0) -> String {
      "integers(1, \(count)).map { i in estimateMean(normal(mean: \(mean), sd: 1).sample(20, key: [\"z\", i])) > 0 }"
    }
    for seed: UInt64 in [0, 4] {
      let context = EvaluationContext(seed: seed)
      #expect(run("any(\(means(400)))", context: context).text == "undecided", "\(seed)")
      #expect(run("all(\(means(400)).map { t in !t })", context: context).text == "undecided")
    }
    // The parts fail together with 0.005, and with 0.02.
    #expect(run("any(\(means(5, 5)))").text == "true")
    #expect(run("any(\(means(20, 5)))").text == "undecided")
    // What is certain settles it alone.
    #expect(run("1 > 0 || any(\(means(20, 5)))").text == "true")
    #expect(run("all(\(means(20, 5))) && 1 < 0").text == "false")
  }

  @Test func marksWhatANoisyRunGives() {
    let run1 = """
      svgd(target: normal(mean: 0, sd: 1), from: [0, 1], kernel: gaussian(bandwidth: 1), \
      stepSize: 0.1, steps: 3\(", noise: perturbation(sd: 1, key: \"n\")")).particles[0] < 1e9
      """
    #expect(run(run1).text == "undecided")
    #expect(
      run(run1.replacing(", noise: perturbation(sd: 1, key: \"n\")", with: "")).text == "true")
  }

  /// Whether draws scatter hangs on how they fell, so that it is no error where they don't.
  @Test(arguments: [
    "estimateMean(draws)", "estimateVariance(draws)", "estimateStandardDeviation(draws)",
    "estimateBias(draws, truth: 1)", "estimateMeanSquaredError(draws, truth: 1)",
    "estimateEmpiricalStandardError(draws)",
  ]) func haveNoIntervalWhereDrawsAreAllAlike(word: String) throws {
    let rare = "normal(mean: 0, sd: 1).sample(50, key: \"a\").map { x in x > 9 ? x : 0 }"
    let result = run("let draws = \(rare)\n\(word) < 9")
    guard case .truth(let judgement)? = result.values.last else {
      Issue.record("\(result.messages)")
      return
    }
    #expect(judgement.truth == .undecided)
    #expect(judgement.shortfall?.contains("the draws are all alike") == true)
  }

  @Test func areTextsWithTheirLevel() {
    let program = "estimateMean(normal(mean: 0, sd: 1).sample(99, key: \"a\"), level: 0.99)"
    guard case .text(let text)? = run("\"m = \\(\(program))\"").values.last?.plain else {
      Issue.record("no text")
      return
    }
    #expect(text.hasSuffix(" [99 % interval]"))
  }

  @Test func equalityIsNeverShownByErrorsThatShrink() throws {
    guard case .truth(let judgement)? = run("0.1 + 0.2 == 0.3").values.last else { return }
    #expect(judgement.shortfall?.contains("no error, however small, shows") == true)
    #expect(judgement.shortfall?.contains("times smaller") == false)
  }

  @Test func sayWhyAndWhatItWouldTake() throws {
    func shortfall(_ program: String) -> String {
      guard case .truth(let judgement)? = run(program).values.last else { return "" }
      return judgement.shortfall ?? ""
    }
    #expect(
      shortfall(risk + "draws.mean < 0.5").contains(
        "has no interval; a word such as 'estimateMean'"))
    #expect(shortfall(risk + "estimateMean(draws) < draws.mean").contains("the right side"))
    let program = risk + "estimateMean(draws) < estimateMean(draws) + 0.05"
    #expect(shortfall(program).contains("times the replicates would decide it"))
    #expect(
      shortfall(risk + "estimateMean(draws, level: 0.95) < 9").contains("need a higher 'level:'"))
  }

  // The wider of the two distances, by hand: 10 draws of 0.4 ± 0.3 against 0.3 exactly need nine times
  // as many, and a little more.
  @Test func countsTheReplicatesThatItWouldTake() {
    let left = Estimate(drawn: 0.4, in: 0.1...0.7, failure: 0.001)
    let comparison = Comparison(
      left: left, relation: ">", right: Estimate(0.3), truth: .undecided)
    #expect(comparison.shortfall == "about 10 times the replicates would decide it")
    let bounds = Comparison(
      left: Estimate(0.4, error: 0.3), relation: ">", right: Estimate(0.3), truth: .undecided)
    #expect(bounds.shortfall?.hasPrefix("the errors would have to be 3") == true)
  }

  /// No numbers that say nothing: infinite ones, and 1 for what is nearly enough.
  @Test(arguments: [
    (Estimate(.leastNonzeroMagnitude), Estimate(0, error: 3), "more than a million times smaller"),
    (Estimate(2, error: 1), Estimate(1), "a little smaller"),
    (Estimate(2, error: 1.01), Estimate(1), "a little smaller"),
    (Estimate(2, error: 1.5), Estimate(1), "1.5 times smaller"),
    (Estimate(1e308, error: 1e308), Estimate(-1e308, error: 1.2e308), "1.1 times smaller"),
  ])
  func saysHowMuchSmallerErrorsWouldHaveToBe(left: Estimate, right: Estimate, expected: String) {
    let comparison = Comparison(left: left, relation: "<", right: right, truth: .undecided)
    #expect(comparison.shortfall == "the errors would have to be " + expected)
  }

  @Test func givesIntervalsWithTestsFitsAndPowers() throws {
    let power = try #require(
      run(
        """
        ksdPower(normal(mean: 2, sd: 1), normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1), n: 50, \
        replicates: 20, key: "power")
        """
      ).number)
    #expect(power.hasInterval && power.upper == 1 && power.lower > 0.5)
    let fit = """
      let p = mixture(weights: [0.3, 0.7], means: [-3, 3], sd: 1)
      let fit = { data in fitMixture(data, start: p, free: [.weights], by: .likelihood) }

      """
    let fitted = try #require(run(fit + "fit(p.sample(500, key: \"d\")).logOdds").number)
    #expect(fitted.hasInterval)
    // log(0.7/0.3) = 0.847; its standard error is 1/sqrt(500 * 0.21) = 0.098 or a little more.
    #expect(fitted.lower < 0.8473 && 0.8473 < fitted.upper)
    #expect(abs((fitted.upper - fitted.lower) / 2 / 3.29 - 0.098) < 0.015)
    let given = try #require(run(fit + "fit([-3, -2, 3, 4, 2]).logOdds").number)
    #expect(!given.isDrawn)
    #expect(run(fit + "fit(p.sample(500, key: \"d\")).density.mean < 100").text == "undecided")
    let test = """
      let test = { x in ksdTest(x, normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1), key: .common("t")) }

      """
    let p = try #require(run(test + "test([0.1, 0.5, -0.3, 2, 1, 0.7]).pValue").number)
    #expect(p.hasInterval && p.lower <= p.value && p.value <= p.upper)
    #expect(run(test + "test([0.1, 0.5, -0.3, 2, 1, 0.7]).statistic > 0").text == "true")
    #expect(
      run(test + "test(normal(mean: 0, sd: 1).sample(20, key: 1)).pValue > -1").text == "undecided")
  }

  @Test(arguments: [
    ("holds(mean(normal(mean: 0, sd: 1).sample(9, key: 1)) < 1)", 1),
    ("let x = normal(mean: 0, sd: 1).sample(9, key: 1); holds(!(x.mean < 1) && x.count == 9)", 1),
    (
      "let m = [1, 2].map { i in normal(mean: 0, sd: 1).sample(9, key: i).mean }; holds(all(m.map { y in y < 1 }))",
      1
    ),
    ("let x = normal(mean: 0, sd: 1).sample(9, key: 1); holds(estimateMean(x) < 1)", 0),
    (
      "let x = normal(mean: 0, sd: 1).sample(9, key: 1); holds(estimateProportion(x.map { y in y > 0 }) < 1)",
      0
    ),
    (
      "let x = normal(mean: 0, sd: 1).sample(9, key: 1); holds(x.filter { y in y > 0 }.count > 1)",
      1
    ),
    ("let x = normal(mean: 0, sd: 1).sample(9, key: 1); holds(x.increasing)", 1),
    ("let x = normal(mean: 0, sd: 1).sample(9, key: 1); holds(increasing(x))", 1),
    ("let x = normal(mean: 0, sd: 1).sample(9, key: 1); holds(x.contains(0.3))", 1),
    (
      "let x = normal(mean: 0, sd: 1).sample(9, key: 1); holds(count(x.filter { y in y > 0 }) > 1)",
      1
    ),
    (
      "let x = normal(mean: 0, sd: 1).sample(9, key: 1); holds((x.mean > 0 ? \"a\" : \"b\") == \"a\")",
      1
    ),
    ("let x = normal(mean: 0, sd: 1).sample(9, key: 1); holds(x.count > 1 && count(x) > 1)", 0),
    ("let x = normal(mean: 0, sd: 1).sample(9, key: 1); holds(x.mean.failure <= 1)", 1),
    (
      "let x = normal(mean: 0, sd: 1).sample(9, key: 1); let m = [x].map { d in estimateMean(d) }; holds(m[0] < 1)",
      0
    ),
    (
      "let x = normal(mean: 0, sd: 1).sample(9, key: 1); let m = [x.mean, estimateMean(x)]; holds(m[1] < 2)",
      0
    ),
    (
      "let x = normal(mean: 0, sd: 1).sample(9, key: 1); let m = [\"a\": x.mean, \"b\": estimateMean(x)]; holds(m[\"b\"] < 2)",
      0
    ),
    (
      "let x = normal(mean: 0, sd: 1).sample(9, key: 1); holds(x.reduce(0) { n, y in n + 1 } == 9)",
      0
    ),
    (
      "let x = normal(mean: 0, sd: 1).sample(9, key: 1); holds(zip([estimateMean(x)], [x.mean])[0][0] < 2)",
      0
    ),
    ("let x = normal(mean: 0, sd: 1).sample(9, key: 1); x.mean < 1", 0),
  ]) func warnsOfBareDrawsInStatements(program: String, count: Int) {
    let outcome = run(program)
    #expect(
      outcome.diagnostics.filter { $0.identifier == "drawn-comparison" }.count == count,
      "\(outcome.messages)")
  }

  @Test func anUndecidedSuccessMayBeOneOrNot() throws {
    let share = try #require(
      run("estimateProportion(recorded([pi, 1, 1, 5]).map { x in x < 3.141592653589793 })").number)
    // Two or three of four.
    #expect(share.value - share.error <= 0.5 && share.value + share.error >= 0.75)
    #expect(share.error < 0.126)
    let most = try #require(run("estimateProportion(3, of: 4)").number)
    let least = try #require(run("estimateProportion(2, of: 4)").number)
    #expect(abs(share.upper - most.upper) < 1e-8 && abs(share.lower - least.lower) < 1e-8)
  }
}

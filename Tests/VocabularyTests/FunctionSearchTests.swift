import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

@Suite struct FunctionSearchTests {
  @Test func derivativesAreExact() {
    #expect(
      holds(
        run("derivative { x in sin(x) * exp(x) }(1)").number, 3.756049227094727, relative: 1e-13))
    // Through a function of the program, a density and a power.
    let program = """
      let p = mixture(weights: [0.5, 0.5], means: [-2, 2], sd: 1)
      let f = { x in pow(p.logpdf(x), 2) }
      derivative(f)(1) - 2 * p.logpdf(1) * p.score(1)
      """
    let difference = run(program).number
    #expect(difference.map { abs($0.value) <= $0.error && $0.error < 1e-13 } == true)
    #expect(run("derivative { x in sqrt(x) }(-1)").diagnostics.first?.identifier == "non-finite")
    #expect(
      run("derivative { x in x > 0 ? x : 0 }(1)").diagnostics.first?.identifier == "not-a-formula")
    // Derivatives are formulas themselves.
    let third = "derivative(derivative(derivative { x in exp(2 * x) * x }))"
    #expect(holds(run("\(third)(0.5)").number, 43.492509255344723, relative: 1e-12))
    let density = """
      let slope = derivative { x in pow(x, 4) / 4 }
      unnormalized { x in -x * slope(x) }.variance
      """
    #expect(holds(run(density).number, 0.33798912003364236, relative: 1e-11))
  }

  @Test func supremaNextToAnEndWhereNothingIsDefinedAreFound() throws {
    for (program, truth) in [
      ("sup({ x in x * log(x) }, over: 0...0.5)", 0),
      ("sup({ x in sin(x) / x }, over: 0...1)", 1.0),
    ] {
      let number = try #require(run(program).number, "\(run(program).messages)")
      #expect(number.isEstimated && abs(number.value - truth) < 1e-10, "\(number)")
    }
  }

  /// A search finds a pole between the places of its grid, where nothing encloses the function.
  @Test func supremaAtPolesAreInfinite() {
    let outcome = run(
      "sup({ x in kl(normal(mean: 0, sd: 1), normal(mean: x, sd: 1)) "
        + "- log(abs(x - 0.300048828125) + 1e-300) }, over: 0...1)")
    #expect(
      outcome.messages.first?.hasPrefix("the supremum is infinite, or too large") == true,
      "\(outcome.messages) \(outcome.text)")
  }

  @Test func rootsCarryTheErrorOfTheFunction() throws {
    #expect(
      holds(run("root({ x in cos(x) }, over: 0...3)").number, 1.5707963267948966, relative: 1e-15))
    // A function known to 1e-3 cannot tell its zero better than that.
    let program = """
      let noisy = integral({ x in 1 }, over: 0...1) * 0
      root({ x in x - 1 + noisy }, over: 0...3)
      """
    #expect(holds(run(program).number, 1, relative: 1e-9))
    #expect(
      run("root({ x in pow(x, 2) + 1 }, over: 0...3)").diagnostics.first?.identifier
        == "no-sign-change")
  }

  @Test(arguments: [
    // Never 0, but by rounding.
    "tanh(x) - 1 }, over: 0...50", "1 - tanh(x) }, over: -50...50",
    "normal(mean: 0, sd: 1).cdf(x) - 1 }, over: 0...20", "exp(-x) }, over: 0...800",
  ])
  func aFunctionThatIsZeroByRoundingAloneHasNoRoot(_ program: String) {
    #expect(
      run("root({ x in \(program))").diagnostics.map(\.identifier.description) == [
        "no-sign-change"
      ],
      "\(program)")
  }

  @Test func rootsAtTheEndsOfTheRangeAreFound() {
    for (program, truth) in [
      ("x }, over: 0...1", 0.0), ("x - 1 }, over: 0...1", 1), ("x * x }, over: 0...1", 0),
      ("sin(x) }, over: -1...0", 0),
    ] {
      #expect(
        run("root({ x in \(program))").number.map { abs($0.value - truth) <= $0.error } == true,
        "\(program)")
    }
  }

  @Test func jumpsHaveNoDerivativeAndKinksThoseOfBothSides() {
    for place in ["(4)", "(-4)", "(2 + 2)"] {
      #expect(
        run("derivative { x in remainder(x, 2) }\(place)").diagnostics.map(\.identifier.description)
          == ["non-finite"], "\(place)")
    }
    #expect(run("derivative { x in remainder(3, x) }(1)").number == nil)
    for place in ["(-3)", "(0)", "(3)"] {
      #expect(run("derivative { x in remainder(x, 2) }\(place)").text == "1", "\(place)")
    }
    #expect(run("derivative { x in remainder(3, x) }(1.25)").text == "-2")
    for (program, slopes) in [
      ("derivative(laplace(mean: 0, scale: 1).pdf)(0)", (-0.5, 0.5)),
      ("derivative(laplace(mean: 3, scale: 2).logpdf)(3)", (-0.5, 0.5)),
      ("derivative { x in -abs(x) }(0)", (-1, 1)), ("derivative { x in max(x, 2 * x) }(0)", (1, 2)),
    ] {
      let slope = run(program).number
      #expect(
        slope.map { $0.value - $0.error <= slopes.0 && $0.value + $0.error >= slopes.1 } == true,
        "\(program): \(String(describing: slope))")
    }
  }

  @Test func theVariableOfAFunctionAroundIsNotTheOwnOne() throws {
    // d/dy (y - x)² at 1/4 is 1/2 - 2 x.
    let inner = "derivative { y in pow(y - x, 2) }(0.25)"
    #expect(run("let x = 3; \(inner)").text == "-5.5")
    #expect(
      run("derivative { x in \(inner) }(0.5)").diagnostics.first?.identifier == "not-a-formula")
    for (program, truth) in [
      ("integral({ x in \(inner) }, over: 0...1)", -0.5),
      ("normal(mean: 0, sd: 1).expectation { x in \(inner) }", 0.5),
      ("sup({ x in \(inner) }, over: 0...1)", 0.5),
      ("integral({ x in derivative { y in max(y, x) }(0.3) }, over: 0...1)", 0.3),
      ("integral({ x in integral({ y in y * x }, over: 0...1) }, over: 0...2)", 1),
    ] {
      let found = run(program)
      let number = try #require(found.number, "\(program): \(found)")
      #expect(
        number.isEstimated || abs(number.value - truth) <= number.error, "\(program): \(number)")
      #expect(abs(number.value - truth) < 1e-6, "\(program): \(number)")
    }
  }

  @Test func supremaAreFoundInsideAndAtTheEnds() {
    #expect(
      holds(
        run("sup({ x in x * exp(-x) }, over: 0...10)").number, 0.36787944117144233, relative: 1e-12)
    )
    #expect(holds(run("sup({ x in x }, over: -1...7)").number, 7, relative: 1e-12))
    // Without an enclosure, by a search: of what a word integrates, with one peak away from the places of the
    // grid, and two of which the second one is higher. KL(N(0, 1)‖N(m, 1)) = m²/2.
    let searched = "kl(normal(mean: 0, sd: 1), normal(mean: x - 0.3, sd: 1))"
    let one = run("sup({ x in exp(-1000 * \(searched)) }, over: -1...1)").number
    #expect(one.map { abs($0.value - 1) <= $0.error && $0.error < 1e-9 } == true)
    #expect(one?.isEstimated == true)
    let two = run(
      "sup({ x in x * exp(-1e5 * \(searched)) + exp(-1e5 * pow(x + 0.7, 2)) / 4 }, over: -1...1)")
    #expect(
      two.number.map { abs($0.value - 0.300016664) <= $0.error + 1e-7 } == true, "\(two.text)")
    // A function known to 1e-6 has a supremum no better known, though the places of the grid lie below it.
    let unsure = run(
      "sup({ x in exp(-1000 * \(searched)) + (pi - pi) * \(1e-6 / 2.4e-16) }, over: -1...1)")
    #expect(unsure.number.map { $0.error >= 1e-6 && $0.error < 2e-6 } == true, "\(unsure.text)")
    // A search does not leave the range.
    let square = "kl(normal(mean: 0, sd: 1), normal(mean: x, sd: 1))"
    for (program, truth) in [
      ("sup({ x in \(square) }, over: 1...2)", 2), ("sup({ x in \(square) }, over: -2...(-1))", 2),
      ("sup({ x in -\(square) }, over: 1...2)", -0.5),
      ("sup({ x in -\(square) }, over: -2...(-1))", -0.5),
    ] {
      #expect(run(program).number.map { abs($0.value - truth) < 1e-9 } == true, "\(program)")
    }
    // sup |s_p - s_p'| = (D/s²) tanh(|a|/4) = 12 tanh(log(9)/4) = 6.
    let program = """
      let p = { left in mixture(weights: [left, 1 - left], means: [-6, 6], sd: 1) }
      let d = scoreDifference(p(0.5), p(0.1))
      sup({ x in abs(d(x)) }, over: -3...3)
      """
    #expect(holds(run(program).number, 6, relative: 1e-11))
  }
}

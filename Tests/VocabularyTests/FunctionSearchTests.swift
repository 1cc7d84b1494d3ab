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
    #expect(
      run("derivative(derivative { x in x * x })(1)").diagnostics.first?.message.hasPrefix(
        "a derivative cannot be part of a formula: 'derivative' is not taken of a derivative")
        == true)
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

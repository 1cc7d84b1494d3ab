import Arithmetic
import Diagnostics
import Script
import Testing

/// The ways by which a draw comes into a number: what a run makes of its own draws `own` and of others, `x`.
private let routes = [
  // Elements, parts, rearranged.
  "own.mean + x[0]", "own.mean + x[1...2].sum", "own.mean + x.last",
  "own.mean + [x, own].flattened[1]",
  "own.mean + transposed([x, own])[0][0]", "own.mean + x.reversed[3]",
  "own.mean + [\"a\": x[0], \"b\": 1][\"a\"]", "own.mean + [\"a\": x].values[0][2]",
  "own.mean + differences(x)[0]", "own.mean + cumulativeSum(x)[1]",
  "own.mean + enumerated(x)[2][1]",
  // Sums and other numbers of all.
  "own.mean + x.sum", "own.mean * x.product", "own.mean - x.variance",
  "own.mean / x.standardDeviation",
  "own.mean + x.max", "own.mean + min(x[0], x[1], 5)", "own.mean + x.median",
  "own.mean + x.sorted[1]",
  "own.mean + x.argmax", "own.mean + max(own[0], x[0])",
  // Functions of numbers.
  "abs(own.mean + x[0])", "pow(2, x[0]) + own[0]", "exp(x).sum + own[0]", "floor(x[0]) + own.mean",
  "remainder(own[0], 1 + abs(x[0]))", "(-x[0]) * own[0]",
  // Choices.
  "x[0] > 0 ? own[0] : own[1]", "x[0] > 0 && own[0] > 0 ? 1 : 0", "!(x[0] > own[0]) ? own[2] : 3",
  "own.mean + (x[0] > 9 ? 1 : 0)",
  "let t = x[0] > 0 ? \"a\" : \"b\"; [\"a\": own[0], \"b\": own[1]][t]",
  "(x[0] > 0 ? \"a\" : \"b\") == \"a\" ? own[0] : own[1]", "(x[0] > 0 ? own : own.reversed)[0]",
  "(x[0] > 0 ? { v in v } : { v in 2 * v })(own[0])", "own.mean + x.filter { v in v > 0 }.count",
  "own.mean + x.filter { v in v > -9 }.sum", "own.mean + (any(x.map { v in v > 1 }) ? 1 : 0)",
  "own.mean + ([0, 1].contains(x[0]) ? 1 : 0)",
  "(x[0] > 0 ? normal(mean: 0, sd: 1) : p).pdf(own[0])",
  // Functions over arrays.
  "x.reduce(own.mean) { s, v in s + v }", "x.map { v in own.map { w in v * w }.sum }.sum",
  "zip(x, own).map { a in a[0] * a[1] }.sum", "x.flatMap { v in [v, own[0]] }.sum", "(x * own).sum",
  "own.map { w in w + x[0] }.mean", "let f = { v in v + x[0] }; f(own.mean)",
  "let f = { g, v in g(v) }; f({ v in v + x[0] }, own.mean)",
  "let d = [\"f\": { v in v + x[0] }]; d[\"f\"](own[0])",
  // Densities, integrals, kernels, fits and particles.
  "normal(mean: x[0], sd: 1).pdf(own[0])", "normal(mean: x[0], sd: 1).mean + own[0]",
  "normal(mean: x[0], sd: 1).sample(3, key: [\"s\", r]).mean",
  "kl(normal(mean: x[0], sd: 1), p) + own[0]",
  "mixture(weights: [0.5, 0.5], means: [x[0], 1], sd: 1).sample(3, key: [\"m\", r])[0]",
  "p.expectation { t in t * x[0] } + own[0]",
  "unnormalized { t in -pow(t - x[0], 2) }.score(own[0])",
  "ksd(own, p, kernel: gaussian(bandwidth: 1 + abs(x[0])))",
  "ksd(x, p, kernel: gaussian(bandwidth: 1)) + own[0]",
  "fitMixture(x, start: mixture(weights: [0.5, 0.5], means: [-1, 1], sd: 1), free: [.weights], by: .likelihood).objective + own[0]",
  "svgd(target: p, from: joined(x, own), kernel: gaussian(bandwidth: 1), stepSize: 0.1, steps: 2).particles[9]",
  "own[0] + (estimateMean(x).hasEnds ? 1 : 0)", "own[0] + estimateMean(x)",
  "own[0] + estimateMedian(joined(x, p.sample(9, key: [\"t\", r])))",
].filter { !$0.contains("hasEnds") }

/// Routes that take no time.
private let quick = Array(routes.prefix(20))

/// What the runs have in place of `x` when they share it, and when each has its own.
private let shared = [
  "base", "p.sample(5, key: .common(\"luck\"))", "held[\"x\"]", "made(1)",
  "integers(0, 4).map { i in base[i] }",
  "chosen[r]",
]
private let own = [
  "p.sample(5, key: [\"x\", r])", "integers(1, 5).map { i in p.sample(1, key: [\"x\", r, i])[0] }",
  "all[(5 * r)...(5 * r + 4)]", "rows[r]",
]

private let start = """
  let p = normal(mean: 0, sd: 1)
  let base = p.sample(5, key: "luck")
  let held = ["x": base, "y": [1]]
  let made = { n in p.sample(5, key: .common("luck")) }
  let all = p.sample(400, key: "all")
  let chosen = integers(0, 20).map { r in r > 3 ? base : base.reversed }
  let rows = integers(0, 20).map { r in p.sample(5, key: ["row", r]) }

  """

private func runs(_ route: String, _ x: String) -> String {
  start
    + "estimateMean(integers(1, 12).map { r in let own = p.sample(5, key: [\"run\", r]); let x = \(x); \(route) })"
}

@Suite struct SharedDrawsTests {
  @Test(arguments: routes) func aSharedDrawIsSeen(_ route: String) throws {
    // Every way into some routes, and two ways into all.
    for x in quick.contains(route) ? shared : Array(shared.prefix(2)) {
      let outcome = run(runs(route, x))
      let number = try #require(outcome.number, "\(route) of \(x): \(outcome.messages)")
      #expect(number.isDrawn && !number.hasInterval, "\(route) of \(x)")
      #expect(
        number.doubt?.contains("of 'sample' with the key \"luck\"") == true,
        "\(route) of \(x): \(number.doubt ?? "")")
    }
  }

  @Test(arguments: routes) func drawsOfTheirOwnAreTaken(_ route: String) throws {
    for x in quick.contains(route) ? own : Array(own.prefix(1)) {
      let outcome = run(runs(route, x))
      let number = try #require(outcome.number, "\(route) of \(x): \(outcome.messages)")
      #expect(number.hasInterval, "\(route) of \(x): \(number.doubt ?? "")")
    }
  }

  // The truth is 0. With the shift that all runs share it was found positive with some seeds, negative with
  // others.
  @Test func noSeedDecidesWhatSharedDrawsMake() {
    for seed in 0..<20 {
      let context = EvaluationContext(seed: UInt64(seed))
      for x in ["base[0]", "p.sample(1, key: .common(\"luck\"))[0]", "base.max - 1.16296"] {
        let program =
          start + """
            estimateMean(integers(1, 100).map { run in p.sample(25, key: ["run", run]).mean + \(x) }) > 0
            """
        #expect(run(program, context: context).text == "undecided", "\(seed) \(x)")
      }
    }
  }

  @Test func methodsAreComparedOnCommonDraws() throws {
    let program =
      start + """
        let one = integers(1, 50).map { r in p.sample(9, key: ["run", r]).mean }
        let other = integers(1, 50).map { r in p.sample(9, key: ["run", r]).median }
        estimateMean(one - other)
        """
    let number = try #require(run(program).number)
    #expect(number.hasInterval && number.lower < 0 && number.upper > 0)
  }

  @Test func aShareOfSignsIsSeen() throws {
    let test =
      "ksdTest(p.sample(20, key: [\"run\", r]), p, kernel: gaussian(bandwidth: 1), draws: 20, key: KEY)"
    func share(_ key: String) -> Outcome {
      run(
        start + "estimateProportion(integers(1, 12).map { r in "
          + test.replacing("KEY", with: key) + ".rejects })")
    }
    let common = try #require(share(".common(\"signs\")").number)
    #expect(
      !common.hasInterval && common.doubt?.contains("'ksdTest' with the key \"signs\"") == true)
    #expect(try #require(share("[\"signs\", r]").number).hasInterval)
  }

  @Test func functionsThatDrawMayDrawAnything() throws {
    let program =
      start + """
        estimateMean(integers(1, 12).map { r in p.expectation { t in t * p.sample(1, key: KEY)[0] } + p.sample(1, key: ["run", r])[0] })
        """
    let number = run(program.replacing("KEY", with: ".common(\"luck\")")).number
    #expect(number.map { !$0.hasInterval } ?? true)
  }
}

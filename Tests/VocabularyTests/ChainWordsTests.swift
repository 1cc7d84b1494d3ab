import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

private let runs = """
  let p = mixture(weights: [0.3, 0.7], means: [-1, 1], sd: 1)
  let start = p.sample(60, key: "start")
  let walk = langevin(p, from: start, stepSize: 0.2, steps: 30, keep: integers(1, 30), key: "walk")
  let corrected = mala(p, from: start, stepSize: 0.2, steps: 30, keep: [10, 20, 30], key: "walk")
  let annealed = annealedLangevin(p, noises: [3, 1], from: start, stepSize: 0.2, steps: 30, key: "walk")
  let hamilton = hmc(p, from: start, warmup: 20, samples: 40, key: "walk")

  """

@Suite struct ChainWordsTests {
  // One number of each chain is a replicate.
  @Test(arguments: [
    "walk.ends", "corrected.ends", "annealed.ends", "hamilton.ends", "walk.path[3]",
    "walk.chains.map { c in c.mean }", "hamilton.chains.map { c in c[7] }", "hamilton.acceptance",
  ])
  func chainsAreIndependent(_ draws: String) throws {
    let number = try #require(run(runs + "estimateMean(\(draws))").number)
    #expect(number.hasInterval && !number.isEstimated, "\(draws): \(number)")
  }

  // The states of one chain are not, nor are those of all chains together, nor chains and where they began.
  @Test(arguments: [
    "walk.chains[0]", "hamilton.chains[3]", "hamilton.energies[0]", "hamilton.chains.flattened",
    "walk.path.flattened", "start.joined(walk.ends)", "walk.path[0].joined(walk.ends)",
    "walk.ends.joined(langevin(p, from: start, stepSize: 0.1, steps: 30, key: \"walk\").ends)",
  ])
  func statesOfAChainAreNot(_ draws: String) throws {
    let outcome = run(runs + "estimateMean(\(draws))")
    if let number = outcome.number {
      #expect(!number.hasInterval && number.isEstimated, "\(draws): \(number)")
    } else {
      #expect(outcome.diagnostics.first?.identifier == "repeated-draws", "\(outcome.messages)")
    }
  }

  // All chains of one network are made from its draws.
  @Test func chainsShareTheDrawsOfTheirTarget() throws {
    let program = """
      let data = normal(mean: 0, sd: 1).quantiles(50)
      let learned = scoreNetwork(data, noises: [1], width: 4, steps: 20, key: "n").score(noise: 1)
      estimateMean(langevin(learned, from: repeated(0, 30), stepSize: 0.1, steps: 5, key: "w").ends)
      """
    let number = try #require(run(program).number)
    #expect(!number.hasInterval && number.isEstimated)
  }

  @Test func moreChainsLeaveTheOthersAsTheyAre() {
    // Equal numbers from draws: their differences are 0.
    let sums = run(
      """
      let p = normal(mean: 0, sd: 1)
      let ends = { n in langevin(p, from: repeated(0, n), stepSize: 0.2, steps: 9, key: .common("w")).ends }
      let places = { n in hmc(p, from: repeated(0, n), warmup: 9, samples: n, key: .common("w")).chains[1] }
      max(abs(ends(40)[0...6] - ends(7))) + max(abs(places(20)[0...4] - places(5)))
      """)
    #expect(sums.number?.value == 0, "\(sums.messages)")
  }

  @Test func chainsInSpaceHaveTheirCoordinates() throws {
    let program = """
      let p = spatialMixture(weights: [0.5, 0.5], means: [[-1, 0, 2], [1, 0, 2]], sd: 1)
      let start = p.sample(30, key: "s")
      let walk = mala(p, from: start, stepSize: 0.5, steps: 9, keep: [4, 9], key: "w")
      let hamilton = hmc(p, from: start, warmup: 5, samples: 6, key: "w")
      let annealed = annealedLangevin(p, noises: [2, 1], from: start, stepSize: 0.1, steps: 3, key: "w")

      """
    let counts = """
      [walk.ends.count, walk.ends[0].count, walk.path[1][29].count, walk.chains[7].count,
       walk.chains[7][1].count, hamilton.chains[2].count, hamilton.chains[2][5].count,
       annealed.ends[3].count]
      """
    #expect(
      run(program + counts).numbers?.values == [30, 3, 3, 2, 3, 6, 3, 3],
      "\(run(program + counts).messages)")
    let third = try #require(
      run(program + "estimateMean(hamilton.ends.map { x in x[2] })").number)
    #expect(third.hasInterval && third.lower < 2 && third.upper > 2)
    #expect(
      run(program + "max(abs(walk.path[1][8] - walk.chains[8][1]))").number?.value == 0)
  }

  @Test(
    arguments: [
      ("langevin(p, from: [[0, 1]], stepSize: 1, steps: 1, key: \"w\")", "unequal-counts"),
      ("langevin(p, from: [0], stepSize: 0, steps: 1, key: \"w\")", "invalid-argument"),
      ("langevin(p, from: [0], stepSize: 9, steps: 900, key: \"w\")", "non-finite"),
      ("langevin(p, from: [0], stepSize: 1, steps: 5, keep: [9], key: \"w\")", "invalid-argument"),
      ("langevin(p, from: [0], stepSize: 1, steps: 9000000000, key: \"w\")", "too-large"),
      (
        "langevin(p, from: [0 + (pi - pi) * 1e10], stepSize: 1, steps: 5, key: \"w\")",
        .inexactArgument
      ),
      ("annealedLangevin(p, from: [0], stepSize: 1, steps: 5, key: \"w\")", "missing-argument"),
      (
        "annealedLangevin(laplace(mean: 0, scale: 1), noises: [1], from: [0], stepSize: 1, steps: 5, key: \"w\")",
        "not-available"
      ),
      ("hmc(p, from: [0], samples: 100000000000, key: \"w\")", "too-large"),
      (
        "hmc(unnormalized(over: 0...1) { x in -x }, from: [2], samples: 3, key: \"w\")",
        "invalid-argument"
      ),
      ("splitRHat([[1, 2, 3], [1, 2, 3]])", "invalid-argument"),
      ("effectiveSampleSize([[1, 2, 3, 4], [1, 2, 3, 4, 5]])", "unequal-counts"),
      ("scoreNetwork([1, 2], noises: [1], batch: 12, key: \"n\")", "invalid-argument"),
      ("scoreNetwork([1, 1], noises: [1], key: \"n\")", "invalid-argument"),
      ("scoreNetwork([1, 2], noises: [1], width: 5000, steps: 1000000, key: \"n\")", "too-large"),
    ] as [(String, Diagnostic.Identifier)])
  func saysWhatIsWrong(_ call: String, _ identifier: Diagnostic.Identifier) {
    let outcome = run("let p = normal(mean: 0, sd: 1)\n" + call)
    #expect(outcome.diagnostics.first?.identifier == identifier, "\(call): \(outcome.messages)")
  }

  @Test func noThreadChangesAResult() throws {
    let program =
      runs + "[walk.ends.mean, corrected.ends.mean, annealed.ends.mean, hamilton.ends.mean]"
    let one = run(program, context: EvaluationContext(workers: Workers(jobs: 1))).numbers?.values
    let four = run(program, context: EvaluationContext(workers: Workers(jobs: 4))).numbers?.values
    #expect(one != nil && one == four)
  }
}

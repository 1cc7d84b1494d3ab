import Arithmetic
import Script
import Testing
import Vocabulary

private let setup = """
  let p = mixture(weights: [0.1, 0.9], means: [-5, 5], sd: 1)
  let k = gaussian(bandwidth: 1)
  let start = normal(mean: 3, sd: 10).quantiles(60)

  """

@Suite struct SVGDTests {
  @Test func oneStepGoesAlongTheDirection() throws {
    let outcome = run(
      setup + """
        let run = svgd(target: p, from: start, kernel: k, stepSize: 0.5, steps: 1)
        let phi = steinDirection(start, p, kernel: k)
        max(abs(run.particles - start - 0.5 * start.map(phi)))
        """)
    let gap = try #require(outcome.number, "\(outcome.messages)")
    #expect(gap.value <= 1e-11)
    #expect(gap.value <= gap.error)
  }

  /// Between the ends of a long error a particle may go to either component; the second run need not.
  @Test func startsThatAreHardlyKnownGiveEstimates() throws {
    func first(_ start: String, _ steps: Int) throws -> Estimate {
      let outcome = run(
        "svgd(target: mixture(weights: [0.5, 0.5], means: [-3, 3], sd: 1), from: [\(start), 4], "
          + "kernel: gaussian(bandwidth: 1), stepSize: 1, steps: \(steps)).particles[0]")
      return try #require(outcome.number, "\(outcome.messages)")
    }
    // 0 ± 0.026, of which 0.02 ends in the other component.
    #expect(try first("(pi - pi) * 1e14", 30).isEstimated)
    #expect(try first("0.02", 30).value > 0 && first("-0.02", 30).value < 0)
    #expect(try !first("0.02", 30).isEstimated)
    #expect(try !first("sqrt(2) / 100", 30).isEstimated)
    #expect(try !first("(pi - pi) * 1e14", 0).isEstimated)
  }

  @Test func noStepsLeaveTheStart() throws {
    let outcome = run(
      setup + """
        let run = svgd(target: p, from: start, kernel: k, stepSize: 1, steps: 0, keep: [0])
        max(abs(run.particles - start)) + max(abs(run.path[0] - start)) + run.moves.count
        """)
    #expect(outcome.number?.value == 0, "\(outcome.messages)")
  }

  @Test func keptParticlesAreThoseOfShorterRuns() throws {
    let outcome = run(
      setup + """
        let run = { steps, keep in svgd(target: p, from: start, kernel: k, stepSize: 1, steps: steps, keep: keep) }
        let long = run(30, [0, 7, 20, 30])
        [7, 20, 30].enumerated.map { it in max(abs(long.path[it[0] + 1] - run(it[1], []).particles)) }
        """)
    #expect(outcome.numbers?.values == [0, 0, 0], "\(outcome.messages)")
  }

  @Test func schedulesAreAskedBeforeEveryStep() throws {
    // Two steps with the sizes 1 and 0.5, against two runs of one step each.
    let outcome = run(
      setup + """
        let both = svgd(target: p, from: start, kernel: { t in k }, stepSize: { t in 1 - t }, steps: 2,
                        beta: { t in t == 0 ? 0.5 : 1 })
        let first = svgd(target: { t in p }, from: start, kernel: k, stepSize: 1, steps: 1, beta: 0.5)
        let second = svgd(target: p, from: first.particles, kernel: k, stepSize: 0.5, steps: 1)
        max(abs(both.particles - second.particles))
        """)
    let gap = try #require(outcome.number, "\(outcome.messages)")
    #expect(gap.value <= 1e-13)
  }

  @Test func betaIsThePowerOfTheTarget() throws {
    let outcome = run(
      setup + """
        let a = svgd(target: p, from: start, kernel: k, stepSize: 1, steps: 20, beta: 0.3)
        let b = svgd(target: p.tempered(beta: 0.3), from: start, kernel: k, stepSize: 1, steps: 20)
        max(abs(a.particles - b.particles))
        """)
    let gap = try #require(outcome.number, "\(outcome.messages)")
    #expect(gap.value <= 1e-12)
  }

  @Test func threadsDoNotMatter() {
    let program =
      setup + """
        svgd(target: p, from: normal(mean: 3, sd: 10).quantiles(9000), kernel: k, stepSize: 1, steps: 5).particles
        svgd(target: p, from: start, kernel: inverseMultiquadric(), stepSize: 1, steps: 5,
             noise: perturbation(sd: 0.3, key: "n")).particles
        """
    let serial = run(program, context: EvaluationContext(seed: 4, workers: Workers(jobs: 1)))
    let parallel = run(program, context: EvaluationContext(seed: 4, workers: Workers(jobs: 5)))
    #expect(serial.values.count == 2)
    for (a, b) in zip(serial.values, parallel.values) {
      #expect(a.encoded(in: EvaluationContext()) == b.encoded(in: EvaluationContext()))
    }
  }

  @Test func noiseHangsOnSeedAndKey() {
    func end(_ key: String, seed: UInt64) -> String {
      run(
        setup + """
          svgd(target: p, from: start, kernel: k, stepSize: 1, steps: 3,
               noise: perturbation(sd: 0.3, key: "\(key)")).particles[7]
          """, context: EvaluationContext(seed: seed)
      ).text
    }
    #expect(end("a", seed: 1) == end("a", seed: 1))
    #expect(end("a", seed: 1) != end("b", seed: 1))
    #expect(end("a", seed: 1) != end("a", seed: 2))
  }

  @Test func spaceTakesPointsAndGivesPoints() throws {
    let outcome = run(
      """
      let p = spatialMixture(weights: [0.3, 0.7], means: [[-5, 0], [5, 0]], sd: 1)
      let start = spatialMixture(weights: [1], means: [[3, 0]], sd: 4).sample(50, key: "start")
      let end = svgd(target: p, from: start, kernel: gaussian(bandwidth: 1), stepSize: 1, steps: 100)
      end.particles.count
      end.particles[0].count
      end.moves.last < end.moves.first ? 1 : 0
      """)
    #expect(outcome.text == "50\n2\n1", "\(outcome.messages)")
  }

  @Test func sharesCountWhatIsSure() throws {
    #expect(run("share([-1, 0, 2], below: 0)").text.hasPrefix("0.33333"))
    #expect(run("share([-1, 0, 2, 3], above: 0)").text == "0.5")
    // As `x < 0.8` is: decided for decimals as they are written, open for what was computed.
    #expect(run("share([0.1, 0.8], below: 0.8)").text == "0.5")
    #expect(run("share([0.1 + 0.7], below: 0.8)").number == Estimate(0.5, error: 0.5))
    #expect(run("share([0.1 + 0.7], above: 0.8)").number == Estimate(0.5, error: 0.5))
    // A number that may lie on either side counts half, with the other half as error.
    let open = try #require(run("share([-1, 1 / 3 - 1 / 3, 2, 3], below: 0)").number)
    #expect(abs(open.value - 0.375) < 1e-15 && abs(open.error - 0.125) < 1e-15)
  }

  @Test(arguments: [
    (
      "svgd(target: p, from: start, kernel: k, stepSize: 0, steps: 1)",
      "'stepSize' of 'svgd' takes a positive number or"
    ),
    (
      "svgd(target: p, from: start, kernel: k, stepSize: { t in 0.5 - t }, steps: 2)",
      "'stepSize' must be positive at every step, but is 0 before step 2"
    ),
    (
      "svgd(target: p, from: start, kernel: k, stepSize: 1, steps: 5, keep: [3, 2])",
      "'keep' takes rising numbers of steps, none above 5"
    ),
    (
      "svgd(target: p, from: start, kernel: k, stepSize: 1, steps: 5, keep: [6])",
      "'keep' takes rising numbers of steps, none above 5"
    ),
    (
      "svgd(target: p, from: [[1, 2], [3, 4]], kernel: k, stepSize: 1, steps: 5)",
      "the particles have 2 coordinates and the target has 1"
    ),
    (
      "svgd(target: p, from: [2, 2, 2, 3], kernel: .median, stepSize: 1, steps: 5)",
      "the median bandwidth must be at least 1e-50; half of all pairs and more are at one place"
    ),
    (
      "svgd(target: p, from: [1e100, -1e100], kernel: .median, stepSize: 1, steps: 5)",
      "the median bandwidth must be at most 1e50; the particles are too far apart"
    ),
    (
      "svgd(target: p, from: start, kernel: k, stepSize: 1e60, steps: 5)",
      "a particle is too large to compute with"
    ),
    (
      "svgd(target: p, from: start, kernel: k, stepSize: 1, steps: 1e9)",
      "'svgd' makes at most 1000000 steps"
    ),
    (
      "svgd(target: p, from: p.quantiles(30000), kernel: inverseMultiquadric(), stepSize: 1, steps: 30)",
      "30000 particles can make at most 11 steps with this kernel"
    ),
    ("share([1, 2])", "'share' needs either below: or above:"),
    ("share([1, 2], below: 0, above: 1)", "'share' needs either below: or above:"),
    (
      "spatialMixture(weights: [1], means: [[0, 0]], sd: 1).score([1])",
      "the point has 1 coordinate where 2 belong"
    ),
  ])
  func mistakesAreNamed(program: String, message: String) {
    let messages = run(setup + program).messages
    #expect(messages.first?.contains(message) ?? false, "\(messages)")
  }

  @Test func sharesAndScoresHoldWhatTheirQuotientsLose() throws {
    // 1/3 = 0.3333333333333333 + 1.85e-17.
    let third = try #require(run("share([1, 2, 3], below: 1.5)").number)
    #expect(abs((third.value - 0.3333333333333333) - 1.850371707708594e-17) <= third.error)
    #expect(run("share([1, 2, 3, 4], below: 2.5)").number == Estimate(0.5))
    // -1/9 and -2/9.
    let score = try #require(
      run("spatialMixture(weights: [1], means: [[0, 0]], sd: 3).score([1, 2])").numbers)
    #expect(
      abs((score.values[0] + 0.1111111111111111) + 6.1679056923619804e-18) <= score[0].error)
    #expect(
      abs((score.values[1] + 0.2222222222222222) + 1.2335811384723961e-17) <= score[1].error)
  }

  /// (m - x)/9 far from the origin, with the remainder that is left of the nine times it.
  @Test func scoresHoldTheDistanceFromTheMean() throws {
    let scores = try #require(
      run("spatialMixture(weights: [1], means: [[1e6, -7]], sd: 3).score([0, 4])").numbers)
    for (score, distance) in zip(scores.array, [1e6, -11]) {
      let rest = distance.addingProduct(-9, score.value) / 9
      #expect(abs(rest) <= score.error && score.error < 1e-7)
    }
    #expect(scores[0].error > 0.1 * scores[0].value.ulp)
  }

  @Test func theDirectionAtAnInexactPlaceKeepsTheErrorsOfParticles() throws {
    // The first particle is 0 ± 0.025.
    let direction = """
      let phi = steinDirection([0 + (pi - pi) * 1e14, 0.5], normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1))

      """
    let exact = try #require(run(direction + "phi(0)").number)
    let inexact = try #require(run(direction + "phi((pi - pi) * 1e10)").number)
    let shifted = try #require(
      run(
        "steinDirection([0.024, 0.5], normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1))(0)"
      ).number)
    for number in [exact, inexact] {
      #expect(abs(shifted.value - number.value) <= number.error, "\(number)")
    }
    #expect(inexact.error >= exact.error && inexact.error < 1.1 * exact.error)
    for program in ["integral(phi, over: -1...1)", "sup(phi, over: -1...1)"] {
      let number = try #require(run(direction + program).number)
      #expect(number.error >= 0.5 * exact.error, "\(program): \(number)")
    }
  }

  /// The step of one particle at 0 is the sum of twelve inexact numbers, and so is its error, though a run stands
  /// for one of them.
  @Test func aScheduleOfManyInexactNumbersHasTheErrorsOfAll() throws {
    let names = (8..<20).map { "a\($0)" }
    let numbers = (8..<20).map { "let a\($0) = (log(\($0)) - log(\($0))) * 4e9" }
    let outcome = run(
      """
      \(numbers.joined(separator: "\n"))
      let target = { t in unnormalized { x in -x * x / 2 + x * (\(names.joined(separator: " + "))) } }
      svgd(target: target, from: [0], kernel: gaussian(bandwidth: 1), stepSize: 1, steps: 1).particles[0]
      \(names.joined(separator: " + "))
      """)
    let errors = outcome.values.compactMap { value -> Double? in
      guard case .number(let number) = value else { return nil }
      return number.error
    }
    try #require(errors.count == 2, "\(outcome.messages)")
    #expect(errors[0] >= errors[1] && errors[0] <= 30 * errors[1])
  }
}

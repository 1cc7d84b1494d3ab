import Arithmetic
import Testing

/// Errors of two parameters that are both looked for where nothing changes with either.
private let errors = """
  let e = (pi - pi) * 1e14
  let u = pi * 1e14 - pi * 1e14

  """

/// The distance of a number from 0.
private func reach(_ program: String) throws -> Double {
  let number = try #require(run(errors + program).number, "\(run(errors + program).messages)")
  return abs(number.value) + number.error
}

@Suite struct VariationTests {
  // At a minimum all that each alone can do says too little of what both can.
  @Test(arguments: [
    ("fisher(normal(mean: E, sd: 1), normal(mean: U, sd: 1))", 2),
    ("kl(normal(mean: E, sd: 1), normal(mean: U, sd: 1))", 2),
    ("ksd(normal(mean: E, sd: 1), normal(mean: U, sd: 1), kernel: gaussian(bandwidth: 1))", 2),
    (
      "fisher(mixture(weights: [0.5, 0.5], means: [E - 3, 3 + U], sd: 1), mixture(weights: [0.5, 0.5], means: [-3, 3], sd: 1))",
      2
    ),
    ("kl(normal(mean: E, sd: 1 + U), normal(mean: 0, sd: 1))", 2),
    (
      "kl(mixture(weights: [0.3, 0.7], means: [E, 1 + U], sd: 1), mixture(weights: [0.3, 0.7], means: [0, 1], sd: 1))",
      2
    ),
  ]) func coversJointMovementAtAMinimum(_ form: String, _ count: Int) throws {
    func program(_ e: String, _ u: String) -> String {
      form.replacing("E", with: "(\(e))").replacing("U", with: "(\(u))")
    }
    let bound = try reach(program("e", "u"))
    let ends = try ["e", "u"].map { name in try #require(run(errors + name).number).error }
    for (a, b) in [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1), (0.5, -0.9)] {
      let found = try #require(run(program("\(a * ends[0])", "\(b * ends[1])")).number)
      #expect(found.value - found.error <= bound, "\(form) at \(a), \(b): \(bound)")
    }
  }

  @Test func doesNotDecideWhatJointMovementLeavesOpen() {
    let program = errors + "fisher(normal(mean: 1 + e, sd: 1), normal(mean: 1 + u, sd: 1)) < "
    #expect(run(program + "0.002").text == "undecided")
    #expect(run(program + "0.005").text == "true")
  }

  // At each mode, 6 apart, the divergence is log 5 = 1.61; between two of them it is up to 6.
  @Test(arguments: [1.0, 0.75, 0.5, 0.25]) func doesNotDecideWhatHappensBetweenTheEnds(
    _ share: Double
  ) {
    let program = """
      let a = (pi - pi) * 4.5e16 * \(share)
      let q = mixture(weights: [0.2, 0.2, 0.2, 0.2, 0.2], means: [-12, -6, 0, 6, 12], sd: 1)
      kl(normal(mean: a, sd: 1), q) < 2
      """
    #expect(run(program).text == "undecided")
  }

  // What one weight gains the other loses.
  @Test func twoWeightsAreOneQuantity() throws {
    let form =
      "fisher(mixture(weights: [0.3 + E, 0.7 - E], means: [-3, 3], sd: 1), mixture(weights: [0.3, 0.7], means: [-3, 3], sd: 1))"
    let bound = try reach(form.replacing("E", with: "e / 1000"))
    let end = try #require(run(errors + "e / 1000").number).error
    for sign in [-1.0, -0.5, 1] {
      let found = try #require(run(form.replacing("E", with: "(\(sign * end))")).number)
      #expect(found.value - found.error <= bound)
      if abs(sign) == 1 { #expect(bound < 3 * found.value) }
    }
  }

  @Test func aTransformOfWhatIsNotEnclosedCarriesItsError() throws {
    for program in [
      "fitNormal(to: normal(mean: 1 + e, sd: 2), start: normal(mean: 0, sd: 1)).density.smoothed(sd: 0.7).mean",
      "normal(mean: 1 + e, sd: 1).tempered(beta: 1 + e).smoothed(sd: 0.7).pdf(0.4)",
      "normal(mean: 1 + e, sd: 1).smoothed(sd: 0.7).mean",
      "normal(mean: 1 + e, sd: 1).tempered(beta: 1 + u).smoothed(sd: 0.7).smoothed(sd: 0.7).quantile(0.3)",
    ] {
      let number = try #require(run(errors + program).number)
      let end = try #require(run(errors + "e").number).error
      let moved = program.replacing("e)", with: "\(end))").replacing("e,", with: "\(end),")
        .replacing("1 + u", with: "1")
      let other = try #require(run(moved).number, "\(run(moved).messages)")
      #expect(abs(number.value - other.value) <= number.error + other.error, "\(program)")
      #expect(number.error > 1e-4 && number.error < 0.2, "\(program)")
    }
  }

  // Numbers that look alike: by the mean of each the other may be 5.3 away.
  @Test(arguments: [
    "kl(normal(mean: a, sd: 1), normal(mean: b, sd: 1))",
    "kl(normal(mean: [a, b][0], sd: 1), normal(mean: [a, b][1], sd: 1))",
    "[normal(mean: a, sd: 1), normal(mean: b, sd: 1)].reduce(0) { x, p in x + kl(p, normal(mean: b, sd: 1)) }",
    "let f = { x in normal(mean: x, sd: 1) }; kl(f(a), f(b))",
    "kl(normal(mean: a, sd: 1), normal(mean: 1 + (pi - pi) * 1e16, sd: 1))",
    "kl(normal(mean: sqrt(a), sd: 1), normal(mean: sqrt(a + (pi - pi) * 1e15 - (pi - pi) * 1e15), sd: 1))",
  ]) func numbersThatLookAlikeAreNotOne(_ program: String) throws {
    let alike = "let a = 1 + (pi - pi) * 1e16; let b = 1 + (pi - pi) * 1e16; "
    let number = try #require(run(alike + program).number, "\(run(alike + program).messages)")
    let reach = try #require(run(alike + "a").number).error
    if program.hasPrefix("kl(normal(mean: sqrt") {
      #expect(number.value + number.error > 0)
    } else {
      #expect(number.value + number.error >= (2 * reach) * (2 * reach) / 2)
    }
    #expect(run(alike + program + " < 1e-9").text == "undecided")
  }

  // What one computation gives, or the same one again, is one quantity.
  @Test(arguments: [
    "let p = normal(mean: 1 + e, sd: 1); kl(p, p)",
    "let a = 1 + e; kl(normal(mean: a, sd: 1), normal(mean: a, sd: 1))",
    "let f = { x in mixture(weights: [0.5, 0.5], means: [-x / 2, x / 2], sd: 1) }; kl(f(1 + e), f(1 + e))",
    "let f = { x in normal(mean: x / 2, sd: 1) }; let g = { x in normal(mean: -x / -2, sd: 1) }; kl(f(e), g(e))",
    "let x = [e, u, e]; kl(normal(mean: x[0], sd: 1), normal(mean: x[2], sd: 1))",
  ]) func whatIsOneMovesTogether(_ program: String) throws {
    // Outside of functions a computation that is written twice is two.
    let number = try #require(run(errors + program).number)
    if program.contains("1 + e), f(1 + e)") {
      #expect(number.error > 0)
    } else {
      #expect(number.value == 0 && number.error == 0)
    }
  }

  // The particles, the density and the kernel move at once, each within a tenth.
  @Test func theDirectionOfParticlesCoversJointMovement() throws {
    let inexact = """
      let d = (pi - pi) * 3.7e14
      let f = (pi * 2 - pi * 2) * 1.85e14
      let g = (pi * 3 - pi * 3) * 1.2e14

      """
    func direction(_ d: String, _ f: String, _ g: String, _ h: String) -> String {
      "steinDirection([0.4 + \(d), 1.5], normal(mean: \(f), sd: 1 + \(g)), kernel: gaussian(bandwidth: 1 + \(h)))(0.5)"
    }
    let found = try #require(run(inexact + direction("d", "f", "g", "f")).number)
    let ends = try ["d", "f", "g"].map { try #require(run(inexact + $0).number).error }
    #expect(ends.allSatisfy { $0 > 0.05 && $0 < 0.2 }, "\(ends)")
    for mask in 0..<8 {
      let signs = (0..<3).map { mask >> $0 & 1 == 1 ? 1.0 : -1 }
      let moved = zip(signs, ends).map { "(\($0 * $1))" }
      let other = try #require(run(direction(moved[0], moved[1], moved[2], moved[1])).number)
      #expect(abs(other.value - found.value) <= found.error, "\(moved): \(other) \(found)")
    }
  }

  // What a weight in space may be: two weights are one quantity, and three keep their sum.
  @Test(arguments: [
    ("[0.3 + E, 0.7 - E]", "[[-1, 0], [1, 0]]"),
    ("[0.3 + E, 0.3, 0.4 - E]", "[[-1, 0], [1, 0], [2, 1]]"),
  ]) func densitiesInSpaceCarryTheErrorsOfWeights(_ weights: String, _ means: String) throws {
    for property in ["logpdf([0.5, 0])", "score([0.5, 0.1])[0]", "responsibilities([0.5, 0])[0]"] {
      let form = "spatialMixture(weights: \(weights), means: \(means), sd: 1).\(property)"
      let found = try #require(run(errors + form.replacing("E", with: "e / 10")).number)
      let end = try #require(run(errors + "e / 10").number).error
      for sign in [-1.0, 1] {
        let other = try #require(run(form.replacing("E", with: "(\(sign * end))")).number)
        #expect(abs(other.value - found.value) <= found.error, "\(form)")
      }
      #expect(found.error > 1e-4 && found.error < 0.1, "\(form): \(found)")
    }
    let exact = try #require(
      run("spatialMixture(weights: [1 / 3, 2 / 3], means: [[-1, 0], [1, 0]], sd: 1).logpdf([0, 0])")
        .number)
    #expect(!exact.isEstimated && exact.error < 1e-13)
  }
}

import Arithmetic
import Diagnostics
import Testing
import Vocabulary

@testable import Script

@Suite struct ScanWordTests {
  @Test func keepsEachState() {
    #expect(run("scan(1, 4) { x, i in x * i }").text == "[1, 1, 2, 6, 24]")
    #expect(run("scan(5, 0) { x, i in x * i }").text == "[5]")
    #expect(run("scan([1, 0], 2) { x, i in [x[1], x[0] + i] }").text == "[[1, 0], [0, 2], [2, 2]]")
    #expect(run("scan(true, 2) { x, i in !x }").text == "[true, false, true]")
  }

  @Test func isWhatReduceComesToAtEachPlace() {
    let path = run("scan(0.3, 50) { x, i in 0.9 * x * (1 - x) + 0.001 * i }[1...50]").numbers
    let reduced = run(
      "integers(1, 50).map { n in integers(1, n).reduce(0.3) { x, i in 0.9 * x * (1 - x) + 0.001 * i } }"
    ).numbers
    #expect(path?.count == 50)
    #expect(path?.values == reduced?.values)
    #expect(path?.errors == reduced?.errors)
  }

  /// What a path is made of is known before it is computed.
  @Test func knowsTheTypeOfItsPath() {
    let found = checked("scan(1, 4) { x, i in 2 * i }.nothing")
    #expect(found == ["an array of numbers has no member 'nothing'"])
  }

  @Test func givesADictionaryOfPaths() {
    let start = "scan([\"x\": 1, \"y\": 2], 2)"
    #expect(
      run("\(start) { s, i in [\"y\": s[\"y\"] + i, \"x\": s[\"y\"]] }").text
        == "[\"x\": [1, 2, 3], \"y\": [2, 3, 5]]")
    #expect(
      run("\(start) { s, i in i < 2 ? s : [\"x\": 1] }").messages.first?.hasPrefix(
        "the start has the keys \"x\", \"y\", and the state after step 2 has \"x\" [shape-mismatch]"
      ) == true)
    #expect(
      run("\(start) { s, i in i }").messages.first?.hasPrefix(
        "the start is a dictionary, and the state after step 1 is a number [shape-mismatch]")
        == true)
    #expect(
      run("scan(1, 3) { s, i in i < 2 ? s : [\"x\": 1] }").messages.first?.hasPrefix(
        "the start is a number, and the state after step 2 is a dictionary [shape-mismatch]")
        == true)
  }

  private func steps(_ program: String) -> Int {
    let budget = StepBudget()
    let outcome = run(program, context: EvaluationContext(steps: budget))
    #expect(outcome.messages == [])
    return budget.taken
  }

  @Test func takesNoMoreThanMapForAStep() {
    let scanned = steps("scan(1, 2000) { x, i in sqrt(x + i) * 2 }.count")
    let mapped = steps("integers(1, 2000).map { i in sqrt(i + i) * 2 }.count")
    #expect(scanned <= mapped)
  }

  /// Of twice as many steps each takes as long, whatever the state is; an array that `joined` makes longer in
  /// each of them takes twice as long.
  @Test func takesAsLongForEachStep() {
    for body in [
      "x + noise[i - 1]", "noise[i - 1] < 0 ? x : x + 1",
      "x + normal(mean: 0, sd: 1).sample(1, key: [\"k\", i])[0]",
    ] {
      func path(_ n: Int) -> Int {
        steps(
          "let noise = normal(mean: 0, sd: 1).sample(\(n), key: \"noise\")\n"
            + "scan(0, \(n)) { x, i in \(body) }.count")
      }
      #expect(path(4000) < 2 * path(2000) + 100, "\(body)")
    }
  }

  @Test func refusesAPathWithoutRoom() {
    let outcome = run("scan([1], 60) { x, i in x.joined(x) }")
    #expect(outcome.diagnostics.map(\.identifier) == ["too-large"])
    #expect(run("scan(1, 10000000) { x, i in x }").diagnostics.map(\.identifier) == ["too-large"])
    #expect(run("scan(1, -1) { x, i in x }").diagnostics.map(\.identifier) == ["invalid-argument"])
  }

  @Test func namesTheStepThatFails() {
    #expect(
      run("scan(3, 5) { x, i in log(x - i) }").messages == [
        "'log' is not defined at -1.3068528194400546 ± 3.4e-16 [undefined] at 'x - i'"
      ])
  }

  private let walk = """
    let noise = normal(mean: 0, sd: 1).sample(60, key: "noise")
    let path = scan(0, 60) { x, i in 0.5 * x + noise[i - 1] }

    """

  @Test func knowsThatTheStatesOfAPathDependOnEachOther() throws {
    let all = try #require(run(walk + "estimateMean(path[1...60])").number)
    #expect(all.isDrawn && !all.hasInterval)
    let ends = """
      let ends = replicate(60, key: "paths") { key in
        let p = normal(mean: 0, sd: 1)
        scan(0, 5) { x, i in 0.5 * x + p.sample(1, key: [key, i])[0] }.last
      }
      estimateMean(ends)
      """
    let one = try #require(run(ends).number)
    #expect(one.hasInterval && one.lower < 0 && one.upper > 0)
  }

  @Test func asksForTheStepInTheKey() {
    let p = "let p = normal(mean: 0, sd: 1)\n"
    #expect(
      run(p + "scan(0, 5) { x, i in p.sample(1, key: \"a\")[0] }").diagnostics.map(\.identifier)
        == ["repeated-draws"])
    #expect(
      run(p + "scan(0, 5) { x, i in x + p.sample(1, key: [\"a\", i])[0] }").diagnostics.isEmpty)
  }

  /// A Metropolis chain towards a normal density, against the mean and variance of its target: 4,000 steps
  /// with an autocorrelation time of about 8 have a standard error of about 0.045 for the mean.
  @Test func movesAChainToItsTarget() throws {
    let chain = """
      let p = normal(mean: 1, sd: 1)
      let moves = normal(mean: 0, sd: 2).sample(4000, key: "moves")
      let u = normal(mean: 0, sd: 1).sample(4000, key: "accepting").map { z in normal(mean: 0, sd: 1).cdf(z) }
      let chain = scan(0, 4000) { x, i in
        let y = x + moves[i - 1]
        u[i - 1] < p.pdf(y) / p.pdf(x) ? y : x
      }

      """
    let mean = try #require(run(chain + "chain.mean").number)
    #expect(abs(mean.value - 1) < 0.25)
    let variance = try #require(run(chain + "chain.variance").number)
    #expect(abs(variance.value - 1) < 0.35)
  }
}

import Arithmetic
import Script
import Testing
import Vocabulary

/// Pairs of the paper: the left component against the mixture, at half the gap.
private let pairs = """
  let single = { half in normal(mean: -half, sd: 1) }
  let pair = { half, left in mixture(weights: [left, 1 - left], means: [-half, half], sd: 1) }

  """

/// Values computed with 50 digits by the trapezoidal rule.
private let references: [(program: String, value: Double)] = [
  ("steinDiscrepancy(single(2), pair(2, 0.5), ball: .l2q)", 5.238221407719945318646e-1),
  ("steinDiscrepancy(single(2), pair(2, 0.5), ball: .l2p)", 4.008313619832295535127e-1),
  ("steinDiscrepancy(single(5), pair(5, 0.1), ball: .l2q)", 8.254339757090221909202e-3),
  ("steinDiscrepancy(single(5), pair(5, 0.1), ball: .l2p)", 1.301832241963166630593e-2),
  ("steinDiscrepancy(single(6), pair(6, 0.5), ball: .l2q)", 3.330159695011219114964e-4),
  ("steinDiscrepancy(single(6), pair(6, 0.5), ball: .l2p)", 2.385301298875290071129e-4),
  ("steinWitness(single(2), pair(2, 0.5), ball: .l2)(0)", 1.084128948130439776918),
  ("steinWitness(single(5), pair(5, 0.1), ball: .l2)(-5)", 5.101945739227985921627e-16),
  ("steinWitness(single(6), pair(6, 0.5), ball: .l2)(6)", 1.237313529481795334953e-23),
]

@Suite struct SteinWordsTests {
  @Test(arguments: references.indices)
  func boundsTheErrorOfReferenceValues(_ index: Int) {
    let (program, value) = references[index]
    let outcome = run(pairs + program)
    #expect(outcome.messages == [])
    #expect(
      holds(outcome.number, value, relative: 2e-12),
      "\(program): \(String(describing: outcome.number))")
  }

  @Test func theRootOfTheFisherDivergenceIsTheDiscrepancy() throws {
    let outcome = run(
      pairs
        + "pow(steinDiscrepancy(single(3), pair(3, 0.3), ball: .l2q), 2) / fisher(single(3), pair(3, 0.3))"
    )
    let ratio = try #require(outcome.number)
    #expect(abs(ratio.value - 1) <= ratio.error)
    #expect(ratio.error < 1e-12)
  }

  @Test func theWitnessAttainsTheDiscrepancy() throws {
    for ball in ["ball: .l2q", "ball: .l2", "ball: .l2p", "kernel: gaussian(bandwidth: 1)"] {
      let discrepancy =
        ball.hasPrefix("ball")
        ? "steinDiscrepancy(q, p, \(ball))" : "sqrt(ksd(q, p, \(ball)))"
      let outcome = run(
        pairs + """
          let q = single(1)
          let p = pair(1, 0.5)
          let f = steinWitness(q, p, \(ball))
          let d = scoreDifference(q, p)
          q.expectation { x in -d(x) * f(x) } / \(discrepancy)
          steinWitness(q, p, \(ball), normalized: false)(0.5) / f(0.5) / \(discrepancy)
          """)
      #expect(outcome.messages == [])
      for case .number(let ratio) in outcome.values {
        #expect(abs(ratio.value - 1) <= ratio.error, "\(ball)")
        #expect(ratio.error < 1e-7)
      }
      #expect(outcome.values.count == 2)
    }
  }

  @Test func saysWhatIsWrong() {
    let cases: [(String, String)] = [
      (
        "steinWitness(single(1), single(1), ball: .l2)(0)",
        "no function of norm 1 tells these densities apart; with `normalized: false` the witness is 0"
          + " [invalid-argument] at 'single(1)'"
      ),
      (
        "steinWitness(single(1), single(2))(0)",
        "'steinWitness' needs either a ball: or a kernel: [missing-argument]"
          + " at 'steinWitness(single(1), single(2))'"
      ),
      (
        "steinWitness(single(1), single(2), ball: .l2, kernel: inverseMultiquadric())(0)",
        "'steinWitness' needs either a ball: or a kernel: [missing-argument]"
          + " at 'steinWitness(single(1), single(2), ball: .l2, kernel: inverseMultiquadric())'"
      ),
    ]
    for (program, message) in cases {
      #expect(run(pairs + program).messages == [message])
    }
    #expect(
      run(pairs + "steinWitness(single(1), single(1), ball: .l2, normalized: false)(0)").text == "0"
    )
    #expect(run(pairs + "steinDiscrepancy(single(1), single(2), ball: .l3)").messages.count == 1)
    #expect(run(pairs + "steinDiscrepancy([1, 2], single(2), ball: .l2)").messages.count == 1)
  }
}

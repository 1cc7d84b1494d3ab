import Arithmetic
import Diagnostics
import Numerics
import Script

private let pairParameters = densityPair(
  "The density that the expectation is taken over.", "The model, seen through its score.")

private let ballSymbols = SteinBall.allCases.map(\.rawValue)

/// The words for Stein discrepancies over balls of square-integrable functions.
let steinWords: [Word] = [
  Word(
    "steinDiscrepancy", category: steinCategory,
    summary: "The Stein discrepancy of a density from a model over a ball of functions.",
    documentation: """
      S(q || p) = sup E_q[(s_p - s_q) f] over the functions f with E_q f^2 <= 1 (`.l2q`: the square \
      root of the Fisher divergence), with integral of f^2 at most 1 (`.l2`: the L2 norm of \
      q (s_p - s_q)), or with E_p f^2 <= 1 (`.l2p`: the L2(p) norm of (q/p) (s_p - s_q)). A \
      quadrature without cancellation, as for `fisher`.
      """,
    parameters: pairParameters + [
      Parameter("ball", .symbol(ballSymbols), "The ball of functions: .l2q, .l2 or .l2p.")
    ],
    result: .number,
    examples: [
      Example(
        "steinDiscrepancy(normal(mean: 0, sd: 1), normal(mean: 2, sd: 1), ball: .l2q)", "2")
    ],
    body: { (arguments, _) throws(WordError) in
      let q = try arguments.density("q").density
      let p = try arguments.density("p").density
      let ball = try arguments.ball()
      return .number(
        try WordError.translating { () throws(NumericsError) in
          try Numerics.steinDiscrepancy(q, p, ball: ball)
        })
    }),
  Word(
    "steinWitness", category: steinCategory,
    summary: "The function that tells a density from a model best, over a ball of functions.",
    documentation: """
      With Delta = s_p - s_q the witness is Delta for `.l2q`, q Delta for `.l2`, (q/p) Delta for \
      `.l2p`, and x -> integral of q(y) Delta(y) k(x, y) dy for a kernel. With `normalized: true` \
      it is divided by the discrepancy and has norm 1.
      """,
    parameters: pairParameters + [
      Parameter(
        "ball", .symbol(ballSymbols), optional: true,
        "The ball of functions, unless a kernel is given."),
      Parameter(
        "kernel", .object(KernelValue.typeName), optional: true,
        "The kernel whose space is meant, unless a ball is given."),
      Parameter(
        "normalized", .truth, default: .truth(true), "Whether the witness has norm 1."),
    ],
    result: numberFunction,
    examples: [
      Example(
        """
        let f = steinWitness(normal(mean: 0, sd: 1), normal(mean: 2, sd: 1), ball: .l2q)
        f(3)
        """, "1")
    ],
    body: { (arguments, _) throws(WordError) in try witness(arguments) }),
]

extension Arguments {
  fileprivate func ball() throws(WordError) -> SteinBall {
    let name = try symbol("ball")
    guard let ball = SteinBall(rawValue: name) else {
      throw WordError("invalid-argument", "there is no ball '.\(name)'", parameter: "ball")
    }
    return ball
  }
}

private func witness(_ arguments: Arguments) throws(WordError) -> Value {
  let q = try arguments.density("q").density
  let p = try arguments.density("p").density
  let normalized = try arguments.truth("normalized").truth == .yes
  switch (arguments["ball"] != nil, arguments["kernel"] != nil) {
  case (true, false):
    let ball = try arguments.ball()
    let witness = try translating { () throws(NumericsError) in
      try SteinWitness(q, p, ball: ball, normalized: normalized)
    }
    return .function(
      estimateFunction("steinWitness", series: witness.series) { (x) throws(NumericsError) in
        try witness(x)
      })
  case (false, true):
    let kernel = try arguments.kernel("kernel")
    let witness = try translating { () throws(NumericsError) in
      try KernelSteinWitness(q, p, kernel: kernel, normalized: normalized)
    }
    var derivatives: JetFunction?
    if !normalized { derivatives = { x in witness.jet(at: x) } }
    return .function(
      estimateFunction("steinWitness", derivatives: derivatives, series: witness.series) {
        (x) throws(NumericsError) in
        try witness(x)
      })
  default:
    throw WordError("missing-argument", "'steinWitness' needs either a ball: or a kernel:")
  }
}

/// The value of `body`, with the error for densities that nothing tells apart in words of its own.
private func translating<Result>(
  _ body: () throws(NumericsError) -> Result
) throws(WordError) -> Result {
  do throws(NumericsError) {
    return try body()
  } catch NumericsError.noWitness {
    throw WordError(
      "invalid-argument",
      "no function of norm 1 tells these densities apart; with `normalized: false` the witness is 0",
      parameter: "p")
  } catch {
    throw WordError(error)
  }
}

import Arithmetic
import Diagnostics
import Numerics
import Script

/// The word that integrates a function of the program.
let integralWords: [Word] = [
  Word(
    "integral", category: "Integrals",
    summary: "The integral of a function over a range.",
    documentation: """
      Adaptive quadrature (21-point Gauss-Kronrod) to ten digits where that can be reached. The \
      error bound holds the difference between the two rules on every piece, and the errors of the \
      function's own values. A feature much narrower than the range can be missed: name its place \
      in `breaks:`, and the places of jumps and kinks too.
      """,
    parameters: [
      Parameter(unlabelled: "f", numberFunction, "The integrand."),
      Parameter("over", .range, "The range."),
      Parameter(
        "breaks", .numbers, default: .array([]),
        "Places within the range where the function jumps, bends or has a narrow peak."),
    ],
    result: .number,
    examples: [
      Example("integral({ x in pow(x, 2) }, over: 0...3)", "9"),
      Example("integral(normal(mean: 0, sd: 1).pdf, over: -1...1)", "0.682689"),
    ],
    body: { (arguments, context) throws(WordError) in
      let range = try arguments.range("over")
      let breaks = try arguments.fewPlaces("breaks")
      if let outside = breaks.first(where: { !range.contains($0) }) {
        throw WordError(
          "invalid-argument",
          "the break \(Estimate(outside).printed().text) lies outside the range",
          parameter: "breaks")
      }
      let scale = max((range.upperBound - range.lowerBound) / 64, 1e-100)
      return .number(
        try integral(
          of: try arguments.function("f"), from: range.lowerBound, to: range.upperBound,
          landmarks: try breaks.map { place throws(WordError) in
            try WordError.translating(["location": "breaks"]) { () throws(NumericsError) in
              try Landmark(location: place, scale: scale)
            }
          }, context))
    })
]

/// The expectation of a function of the program under a density; a member of densities.
let expectationMember = Word(
  "expectation", category: "Integrals over a density",
  summary: "The expected value of a function under the density.",
  documentation: """
    E_p f = integral of f(x) p(x) over all x where the density is large enough for a floating-point \
    number. Quadrature as for `integral`, with break points where the density has its mass.
    """,
  parameters: [Parameter(unlabelled: "f", numberFunction, "The function.")],
  result: .number,
  examples: [
    Example("normal(mean: 1, sd: 2).expectation { x in pow(x, 2) }", "5"),
    Example("studentT(degrees: 5).expectation { x in pow(x, 2) }", "1.66667"),
  ],
  body: { (arguments, context) throws(WordError) in
    let density = try arguments.receiver(as: DensityValue.self)
    return .number(
      try integral(
        of: try arguments.function("f"), weight: { density.pdf(Estimate($0)) }, from: -.infinity,
        to: .infinity, landmarks: density.density.peaks + density.density.transitions, context))
  })

/// The integral of a function of the program times a weight.
///
/// The weight is a density, or 1 on a bounded range; where it is 0 the function is not called.
private func integral(
  of function: Function, weight: (Double) -> Estimate = { _ in Estimate(1) }, from lower: Double,
  to upper: Double, landmarks: [Landmark], _ context: EvaluationContext
) throws(WordError) -> Estimate {
  var largest = 0.0
  let quadrature: Quadrature
  do {
    quadrature = try integrate(
      from: lower, to: upper, landmarks: landmarks,
      tolerance: Tolerance(relative: 1e-10, maximumEvaluations: 60_000)
    ) { x throws(EvaluationFailure) -> (value: Double, error: Double) in
      let weight = weight(x)
      guard weight.value > 0 else { return (0, 0) }
      let y = try function.number(x, context)
      largest = max(largest, abs(y.value * weight.value))
      return (y.value * weight.value, y.error * weight.value + abs(y.value) * weight.error)
    }
  } catch {
    switch error {
    case .function(let failure): throw WordError(failure)
    case .numerics(let error): throw WordError(error)
    }
  }
  // A density of width 1/largest, or a range with a length.
  let size = lower.isFinite && upper.isFinite ? largest * (upper - lower) : abs(quadrature.value)
  guard quadrature.converged || quadrature.error <= 1e-6 * size else {
    throw WordError(
      "not-converged",
      "the integral did not converge: after \(quadrature.evaluations) evaluations the error bound "
        + "is \(Estimate(quadrature.error).printed(.general(digits: 3)).text); name the places of "
        + "jumps and narrow peaks in breaks:")
  }
  return Estimate(quadrature.value, error: quadrature.error)
}

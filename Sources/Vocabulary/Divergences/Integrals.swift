import Numerics
import Script

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

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
      let breaks = try arguments.numbers("breaks").values
      if let outside = breaks.first(where: { !range.contains($0) }) {
        throw WordError(
          "invalid-argument",
          "the break \(Number(outside).printed().text) lies outside the range", parameter: "breaks")
      }
      let scale = max((range.upperBound - range.lowerBound) / 64, 1e-100)
      let function = try arguments.function("f")
      return .number(
        try integral(
          from: range.lowerBound, to: range.upperBound,
          landmarks: try breaks.map { place throws(WordError) in
            try WordError.translating(["location": "breaks"]) { () throws(NumericsError) in
              try Landmark(location: place, scale: scale)
            }
          }, breaks: breaks
        ) { x throws(EvaluationFailure) in try function.number(x, context) })
    })
]

/// The expectation of a function of the program under a density; a member of densities.
let expectationMember = Word(
  "expectation", category: "Integrals over a density",
  summary: "The expected value of a function under the density.",
  documentation: """
    E_p f = integral of f(x) p(x) over all x. Quadrature as for `integral`, with break points where the \
    density has its mass. How fast f grows is measured far out; with the density's tail this tells \
    whether the expected value exists.
    """,
  parameters: [Parameter(unlabelled: "f", numberFunction, "The function.")],
  result: .number,
  examples: [
    Example("normal(mean: 1, sd: 2).expectation { x in pow(x, 2) }", "5"),
    Example("studentT(degrees: 5).expectation { x in pow(x, 2) }", "1.66667"),
  ],
  body: { (arguments, context) throws(WordError) in
    let density = try arguments.receiver(as: DensityValue.self)
    return .number(try expectation(of: try arguments.function("f"), density, context))
  })

private func expectation(
  of function: Function, _ density: DensityValue, _ context: EvaluationContext
) throws(WordError) -> Number {
  let p = density.density
  let support = p.support
  let widest = p.peaks.map { abs($0.location) + $0.scale }.max() ?? 1
  let growths = [-1.0, 1].map { growth(of: function, direction: $0, from: max(widest, 1), context) }
  let powers = [p.tails.lower.power - growths[0], p.tails.upper.power - growths[1]]
  let falls = Falls(
    lower: powers[0], upper: powers[1], reach: growths.contains { $0 > 0 } ? 138 : 345)
  var outermost = [(x: support.lowerBound, size: 0.0), (x: support.upperBound, size: 0.0)]
  var (leftmost, rightmost) = (Double.infinity, -Double.infinity)
  var largest = 0.0
  let result = try integral(
    from: support.lowerBound, to: support.upperBound, landmarks: p.peaks + p.transitions,
    breaks: p.breaks, falls
  ) { x throws(EvaluationFailure) -> Number in
    let weight = density.pdf(Number(x))
    guard weight.value > 0 else { return Number(0) }
    let y = try function.number(x, context)
    let size = abs(y.value * weight.value)
    largest = max(largest, size)
    if x < leftmost { (leftmost, outermost[0]) = (x, (x, size)) }
    if x > rightmost { (rightmost, outermost[1]) = (x, (x, size)) }
    return Number(
      y.value * weight.value,
      error: y.error * weight.value + (abs(y.value) + y.error) * weight.error)
  }
  // Where a light density is too small for a number, what it weighs must have become negligible.
  for (end, tail) in zip(outermost, [p.tails.lower, p.tails.upper])
  where tail.power == .infinity && end.x.isFinite && !p.breaks.contains(end.x) {
    guard end.size * abs(end.x) <= 1e-6 * largest * widest || end.size <= 1e-14 * largest else {
      throw WordError(NumericsError.infinite(quantity: "the expected value"))
    }
  }
  return result
}

/// m where |f| grows like |x|^m far out, 0 for a logarithm; not a number where that cannot be told.
private func growth(
  of function: Function, direction: Double, from start: Double, _ context: EvaluationContext
) -> Double {
  var sizes: [Double] = []
  for power in [1e20, 1e30, 1e40] {
    guard let y = try? function.number(direction * start * power, context), y.isFinite,
      abs(y.value) > y.error
    else { return .nan }
    sizes.append(abs(y.value))
  }
  let first = log10(sizes[1] / sizes[0]) / 10
  let second = log10(sizes[2] / sizes[1]) / 10
  if abs(second - first) < 1e-9 * (1 + abs(second)) { return second }
  return second < first && abs(second) < 0.2 ? 0 : .nan
}

/// The integral of a function that knows the errors of its values.
func integral(
  from lower: Double, to upper: Double, landmarks: [Landmark], breaks: [Double],
  _ falls: Falls = .unknown, _ function: (Double) throws(EvaluationFailure) -> Number
) throws(WordError) -> Number {
  var largest = 0.0
  let quadrature: Quadrature
  do {
    quadrature = try integrate(
      from: lower, to: upper, landmarks: landmarks, breaks: breaks, fallingLike: falls,
      tolerance: Tolerance(relative: 1e-10, maximumEvaluations: 60_000)
    ) { x throws(EvaluationFailure) -> (value: Double, error: Double) in
      let y = try function(x)
      largest = max(largest, abs(y.value))
      return (y.value, y.error)
    }
  } catch {
    switch error {
    case .function(let failure): throw WordError(failure)
    case .numerics(let error): throw WordError(error)
    }
  }
  // A density of width 1/largest, or a range with a length.
  let size = lower.isFinite && upper.isFinite ? largest * (upper - lower) : abs(quadrature.value)
  guard quadrature.converged || quadrature.errorBound <= 1e-6 * size else {
    throw WordError(
      "not-converged",
      "the integral did not converge: after \(quadrature.evaluations) evaluations the error bound "
        + "is \(Number(quadrature.errorBound).printed(.general(digits: 3)).text); name the places of "
        + "jumps and narrow peaks in breaks:")
  }
  return Number(quadrature.value, error: quadrature.errorBound)
}

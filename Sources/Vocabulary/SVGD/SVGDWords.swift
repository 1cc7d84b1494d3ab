import Arithmetic
import Diagnostics
import Numerics
import Script

private let densityTypes: [ValueType] = [
  .object(DensityValue.typeName), .object(SpatialDensity.typeName),
]

private let schedule = ValueType.oneOf([.number, numberFunction])

/// The words of Stein variational gradient descent.
let svgdWords: [Word] = [
  Word(
    "svgd", category: particleCategory,
    summary: "Stein variational gradient descent: moves particles towards a density.",
    documentation: """
      In each step all particles move along the Stein direction, x <- x + step phi(x), with phi(x) = \
      (1/N) sum_j k(x, x_j) s(x_j) + grad_j k(x, x_j) and the score s of the target: the first part \
      attracts, the second keeps particles apart. With `rule: .adagrad` each coordinate is divided \
      by 1e-6 + sqrt(G), where G = phi^2 at first and then 0.9 G + 0.1 phi^2. The kernel `.median` is \
      Gaussian with h^2 = median(d^2) / (2 log(N + 1)) over all N^2 distances d, anew in each step. \
      (Liu and Wang, 2016, with the rules of their program.)

      `target:`, `kernel:`, `stepSize:` and `beta:` may be functions of the share t of the steps \
      that are done, from 0 to just below 1: an annealing schedule is \
      `target: { t in p.smoothed(sd: 10 * (1 - t)) }` or `beta: { t in t }`.

      Gaussian kernels on the real line are summed in linear time. The errors are estimates: the \
      steps are repeated with their rounding bounds added with random signs, from particles that are \
      off by the bounds on their errors and with the other arguments at the ends of theirs, and the \
      error is eight times the distance between both runs (stochastic arithmetic; Vignes, 1993). \
      Arguments that depend on several inexact numbers take a run for each; functions of t have them \
      in turn, and the distance is multiplied by how many there are. Where the starts or other arguments \
      are less well known than to roundings, the numbers are marked as estimated: particles may go either \
      way between the ends.
      """,
    parameters: [
      Parameter(
        "target", .oneOf(densityTypes + densityTypes.map { .function([.number], $0) }),
        "The density to approach, or a function of t that gives it."
      ).carryingError,
      Parameter(
        "from", particlesType, .nonempty,
        "The particles at the start: numbers, or arrays of coordinates."
      ).carryingError,
      Parameter(
        "kernel",
        .oneOf([
          .object(KernelValue.typeName), .symbol(["median"]),
          .function([.number], .object(KernelValue.typeName)),
        ]),
        "The kernel, `.median`, or a function of t that gives the kernel."
      ).carryingError,
      Parameter("stepSize", schedule, .positive, "The factor of the direction.").carryingError,
      Parameter("steps", .number, .wholeNonnegative, "How many steps to make."),
      Parameter(
        "rule", .symbol(["fixed", "adagrad"]), default: .symbol("fixed"),
        "How the length of a step is found."),
      Parameter(
        "beta", schedule, .nonnegative, default: .number(1),
        "The inverse temperature: the factor of the score."
      ).carryingError,
      Parameter(
        "noise", .object(Perturbation.typeName), optional: true,
        "Noise that is added after each step."),
      Parameter(
        "keep", .numbers, .wholeNonnegative, default: .array([]),
        "After how many steps the particles are kept in `path`, rising."),
    ],
    result: .oneOf([.record(trajectoryTypeName), .record(spatialTrajectoryTypeName)]),
    resultRule: { types in
      if case .array(.array) = types[1] { return .record(spatialTrajectoryTypeName) }
      return .record(trajectoryTypeName)
    },
    cost: .costly,
    examples: [
      Example(
        """
        let p = mixture(weights: [0.1, 0.9], means: [-5, 5], sd: 1)
        let start = normal(mean: 3, sd: 5).quantiles(100)
        let end = svgd(target: p, from: start, kernel: gaussian(bandwidth: 1), stepSize: 1, steps: 500)
        share(end.particles, below: 0)
        """, "0.25")
    ],
    storedForm: { arguments, value in isTrajectory(value, of: arguments) },
    body: { (arguments, context) throws(WordError) in try descent(arguments, context) }),
  Word(
    "steinDirection", category: particleCategory,
    summary: "The direction of Stein variational gradient descent as a function of x.",
    documentation: """
      phi(x) = (1/N) sum_j k(x, x_j) s(x_j) + grad_j k(x, x_j) with the score s of the target, for \
      particles on the real line. Over a density in place of particles it is \
      `steinWitness(q, p, kernel: k, normalized: false)`.
      """,
    parameters: [
      Parameter(unlabelled: "particles", .numbers, .nonempty, "The particles x_j.").carryingError,
      Parameter(unlabelled: "p", .object(DensityValue.typeName), "The density to approach."),
      kernelParameter,
    ],
    result: numberFunction,
    examples: [
      Example(
        """
        let phi = steinDirection([1], normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1))
        phi(1)
        """, "-1")
    ],
    body: { (arguments, context) throws(WordError) in try direction(arguments, context) }),
  Word(
    "share", category: particleCategory,
    summary: "The share of some numbers that lie below or above a place.",
    documentation: """
      Exact where every number is further from the place than its error; numbers that may lie on \
      either side widen the error of the share.
      """,
    parameters: [
      Parameter(unlabelled: "values", .numbers, .nonempty, "The numbers."),
      Parameter("below", .number, optional: true, "The place; smaller numbers count."),
      Parameter("above", .number, optional: true, "The place; larger numbers count."),
    ],
    result: .number,
    examples: [
      Example("share([-2, -1, 0.5, 3], below: 0)", "0.5"),
      Example("share([-2, -1, 0.5, 3], above: 1)", "0.25"),
    ],
    body: { (arguments, _) throws(WordError) in try share(arguments) }
  ).errors(.carried),
]

private func direction(
  _ arguments: Arguments, _ context: EvaluationContext
) throws(WordError) -> Value {
  let particles = try arguments.particles("particles")
  let target = try arguments.scoreField("p")
  let kernel = try arguments.kernel("kernel")
  let direction = try WordError.translating { () throws(NumericsError) in
    try SteinDirection(particles, target: target, kernel: kernel)
  }
  let reach = try reach(arguments, kernel)
  let series: @Sendable (Series) -> Series = { x in
    guard reach > 0 else { return direction.series(x) }
    // Of the slopes nothing is known where the particles are not.
    let range = direction.series(x).range
    return Series(range: Ball(range.middle, radius: (range.radius + reach).nextUp))
  }
  return .function(
    estimateFunction("steinDirection", series: series) { (x) throws(NumericsError) in
      var phi = try direction([x])[0]
      phi.error += reach
      guard phi.error.isFinite else { throw .overflow(quantity: "the error of the direction") }
      return phi
    })
}

/// What the errors of particles can do to the direction anywhere.
///
/// The direction is the mean of k(x, x_j) s(x_j) + k'(x, x_j), whose slope in x_j is at most
/// |k'| |s| + |k| |s'| + |k''|.
private func reach(_ arguments: Arguments, _ kernel: Kernel) throws(WordError) -> Double {
  let particles = try arguments.numbers("particles")
  guard !particles.areExact else { return 0 }
  let density = try arguments.density("p").density
  var sum = 0.0
  for particle in particles.argument.array where particle.error > 0 {
    let series = density.series(
      .score,
      of: Series(
        variableFrom: (particle.value - particle.error).nextDown,
        to: (particle.value + particle.error).nextUp, order: 1))
    guard series.order >= 1 else { return .infinity }
    let slope =
      kernel.largestCoefficient(1) * series.range.magnitude
      + kernel.largestCoefficient(0) * series.coefficients[1].magnitude
      + 2 * kernel.largestCoefficient(2)
    sum += particle.error * slope
  }
  return sum / Double(particles.count) * (1 + 1e-9)
}

private func share(_ arguments: Arguments) throws(WordError) -> Value {
  guard (arguments["below"] == nil) != (arguments["above"] == nil) else {
    throw WordError("missing-argument", "'share' needs either below: or above:")
  }
  let isBelow = arguments["below"] != nil
  // Compared as an author's own `x < place` is: a decimal is what it says beside what was computed.
  let place = try arguments.writtenNumber(isBelow ? "below" : "above").asComputed
  let values = try arguments.numbers("values")
  var sure = 0
  var open = 0
  for value in values.array {
    switch (isBelow ? ComparisonOperator.less : .greater).truth(value.asComputed, place) {
    case .yes: sure += 1
    case .no: break
    case .undecided: open += 1
    }
  }
  let half = 0.5 * Double(open)
  let count = Double(values.count)
  let estimate = (Double(sure) + half) / count
  let isExact = (-Double(sure) - half).addingProduct(estimate, count) == 0
  return .number(Estimate(estimate, error: half / count + (isExact ? 0 : estimate.ulp)))
}

extension Estimate {
  /// What was computed from draws; a number without draws as it is, a literal too.
  fileprivate var asComputed: Estimate { isDrawn ? computed : self }
}

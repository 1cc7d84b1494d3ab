import Arithmetic
import Diagnostics
import Numerics
import Script

private let targetTypes: [ValueType] = [
  .object(DensityValue.typeName), .object(SpatialDensity.typeName),
  .object(learnedScoreTypeName),
]

/// The parameters that samplers have in common.
let chainTargetParameter = Parameter(
  unlabelled: "target", .oneOf(targetTypes),
  "What the chains move towards: a density, or a learned score.")
let chainStartParameter = Parameter(
  "from", particlesType, .nonempty,
  "Where the chains start, one place for each: numbers, or arrays of coordinates.")
private let noiseFactor = Parameter(
  "noise", .number, .nonnegative, default: .number(1),
  "A factor of the noise: 1, or 0 for none.")
private let keepParameter = Parameter(
  "keep", .numbers, .wholeNonnegative, default: .array([]),
  "After how many steps the places are kept in `path`, rising.")

/// What the documentation of all samplers says.
let chainIndependence = """
  What a chain draws follows from the key, its number and that of the step alone, so more chains or steps \
  leave the others as they are. Different chains are independent, and the words that begin with `estimate` \
  take one number of each, such as `ends`. The states of one chain are not, and have no interval there. \
  Numbers are taken as they are computed: a chain's place is what it is, and no error is told of it.
  """

/// The words of Langevin dynamics.
let langevinWords: [Word] = [
  Word(
    "langevin", category: chainCategory,
    summary: "Langevin dynamics: chains that follow a score and random noise.",
    documentation: """
      In each step x <- x + (a/2) s(x) + sqrt(a) z with the step size a, the score s of the target and \
      independent standard normal z. Without correction the law that the chains come to is off by the order \
      of a: for N(0, s^2) its variance is s^2/(1 - a/(4 s^2)).

      \(chainIndependence)
      """,
    parameters: [
      chainTargetParameter, chainStartParameter,
      Parameter("stepSize", .number, .positive, "The step size a."),
      Parameter("steps", .number, .wholeNonnegative, "How many steps to make."),
      noiseFactor, keepParameter, keyParameter,
    ],
    result: chainResult, resultRule: chainRule, cost: .costly, isRandom: true, draws: .tell,
    examples: [
      Example(
        """
        let p = normal(mean: 0, sd: 1)
        let run = langevin(p, from: repeated(9, 200), stepSize: 0.1, steps: 100, key: "walk")
        estimateMean(run.ends) < 1
        """, "true")
    ],
    storedForm: { arguments, value in isChainRun(value, of: arguments) },
    body: { (arguments, context) throws(WordError) in
      let target = try arguments.chainTarget("target")
      return try run(
        arguments, [stage(arguments, target)], sharing: ["target", "stepSize", "noise"], context)
    }
  ).errors(.carried),
  Word(
    "mala", category: chainCategory,
    summary:
      "Langevin dynamics whose moves are accepted or not, so that the target is left as it is.",
    documentation: """
      The move of `langevin`, accepted with the probability of Metropolis and Hastings: the target is \
      stationary whatever the step size (Roberts and Tweedie, 1996). Needs the log density up to a constant; \
      that of a learned score is its integral.

      \(chainIndependence)
      """,
    parameters: [
      chainTargetParameter, chainStartParameter,
      Parameter("stepSize", .number, .positive, "The step size a."),
      Parameter("steps", .number, .wholeNonnegative, "How many steps to make."),
      keepParameter, keyParameter,
    ],
    result: chainResult, resultRule: chainRule, cost: .costly, isRandom: true, draws: .tell,
    examples: [
      Example(
        """
        let p = unnormalized { x in -pow(x, 4) / 4 }
        let run = mala(p, from: repeated(1, 200), stepSize: 0.5, steps: 50, key: "walk")
        estimateMean(run.ends) < 0.5
        """, "true")
    ],
    storedForm: { arguments, value in isChainRun(value, of: arguments) },
    body: { (arguments, context) throws(WordError) in
      let target = try arguments.chainTarget("target")
      return try run(
        arguments, [stage(arguments, target)], isAdjusted: true, sharing: ["target", "stepSize"],
        context)
    }
  ).errors(.carried),
  Word(
    "annealedLangevin", category: chainCategory,
    summary: "Langevin dynamics on the scores of ever less noisy data.",
    documentation: """
      At each of the noise levels `steps` steps of `langevin` towards the density with noise of that \
      standard deviation, or by the score that a network has learned for it, with the step size \
      stepSize · noise^2 / least^2 for the least of the levels (Song and Ermon, 2019, algorithm 1).

      \(chainIndependence)
      """,
    parameters: [
      Parameter(
        unlabelled: "target",
        .oneOf([
          .object(DensityValue.typeName), .object(SpatialDensity.typeName),
          .object(scoreNetworkTypeName),
        ]), "The density of the data without noise, or a network."),
      Parameter(
        "noises", .numbers, .positive, optional: true,
        "The standard deviations of the noise, in order; of a network, those it was trained on."),
      chainStartParameter,
      Parameter("stepSize", .number, .positive, "The step size at the least level."),
      Parameter("steps", .number, .wholeNonnegative, "How many steps to make at each level."),
      noiseFactor, keepParameter, keyParameter,
    ],
    result: chainResult, resultRule: chainRule, cost: .costly, isRandom: true, draws: .tell,
    examples: [
      Example(
        """
        let p = mixture(weights: [0.2, 0.8], means: [-5, 5], sd: 1)
        let run = annealedLangevin(p, noises: logspace(10, 1, 8), from: repeated(-5, 300), stepSize: 0.2,
                                   steps: 40, key: "walk")
        estimateProportion(run.ends.map { x in x < 0 }) < 0.5
        """, "true")
    ],
    storedForm: { arguments, value in isChainRun(value, of: arguments) },
    body: { (arguments, context) throws(WordError) in
      try run(
        arguments, try levels(arguments), sharing: ["target", "noises", "stepSize", "noise"],
        context)
    }
  ).errors(.carried),
]

private func stage(
  _ arguments: Arguments, _ target: any ChainTarget
) throws(WordError) -> LangevinDynamics.Stage {
  LangevinDynamics.Stage(
    target: target, stepSize: try arguments.double("stepSize"),
    steps: try arguments.wholeNumber("steps"),
    noise: arguments["noise"] == nil ? 1 : try arguments.double("noise"))
}

/// The stages of annealed dynamics.
private func levels(_ arguments: Arguments) throws(WordError) -> [LangevinDynamics.Stage] {
  let stepSize = try arguments.double("stepSize")
  let steps = try arguments.wholeNumber("steps")
  let factor = try arguments.double("noise")
  let value = try arguments.value("target")
  guard case .object(let object) = value else {
    throw WordError("type-mismatch", "'target' must be a density", parameter: "target")
  }
  let noises: [Double]
  var targets: [any ChainTarget] = []
  if let training = object.payload as? ScoreTraining {
    noises = try arguments.optionalNumbers("noises")?.values ?? training.network.noises
    targets = noises.map { training.learned(noise: $0) }
  } else {
    guard let given = try arguments.optionalNumbers("noises")?.values, !given.isEmpty else {
      throw WordError(
        "missing-argument", "'annealedLangevin' of a density needs 'noises'", parameter: "noises")
    }
    noises = given
    for noise in noises { targets.append(try smoothed(object, noise)) }
  }
  let least = noises.min() ?? 1
  return zip(noises, targets).map { noise, target in
    LangevinDynamics.Stage(
      target: target, stepSize: stepSize * (noise / least) * (noise / least), steps: steps,
      noise: factor)
  }
}

/// A density with noise.
private func smoothed(_ object: Object, _ noise: Double) throws(WordError) -> any ChainTarget {
  switch object.payload {
  case let mixture as SpatialMixture:
    return SpatialTarget(
      try WordError.translating { () throws(NumericsError) in try mixture.smoothed(sd: noise) })
  case let density as DensityValue:
    guard let mixture = density.mixture else {
      throw WordError(
        "not-available", "only normal densities and mixtures can be smoothed", parameter: "target")
    }
    return MixtureTarget(
      try WordError.translating { () throws(NumericsError) in try mixture.smoothed(sd: noise) })
  default:
    throw WordError("type-mismatch", "'target' must be a density or a network", parameter: "target")
  }
}

private func run(
  _ arguments: Arguments, _ stages: [LangevinDynamics.Stage], isAdjusted: Bool = false,
  sharing given: [String], _ context: EvaluationContext
) throws(WordError) -> Value {
  try arguments.checkComputed(["from", "stepSize", "noise", "noises"])
  let chains = try ChainDraws(arguments, sharing: given, context)
  for stage in stages { try arguments.check(chains, stage.target) }
  let steps = try arguments.wholeNumber("steps")
  let total = steps.multipliedReportingOverflow(by: stages.count)
  try arguments.checkMoves(
    [chains.count, chains.dimension, total.overflow ? .max : total.partialValue],
    parameter: "steps")
  let kept = try arguments.keptSteps(upTo: total.partialValue)
  try checkRoom(for: 2 * kept.count + 1, of: .array([]), more: 2 * chains.count * chains.dimension)
  let dynamics = LangevinDynamics(stages, isAdjusted: isAdjusted, key: chains.key)
  let outcome = try WordError.translating { () throws(NumericsError) in
    try dynamics.run(
      from: chains.start, kept: kept + [total.partialValue], parallel: Parallel(context.workers))
  }
  return chainRun(chains, outcome, kept)
}

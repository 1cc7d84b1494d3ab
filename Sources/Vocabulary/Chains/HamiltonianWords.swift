import Arithmetic
import Diagnostics
import Numerics
import Script

private let typeName = "Hamiltonian run"
private let spatialTypeName = "Hamiltonian run in space"

/// The types of what Hamiltonian Monte Carlo gives.
let hamiltonianTypes: [ObjectType] = [
  type(typeName, "a Hamiltonian run", .numbers),
  type(spatialTypeName, "a Hamiltonian run in space", spatialParticles),
]

private func type(_ name: String, _ phrase: String, _ places: ValueType) -> ObjectType {
  ObjectType(
    name, phrase: phrase, summary: "Chains of Hamiltonian Monte Carlo after the warm-up.",
    fields: [
      .init("ends", places, "The last places, one for each chain."),
      .init("chains", .array(places), "The places after each move, chain by chain."),
      .init(
        "energies", .array(.numbers),
        "Chain by chain the energies -log p(x) + v^2/2 at the start of each move, up to a constant."
      ),
      .init("acceptance", .numbers, "The mean probability of acceptance of each chain."),
      .init(
        "divergences", .numbers,
        "How many moves of each chain ended with an energy more than 1000 above that of their start."
      ),
      .init("stepSizes", .numbers, "The step size of each chain."),
    ])
}

/// The word of Hamiltonian Monte Carlo.
let hamiltonianWords: [Word] = [
  Word(
    "hmc", category: chainCategory,
    summary:
      "Hamiltonian Monte Carlo: chains that move along the paths of a particle with momentum.",
    documentation: """
      Each move starts with a standard normal momentum, makes leapfrog steps for the energy -log p(x) + \
      v^2/2, and is accepted by the change of the energy (Duane and others, 1987; Neal, 2011). In the \
      warm-up, which is not kept, each chain finds the step size with which moves are accepted with the \
      wanted mean probability, by dual averaging (Hoffman and Gelman, 2014, section 3.2); in every move it is \
      multiplied by an independent uniform number from 0.8 to 1.2, so that no path comes back to where it \
      began. The masses are 1. Needs the log density up to a constant; that of a learned score is its \
      integral.

      \(chainIndependence)
      """,
    parameters: [
      chainTargetParameter, chainStartParameter,
      Parameter(
        "warmup", .number, .wholeNonnegative, default: .number(500), "The moves of the warm-up."),
      Parameter("samples", .number, .wholePositive, "The moves whose places are kept."),
      Parameter(
        "leapfrogSteps", .number, .wholePositive, default: .number(10),
        "The leapfrog steps of a move."),
      Parameter(
        "stepSize", .number, .positive, optional: true,
        "The step size, where it is given and not to be found."),
      Parameter(
        "acceptance", .number, .strictlyBetween(0, 1), default: .number(0.8),
        "The mean probability of acceptance that the step size is to have."
      ).certain,
      keyParameter,
    ],
    result: .oneOf([.record(typeName), .record(spatialTypeName)]),
    resultRule: { types in
      types.contains(.array(.numbers)) ? .record(spatialTypeName) : .record(typeName)
    },
    cost: .costly, isRandom: true, draws: .tell,
    examples: [
      Example(
        """
        let p = unnormalized { x in -pow(x - 2, 4) / 4 }
        let run = hmc(p, from: repeated(0, 20), warmup: 50, samples: 1, key: "walk")
        estimateMean(run.ends) > 0
        """, "true"),
      Example(
        """
        let run = hmc(normal(mean: 0, sd: 1), from: [0, 0, 0, 0], samples: 250, key: "walk")
        splitRHat(run.chains) < 1.2
        """, "undecided"),
    ],
    storedForm: { arguments, value in isRun(value, of: arguments) },
    body: { (arguments, context) throws(WordError) in try run(arguments, context) }
  ).errors(.carried)
]

private func run(
  _ arguments: Arguments, _ context: EvaluationContext
) throws(WordError) -> Value {
  try arguments.checkComputed(["from", "stepSize"])
  let target = try arguments.chainTarget("target")
  let chains = try ChainDraws(
    arguments, sharing: ["target", "stepSize", "acceptance"], context)
  try arguments.check(chains, target)
  let warmup = try arguments.wholeNumber("warmup")
  let samples = try arguments.wholeNumber("samples")
  let leaps = try arguments.wholeNumber("leapfrogSteps")
  let moves = warmup.addingReportingOverflow(samples)
  try arguments.checkMoves(
    [chains.count, chains.dimension, leaps, moves.overflow ? .max : moves.partialValue],
    parameter: "samples")
  try checkRoom(for: chains.count, of: .array([]), more: samples * (chains.dimension + 1))
  let sampler = HamiltonianMonteCarlo(
    target, leapfrogSteps: leaps, warmup: warmup, samples: samples,
    stepSize: try arguments.optionalNumber("stepSize")?.value,
    acceptance: try arguments.double("acceptance"), key: chains.key)
  let found = try WordError.translating { () throws(NumericsError) in
    try sampler.run(from: chains.start, parallel: Parallel(context.workers))
  }
  let histories = found.enumerated().map { chains.places($0.element.places, of: $0.offset) }
  let ends = (0..<chains.dimension).flatMap { axis in
    found.map { $0.places[$0.places.count - chains.dimension + axis] }
  }
  return .record(
    Record(
      chains.dimension > 1 ? spatialTypeName : typeName,
      fields: [
        ("ends", chains.places(ends)), ("chains", .array(histories)),
        (
          "energies",
          .array(found.enumerated().map { chains.numbers($0.element.energies, of: $0.offset) })
        ),
        ("acceptance", chains.numbers(found.map(\.acceptance))),
        ("divergences", chains.numbers(found.map { Double($0.divergences) })),
        ("stepSizes", chains.numbers(found.map(\.stepSize))),
      ]))
}

private func isRun(_ value: Value, of arguments: Arguments) -> Bool {
  guard case .record(let record) = value, let start = try? arguments.particles("from"),
    let samples = try? arguments.wholeNumber("samples")
  else { return false }
  let isSpatial = start.dimension > 1
  func arePlaces(_ value: Value?, _ count: Int) -> Bool {
    value?.count == count
      && (!isSpatial || value?.elements?.allSatisfy { $0.count == start.dimension } == true)
  }
  return record.typeName == (isSpatial ? spatialTypeName : typeName)
    && arePlaces(record["ends"], start.count)
    && ["chains", "energies", "acceptance", "divergences", "stepSizes"].allSatisfy {
      record[$0]?.count == start.count
    } && record["chains"]?.elements?.allSatisfy { arePlaces($0, samples) } == true
    && record["energies"]?.elements?.allSatisfy { $0.count == samples } == true
}

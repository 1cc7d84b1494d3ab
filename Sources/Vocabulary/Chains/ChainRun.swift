import Arithmetic
import Numerics
import Script

private let chainRunTypeName = "chain run"
private let spatialRunTypeName = "chain run in space"

/// The type of what samplers by Langevin dynamics give.
let chainResult = ValueType.oneOf([.record(chainRunTypeName), .record(spatialRunTypeName)])

/// It is one in space where the second argument, the start, is.
let chainRule: @Sendable ([ValueType]) -> ValueType = { types in
  types.contains(.array(.numbers)) ? .record(spatialRunTypeName) : .record(chainRunTypeName)
}

/// The types of runs.
let chainRunTypes: [ObjectType] = [
  type(chainRunTypeName, "a run of chains", .numbers),
  type(spatialRunTypeName, "a run of chains in space", spatialParticles),
]

private func type(_ name: String, _ phrase: String, _ places: ValueType) -> ObjectType {
  ObjectType(
    name, phrase: phrase, summary: "Where chains were, and how often they moved.",
    fields: [
      .init("ends", places, "The places after the last step, one for each chain."),
      .init("iterations", .numbers, "After how many steps those of `path` were kept."),
      .init("path", .array(places), "The places of all chains after the steps of `iterations`."),
      .init("chains", .array(places), "The same chain by chain, as the diagnostics take them."),
      .init(
        "acceptance", .numbers, "The share of accepted moves of each chain; 1 without correction."),
    ])
}

/// A run as a record; the last of the places that were kept are the ends.
func chainRun(
  _ chains: ChainDraws, _ outcome: LangevinDynamics.Outcome, _ kept: [Int]
) -> Value {
  let path = outcome.path
  let count = chains.count
  let histories = (0..<count).map { chain in
    chains.places(
      path.dropLast().flatMap { places in
        (0..<chains.dimension).map { places[$0 * count + chain] }
      }, of: chain)
  }
  return .record(
    Record(
      chains.dimension > 1 ? spatialRunTypeName : chainRunTypeName,
      fields: [
        ("ends", chains.places(path.last ?? [])),
        ("iterations", kept.isEmpty ? .array([]) : .numbers(kept.map { Double($0) })),
        ("path", .array(path.dropLast().map(chains.places))),
        ("chains", .array(kept.isEmpty ? [] : histories)),
        ("acceptance", chains.numbers(outcome.acceptance)),
      ]))
}

/// Whether a run has as many chains and places as the arguments ask for.
func isChainRun(_ value: Value, of arguments: Arguments) -> Bool {
  guard case .record(let record) = value, let start = try? arguments.particles("from"),
    let kept = arguments["keep"]?.count
  else { return false }
  let isSpatial = start.dimension > 1
  guard record.typeName == (isSpatial ? spatialRunTypeName : chainRunTypeName) else { return false }
  func isPlaces(_ value: Value?, _ count: Int) -> Bool {
    value?.count == count
      && (!isSpatial || value?.elements?.allSatisfy { $0.count == start.dimension } == true)
  }
  return isPlaces(record["ends"], start.count) && record["acceptance"]?.count == start.count
    && record["path"]?.count == kept && record["iterations"]?.count == kept
    && record["path"]?.elements?.allSatisfy { isPlaces($0, start.count) } == true
    && record["chains"]?.count == (kept == 0 ? 0 : start.count)
    && record["chains"]?.elements?.allSatisfy { isPlaces($0, kept) } == true
}

import Arithmetic
import Diagnostics
import Numerics
import Script

/// Where the reference lists samplers.
let chainCategory = "Samplers"

/// The chains of a call, and which draws each is made from.
///
/// All that is known of one chain is made from the same draws, so that an estimate refuses the states of a
/// chain, which are not independent; different chains have no draw in common but those of the target.
struct ChainDraws {
  /// The coordinates at the start, axis by axis.
  let start: [Double]
  let count: Int
  let dimension: Int
  let key: RandomKey
  private let ancestries: [Ancestry]

  /// The chains of the arguments `from:` and `key:`.
  ///
  /// - Parameter given: The names of the arguments that all chains share.
  init(
    _ arguments: Arguments, sharing given: [String], _ context: EvaluationContext
  ) throws(WordError) {
    let particles = try arguments.particles("from")
    start = particles.coordinates
    count = particles.count
    dimension = particles.dimension
    key = try arguments.randomKey(in: context)
    let stream = DrawStream(
      seed: context.seed, chapter: arguments.chapter, word: arguments.wordPath,
      key: try arguments.value(Word.keyName).writtenAsKey)
    let shared = given.reduce(Ancestry.none) { $0.with(arguments[$1]?.ancestry ?? .none) }
    let starts: [Ancestry] =
      switch try arguments.value("from") {
      case .numbers(let numbers): numbers.array.map(\.ancestry)
      case let value: (value.elements ?? []).map(\.ancestry)
      }
    ancestries = starts.enumerated().map { index, start in
      Ancestry(stream, index: index).with(start).with(shared)
    }
  }

  /// A number of each chain.
  func numbers(_ values: [Double]) -> Value {
    values.isEmpty
      ? .array([]) : .numbers(Numbers(values).bare { index, _ in ancestries[index] })
  }

  /// Numbers of one chain.
  func numbers(_ values: [Double], of chain: Int) -> Value {
    values.isEmpty
      ? .array([]) : .numbers(Numbers(values).bare { _, _ in ancestries[chain] })
  }

  /// The places of all chains at one moment, given axis by axis.
  func places(_ coordinates: [Double]) -> Value {
    guard dimension > 1 else { return numbers(coordinates) }
    return .array(
      (0..<count).map { chain in
        numbers((0..<dimension).map { coordinates[$0 * count + chain] }, of: chain)
      })
  }

  /// The places of one chain, one coordinate after the other.
  func places(_ coordinates: [Double], of chain: Int) -> Value {
    guard dimension > 1 else { return numbers(coordinates, of: chain) }
    return .array(
      stride(from: 0, to: coordinates.count, by: dimension).map { first in
        numbers(Array(coordinates[first..<first + dimension]), of: chain)
      })
  }
}

extension Arguments {
  /// Refuses numbers whose errors are more than roundings: chains take them as they are computed.
  func checkComputed(_ names: [String]) throws(WordError) {
    for name in names {
      guard let value = self[name] else { continue }
      guard let found = value.inexactNumber else { continue }
      throw WordError(
        .inexactArgument,
        "'\(name)' of '\(word)' takes numbers as they are computed, and \(found.printed(.full).text) "
          + "is known too badly for that; '.value' takes it as exact", parameter: name)
    }
  }

  /// What chains move towards: a density, a density in space or a learned score.
  func chainTarget(_ name: String) throws(WordError) -> any ChainTarget {
    let value = try value(name)
    if value.inexactSources().contains(where: \.isEstimated) {
      throw WordError(
        .inexactArgument,
        "'\(name)' of '\(word)' is made of numbers that are known too badly for chains",
        parameter: name)
    }
    guard case .object(let object) = value else {
      throw WordError("type-mismatch", "'\(name)' must be a density", parameter: name)
    }
    switch object.payload {
    case let density as DensityValue: return Numerics.chainTarget(density.density)
    case let mixture as SpatialMixture: return SpatialTarget(mixture)
    case let learned as LearnedScore: return learned
    default:
      throw WordError(
        "type-mismatch", "'\(name)' must be a density or a learned score, not \(value.phrase)",
        parameter: name)
    }
  }

  /// Refuses chains whose places have another number of coordinates than the target.
  func check(_ chains: ChainDraws, _ target: any ChainTarget) throws(WordError) {
    guard chains.dimension == target.dimension else {
      throw WordError(
        "unequal-counts",
        "the chains have \(counted(chains.dimension, "coordinate")) and the target has "
          + "\(target.dimension)", parameter: "from")
    }
  }

  /// Refuses work that would take very long.
  func checkMoves(_ counts: [Int], most: Int = 2_000_000_000, parameter: String) throws(WordError) {
    var product = 1
    for count in counts {
      let next = product.multipliedReportingOverflow(by: max(count, 1))
      guard !next.overflow, next.partialValue <= most else {
        throw WordError(
          "too-large", "this takes more than \(most) moves of a coordinate", parameter: parameter)
      }
      product = next.partialValue
    }
  }

  /// After how many steps the places are kept: rising, none above a number.
  func keptSteps(upTo steps: Int) throws(WordError) -> [Int] {
    let kept = try numbers("keep").values.compactMap { Int(exactly: $0) }
    for (index, step) in kept.enumerated() {
      guard step <= steps, index == 0 || kept[index - 1] < step else {
        throw WordError(
          "invalid-argument", "'keep' takes rising numbers of steps, none above \(steps)",
          parameter: "keep")
      }
    }
    return kept
  }
}

extension Value {
  /// A number in the value, at any depth, whose error is more than that of a few roundings; nil for none.
  fileprivate var inexactNumber: Estimate? {
    func isInexact(_ number: Estimate) -> Bool {
      number.isEstimated || number.error > 1e-9 * (1 + abs(number.value))
    }
    switch self {
    case .number(let number): return isInexact(number) ? number : nil
    case .numbers(let numbers):
      return numbers.errors.isEmpty ? nil : numbers.array.first(where: isInexact)
    case .array(let elements):
      for element in elements { if let found = element.inexactNumber { return found } }
      return nil
    default: return nil
    }
  }
}

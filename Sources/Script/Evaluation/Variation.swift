import Arithmetic

/// A value as it would be if something that it depends on were at the ends of its error bound.
///
/// What is computed from an inexact argument is computed at the argument's value and again with the
/// argument moved; the results differ by what the error can do. Objects and functions keep the moved
/// ones beside them, so that what is computed from those later is moved along.
///
/// Numbers with the same value and the same bound, or the opposite value, are one quantity and move
/// together: two mixtures with components at -gap/2 and gap/2 keep these in common.
struct Variation: Sendable {
  /// What moves: the value, without its sign, and the bound.
  struct Source: Hashable, Sendable {
    let value: UInt64
    let bound: UInt64
  }

  /// The quantity that is moved.
  let source: Source
  /// The value with the dependence moved to each of a few places within its bound.
  let moved: [Value]
  /// How much the spread of the results is stretched for what lies between the places.
  let stretch: Double
  /// Whether the places are too far apart for their results to be a proof.
  let isEstimated: Bool
  /// Whether the object that varies holds in itself a bound on what that does.
  var isHeld = false

  /// The same variation of something that was made from each moved value.
  func mapped<Failure: Error>(_ body: (Value) throws(Failure) -> Value) throws(Failure) -> Variation
  {
    var results: [Value] = []
    for value in moved { results.append(try body(value)) }
    return Variation(
      source: source, moved: results, stretch: stretch, isEstimated: isEstimated, isHeld: isHeld)
  }

  /// The same variation of something that came to these results.
  func replaced(by results: [Value]) -> Variation {
    Variation(
      source: source, moved: results, stretch: stretch, isEstimated: isEstimated, isHeld: isHeld)
  }

  /// Whether the places are no further apart than roundings.
  var isShort: Bool { moved.count == 1 }
}

extension Variation {
  /// The places at which a number is looked at; nil when it is exact.
  ///
  /// Where the bound is a rounding of the number, one end is enough: over so short a way every function
  /// is straight. A longer way is looked at in four places, and the result is marked as estimated: nothing
  /// bounds what lies between them.
  static func places(of number: Estimate) -> Variation? {
    let error = number.error
    guard error > 0 else { return nil }
    let size = max(abs(number.value), Double.leastNormalMagnitude)
    let isShort = error <= 1e-10 * size
    let steps: [Double] = isShort ? [1] : [-1, -0.5, 0.5, 1]
    // Opposite numbers move in opposite directions.
    let reach = number.value < 0 ? -error : error
    return Variation(
      source: Source(value: abs(number.value).bitPattern, bound: error.bitPattern),
      moved: steps.map { .number(number.exactly(moved(number.value, by: $0 * reach))) },
      stretch: isShort ? 2 : 1.25,
      isEstimated: number.isEstimated || !isShort)
  }

  /// The places at which a number with an error is looked at, of which a change by `scale` is large; the
  /// number stands at `index` among those that its object was made with and moves alone.
  static func places(of number: Estimate, scale: Double, index: Int) -> Variation {
    let isShort = number.error <= 1e-10 * scale
    let steps: [Double] = isShort ? [1] : [-1, -0.5, 0.5, 1]
    return Variation(
      source: Source(
        value: number.value.bitPattern ^ (UInt64(index + 1) << 56), bound: number.error.bitPattern),
      moved: steps.map {
        .number(number.exactly(moved(number.value, by: $0 * number.error)))
      },
      stretch: isShort ? 2 : 1.25,
      isEstimated: number.isEstimated || !isShort)
  }

  /// Many numbers of an object moved together in a few patterns of signs, which estimates the error only.
  static func together(
    _ movements: [Object.Movement], _ inexact: [Int], _ make: ([Double]) -> Object?
  ) -> Variation? {
    let signs: [(Int) -> Double] = [
      { $0 % 2 == 0 ? 1 : -1 }, { $0 % 4 < 2 ? 1 : -1 }, { _ in 1 },
    ]
    let moved = signs.compactMap { sign -> Value? in
      let numbers = movements.enumerated().map { $1.number.value + sign($0) * $1.number.error }
      return make(numbers).map { .object($0) }
    }
    guard moved.count == signs.count, let first = inexact.first else { return nil }
    return Variation(
      source: Source(
        value: movements[first].number.value.bitPattern ^ (255 << 56), bound: UInt64(inexact.count)),
      moved: moved, stretch: 2, isEstimated: true,
      isHeld: inexact.allSatisfy {
        movements[$0].isHeld && movements[$0].number.error <= 1e-10 * movements[$0].scale
      })
  }

  /// value + step, rounded away from the value.
  private static func moved(_ value: Double, by step: Double) -> Double {
    let sum = value + step
    return sum == value ? (step > 0 ? value.nextUp : value.nextDown) : sum
  }

  /// The ways in which an array is moved: each inexact quantity in it apart when there are few, else
  /// all elements together, which estimates the error only.
  static func places(of numbers: Numbers) -> [Variation] {
    let inexact = numbers.values.indices.filter { places(of: numbers[$0]) != nil }
    var sources: [Source] = []
    var groups: [Source: [(index: Int, variation: Variation)]] = [:]
    for index in inexact {
      guard let variation = places(of: numbers[index]) else { continue }
      if groups[variation.source] == nil { sources.append(variation.source) }
      groups[variation.source, default: []].append((index, variation))
    }
    if sources.count <= 8 {
      return sources.compactMap { source in
        guard let group = groups[source], let first = group.first?.variation else { return nil }
        let moved = first.moved.indices.map { place -> Value in
          var values = numbers.array.map { $0.exactly($0.value) }
          for member in group {
            if case .number(let number) = member.variation.moved[place] {
              values[member.index] = number
            }
          }
          return .numbers(Numbers(values))
        }
        return Variation(
          source: source, moved: moved, stretch: first.stretch,
          isEstimated: group.contains(where: \.variation.isEstimated))
      }
    }
    let whole = Numbers(numbers.values).hashValue
    let signs: [(Int) -> Double] = [{ _ in 1 }, { _ in -1 }, { $0 % 2 == 0 ? 1 : -1 }]
    return [
      Variation(
        source: Source(value: UInt64(bitPattern: Int64(whole)), bound: UInt64(numbers.count)),
        moved: signs.map { sign in
          .numbers(
            Numbers(
              numbers.values.indices.map {
                numbers[$0].exactly(numbers.values[$0] + sign($0) * numbers[$0].error)
              }))
        }, stretch: 2, isEstimated: true)
    ]
  }

  /// The ways in which what a closure captured is moved, functions that it captured included; what is
  /// known but for a rounding stays.
  static func places(ofCaptured captured: [Value]) -> [Variation] {
    places(of: captured, \.variationsWithCaptured).filter { $0.stretch < 2 }
  }

  /// The ways in which an array of arrays is moved: what moves together in all its elements.
  static func places(
    of elements: [Value], _ variations: (Value) -> [Variation] = { $0.variations }
  ) -> [Variation] {
    let own = elements.map(variations)
    var groups: [Source: Variation] = [:]
    var sources: [Source] = []
    for variation in own.joined() where groups[variation.source] == nil {
      groups[variation.source] = variation
      sources.append(variation.source)
    }
    return sources.compactMap { source in
      guard let first = groups[source] else { return nil }
      let members = own.map { variations in variations.first { $0.source == source } }
      return Variation(
        source: source,
        moved: first.moved.indices.map { place in
          .list(
            zip(elements, members).map { element, member in
              guard let moved = member?.moved, moved.indices.contains(place) else {
                return element.nominalWithCaptured
              }
              return moved[place]
            })
        }, stretch: first.stretch,
        isEstimated: members.contains { $0?.isEstimated ?? false })
    }
  }
}

extension Value {
  /// The value with all numbers exact and all objects and functions without their variations.
  var nominal: Value {
    switch self {
    case .number(let number): .number(number.exactly(number.value))
    case .numbers(let numbers): .numbers(Numbers(numbers.array.map { $0.exactly($0.value) }))
    case .object(let object): .object(object.varying([]))
    case .function(let function):
      (function.storage as? VariedFunction).map { .function($0.nominal) } ?? self
    case .array(let elements): .list(elements.map(\.nominal))
    case .range(let lower, let upper):
      .range(lower: lower.exactly(lower.value), upper: upper.exactly(upper.value))
    default: self
    }
  }

  /// How the value may vary; nothing for what is exact.
  var variations: [Variation] {
    switch self {
    case .number(let number): Variation.places(of: number).map { [$0] } ?? []
    case .numbers(let numbers):
      numbers.areExact ? [] : Variation.places(of: numbers)
    case .object(let object): object.storage.variations
    case .function(let function): (function.storage as? VariedFunction)?.variations ?? []
    case .array(let elements): Variation.places(of: elements)
    case .range(let lower, let upper): Variation.places(from: lower, to: upper)
    default: []
    }
  }
}

extension Value {
  /// How the value may vary, a closure by what it captured.
  var variationsWithCaptured: [Variation] {
    if case .function(let function) = self, let closure = function.storage as? ClosureFunction {
      return closure.variations
    }
    return variations
  }

  /// The value with all numbers exact, in closures too.
  var nominalWithCaptured: Value {
    if case .function(let function) = self, let closure = function.storage as? ClosureFunction {
      return .function(Function(storage: closure.nominal))
    }
    return nominal
  }
}

/// Why results under variations cannot be put together.
struct VariationError: Error {}

extension Value {
  /// The value with bounds that cover what it is under all variations.
  func covering(_ variations: [Variation]) throws(VariationError) -> Value {
    guard !variations.isEmpty else { return self }
    switch self {
    case .number(let number):
      return .number(try number.covering(variations))
    case .numbers(let numbers):
      var result: [Estimate] = []
      for index in numbers.values.indices {
        result.append(
          try numbers[index].covering(
            variations.map { (variation) throws(VariationError) in
              try variation.mapped { (value) throws(VariationError) in
                guard case .numbers(let moved) = value, moved.count == numbers.count else {
                  throw VariationError()
                }
                return .number(moved[index])
              }
            }))
      }
      return .numbers(Numbers(result))
    case .range(let lower, let upper): return try Variation.range(lower, upper, under: variations)
    case .object(let object):
      if let node = object.payload as? FormulaNode {
        guard let spread = node.spreading(variations) else { throw VariationError() }
        return spread.value
      }
      return .object(object.varying(object.storage.variations + variations))
    case .function(let function):
      return .function(Function(storage: VariedFunction(function, variations)))
    case .truth(let judgement):
      let differs = variations.contains { variation in
        variation.moved.contains { value in
          if case .truth(let moved) = value { return moved.truth != judgement.truth }
          return true
        }
      }
      return differs ? .truth(Judgement(.undecided, comparisons: judgement.comparisons)) : self
    case .array(let elements):
      return .list(
        try elements.covering(variations) {
          if case .array(let moved) = $0 { return moved }
          return $0.elements
        })
    case .record(let record):
      let values = try record.fields.map(\.value).covering(variations) {
        if case .record(let moved) = $0 { return moved.fields.map(\.value) }
        return nil
      }
      return .record(
        Record(record.typeName, fields: zip(record.fields, values).map { ($0.name, $1) }))
    default: return self
    }
  }
}

extension [Value] {
  /// Each value with bounds that cover what it is under all variations of the whole.
  fileprivate func covering(
    _ variations: [Variation], _ parts: (Value) -> [Value]?
  ) throws(VariationError) -> [Value] {
    var result: [Value] = []
    for (index, element) in enumerated() {
      var own: [Variation] = []
      for variation in variations {
        own.append(
          try variation.mapped { (value) throws(VariationError) in
            guard let moved = parts(value), moved.count == count else { throw VariationError() }
            return moved[index]
          })
      }
      result.append(try element.covering(own))
    }
    return result
  }
}

extension Estimate {
  /// An exact number in place of this one, with what is known about its draws.
  fileprivate func exactly(_ value: Double) -> Estimate {
    var result = self
    result.value = value
    result.error = 0
    result.isEstimated = false
    return result
  }

  /// The number with a bound that covers it under all variations.
  func covering(_ variations: [Variation]) throws(VariationError) -> Estimate {
    var own = error
    var spread = 0.0
    var estimated = isEstimated
    for variation in variations {
      var reach = 0.0
      var changes = false
      for value in variation.moved {
        guard case .number(let number) = value, number.isFinite else { throw VariationError() }
        reach = max(reach, abs(number.value - self.value))
        changes = changes || number.value != self.value || number.error != error
        own = max(own, number.error)
      }
      // What the moved results do not show may still be half of their last digit; counts have none.
      let isCount = value == value.rounded() && abs(value) < 0x1p50
      if reach == 0, !variation.moved.isEmpty, !isCount { reach = value.ulp }
      spread += variation.stretch * reach
      // What no move changes does not depend on what was moved.
      estimated = estimated || variation.isEstimated && changes
    }
    let total = own + spread
    let bound = total * (1 + 16 * Double.ulpOfOne)
    var result = self
    if hasInterval {
      result = Estimate(
        drawn: value, in: (lower - 2 * spread)...(upper + 2 * spread), failure: failure)
    }
    result.error = bound
    return estimated ? result.estimated : result
  }
}

/// A function that a word made from inexact arguments.
final class VariedFunction: Function.Storage, @unchecked Sendable {
  let nominal: Function
  let variations: [Variation]

  init(_ nominal: Function, _ variations: [Variation], origin: Origin? = nil) {
    self.nominal = nominal
    self.variations = variations
    let storage = nominal.storage
    super.init(
      name: storage.name, parameterCount: storage.parameterCount, nesting: storage.nesting,
      isCostly: storage.isCostly, origin: origin)
  }

  override func call(
    _ arguments: [Value], _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let result = try nominal(arguments, context)
    var moved: [Variation] = []
    for variation in variations {
      moved.append(
        try variation.mapped { (value) throws(EvaluationFailure) in
          guard case .function(let function) = value else { return value }
          return try function(arguments, context)
        })
    }
    do throws(VariationError) {
      return try result.covering(moved)
    } catch {
      throw EvaluationFailure(
        .inexactArgument,
        "the errors of what '\(name)' was made from leave its result open", at: nil)
    }
  }

  override func attaching(_ origin: Origin, nesting: Int) -> Function.Storage {
    VariedFunction(nominal, variations, origin: origin)
  }
}

import Arithmetic
import Synchronization

/// A value as it would be if something that it depends on were at the ends of its error bound.
///
/// What is computed from an inexact argument is computed at the argument's value and again with the
/// argument moved; the results differ by what the error can do. Objects and functions keep the moved
/// ones beside them, so that what is computed from those later is moved along.
///
/// Only what has one origin moves together: an object and all that was made from it, and numbers of one
/// lineage, such as -gap/2 and gap/2. Other numbers are quantities of their own, however alike they look.
struct Variation: Sendable {
  /// What moves: a number of a lineage, or one that was given to a call and stood at a place there.
  struct Source: Hashable, Sendable {
    /// The call; 0 of a number that is given to none yet, ``ofLineages`` of one whose lineage is known.
    private let call: UInt64
    /// The place of the number among what the call was given, or its lineage.
    private let place: UInt64

    /// A number of unknown lineage on its own.
    static let number = Source(call: 0, place: 0)

    private static let ofLineages = UInt64.max
    private static let ofPairs = UInt64.max - 1

    private init(call: UInt64, place: UInt64) {
      self.call = call
      self.place = place
    }

    /// A number of a lineage, up to its sign.
    init(_ lineage: Lineage) {
      self =
        lineage == .unknown ? .number : Source(call: Self.ofLineages, place: lineage.bits)
    }

    /// Two numbers that move at once.
    init(_ first: Source, _ second: Source) {
      let odd: UInt64 = 0x9E37_79B9_7F4A_7C15
      let one = (first.call &* odd ^ first.place) &* odd
      self = Source(
        call: Self.ofPairs, place: ((one ^ second.call) &* odd ^ second.place) &* odd)
    }

    private static let calls = Atomic<UInt64>(0)

    /// What tells a call from all others.
    static func newCall() -> UInt64 { calls.add(1, ordering: .relaxed).newValue }

    /// The same number as one that stands at an index of something; what a call was given stays what it is.
    func at(_ index: Int) -> Source {
      guard call == 0 else { return self }
      // A polynomial in an odd factor: places a few levels deep do not meet.
      return Source(
        call: 0, place: (place ^ UInt64(truncatingIfNeeded: index + 1)) &* 0x9E37_79B9_7F4A_7C15)
    }

    /// The same number as one that a call was given; what another call was given before stays what it is.
    func given(to call: UInt64) -> Source {
      self.call == 0 ? Source(call: call, place: place) : self
    }
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
  /// The two quantities that move at once, each at its ends, where it is such a pair; else empty.
  var partners: [Source] = []

  /// The same variation of something that was made from each moved value.
  func mapped<Failure: Error>(_ body: (Value) throws(Failure) -> Value) throws(Failure) -> Variation
  {
    var results: [Value] = []
    for value in moved { results.append(try body(value)) }
    return replaced(by: results)
  }

  /// The same variation of something else.
  func of(_ source: Source) -> Variation {
    Variation(
      source: source, moved: moved, stretch: stretch, isEstimated: isEstimated, isHeld: isHeld,
      partners: partners)
  }

  /// The same variation of something that came to these results.
  func replaced(by results: [Value]) -> Variation {
    Variation(
      source: source, moved: results, stretch: stretch, isEstimated: isEstimated, isHeld: isHeld,
      partners: partners)
  }

  /// How far numbers at the places of a long way and the one in the middle are apart at most, if they are
  /// neighbours: between two places a number may go as far again. What is straight so spreads by a third more
  /// than its ends, and what goes to and fro by twice as much.
  func largestStep(from value: Double) -> Double {
    var numbers = moved.compactMap { moved -> Double? in
      if case .number(let number) = moved { number.value } else { nil }
    }
    numbers.insert(value, at: numbers.count / 2)
    return zip(numbers, numbers.dropFirst()).reduce(0) { max($0, abs($1.1 - $1.0)) }
  }

  /// Whether the places are no further apart than roundings.
  var isShort: Bool { moved.count == 1 }
}

extension [Variation] {
  /// How far a result may move when all quantities move at once, from how far it moves with each alone.
  ///
  /// What is straight moves by the sum at most. At a minimum it moves by a form that is not negative,
  /// sum a_ij d_i d_j with |a_ij| <= sqrt(a_ii a_jj), so by (sum sqrt(a_ii))^2 at most; and by no more than
  /// that of both together, since (sum sqrt(b_i + a_i))^2 >= sum b_i + (sum sqrt(a_i))^2. Of a form that
  /// changes its sign this is no bound, two errors that each alone move nothing: there pairs of quantities
  /// are moved, and what both do at once beyond what each does is added.
  ///
  /// - Parameter reaches: The distances, one for each variation; of a pair what it does beyond its parts.
  func spread(_ reaches: [Double]) -> Double {
    var sum = 0.0
    var roots = 0.0
    for (variation, reach) in zip(self, reaches) {
      sum += variation.stretch * reach
      guard variation.partners.isEmpty else { continue }
      // Over roundings the form is known; further apart there are places in between.
      roots += (variation.moved.count <= 1 ? reach : variation.stretch * reach).squareRoot()
    }
    return Swift.max(sum, roots * roots)
  }
}

extension Value {
  /// The value with all numbers exact and all objects and functions without their variations.
  var nominal: Value {
    switch self {
    case .number(let number): .number(number.exactly(number.value))
    case .numbers(let numbers): .numbers(Numbers(numbers.array.map { $0.exactly($0.value) }))
    case .object(let object): .object(object.varying([]))
    case .function(let function): .function(Function(function.body.nominal))
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
    case .function(let function): function.body.variations
    case .array(let elements): Variation.places(of: elements)
    case .range(let lower, let upper): Variation.places(from: lower, to: upper)
    default: []
    }
  }
}

extension Value {
  /// How the value may vary, a closure by what it captured.
  var variationsWithCaptured: [Variation] {
    if case .function(let function) = self { return function.body.variationsWithCaptured }
    return variations
  }

  /// The value with all numbers exact, in closures too.
  var nominalWithCaptured: Value {
    if case .function(let function) = self {
      return .function(Function(function.body.nominalWithCaptured))
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
      return .function(Function(VariedFunction(function.body, variations)))
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
  func exactly(_ value: Double) -> Estimate {
    var result = self
    result.value = value
    result.error = 0
    result.isEstimated = false
    return result
  }

  /// The number with a bound that covers it under all variations.
  func covering(_ variations: [Variation]) throws(VariationError) -> Estimate {
    var own = error
    var reaches: [Double] = []
    var estimated = isEstimated
    for variation in variations {
      var reach = 0.0
      var changes = false
      let parts = variations.parts(of: variation)
      for (place, value) in variation.moved.enumerated() {
        guard case .number(let number) = value, number.isFinite else { throw VariationError() }
        let alone = parts.reduce(0) { $0 + ($1.number(at: place, of: variation) - self.value) }
        reach = max(reach, abs(number.value - self.value - alone))
        changes = changes || number.value != self.value || number.error != error
        own = max(own, number.error)
      }
      if variation.moved.count == Variation.longWay.count, parts.isEmpty {
        reach += variation.largestStep(from: self.value)
      }
      // What the moved results do not show may still be half of their last digit; counts have none.
      let isCount = value == value.rounded() && abs(value) < 0x1p50
      if reach == 0, !variation.moved.isEmpty, !isCount, parts.isEmpty { reach = value.ulp }
      reaches.append(reach)
      // What no move changes does not depend on what was moved.
      estimated = estimated || variation.isEstimated && changes
    }
    let spread = variations.spread(reaches)
    let total = own + spread
    let bound = total * (1 + 16 * Double.ulpOfOne)
    var result = self
    if hasInterval {
      result = within((lower - 2 * spread)...(upper + 2 * spread))
    }
    result.error = bound
    return estimated ? result.estimated : result
  }
}

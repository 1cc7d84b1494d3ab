public import Arithmetic
import Synchronization

/// The hash of where a value came from: 32 bytes.
public struct Digest: Sendable, Hashable {
  /// The bytes.
  public let bytes: [UInt8]

  /// A digest of these bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  private static let unknownOrigins = Atomic<UInt64>(0)

  /// A digest that nothing else has.
  init(unknownOriginIn context: EvaluationContext) {
    let count = Self.unknownOrigins.add(1, ordering: .relaxed).newValue
    bytes = context.digest(Array("unknown origin \(count)".utf8))
  }
}

/// Something that only its words can look into, for example a density.
///
/// The payload is a Swift value of the room that made it. What identifies the object in cache keys
/// is its origin, the call that made it, which the evaluator attaches to what a word returns.
public struct Object: Sendable {
  let storage: Storage

  final class Storage: Sendable {
    let typeName: String
    let payload: any Sendable
    let origin: Origin?
    let nesting: Int
    /// Whether numbers from draws have a part in it.
    let isDrawn: Bool
    /// Why numbers that rest on the object are estimated, as bits; 0 where their errors are bounds.
    let doubts: UInt16
    /// The ancestry of these draws.
    let ancestry: Ancestry
    /// How the object varies with what it was made from.
    let variations: [Variation]
    /// All that the object may be when what it was made from is inexact, where its word tells; nil else.
    let enclosure: (any Sendable)?

    init(
      typeName: String, payload: any Sendable, origin: Origin?, nesting: Int, isDrawn: Bool = false,
      ancestry: Ancestry = .none, doubts: UInt16 = 0, variations: [Variation] = [],
      enclosure: (any Sendable)? = nil
    ) {
      self.doubts = doubts
      self.enclosure = enclosure
      self.isDrawn = isDrawn
      self.ancestry = ancestry
      self.typeName = typeName
      self.payload = payload
      self.origin = origin
      self.nesting = nesting
      self.variations = variations
    }
  }

  /// An object of the type `typeName`; with a doubt, one of which numbers are estimated for that reason.
  public init(_ typeName: String, payload: any Sendable, doubt: Estimate.Doubt? = nil) {
    storage = Storage(
      typeName: typeName, payload: payload, origin: nil, nesting: 1,
      doubts: doubt.map { Estimate(0).estimated($0).doubtBits } ?? 0)
  }

  /// The same object with doubts beside its own.
  func doubted(_ bits: UInt16) -> Object {
    guard bits | storage.doubts != storage.doubts else { return self }
    return Object(
      storage: Storage(
        typeName: typeName, payload: payload, origin: storage.origin, nesting: storage.nesting,
        isDrawn: storage.isDrawn, ancestry: storage.ancestry, doubts: storage.doubts | bits,
        variations: storage.variations, enclosure: storage.enclosure))
  }

  init(_ object: Object, variations: [Variation], origin: Origin, nesting: Int) {
    storage = Storage(
      typeName: object.typeName, payload: object.payload, origin: origin, nesting: nesting,
      isDrawn: object.storage.isDrawn, ancestry: object.storage.ancestry,
      doubts: object.storage.doubts, variations: variations,
      enclosure: object.storage.enclosure)
  }

  private init(storage: Storage) { self.storage = storage }

  /// The same object, marked as one that depends on the draws of `ancestry`.
  func drawn(from ancestry: Ancestry) -> Object {
    Object(
      storage: Storage(
        typeName: typeName, payload: payload, origin: storage.origin, nesting: storage.nesting,
        isDrawn: true, ancestry: storage.ancestry.with(ancestry), doubts: storage.doubts,
        variations: storage.variations,
        enclosure: storage.enclosure))
  }

  /// The object with all that it may be.
  func enclosed(by enclosure: any Sendable) -> Object {
    Object(
      storage: Storage(
        typeName: storage.typeName, payload: storage.payload, origin: storage.origin,
        nesting: storage.nesting, isDrawn: storage.isDrawn, ancestry: storage.ancestry,
        doubts: storage.doubts,
        variations: storage.variations, enclosure: enclosure))
  }

  /// The object with these variations in place of its own; its origin is made anew, and what enclosed it
  /// is dropped.
  func varying(_ variations: [Variation]) -> Object {
    if variations.isEmpty, storage.variations.isEmpty { return self }
    return Object(
      storage: Storage(
        typeName: storage.typeName, payload: storage.payload,
        origin: variations.isEmpty ? storage.origin : nil, nesting: storage.nesting,
        isDrawn: storage.isDrawn, ancestry: storage.ancestry, doubts: storage.doubts,
        variations: variations))
  }

  /// A number that an object was made with, and that its word knows within an error.
  public struct Movement: Sendable {
    /// The number, its error included.
    public let number: Estimate
    /// What counts as a large change of the number.
    public let scale: Double
    /// Whether the object holds in itself what a rounding of the number does.
    public let isHeld: Bool

    /// A number that is known within its error, where a change by `scale` is large.
    public init(_ number: Estimate, scale: Double, isHeld: Bool = false) {
      self.number = number
      self.scale = scale
      self.isHeld = isHeld
    }
  }

  /// The object with what it would be if the numbers that it was made with were elsewhere within their
  /// errors.
  ///
  /// - Parameters:
  ///   - movements: The numbers.
  ///   - enclosure: All that the object may be, see ``enclosure``.
  ///   - make: The object for other numbers; nil where there is none.
  public func moving(
    _ movements: [Movement], enclosure: (any Sendable)? = nil, _ make: ([Double]) -> Object?
  ) -> Object {
    let nominal = movements.map(\.number.value)
    let inexact = movements.indices.filter { movements[$0].number.error > 0 }
    var variations: [Variation] = []
    var quantities: [(index: Int, places: Variation)] = []
    let call = Variation.Source.newCall()
    if inexact.count > 8 {
      variations =
        Variation.together(movements, inexact, make).map { [$0.of($0.source.given(to: call))] }
        ?? []
    } else {
      for index in inexact {
        let movement = movements[index]
        let places = Variation.places(of: movement.number, scale: movement.scale)
        let moved = places.moved.compactMap { value -> Value? in
          guard case .number(let number) = value else { return nil }
          var numbers = nominal
          numbers[index] = number.value
          return make(numbers).map { .object($0) }
        }
        guard moved.count == places.moved.count else { continue }
        var variation = places.replaced(by: moved)
          .of(places.source.at(index).given(to: call))
        variation.isHeld = movement.isHeld && variation.isShort
        variations.append(variation)
        quantities.append((index, places))
      }
      variations += Variation.pairs(of: variations, where: { _, _ in true }) { moves in
        var numbers = nominal
        for move in moves {
          let (index, places) = quantities[move.index]
          if case .number(let number) = places.moved[move.place] { numbers[index] = number.value }
        }
        return make(numbers).map { .object($0) }
      }
    }
    guard !variations.isEmpty else { return self }
    let result = varying(storage.variations + variations)
    return enclosure.map { result.enclosed(by: $0) } ?? result
  }

  /// The name of its type in the table of words.
  public var typeName: String { storage.typeName }
  /// The Swift value.
  public var payload: any Sendable { storage.payload }
  /// All that the object may be when what it was made from is inexact, where its word tells; nil else.
  public var enclosure: (any Sendable)? { storage.enclosure }

  /// The digest of the call that made the object; computed when first asked for. One whose call is not
  /// known gets another digest each time: nothing that depends on it is taken from what is stored.
  public func digest(in context: EvaluationContext) -> Digest {
    storage.origin?.digest(context) ?? Digest(unknownOriginIn: context)
  }
}

/// The call that made an object or a function: what its digest is made from.
final class Origin: Sendable {
  private enum State {
    case pending(label: @Sendable () -> String, values: [Value?], isRandom: Bool)
    case known(Digest)
  }

  private let state: Mutex<State>

  /// A call: `label` tells what was called, `values` with what, `isRandom` whether the report's seed
  /// has a part in what it gives.
  init(_ values: [Value?], isRandom: Bool, label: @escaping @Sendable () -> String) {
    state = Mutex(.pending(label: label, values: values, isRandom: isRandom))
  }

  /// The digest, computed at the first call. Two threads may both compute it; they agree.
  func digest(_ context: EvaluationContext) -> Digest {
    let current = state.withLock { $0 }
    switch current {
    case .known(let digest): return digest
    case .pending(let label, let values, let isRandom):
      var encoder = ValueEncoder(context: context)
      encoder.append(label())
      if isRandom { encoder.append(String(context.seed)) }
      for value in values { encoder.append(value) }
      context.steps.charge(encoder.bytes.count / 128)
      let digest = Digest(context.digest(encoder.bytes))
      state.withLock { $0 = .known(digest) }
      return digest
    }
  }
}

import Synchronization

/// The hash of where a value came from: 32 bytes.
public struct Digest: Sendable, Hashable {
  /// The bytes.
  public let bytes: [UInt8]

  /// A digest of these bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }
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
    /// How the object varies with what it was made from.
    let variations: [Variation]

    init(
      typeName: String, payload: any Sendable, origin: Origin?, nesting: Int, isDrawn: Bool = false,
      variations: [Variation] = []
    ) {
      self.isDrawn = isDrawn
      self.typeName = typeName
      self.payload = payload
      self.origin = origin
      self.nesting = nesting
      self.variations = variations
    }
  }

  /// An object of the type `typeName`.
  public init(_ typeName: String, payload: any Sendable) {
    storage = Storage(typeName: typeName, payload: payload, origin: nil, nesting: 1)
  }

  init(_ object: Object, origin: Origin, nesting: Int) {
    storage = Storage(
      typeName: object.typeName, payload: object.payload, origin: origin, nesting: nesting,
      isDrawn: object.storage.isDrawn, variations: object.storage.variations)
  }

  private init(storage: Storage) { self.storage = storage }

  /// The same object, marked as one that depends on draws.
  var drawn: Object {
    Object(
      storage: Storage(
        typeName: typeName, payload: payload, origin: storage.origin, nesting: storage.nesting,
        isDrawn: true, variations: storage.variations))
  }

  /// The object with these variations in place of its own; its origin is made anew.
  func varying(_ variations: [Variation]) -> Object {
    if variations.isEmpty, storage.variations.isEmpty { return self }
    return Object(
      storage: Storage(
        typeName: storage.typeName, payload: storage.payload,
        origin: variations.isEmpty ? storage.origin : nil, nesting: storage.nesting,
        isDrawn: storage.isDrawn, variations: variations))
  }

  /// The name of its type in the table of words.
  public var typeName: String { storage.typeName }
  /// The Swift value.
  public var payload: any Sendable { storage.payload }

  /// The digest of the call that made the object; computed when first asked for.
  public func digest(in context: EvaluationContext) -> Digest {
    storage.origin?.digest(context) ?? Digest(context.digest(Array("object \(typeName)".utf8)))
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

/// Where the results of words that take long are shared and kept.
public protocol ResultStore: Sendable {
  /// The result under `key`, from the store or by computing it.
  ///
  /// - Parameters:
  ///   - key: The digest of the word's name and all argument values.
  ///   - word: The word's name.
  ///   - isKept: Whether it is worth keeping for later builds.
  ///   - isWhole: Whether a value can be a result of the word; a stored one that cannot is none.
  ///   - compute: Computes the result.
  /// - Throws: What `compute` throws; trouble with the store itself is never an error.
  func result(
    for key: [UInt8], word: String, isKept: Bool, isWhole: (Value) -> Bool,
    compute: () throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value
}

/// What an evaluation needs beside the program: seed, threads, result store and limits.
///
/// A small value that shares its contents until they are changed.
public struct EvaluationContext: Sendable {
  /// Hashes bytes to 32 bytes.
  public typealias DigestFunction = @Sendable ([UInt8]) -> [UInt8]

  private final class Storage: Sendable {
    let seed: UInt64
    let workers: Workers
    let store: (any ResultStore)?
    let digest: DigestFunction
    let steps: StepBudget

    init(
      seed: UInt64, workers: Workers, store: (any ResultStore)?,
      digest: @escaping DigestFunction, steps: StepBudget
    ) {
      self.seed = seed
      self.workers = workers
      self.store = store
      self.digest = digest
      self.steps = steps
    }
  }

  private var storage: Storage
  /// How deep the calls are nested, in units of expression depth.
  var depth = 0
  /// The running calls of closures that hold themselves, the innermost first.
  var selfHolding: SelfHoldingCall?
  /// Takes note of the keys of draws, where the calls of a function are compared.
  var draws: DrawLog?
  /// Whether a function that is called with a symbol records comparisons and words without derivatives
  /// as well: for enclosures over intervals.
  var recordsRanges = false

  /// A context. `digest` must be a cryptographic hash when `store` is given; the default is a
  /// quick mixture of the bytes that is good enough to tell values apart within one run.
  public init(
    seed: UInt64 = 0, workers: Workers = Workers(jobs: 1),
    store: (any ResultStore)? = nil, digest: @escaping DigestFunction = quickDigest,
    steps: StepBudget = StepBudget()
  ) {
    storage = Storage(
      seed: seed, workers: workers, store: store, digest: digest, steps: steps)
  }

  /// The seed of the report.
  public var seed: UInt64 {
    get { storage.seed }
    set { replace(seed: newValue) }
  }
  /// The threads.
  public var workers: Workers {
    get { storage.workers }
    set { replace(workers: newValue) }
  }
  /// The result store, if there is one.
  public var store: (any ResultStore)? {
    get { storage.store }
    set { replace(store: .some(newValue)) }
  }
  /// Hashes bytes to 32 bytes.
  public var digest: DigestFunction { storage.digest }
  /// The bound on the work.
  public var steps: StepBudget {
    get { storage.steps }
    set { replace(steps: newValue) }
  }

  private mutating func replace(
    seed: UInt64? = nil, workers: Workers? = nil,
    store: (any ResultStore)?? = nil, steps: StepBudget? = nil
  ) {
    storage = Storage(
      seed: seed ?? storage.seed, workers: workers ?? storage.workers,
      store: store ?? storage.store, digest: storage.digest, steps: steps ?? storage.steps)
  }
}

/// A quick, non-cryptographic digest of bytes: four lanes of multiply and shift.
public let quickDigest: EvaluationContext.DigestFunction = { bytes in
  var lanes: [UInt64] = [
    0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x27D4_EB2F_1656_67C5,
  ]
  for (index, byte) in bytes.enumerated() {
    let lane = index & 3
    lanes[lane] = (lanes[lane] ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    lanes[lane] ^= lanes[lane] >> 29
  }
  var state = UInt64(bytes.count)
  for round in 0..<8 {
    state = (state ^ lanes[round & 3]) &* 0xFF51_AFD7_ED55_8CCD
    state ^= state >> 32
    lanes[round & 3] = state
  }
  return lanes.flatMap { lane in (0..<8).map { UInt8(truncatingIfNeeded: lane >> (8 * $0)) } }
}

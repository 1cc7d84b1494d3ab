import Arithmetic
import Diagnostics

/// What one of many independent calls of a function came to.
public enum ReplicateOutcome: Sendable {
  case value(Value)
  /// It failed, for this reason.
  case failure(String)
}

extension Function {
  /// The outcomes of independent calls, call i with the key `[key, i]`, side by side on all threads.
  ///
  /// An outcome follows from the function and its key alone. Outcomes are kept in the store by blocks that
  /// do not depend on `count`, so that those of a smaller count are not computed again.
  ///
  /// - Parameter stops: Whether the first call that fails is the failure of all.
  /// - Throws: Besides that, what is no failure of a call alone: `too-many-steps`, and `too-large` when all
  ///   values together are.
  public func replicates(
    _ count: Int, key: Value, stops: Bool, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> [ReplicateOutcome] {
    let blocks = Self.blocks(of: count)
    let room = Room(joins: false)
    var own = context
    // What stands for all draws is noted once, by the word.
    own.draws = nil
    let inner = own
    let parts = try inner.workers.map(count: blocks.count) { place throws(EvaluationFailure) in
      let block = blocks[place]
      let outcomes = try outcomes(block, key, inner)
      for (offset, outcome) in outcomes.enumerated() {
        switch outcome {
        case .value(let value): _ = try room.taking(value)
        case .failure(let message) where stops:
          throw failure(message, ofCall: block.lowerBound + offset, key, inner)
        case .failure: break
        }
      }
      return outcomes
    }
    return parts.flatMap(\.self)
  }

  /// Whether calls draw in common, so that their outcomes are not independent: whether the function holds what comes
  /// from draws, or two of the first eight calls draw with one key.
  ///
  /// - Complexity: Eight calls.
  public func sharesDraws(
    _ count: Int, key: Value, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Bool {
    if body.holdsDrawn { return true }
    var seen: Set<DrawStream> = []
    for index in 0..<min(count, 8) {
      let log = DrawLog(outer: nil)
      var own = context
      own.draws = log
      do throws(EvaluationFailure) { _ = try self([Self.key(key, index)], own) } catch {
        guard error.diagnostics.first?.identifier != .tooManySteps else { throw error }
      }
      let streams = log.take()
      if !seen.isDisjoint(with: streams) { return true }
      seen.formUnion(streams)
    }
    return false
  }

  /// The calls that are kept together: by tens up to a thousand, by hundreds up to ten thousand, by thousands
  /// from there on, so that at most a tenth is computed again when more are asked for.
  static func blocks(of count: Int) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start = 0
    while start < count {
      let size = start < 1000 ? 10 : start < 10_000 ? 100 : 1000
      let end = min(start + size, count)
      blocks.append(start..<end)
      start = end
    }
    return blocks
  }

  private func outcomes(
    _ block: Range<Int>, _ key: Value, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> [ReplicateOutcome] {
    guard let store = context.store else { return try computed(block, key, context) }
    var encoder = ValueEncoder(context: context)
    encoder.append("replicates")
    encoder.append(String(context.seed))
    encoder.append(.function(self))
    encoder.append(key)
    encoder.append(.range(lower: Double(block.lowerBound), upper: Double(block.upperBound)))
    let kept = try context.stored(
      in: store, under: context.digest(encoder.bytes), word: "replicate", isKept: true,
      isWhole: { $0.outcomes?.count == block.count }
    ) { own throws(EvaluationFailure) in
      .array(try computed(block, key, own).map(\.asStored))
    }
    return kept.outcomes ?? []
  }

  private func computed(
    _ block: Range<Int>, _ key: Value, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> [ReplicateOutcome] {
    let room = Room(joins: false)
    @Sendable func outcome(_ offset: Int) throws(EvaluationFailure) -> ReplicateOutcome {
      let value: Value
      do throws(EvaluationFailure) {
        value = try self([Self.key(key, block.lowerBound + offset)], context)
      } catch {
        guard let first = error.diagnostics.first, first.identifier != .tooManySteps else {
          throw error
        }
        return .failure(first.message)
      }
      return .value(try room.taking(value))
    }
    if isCostly { return try context.workers.map(count: block.count, outcome) }
    var outcomes: [ReplicateOutcome] = []
    for offset in 0..<block.count { outcomes.append(try outcome(offset)) }
    return outcomes
  }

  /// The key of call `index`.
  private static func key(_ key: Value, _ index: Int) -> Value {
    .list([key, .number(Double(index))])
  }

  /// The failure of a call with all its places, for which it is called again.
  private func failure(
    _ message: String, ofCall index: Int, _ key: Value, _ context: EvaluationContext
  ) -> EvaluationFailure {
    let own = Self.key(key, index)
    var failure = EvaluationFailure("failure", message, at: nil)
    do throws(EvaluationFailure) { _ = try self([own], context) } catch { failure = error }
    let note = Diagnostic.Note(
      "in replicate \(index), which the function computes alone when it is called with the key "
        + own.writtenAsKey)
    for place in failure.diagnostics.indices.prefix(1) {
      failure.diagnostics[place].notes.insert(note, at: 0)
    }
    return failure
  }
}

extension ReplicateOutcome {
  /// The outcome as a store has it: an array around a value, or the text of a failure.
  fileprivate var asStored: Value {
    switch self {
    case .value(let value): .list([value])
    case .failure(let message): .text(message)
    }
  }

  fileprivate init?(stored: Value) {
    switch stored {
    case .text(let message): self = .failure(message)
    default:
      guard let parts = stored.elements, parts.count == 1 else { return nil }
      self = .value(parts[0])
    }
  }
}

extension Value {
  /// The outcomes in what a store has; nil in anything else.
  fileprivate var outcomes: [ReplicateOutcome]? {
    guard let parts = elements else { return nil }
    let outcomes = parts.compactMap { ReplicateOutcome(stored: $0) }
    return outcomes.count == parts.count ? outcomes : nil
  }
}

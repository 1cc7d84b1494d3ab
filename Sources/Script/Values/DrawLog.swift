import Arithmetic
import Synchronization

/// The streams from which words have drawn random numbers while a function was called.
final class DrawLog: Sendable {
  private let outer: DrawLog?
  private let streams = Mutex<Set<DrawStream>>([])

  /// An empty log; what it notes is noted in `outer`, too.
  init(outer: DrawLog?) { self.outer = outer }

  /// Takes note of a stream.
  func note(_ stream: DrawStream) {
    streams.withLock { _ = $0.insert(stream) }
    outer?.note(stream)
  }

  /// The streams since the last time that they were taken.
  func take() -> Set<DrawStream> {
    streams.withLock { streams in
      defer { if !streams.isEmpty { streams = [] } }
      return streams
    }
  }
}

extension Function {
  /// The values at the elements of an array, side by side where a call is worth a thread.
  ///
  /// Values that draws with the same keys have made equal are marked as repeated: no estimate takes them
  /// for independent draws.
  ///
  /// - Parameter joined: Whether they are arrays that become one; the calls end when that is too large.
  /// - Complexity: O(n) calls.
  public func values(
    at elements: [Value], _ context: EvaluationContext, joined: Bool = false
  ) throws(EvaluationFailure) -> [Value] {
    var drawn: [Int: Set<DrawStream>] = [:]
    var results: [Value] = []
    let room = Room(joins: joined)
    if context.workers.jobs == 1 || !isCostly {
      results.reserveCapacity(elements.count)
      var inner = context
      let log = DrawLog(outer: context.draws)
      inner.draws = log
      for (index, element) in elements.enumerated() {
        results.append(try room.taking(try self([element], inner)))
        let taken = log.take()
        if !taken.isEmpty { drawn[index] = taken }
      }
    } else {
      let logs = elements.map { _ in DrawLog(outer: context.draws) }
      results = try context.workers.map(count: elements.count) {
        (index) throws(EvaluationFailure) in
        var inner = context
        inner.draws = logs[index]
        return try room.taking(try self([elements[index]], inner))
      }
      for (index, log) in logs.enumerated() {
        let taken = log.take()
        if !taken.isEmpty { drawn[index] = taken }
      }
    }
    for index in Self.repeats(results, drawn, context) {
      results[index] = results[index].markedRepeated
    }
    return results
  }

  /// The indices of the values that were drawn with the keys of another one and are equal to it.
  private static func repeats(
    _ values: [Value], _ streams: [Int: Set<DrawStream>], _ context: EvaluationContext
  ) -> Set<Int> {
    var groups: [Set<DrawStream>: [Int]] = [:]
    for (index, drawn) in streams { groups[drawn, default: []].append(index) }
    var result: Set<Int> = []
    for group in groups.values where group.count > 1 {
      var first: [[UInt8]: Int] = [:]
      for index in group {
        let bytes = values[index].encoded(in: context)
        if let other = first[bytes] {
          result.formUnion([other, index])
        } else {
          first[bytes] = index
        }
      }
    }
    return result
  }
}

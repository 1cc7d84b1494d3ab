extension Function {
  /// The states from `start` on: state i is the value of the function at state i - 1 and i.
  ///
  /// - Throws: `too-large` when all states together are, before more are made.
  /// - Complexity: O(n) calls.
  public func path(
    from start: Value, steps: Int, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> [Value] {
    let room = Room(joins: false)
    var states = [try room.taking(start)]
    states.reserveCapacity(1 + steps)
    var state = start
    for index in 0..<steps {
      state = try room.taking(try self([state, .number(Double(index + 1))], context))
      states.append(state)
    }
    return states
  }
}

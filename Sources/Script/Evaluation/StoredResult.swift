import Arithmetic

extension EvaluationContext {
  /// The result under a key, from the store or by computing it with a budget of its own: whether it ends does
  /// not depend on what else was computed before. The steps that it took are taken from this budget either
  /// way.
  ///
  /// - Parameter isWhole: Whether a value can be the result.
  func stored(
    in store: any ResultStore, under key: [UInt8], word: String, isKept: Bool,
    isWhole: (Value) -> Bool,
    compute: (EvaluationContext) throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    let found = try store.result(
      for: key, word: word, isKept: isKept,
      isWhole: { $0.valueAndSteps.map { isWhole($0.value) } ?? false }
    ) { () throws(EvaluationFailure) in
      var own = self
      own.steps = StepBudget(limit: steps.limit)
      return Value(try compute(own), steps: own.steps.taken)
    }
    guard let (value, taken) = found.valueAndSteps else { return found }
    try steps.take(taken)
    return value
  }
}

extension Value {
  /// A result as a store has it: with the steps that it took, which whoever takes it over takes as well.
  fileprivate init(_ result: Value, steps: Int) {
    self = .array([.number(Estimate(Double(steps))), result])
  }

  /// The result and the steps in what a store has; nil in anything else.
  fileprivate var valueAndSteps: (value: Value, steps: Int)? {
    guard let parts = elements, parts.count == 2, case .number(let taken) = parts[0],
      taken.isExact, let steps = Int(exactly: taken.value), steps >= 0
    else { return nil }
    return (parts[1], steps)
  }
}

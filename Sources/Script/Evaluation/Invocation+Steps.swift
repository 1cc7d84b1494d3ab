/// What calls of words take of the budget.
extension Invocation {
  /// The room that an object takes, in steps: a budget is enough for a million of them, which take a
  /// gigabyte.
  private static let objectSteps = 50
  /// The room that a function takes.
  private static let functionSteps = 8

  /// Takes the steps of a call: one, and those of going through what the word is given.
  func charge(
    _ values: [Value?], _ receiver: Value?, _ context: EvaluationContext
  ) throws(WordError) {
    var extent = Extent()
    if let receiver { extent.include(receiver) }
    for case let value? in values { extent.include(value) }
    try WordError.wrapping { () throws(EvaluationFailure) in
      try context.steps.take(1 + extent.steps)
    }
  }

  /// Takes the steps of going through a result, or of the room that it takes.
  ///
  /// - Throws: `too-large` when it has too many elements.
  func checkExtent(_ result: Value, _ context: EvaluationContext) throws(WordError) {
    try WordError.wrapping { () throws(EvaluationFailure) in
      switch result {
      case .object: try context.steps.take(Self.objectSteps)
      case .function: try context.steps.take(Self.functionSteps)
      default: if result.holdsValues { try result.checkExtent(at: nil, context) }
      }
    }
  }
}

import Arithmetic
import Diagnostics
import Script

/// A number, or a function of the share t of the iterations that are done, from 0 to just below 1.
struct Schedule {
  private let name: String
  private let value: Value
  /// Its number among the schedules.
  let index: Int

  /// The argument of a parameter.
  init(_ arguments: Arguments, _ name: String, index: Int) throws(WordError) {
    self.name = name
    self.index = index
    value = try arguments.value(name)
  }

  /// A value that has a name in messages.
  init(_ value: Value, name: String, index: Int) {
    self.name = name
    self.index = index
    self.value = value
  }

  /// Whether it is a function of t.
  var isFunction: Bool {
    if case .function = value { return true }
    return false
  }

  /// What a value that is no function of t depends on.
  var sources: [InexactSource] { isFunction ? [] : value.inexactSources(at: index) }

  /// The value before step `step` of `steps`.
  func callAsFunction(
    _ step: Int, of steps: Int, _ context: EvaluationContext
  ) throws(WordError) -> Value {
    guard case .function(let function) = value else { return value }
    return try WordError.wrapping { () throws(EvaluationFailure) in
      try function([.number(Double(step) / Double(steps))], context)
    }
  }

  /// The number that its value before a step is.
  ///
  /// - Parameter positive: Whether it must be above 0, and not only at least 0.
  func number(_ value: Value, _ step: Int, positive: Bool) throws(WordError) -> Double {
    guard case .number(let number) = value else {
      throw WordError(
        "type-mismatch", "'\(name)' must give a number for each step", parameter: name)
    }
    guard positive ? number.value > 0 : number.value >= 0 else {
      throw WordError(
        "invalid-argument",
        "'\(name)' must be \(positive ? "positive" : "at least 0") at every step, but is "
          + "\(number.printed().text) before step \(step + 1)", parameter: name)
    }
    return number.value
  }
}

import Diagnostics

/// A running call of a closure that holds itself, and those around it.
///
/// Programs have no recursion: definitions cannot need each other in a circle, so a closure can call
/// itself only when it was given to itself. Calls of other closures are not kept here.
final class SelfHoldingCall: Sendable {
  let function: any FunctionBody
  let outer: SelfHoldingCall?

  init(_ function: any FunctionBody, outer: SelfHoldingCall?) {
    self.function = function
    self.outer = outer
  }

  /// The sentence for a function that calls itself.
  static func message(_ name: String) -> String {
    let subject = name == "closure" ? "this closure" : "'\(name)'"
    return "\(subject) calls itself, and programs have no recursion; "
      + "use reduce or map over integers(1, n)"
  }

  /// Whether one of the calls is of this function, or of another value of its expression that holds
  /// its maker, too: the two differ in what they captured besides.
  func isRunning(_ function: any FunctionBody) -> Bool {
    var next: SelfHoldingCall? = self
    let expression = function.expressionHoldingMaker
    while let call = next {
      if call.function === function { return true }
      if let expression, call.function.expressionHoldingMaker === expression { return true }
      next = call.outer
    }
    return false
  }
}

extension Value {
  /// Whether this is the function, or has it among its first parts.
  func holds(_ function: any FunctionBody, depth: Int = 2) -> Bool {
    switch self {
    case .function(let other): return other.body === function
    case .array(let elements) where depth > 0:
      return elements.prefix(16).contains { $0.holds(function, depth: depth - 1) }
    case .dictionary(let entries) where depth > 0:
      return entries.prefix(16).contains { $0.value.holds(function, depth: depth - 1) }
    case .record(let record) where depth > 0:
      return record.fields.prefix(16).contains { $0.value.holds(function, depth: depth - 1) }
    default: return false
    }
  }
}

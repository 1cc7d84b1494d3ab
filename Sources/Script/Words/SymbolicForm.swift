public import Arithmetic

/// How a word extends from numbers to formulas: by derivatives of its own.
public enum SymbolicForm: Sendable {
  /// A function of one number.
  case function(JetFunction)
  /// A member that is a function of one number: the function for a receiver, nil where its
  /// derivatives are not known.
  case member(@Sendable (Value) -> JetFunction?)
  /// An operation on two numbers, for example a power.
  case operation(JetOperation)
  /// An operation that goes through an array, for example a sum.
  case fold(JetOperation)

  /// The function of one number that the word is for a receiver, nil when it is none.
  func function(of receiver: Value?) -> JetFunction? {
    switch self {
    case .function(let function): receiver == nil ? function : nil
    case .member(let function): receiver.flatMap(function)
    case .operation, .fold: nil
    }
  }
}

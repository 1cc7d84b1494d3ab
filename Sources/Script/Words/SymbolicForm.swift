public import Arithmetic

/// How a word extends from numbers to formulas.
public enum SymbolicForm: Sendable {
  /// A function of one number.
  case function(SymbolicFunction)
  /// A member that is a function of one number: the function for a receiver, nil where it has none.
  case member(@Sendable (Value) -> SymbolicFunction?)
  /// An operation on two numbers, for example a power.
  case operation(SymbolicOperation)
  /// A member that is an operation on two numbers.
  case memberOperation(@Sendable (Value) -> SymbolicOperation?)
  /// An operation that goes through an array, for example a sum.
  case fold(SymbolicOperation)

  /// The function of one number that the word is for a receiver, nil when it is none.
  func function(of receiver: Value?) -> SymbolicFunction? {
    switch self {
    case .function(let function): receiver == nil ? function : nil
    case .member(let function): receiver.flatMap(function)
    case .operation, .memberOperation, .fold: nil
    }
  }

  /// The operation on two numbers that the word is for a receiver, nil when it is none.
  func operation(of receiver: Value?) -> SymbolicOperation? {
    switch self {
    case .operation(let operation): receiver == nil ? operation : nil
    case .memberOperation(let operation): receiver.flatMap(operation)
    case .function, .member, .fold: nil
    }
  }
}

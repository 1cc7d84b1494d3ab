import Arithmetic

/// A number that depends on one variable, as an expression: what a function of the program returns when
/// it is called with a symbol instead of a number.
///
/// A function such as `{ x in exp(-x * x) }` is called once, with the variable itself. Arithmetic and
/// elementary functions then record what they would compute, and the result is the formula of the
/// function, free of the interpreter. Sharing is kept: a node that is used twice is one node.
final class FormulaNode: Sendable {
  enum Operation: Sendable {
    case variable
    case constant(Estimate)
    case arithmetic(ArithmeticOperator, FormulaNode, FormulaNode)
    /// An operation of a word, for example a power or the greater of two.
    case operation(JetOperation, FormulaNode, FormulaNode)
    /// A function of one number with its first and second derivative.
    case function(JetFunction, FormulaNode)
  }

  let operation: Operation

  init(_ operation: Operation) { self.operation = operation }

  static let typeName = "formula"

  /// The node as a value of the language.
  var value: Value { .object(Object(Self.typeName, payload: self)) }
}

extension Value {
  /// The formula that this is, nil when it is none.
  var formula: FormulaNode? {
    guard case .object(let object) = self else { return nil }
    return object.payload as? FormulaNode
  }

  /// The formula that this is or, for a number, the constant.
  var formulaOrConstant: FormulaNode? {
    if case .number(let number) = self { return FormulaNode(.constant(number)) }
    return formula
  }
}

extension ArithmeticOperator {
  /// The formula of an operation when a side is a formula; nil when none is.
  func formula(_ a: Value, _ b: Value) -> Value? {
    guard a.formula != nil || b.formula != nil, let left = a.formulaOrConstant,
      let right = b.formulaOrConstant
    else { return nil }
    return FormulaNode(.arithmetic(self, left, right)).value
  }
}

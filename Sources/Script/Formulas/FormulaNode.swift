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
    case operation(SymbolicOperation, FormulaNode, FormulaNode)
    /// A function of one number.
    case function(SymbolicFunction, FormulaNode)
    /// One of two where a condition holds, and the other where it does not.
    case choice(FormulaCondition, FormulaNode, FormulaNode)
    /// A formula with what it becomes when objects in it are moved within their errors.
    case spread(FormulaNode, [[FormulaNode]], FormulaSpread)
  }

  let operation: Operation

  init(_ operation: Operation) { self.operation = operation }

  static let typeName = "formula"

  /// The node as a value of the language.
  var value: Value { .object(Object(Self.typeName, payload: self)) }
}

/// A truth value that depends on one variable.
indirect enum FormulaCondition: Sendable {
  case known(Truth)
  case comparison(ComparisonOperator, FormulaNode, FormulaNode)
  case not(FormulaCondition)
  case both(FormulaCondition, FormulaCondition)
  case either(FormulaCondition, FormulaCondition)

  static let typeName = "condition on a formula"

  /// The condition as a value of the language.
  var value: Value { .object(Object(Self.typeName, payload: self)) }

  /// The formulas that are compared.
  var nodes: [FormulaNode] {
    switch self {
    case .known: []
    case .comparison(_, let a, let b): [a, b]
    case .not(let condition): condition.nodes
    case .both(let a, let b), .either(let a, let b): a.nodes + b.nodes
    }
  }
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

  /// The same as an argument of a word, where a literal is its double.
  var formulaOrArgument: FormulaNode? {
    if case .number(let number) = self { return FormulaNode(.constant(number.argument)) }
    return formula
  }

  /// The condition on formulas that this is, nil when it is none.
  var formulaCondition: FormulaCondition? {
    guard case .object(let object) = self else { return nil }
    return object.payload as? FormulaCondition
  }

  /// The condition that this is or, for a truth value, the known one.
  var conditionOrTruth: FormulaCondition? {
    if case .truth(let judgement) = self { return .known(judgement.truth) }
    return formulaCondition
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

extension ComparisonOperator {
  /// The condition that a comparison is when a side is a formula; nil when none is.
  func condition(_ a: Value, _ b: Value) -> Value? {
    guard a.formula != nil || b.formula != nil, let left = a.formulaOrConstant,
      let right = b.formulaOrConstant
    else { return nil }
    return FormulaCondition.comparison(self, left, right).value
  }
}

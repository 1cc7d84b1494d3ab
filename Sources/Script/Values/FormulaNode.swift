import Arithmetic
import Diagnostics
import Synchronization

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

  /// The most operations of one formula.
  static let limit = 20_000

  let operation: Operation
  /// Counts the operations of the formulas of one variable; nil for a constant.
  private let recording: Recording?

  private final class Recording: Sendable {
    let count = Atomic<Int>(0)
  }

  private init(_ operation: Operation, _ recording: Recording?) {
    self.operation = operation
    self.recording = recording
  }

  /// A new variable.
  static var variable: FormulaNode { FormulaNode(.variable, Recording()) }

  /// A constant.
  static func constant(_ number: Estimate) -> FormulaNode { FormulaNode(.constant(number), nil) }

  /// An operation on formulas.
  static func made(_ operation: Operation) throws(FormulaTooLarge) -> FormulaNode {
    let recording = operation.children.lazy.compactMap(\.recording).first
    if let recording, recording.count.wrappingAdd(1, ordering: .relaxed).newValue > limit {
      throw FormulaTooLarge()
    }
    return FormulaNode(operation, recording)
  }

  static let typeName = "formula"

  /// The node as a value of the language.
  var value: Value { .object(Object(Self.typeName, payload: self)) }
}

extension FormulaNode.Operation {
  /// What the operation needs.
  var children: [FormulaNode] {
    switch self {
    case .variable, .constant: []
    case .arithmetic(_, let a, let b), .operation(_, let a, let b): [a, b]
    case .function(_, let a): [a]
    case .choice(let condition, let a, let b): condition.nodes + [a, b]
    case .spread(let a, let moved, _): [a] + moved.joined()
    }
  }
}

/// A formula, or a condition in it, has more operations than it may have.
struct FormulaTooLarge: Error {
  static let message =
    "this comes to a formula of more than \(FormulaNode.limit) operations; what is used several times "
    + "gets a name, let y = f(x), so that it is recorded once"

  var operationError: OperationError { OperationError("too-large", Self.message) }
  var wordError: WordError { WordError("too-large", Self.message) }
  var failure: EvaluationFailure { EvaluationFailure("too-large", Self.message, at: nil) }
}

/// A truth value that depends on one variable.
struct FormulaCondition: Sendable {
  indirect enum Kind: Sendable {
    case known(Truth)
    case comparison(ComparisonOperator, FormulaNode, FormulaNode)
    case not(FormulaCondition)
    case both(FormulaCondition, FormulaCondition)
    case either(FormulaCondition, FormulaCondition)
  }

  /// The most parts of a condition, those that stand in it twice counted twice.
  static let limit = 1_000

  let kind: Kind
  private let size: Int

  private init(_ kind: Kind, size: Int) {
    self.kind = kind
    self.size = size
  }

  private init(_ kind: Kind, _ parts: FormulaCondition...) throws(FormulaTooLarge) {
    self.init(kind, size: parts.reduce(1) { $0 + $1.size })
    guard size <= Self.limit else { throw FormulaTooLarge() }
  }

  static func known(_ truth: Truth) -> FormulaCondition { FormulaCondition(.known(truth), size: 1) }

  static func comparison(
    _ relation: ComparisonOperator, _ a: FormulaNode, _ b: FormulaNode
  ) -> FormulaCondition {
    FormulaCondition(.comparison(relation, a, b), size: 1)
  }

  static func not(_ a: FormulaCondition) throws(FormulaTooLarge) -> FormulaCondition {
    try FormulaCondition(.not(a), a)
  }

  static func both(
    _ a: FormulaCondition, _ b: FormulaCondition
  ) throws(FormulaTooLarge) -> FormulaCondition {
    try FormulaCondition(.both(a, b), a, b)
  }

  static func either(
    _ a: FormulaCondition, _ b: FormulaCondition
  ) throws(FormulaTooLarge) -> FormulaCondition {
    try FormulaCondition(.either(a, b), a, b)
  }

  static let typeName = "condition on a formula"

  /// The condition as a value of the language.
  var value: Value { .object(Object(Self.typeName, payload: self)) }

  /// The formulas that are compared.
  var nodes: [FormulaNode] {
    switch kind {
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
    if case .number(let number) = self { return .constant(number) }
    return formula
  }

  /// The same as an argument of a word, where a literal is its double.
  var formulaOrArgument: FormulaNode? {
    if case .number(let number) = self { return .constant(number.argument) }
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
  func formula(_ a: Value, _ b: Value) throws(FormulaTooLarge) -> Value? {
    guard a.formula != nil || b.formula != nil, let left = a.formulaOrConstant,
      let right = b.formulaOrConstant
    else { return nil }
    return try FormulaNode.made(.arithmetic(self, left, right)).value
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

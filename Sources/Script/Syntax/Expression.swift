import Arithmetic

/// A node of the syntax tree. Ranges are bytes of the program's text.
///
/// The tree's height is bounded by ``Parser/nestingLimit``: long sums, products and chains of
/// conditions are flat lists.
final class Expression: Sendable {
  enum Kind: Sendable {
    /// What could not be parsed, already reported.
    case invalid
    case number(Estimate)
    case truth(Bool)
    case text(String)
    /// A text with values in it, each behind one of the texts.
    case interpolation([(text: String, value: Expression)], end: String)
    case symbol(String)
    case array([Expression])
    case dictionary([Entry])
    case range(Expression, Expression)
    case name(String)
    case member(Expression, Name)
    case call(Call)
    case element(Expression, Expression)
    case negation(Expression)
    case not(Expression)
    case chain(Expression, [Link])
    case logic(LogicOperator, [Expression])
    case comparison(ComparisonOperator, Expression, Expression)
    /// Conditions with their values, and the value when none holds.
    case conditional([(condition: Expression, value: Expression)], Expression)
    case closure(Closure)
  }

  let kind: Kind
  let range: Range<Int>
  /// The number of levels below this one, itself included.
  let height: Int

  init(_ kind: Kind, _ range: Range<Int>, height: Int) {
    self.kind = kind
    self.range = range
    self.height = height
  }
}

/// A name and its place.
struct Name: Sendable {
  let text: String
  let range: Range<Int>
}

/// One entry of a dictionary.
struct Entry: Sendable {
  let key: Expression
  let value: Expression
}

/// An operator of a sum or product with its right operand.
struct Link: Sendable {
  let operation: ArithmeticOperator
  let operand: Expression
}

enum ArithmeticOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
}

enum LogicOperator: String, Sendable {
  case and = "&&"
  case or = "||"
}

/// A call of a word, a member or a function.
struct Call: Sendable {
  let callee: Expression
  let arguments: [Argument]
  /// The closure behind the brackets.
  let trailing: Expression?
}

/// One argument of a call.
struct Argument: Sendable {
  let label: Name?
  let value: Expression
}

/// A closure.
struct Closure: Sendable {
  let parameters: [Name]
  let statements: [ProgramStatement]
  /// Whether all of it could be parsed.
  let isSound: Bool
}

/// A statement.
struct ProgramStatement: Sendable {
  enum Kind: Sendable {
    case definition(Name, Expression)
    case expression(Expression)
    case result(Expression)
  }

  let kind: Kind
  let range: Range<Int>
}

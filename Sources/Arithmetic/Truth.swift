/// A truth value of Kleene's three-valued logic.
public enum Truth: String, Sendable, Hashable, Encodable {
  case yes
  case no
  case undecided

  /// The truth value of a decided question.
  @inlinable public init(_ decided: Bool) { self = decided ? .yes : .no }

  /// Not: undecided stays undecided.
  public static prefix func ! (operand: Truth) -> Truth {
    switch operand {
    case .yes: .no
    case .no: .yes
    case .undecided: .undecided
    }
  }

  /// And: no when either is no, yes when both are yes, else undecided.
  public static func && (left: Truth, right: Truth) -> Truth {
    if left == .no || right == .no { return .no }
    return left == .yes && right == .yes ? .yes : .undecided
  }

  /// Or: yes when either is yes, no when both are no, else undecided.
  public static func || (left: Truth, right: Truth) -> Truth {
    if left == .yes || right == .yes { return .yes }
    return left == .no && right == .no ? .no : .undecided
  }
}

public import Diagnostics

/// A truth value of Kleene's three-valued logic.
public enum Truth: String, Sendable, Hashable {
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

/// One comparison of two numbers that an evaluation made.
public struct Comparison: Sendable {
  /// Where it is written, when it is written in a program.
  public var range: SourceRange?
  /// The left side.
  public var left: Number
  /// The relation as written: `<`, `<=`, `>`, `>=`, `==` or `!=`.
  public var relation: String
  /// The right side.
  public var right: Number
  /// The outcome.
  public var truth: Truth
  /// What else there is to say, for example which elements were compared.
  public var note: String?

  /// A comparison that was made.
  public init(
    range: SourceRange? = nil, left: Number, relation: String, right: Number, truth: Truth,
    note: String? = nil
  ) {
    self.range = range
    self.left = left
    self.relation = relation
    self.right = right
    self.truth = truth
    self.note = note
  }
}

/// A truth value with its evidence: the comparisons that led to it.
public struct Judgement: Sendable {
  /// The outcome.
  public var truth: Truth
  /// The comparisons in the order in which they were made.
  public var comparisons: [Comparison]

  /// A truth value and its evidence.
  public init(_ truth: Truth, comparisons: [Comparison] = []) {
    self.truth = truth
    self.comparisons = comparisons
  }
}

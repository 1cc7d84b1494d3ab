public import Arithmetic
public import Diagnostics

/// One comparison of two numbers that an evaluation made.
public struct Comparison: Sendable {
  /// Where it is written, when it is written in a program.
  public var range: SourceRange?
  /// The left side.
  public var left: Estimate
  /// The relation as written: `<`, `<=`, `>`, `>=`, `==` or `!=`.
  public var relation: String
  /// The right side.
  public var right: Estimate
  /// The outcome.
  public var truth: Truth
  /// What else there is to say, for example which elements were compared.
  public var note: String?

  /// A comparison that was made.
  public init(
    range: SourceRange? = nil, left: Estimate, relation: String, right: Estimate, truth: Truth,
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

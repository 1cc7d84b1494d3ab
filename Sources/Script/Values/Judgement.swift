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
///
/// Of numbers from draws two things can be asked: what is true of the quantities that they stand for,
/// which is the outcome, and what is true of these draws as they fell, which decides conditions and
/// what passes a filter.
public struct Judgement: Sendable {
  /// The outcome.
  public var truth: Truth
  /// The comparisons in the order in which they were made.
  public var comparisons: [Comparison]
  /// What is true of the draws as they fell; the outcome where there are none.
  public var computed: Truth
  /// Whether numbers from draws have a part in it.
  public var isDrawn: Bool
  /// The ancestry of these draws.
  public var ancestry = Ancestry.none
  /// Whether its draws are also those of another truth value beside it.
  public var isRepeated = false
  /// A bound on the probability that the outcome is wrong because intervals miss their quantities.
  public var failure: Double
  /// A bound on the probability that one of the comparisons behind it is decided wrongly: of those, too,
  /// that these draws leave undecided and others would have decided.
  private var risk = 0.0

  /// A truth value and its evidence.
  public init(_ truth: Truth, comparisons: [Comparison] = []) {
    self.truth = truth
    self.comparisons = comparisons
    computed = truth
    isDrawn = false
    failure = 0
  }

  /// The comparison of two numbers.
  public init(
    _ left: Estimate, _ relation: ComparisonOperator, _ right: Estimate,
    range: SourceRange? = nil, note: String? = nil
  ) {
    let truth = relation.truth(left, right)
    self.init(
      truth,
      comparisons: [
        Comparison(
          range: range, left: left, relation: relation.rawValue, right: right, truth: truth,
          note: note)
      ])
    guard left.isDrawn || right.isDrawn else { return }
    isDrawn = true
    ancestry = left.ancestry.with(right.ancestry)
    isRepeated = left.isRepeated || right.isRepeated
    computed = relation.truth(left.computed, right.computed)
    let missing = min(1, left.failure + right.failure)
    failure = truth == .undecided ? 0 : missing
    risk = ComparisonOperator.decides(at: missing) ? missing : 0
  }

  /// A truth value that draws have decided: certain of these draws alone.
  ///
  /// - Parameter ancestry: That of the draws.
  public func drawn(from ancestry: Ancestry) -> Judgement {
    var result = self
    result.ancestry = self.ancestry.with(ancestry)
    if !isDrawn { result.computed = truth }
    result.truth = .undecided
    result.isDrawn = true
    result.failure = 0
    result.risk = 0
    return result
  }

  /// Not.
  public static prefix func ! (operand: Judgement) -> Judgement {
    var result = operand
    result.truth = !operand.truth
    result.computed = !operand.computed
    return result
  }

  /// And, by Kleene's rules; undecided where the intervals behind it fail together with a greater
  /// probability than a comparison takes.
  ///
  /// Draws choose which part settles it, and each part had its chance to do so by a miss, so that all
  /// parts count (Boole's inequality), unless one settles it for certain.
  public mutating func formConjunction(_ other: Judgement) {
    join(other, truth && other.truth, computed && other.computed, settles: .no)
  }

  /// Or, by Kleene's rules and the same limit.
  public mutating func formDisjunction(_ other: Judgement) {
    join(other, truth || other.truth, computed || other.computed, settles: .yes)
  }

  private mutating func join(
    _ other: Judgement, _ truth: Truth, _ computed: Truth, settles: Truth
  ) {
    let isCertain =
      self.truth == settles && failure == 0 || other.truth == settles && other.failure == 0
    // What is undecided since its intervals fail too often remains so, and says how often.
    let exceeding = max(exceeding, other.exceeding)
    risk = isCertain ? 0 : min(1, risk + other.risk)
    failure = truth == .undecided ? exceeding : risk
    self.truth = ComparisonOperator.decides(at: failure) ? truth : .undecided
    self.computed = computed
    isDrawn = isDrawn || other.isDrawn
    ancestry = ancestry.with(other.ancestry)
    isRepeated = isRepeated || other.isRepeated
    comparisons += other.comparisons
    limitEvidence()
  }

  /// The most comparisons that are kept as evidence.
  private static let evidenceLimit = 256

  /// Leaves out comparisons when there are many: those that settle a true outcome, or else those that are not
  /// true, stay before others, and earlier ones before later ones.
  private mutating func limitEvidence() {
    guard comparisons.count > 2 * Self.evidenceLimit else { return }
    let isTrue = truth == .yes
    let telling = comparisons.indices.filter { (comparisons[$0].truth == .yes) == isTrue }
      .prefix(Self.evidenceLimit)
    let others = comparisons.indices.filter { (comparisons[$0].truth == .yes) != isTrue }
      .prefix(Self.evidenceLimit - telling.count)
    comparisons = (telling + others).sorted().map { comparisons[$0] }
  }

  /// The probability with which its intervals fail where that leaves it undecided, else 0.
  private var exceeding: Double { truth == .undecided ? failure : 0 }

  /// What decides a condition: the outcome, or for numbers from draws what is true of these draws.
  var decision: Truth { isDrawn ? computed : truth }
}

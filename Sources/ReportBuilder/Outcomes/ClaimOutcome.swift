import Arithmetic
import Binary

/// A claim: each predicate with its comparisons.
struct ClaimOutcome: Outcome {
  /// A comparison that was made.
  struct Comparison: Sendable, Hashable, Encodable {
    let expression: String
    let left: NumberOutcome
    let relation: String
    let right: NumberOutcome
    let truth: Truth
    let note: String?
    /// Of an undecided comparison, what it would take to decide it.
    var shortfall: String?
  }

  /// A `holds` or a `control`.
  struct Assertion: Sendable, Hashable, Encodable {
    /// Whether it is a control, which must fail.
    let isControl: Bool
    /// The condition that a `holds` is restricted to.
    let condition: String?
    /// The predicate as it is written.
    let expression: String
    /// The outcome.
    let truth: Truth
    /// A bound on the probability that the outcome is wrong since intervals of numbers from draws miss; 0
    /// where it rests on none.
    var failure: Double = 0
    /// Of an undecided outcome, both sides of a comparison that left it open and what it would take.
    var shortfall: String?
    /// The comparisons that led to it.
    let comparisons: [Comparison]
    /// How many comparisons there were; only some are kept.
    let comparisonCount: Int
  }

  /// The most comparisons that are kept of a predicate; a predicate over a grid makes thousands.
  static let mostComparisons = 24

  /// The predicates and controls in their order.
  let assertions: [Assertion]

  /// A bound on the probability that one of the outcomes is wrong since intervals miss.
  var failure: Double { assertions.reduce(0) { $0 + $1.failure } }
}

extension ClaimOutcome {
  func write(to writer: inout ByteWriter) -> Bool {
    writer.write(each: assertions) { $1.write(to: &$0) }
    return true
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    assertions = try reader.array(ofSize: 15) { (reader) throws(DamagedBytes) in
      try Assertion(from: &reader)
    }
  }
}

extension ClaimOutcome.Assertion {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(isControl)
    writer.write(optional: condition) { $0.write($1) }
    writer.write(expression)
    truth.write(to: &writer)
    writer.write(failure)
    writer.write(optional: shortfall) { $0.write($1) }
    writer.write(each: comparisons) { $1.write(to: &$0) }
    writer.write(count: comparisonCount)
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedBytes) {
    isControl = try reader.flag()
    condition = try reader.optional { (reader) throws(DamagedBytes) in try reader.text() }
    expression = try reader.text()
    truth = try Truth(from: &reader)
    failure = try reader.bound()
    try reader.require(failure <= 1)
    shortfall = try reader.optional { (reader) throws(DamagedBytes) in try reader.text() }
    comparisons = try reader.array(ofSize: 2 * NumberOutcome.size) {
      (reader) throws(DamagedBytes) in try ClaimOutcome.Comparison(from: &reader)
    }
    comparisonCount = try reader.count(atMost: 1 << 48)
    try reader.require(
      comparisons.count == min(comparisonCount, ClaimOutcome.mostComparisons))
  }
}

extension ClaimOutcome.Comparison {
  private static let relations = ["<", "<=", ">", ">=", "==", "!="]

  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(expression)
    left.write(to: &writer)
    writer.write(relation)
    right.write(to: &writer)
    truth.write(to: &writer)
    writer.write(optional: note) { $0.write($1) }
    writer.write(optional: shortfall) { $0.write($1) }
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedBytes) {
    expression = try reader.text()
    left = try NumberOutcome(from: &reader)
    relation = try reader.text(atMost: 2)
    right = try NumberOutcome(from: &reader)
    truth = try Truth(from: &reader)
    note = try reader.optional { (reader) throws(DamagedBytes) in try reader.text() }
    shortfall = try reader.optional { (reader) throws(DamagedBytes) in try reader.text() }
    try reader.require(Self.relations.contains(relation))
  }
}

extension Truth {
  private static let all: [Truth] = [.yes, .no, .undecided]

  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(count: Self.all.firstIndex(of: self) ?? 0)
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedBytes) {
    self = Self.all[try reader.index(below: Self.all.count)]
  }
}

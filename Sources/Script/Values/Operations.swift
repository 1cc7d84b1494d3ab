public import Arithmetic
public import Diagnostics

/// Why an operation on values has no result.
public struct OperationError: Error {
  /// A stable name of this kind of error.
  public let identifier: Diagnostic.Identifier
  /// The sentence.
  public let message: String

  init(_ identifier: Diagnostic.Identifier, _ message: String) {
    self.identifier = identifier
    self.message = message
  }
}

extension ArithmeticOperator {
  /// The result for numbers; not finite when there is none.
  ///
  /// - Parameter salt: What tells the result from that of the same operation elsewhere; 0 for nothing.
  @inline(__always)
  func apply(_ a: Estimate, _ b: Estimate, salt: UInt64 = 0) -> Estimate {
    let result = plain(a, b)
    return result.isExact ? result : told(result, a, b, salt)
  }

  /// The result for numbers of which nobody asks how they came about.
  @inline(__always)
  func plain(_ a: Estimate, _ b: Estimate) -> Estimate {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    }
  }

  /// A result with how it came about.
  private func told(
    _ result: Estimate, _ a: Estimate, _ b: Estimate, _ salt: UInt64
  ) -> Estimate {
    let lineage: Lineage =
      switch self {
      case .add: .ofSum(a, b, result.value)
      case .subtract: .ofSum(a, -b, result.value)
      case .multiply: .ofProduct(a, b)
      case .divide: .ofQuotient(a, b)
      }
    return result.of(lineage.told(apart: salt))
  }

  /// The result for values: numbers, and arrays of one count element by element.
  ///
  /// - Complexity: O(n) in the elements.
  func apply(_ a: Value, _ b: Value, salt: UInt64 = 0) throws(OperationError) -> Value {
    do throws(FormulaTooLarge) {
      if let formula = try formula(a, b) { return formula }
    } catch {
      throw error.operationError
    }
    if case .chosen(let value, let draws) = a {
      return try apply(value, b, salt: salt).chosenByDraws(from: draws)
    }
    if case .chosen(let value, let draws) = b {
      return try apply(a, value, salt: salt).chosenByDraws(from: draws)
    }
    return switch (a, b) {
    case (.number(let a), .number(let b)): .number(try checked(a, b, salt))
    case (.numbers(let a), .number(let b)):
      try flat(a.count) { (i) throws(OperationError) in try checked(a[i], b, salt) }
    case (.number(let a), .numbers(let b)):
      try flat(b.count) { (i) throws(OperationError) in try checked(a, b[i], salt) }
    case (.numbers(let a), .numbers(let b)):
      try flat(try sameCount(a.count, b.count)) { (i) throws(OperationError) in
        try checked(a[i], b[i], salt)
      }
    case (.array(let a), .number):
      try nested(a.count) { (i) throws(OperationError) in try apply(a[i], b, salt: salt) }
    case (.number, .array(let b)):
      try nested(b.count) { (i) throws(OperationError) in try apply(a, b[i], salt: salt) }
    case (.numbers, .object), (.array, .object):
      try nested(a.count ?? 0) { (i) throws(OperationError) in try apply((a.elements ?? [])[i], b) }
    case (.object, .numbers), (.object, .array):
      try nested(b.count ?? 0) { (i) throws(OperationError) in try apply(a, (b.elements ?? [])[i]) }
    case (.array, .array), (.array, .numbers), (.numbers, .array):
      try nested(sameCount(a.count ?? 0, b.count ?? 0), a.elements ?? [], b.elements ?? [], salt)
    default:
      throw OperationError(
        .mismatch(a.isNumeric ? b : a),
        "'\(rawValue)' takes numbers and arrays of numbers, not \(a.isNumeric ? b.phrase : a.phrase)"
      )
    }
  }

  private func checked(
    _ a: Estimate, _ b: Estimate, _ salt: UInt64
  ) throws(OperationError) -> Estimate {
    let result = apply(a, b, salt: salt)
    guard !result.isFinite else { return result }
    if self == .divide, b.value == 0, b.isExact {
      throw OperationError(.divisionByZero, "division by zero")
    }
    if self == .divide, abs(b.value) <= b.error {
      throw OperationError(
        "division-by-uncertain-zero",
        "the divisor \(b.printed(.full).text) may be zero")
    }
    throw OperationError("non-finite", "the result is too large to compute with")
  }

  private func sameCount(_ a: Int, _ b: Int) throws(OperationError) -> Int {
    guard a == b else {
      throw OperationError(
        "shape-mismatch",
        "'\(rawValue)' needs arrays of one count, but these have \(a) and \(b) elements")
    }
    return a
  }

  private func flat(
    _ count: Int, _ element: (Int) throws(OperationError) -> Estimate
  ) throws(OperationError) -> Value {
    var numbers = NumbersBuilder(capacity: count)
    for index in 0..<count { numbers.append(try element(index)) }
    return .numbers(numbers.numbers)
  }

  private func nested(
    _ count: Int, _ element: (Int) throws(OperationError) -> Value
  ) throws(OperationError) -> Value {
    var results: [Value] = []
    results.reserveCapacity(count)
    for index in 0..<count { results.append(try element(index)) }
    return .list(results)
  }

  private func nested(
    _ count: Int, _ a: [Value], _ b: [Value], _ salt: UInt64
  ) throws(OperationError) -> Value {
    try nested(count) { (i) throws(OperationError) in try apply(a[i], b[i], salt: salt) }
  }
}

extension Value {
  /// Whether this is a number or an array, as far as can be told at once.
  var isNumeric: Bool {
    switch self {
    case .number, .numbers: true
    case .array(let elements): elements.first?.isNumeric ?? true
    case .chosen(let value, _): value.isNumeric
    default: false
    }
  }
}

extension ComparisonOperator {
  /// The judgement of the relation between any two values; of what draws have decided or chosen, what is
  /// true of these draws.
  public func judgement(
    _ a: Value, _ b: Value, range: SourceRange? = nil
  ) throws(OperationError) -> Judgement {
    if case .number(let a) = a, case .number(let b) = b {
      return Judgement(a, self, b, range: range)
    }
    guard a.isDrawn || b.isDrawn else { return Judgement(try truth(a, b)) }
    return Judgement(try truth(a.asDecided, b.asDecided))
      .drawn(from: a.ancestry.with(b.ancestry))
  }

  /// Whether the relation holds between values that are not both numbers.
  func truth(_ a: Value, _ b: Value) throws(OperationError) -> Truth {
    let equality = self == .equal || self == .notEqual
    let equal: Bool
    switch (a, b) {
    case (.text(let a), .text(let b)) where equality: equal = a == b
    case (.symbol(let a), .symbol(let b)) where equality: equal = a == b
    case (.truth(let a), .truth(let b)) where equality:
      if a.truth == .undecided || b.truth == .undecided { return .undecided }
      equal = a.truth == b.truth
    case (.numbers, _), (_, .numbers), (.array, _), (_, .array):
      throw OperationError(
        "type-mismatch",
        "'\(rawValue)' compares numbers; for arrays write all(a.map { x in x \(rawValue) ... })")
    default:
      throw OperationError(
        a.formula == nil ? .mismatch(b) : .notAFormula,
        "'\(rawValue)' cannot compare \(a.phrase) with \(b.phrase)")
    }
    return Truth(self == .equal ? equal : !equal)
  }
}

/// A relation of two numbers, under the sign that authors write.
public enum ComparisonOperator: String, Sendable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="

  /// The greatest failure probability at which a comparison of numbers from draws is decided.
  public static let greatestFailure = 0.01

  /// Whether a failure probability is small enough to decide: at most ``greatestFailure``, but for the
  /// rounding of its sum.
  public static func decides(at failure: Double) -> Bool {
    failure <= greatestFailure * (1 + 1e-5)
  }

  /// Whether the relation holds between the true numbers: decided when their intervals decide it and
  /// fail together with a probability of at most ``greatestFailure``.
  public func truth(_ a: Estimate, _ b: Estimate) -> Truth {
    if a.isExact && b.isExact { return Truth(holds(a.value, b.value)) }
    guard !a.isDrawn, !b.isDrawn else { return drawnTruth(a, b) }
    let difference = a - b
    return truth(
      below: difference.value < -difference.error, above: difference.value > difference.error)
  }

  /// The relation between numbers of which at least one comes from draws.
  private func drawnTruth(_ a: Estimate, _ b: Estimate) -> Truth {
    // The probabilities are rounded numbers: ten times 0.001 is not more than 0.01.
    guard Self.decides(at: a.failure + b.failure) else { return .undecided }
    switch self {
    case .lessOrEqual where a.upper <= b.lower, .greaterOrEqual where a.lower >= b.upper:
      return .yes
    case .less where a.lower >= b.upper, .greater where a.upper <= b.lower: return .no
    default: return truth(below: a.upper < b.lower, above: a.lower > b.upper)
    }
  }

  private func truth(below: Bool, above: Bool) -> Truth {
    switch self {
    case .less, .lessOrEqual: below ? .yes : above ? .no : .undecided
    case .greater, .greaterOrEqual: above ? .yes : below ? .no : .undecided
    case .equal: below || above ? .no : .undecided
    case .notEqual: below || above ? .yes : .undecided
    }
  }

  private func holds(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    case .equal: a == b
    case .notEqual: a != b
    }
  }
}

import Arithmetic

/// The verdict that a claim's predicates lead to.
extension ClaimOutcome {
  /// What became of the claim.
  ///
  /// The predicates without a condition state the claim as the paper does; those with a condition
  /// state it under that condition.
  ///
  /// | without a condition | with a condition | verdict |
  /// |---|---|---|
  /// | all true | none, or all true | holds |
  /// | one false, or none at all | all true, at least one | conditional |
  /// | one false | none, or one false | contradicted |
  /// | otherwise | | undecided |
  ///
  /// A claim without any predicate is untestable. Predicates that rest on draws decide as long as the intervals
  /// behind all of them together miss rarely enough, as in one conjunction.
  var verdict: Verdict {
    let predicates = assertions.filter { !$0.isControl }
    guard !predicates.isEmpty else { return .untestable }
    let unconditional = conjunction(predicates.filter { $0.condition == nil })
    let conditional = conjunction(predicates.filter { $0.condition != nil })
    switch (unconditional, conditional) {
    case (.yes, nil), (.yes, .yes): return .holds
    case (.no, .yes), (nil, .yes): return .conditional
    case (.no, nil), (_, .no): return .contradicted
    default: return .undecided
    }
  }

  /// How often the intervals miss on which the decided predicates rest, where that is too often for a verdict.
  var exceedingFailure: Double? {
    let failure = assertions.filter { !$0.isControl && $0.truth != .undecided }
      .reduce(0) { $0 + $1.failure }
    return ComparisonOperator.decides(at: failure) ? nil : failure
  }

  /// The controls that did not fail as they must.
  var passedControls: [Assertion] { assertions.filter { $0.isControl && $0.truth != .no } }

  /// Whether there is at least one control.
  var hasControl: Bool { assertions.contains { $0.isControl } }

  private func conjunction(_ assertions: [Assertion]) -> Truth? {
    guard !assertions.isEmpty else { return nil }
    let isExceeded = exceedingFailure != nil
    let truths = assertions.map { isExceeded && $0.failure > 0 ? .undecided : $0.truth }
    if truths.contains(.no) { return .no }
    return truths.allSatisfy { $0 == .yes } ? .yes : .undecided
  }
}

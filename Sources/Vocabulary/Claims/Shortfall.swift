import Arithmetic
public import Script

extension Comparison {
  /// Why the comparison is undecided and what it would take, in one sentence without a full stop; nil for
  /// one that is decided.
  ///
  /// The ends of an interval come nearer to its middle like one over the root of the number of draws, so
  /// that a gap of g between two numbers whose ends overlap needs (r/g)² times as many, with r the
  /// distances of the ends that meet.
  public var shortfall: String? {
    guard truth == .undecided else { return nil }
    for (name, side) in [("left", left), ("right", right)] where side.isDrawn && !side.hasInterval {
      if let reason = side.reasonOfNoInterval {
        return "the \(name) side comes from draws and has no interval: \(reason)"
      }
      return
        "the \(name) side comes from draws and has no interval; a word such as 'estimateMean', "
        + "'estimateProportion' or 'estimateQuantile' makes one from the draws"
    }
    if relation == ComparisonOperator.equal.rawValue
      || relation == ComparisonOperator.notEqual.rawValue
    {
      let most = max(left.upper - right.lower, right.upper - left.lower)
      let near = Estimate(2 * most).printed(.general(digits: 1)).text
      return
        "both sides are the same as far as the numbers tell, and no error, however small, shows that two "
        + "numbers are equal; that they are near it may: 'abs(a - b) < \(most.isFinite ? near : "1")'"
    }
    let failure = left.failure + right.failure
    if !ComparisonOperator.decides(at: failure) {
      return "the intervals of both sides miss with a probability of up to "
        + "\(Estimate(failure).printed(.general(digits: 2)).text), and a comparison takes "
        + "\(ComparisonOperator.greatestFailure); they need a higher 'level:'"
    }
    // Halves of what is so large that the distance would not be finite.
    let unit = max(abs(left.value), abs(right.value)) > 1e300 ? 0.5 : 1
    let gap = abs(unit * left.value - unit * right.value)
    let (low, high) = left.value <= right.value ? (left, right) : (right, left)
    let reach = (unit * low.upper - unit * low.value) + (unit * high.value - unit * high.lower)
    guard gap > 0, reach.isFinite, reach >= gap else {
      return "both sides are the same as far as the numbers tell"
    }
    let ratio = reach / gap
    if failure > 0 {
      let times = (ratio * ratio * 1.05).rounded(.up)
      return times > 1e6
        ? "more than a million times the replicates would be needed"
        : "about \(Estimate(max(2, times)).printed(.general(digits: 2)).text) times the replicates "
          + "would decide it"
    }
    if ratio > 1e6 { return "the errors would have to be more than a million times smaller" }
    let times = Estimate(ratio).printed(.general(digits: 2)).text
    return times == "1"
      ? "the errors would have to be a little smaller"
      : "the errors would have to be \(times) times smaller"
  }
}

extension Judgement {
  /// What keeps the judgement undecided: its first undecided comparison with both sides and what it would
  /// take; nil for one that is decided.
  public var shortfall: String? {
    guard truth == .undecided else { return nil }
    guard let comparison = comparisons.first(where: { $0.truth == .undecided }) else {
      guard !ComparisonOperator.decides(at: failure) else {
        return isDrawn
          ? "draws have decided it as they fell, and it is certain of these alone" : nil
      }
      return "its intervals miss with a probability of up to "
        + "\(Estimate(failure).printed(.general(digits: 2)).text) altogether, and a statement takes "
        + "\(ComparisonOperator.greatestFailure); they need a higher 'level:'"
    }
    func text(_ side: Estimate) -> String {
      var printed = side.printed(.general(digits: 4))
      if side.reasonOfNoInterval == nil, let doubt = side.doubt {
        printed.doubt = "estimated: \(doubt)"
      }
      let number = printed.text
      return side.intervalPhrase.map { "\(number) [\($0)]" } ?? number
    }
    return "\(text(comparison.left)) \(comparison.relation) \(text(comparison.right)): "
      + (comparison.shortfall ?? "undecided")
  }
}

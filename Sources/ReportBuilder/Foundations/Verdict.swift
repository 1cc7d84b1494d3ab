/// What became of a claim of the paper.
enum Verdict: String, Sendable, CaseIterable, Hashable {
  /// The predicate is true and the control failed as it must.
  case holds
  /// True under a condition that the claim states and shows.
  case conditional
  /// The predicate is false.
  case contradicted
  /// The errors of the numbers leave it open.
  case undecided
  /// Nothing that a computation could settle.
  case untestable
}

extension Verdict {
  /// The word beside the mark.
  var word: String {
    switch self {
    case .holds: "holds"
    case .conditional: "holds under conditions"
    case .contradicted: "contradicted"
    case .undecided: "undecided"
    case .untestable: "not testable"
    }
  }

  /// The word behind a count: "3 hold", "1 holds".
  func word(counting count: Int) -> String {
    switch self {
    case .holds: count == 1 ? "holds" : "hold"
    case .conditional: count == 1 ? "holds under conditions" : "hold under conditions"
    case .contradicted, .undecided, .untestable: word
    }
  }
}

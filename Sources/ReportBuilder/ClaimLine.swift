/// A line of the ledger.
public struct ClaimLine: Sendable, Hashable {
  /// The label.
  public let label: String
  /// The number on the page.
  public let number: String
  /// Whose statement it tests.
  public let source: ClaimSource
  /// The place in the paper.
  public let place: String
  /// What became of it: `holds`, `conditional`, …
  public let verdict: String
  /// What the author expects.
  public let expected: String
  /// A bound on the probability that intervals of numbers from draws behind it miss.
  public let failure: Double
  /// For each of its statements that is undecided, both sides and what it would take.
  public let shortfalls: [String]
}

extension ClaimLine {
  /// The lines of all claims that were computed.
  static func all(_ manuscript: Manuscript, _ outcomes: [(any Outcome)?]) -> [ClaimLine] {
    manuscript.claims(outcomes).map { cell, claim, outcome in
      ClaimLine(
        label: cell.name, number: cell.number ?? "", source: claim.source, place: claim.paper,
        verdict: outcome.verdict.rawValue, expected: claim.expected?.rawValue ?? "",
        failure: outcome.failure, shortfalls: outcome.assertions.compactMap(\.shortfall))
    }
  }
}

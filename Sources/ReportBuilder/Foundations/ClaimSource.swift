/// Whose statement a claim tests.
public enum ClaimSource: String, Sendable, Hashable, CaseIterable, Encodable {
  /// A sentence of the paper, which the claim quotes.
  case paper
  /// A statement of the report's own.
  case report
}

extension ClaimSource {
  /// The heading over the claims of this source.
  public var title: String {
    switch self {
    case .paper: "What the paper says"
    case .report: "What this report adds"
    }
  }
}

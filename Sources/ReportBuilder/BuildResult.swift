public import Diagnostics

/// What a build came to.
public struct BuildResult: Sendable {
  /// What is wrong, in reading order.
  public let diagnostics: [Diagnostic]
  /// The paths of the files that were written, below the project's folder.
  public let written: [String]
  /// Whether nothing had to be done, since the outputs are those of the last build of the same report.
  public let isUpToDate: Bool
  /// Whether there is a page, of this build or of one before.
  public let hasOutput: Bool
  /// Whether the outputs are those of before or those that were written, and no mixture of the two.
  public let isWhole: Bool
  /// The claims.
  public let claims: [ClaimLine]
  /// For each result, whether it was reused, or computed and why.
  public let explanations: [String]
  /// What takes the room in the page, if one was made.
  public let sizes: PageSizes?

  /// Whether the report has errors.
  public var hasErrors: Bool { diagnostics.hasErrors }
}

/// What a result depends on, as fingerprints: when all are as they were, so is the result.
struct PlanKey: Sendable, Hashable {
  /// The program of the directive itself, without comments and white space.
  let program: String
  /// The seed of the report and the chapter, on which random draws depend; empty for what draws nothing.
  let randomness: String
  /// The definitions that it reads, directly, each with everything that it depends on.
  let definitions: [String: String]

  /// All of it in one.
  var fingerprint: Fingerprint {
    Fingerprint(
      parts: [Array(program.utf8), Array(randomness.utf8)]
        + definitions.sorted { $0.key < $1.key }.flatMap {
          [Array($0.key.utf8), Array($0.value.utf8)]
        })
  }
}

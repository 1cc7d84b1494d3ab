/// Which program this is.
enum Version {
  /// The number of the version, as `CHANGELOG.md` lists them.
  static let number = "0.1.0"

  /// The lines that `report --version` prints.
  static func text(commit: String?, hasChanges: Bool, compiler: String?) -> String {
    let changes = hasChanges ? ", with changes" : ""
    return """
      report \(number)
      commit: \((commit ?? "unknown") + changes)
      compiler: \(compiler.map { "Swift \($0)" } ?? "unknown")

      """
  }

  /// The lines about this program.
  static var text: String {
    text(
      commit: BuildFacts.commit, hasChanges: BuildFacts.hasChanges, compiler: BuildFacts.compiler)
  }
}

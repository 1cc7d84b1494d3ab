import Diagnostics

// The kinds of diagnostics that programs decide by.

extension Diagnostic.Identifier {
  /// A fence that no line closes.
  static let unclosedFence: Diagnostic.Identifier = "unclosed-fence"
  /// A directive inside another one.
  static let nestedDirective: Diagnostic.Identifier = "nested-directive"
  /// A table in pipe form where a program is expected.
  static let tableInProgram: Diagnostic.Identifier = "table-in-program"
  /// Outputs that do not belong together.
  static let outputsDiffer: Diagnostic.Identifier = "outputs-differ"
  static let resultsDamaged: Diagnostic.Identifier = "results-damaged"
  /// A file that cannot be read.
  static let unreadable: Diagnostic.Identifier = "unreadable"
}

import Diagnostics

// The kinds of diagnostics that programs decide by.

extension Diagnostic.Identifier {
  /// A fence that no line closes.
  static let unclosedFence: Diagnostic.Identifier = "unclosed-fence"
  /// A file that cannot be read.
  static let unreadable: Diagnostic.Identifier = "unreadable"
}

public import Diagnostics

/// A parsed program.
public struct Program: Sendable {
  /// The text.
  public let source: SourceFragment
  /// The place of the whole program.
  public var range: SourceRange { source.range(0..<source.bytes.count) }
  /// The words and signs of the program in order without comments and white space: what belongs to
  /// cache keys.
  public var canonicalText: String { "" }
}

/// Parses a program and reports all that is wrong with its form.
public func parse(_ fragment: SourceFragment) -> (program: Program, diagnostics: [Diagnostic]) {
  (Program(source: fragment), [])
}

public import Diagnostics

// The kinds of diagnostics that programs decide by.

extension Diagnostic.Identifier {
  /// A label that is not formed like one.
  public static let badLabel: Diagnostic.Identifier = "bad-label"
  /// Text behind the label of a directive.
  public static let textAfterLabel: Diagnostic.Identifier = "text-after-label"
  /// A line among the options of a directive that is no option.
  public static let malformedOption: Diagnostic.Identifier = "malformed-option"
  /// Bytes that are no text.
  public static let invalidUTF8: Diagnostic.Identifier = "invalid-utf8"
  /// A file beyond the limit of size.
  public static let fileTooLarge: Diagnostic.Identifier = "file-too-large"
  /// Blocks nested beyond the limit.
  public static let nestedTooDeep: Diagnostic.Identifier = "nested-too-deep"
  /// A call of a footnote that is not there.
  public static let unknownFootnote: Diagnostic.Identifier = "unknown-footnote"
  /// A front matter without an end.
  public static let unclosedFrontMatter: Diagnostic.Identifier = "unclosed-front-matter"
}

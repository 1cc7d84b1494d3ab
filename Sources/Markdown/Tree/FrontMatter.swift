public import Diagnostics

/// The facts at the top of a file, between two lines `---`, in YAML.
public struct FrontMatter: Sendable, Hashable {
  /// The whole, both lines of hyphens included.
  public var range: SourceRange
  /// The values, the outermost of which is a mapping.
  public var root: YAMLMapping
}

/// A mapping from keys to values, in the order of the file.
public struct YAMLMapping: Sendable, Hashable {
  /// One key with its value.
  public struct Entry: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The place of the key.
    public var keyRange: SourceRange
    /// The value.
    public var value: YAMLValue
  }

  /// The entries; no key stands twice.
  public var entries: [Entry]

  /// The value of `key`, where there is one.
  public subscript(_ key: String) -> YAMLValue? {
    entries.first { $0.key == key }?.value
  }
}

/// A value in YAML and its place.
///
/// A value nests at most `YAMLValue.deepestNesting` deep, so that walking it may recurse.
public struct YAMLValue: Sendable, Hashable {
  /// The three shapes of a value.
  public indirect enum Content: Sendable, Hashable {
    /// A text, number or truth value, as written; quotes are resolved.
    case scalar(String, isQuoted: Bool)
    /// A sequence of values.
    case sequence([YAMLValue])
    /// A mapping.
    case mapping(YAMLMapping)
  }

  /// How deep sequences and mappings may nest.
  public static let deepestNesting = 16

  /// What it is.
  public var content: Content
  /// Its place.
  public var range: SourceRange

  /// The text of a scalar; nil for other values.
  public var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The values of a sequence; nil for other values.
  public var sequence: [YAMLValue]? {
    if case .sequence(let values) = content { values } else { nil }
  }

  /// The mapping; nil for other values.
  public var mapping: YAMLMapping? {
    if case .mapping(let mapping) = content { mapping } else { nil }
  }
}

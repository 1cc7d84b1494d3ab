/// Text in pieces, some of which stand out; how they do is up to whoever shows it.
///
/// No piece holds the escapes of a terminal: the text can come from anywhere.
public struct StyledText: Sendable, Hashable {
  /// How a piece stands out.
  public enum Style: Sendable, Hashable {
    /// The word and the carets of an error.
    case error
    /// The word and the carets of a warning.
    case warning
    /// The word and the carets of a further place.
    case note
    /// The sentence.
    case strong
  }

  /// A piece of text in one style.
  public struct Piece: Sendable, Hashable {
    /// The text.
    public let text: String
    /// How it stands out; nil when it does not.
    public let style: Style?
  }

  /// The pieces in order.
  public private(set) var pieces: [Piece] = []

  /// A text in one style.
  public init(_ text: String, _ style: Style? = nil) { append(text, style) }

  /// The text without its styles.
  public var plain: String { pieces.map(\.text).joined() }

  /// Adds a piece at the end.
  public mutating func append(_ text: String, _ style: Style? = nil) {
    if !text.isEmpty { pieces.append(Piece(text: text, style: style)) }
  }

  /// Adds another text at the end.
  public static func += (left: inout StyledText, right: StyledText) { left.pieces += right.pieces }
}

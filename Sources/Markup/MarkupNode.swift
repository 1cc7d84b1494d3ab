/// A piece of HTML, SVG or MathML.
///
/// Text and attribute values are escaped when the tree is written; ``trusted(_:)`` is the one way
/// past that and stands out where it is used.
public enum MarkupNode: Sendable, Hashable {
  /// An element.
  case element(Element)
  /// Text, escaped when written.
  case text(String)
  /// Finished markup, written as it is. Only for markup that this program wrote.
  case trusted(String)
  /// Several nodes without an element around them.
  case fragment([MarkupNode])

  /// A name, attributes and children.
  public struct Element: Sendable, Hashable {
    /// The tag's name.
    public var name: String
    /// The attributes in the order in which they are written.
    public var attributes: [Attribute]
    /// What stands between the tags.
    public var children: [MarkupNode]
  }

  /// A name and a value; the empty value writes the bare name (`hidden`).
  public struct Attribute: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The value, not escaped.
    public var value: String
  }

  /// An element; attributes whose value is nil are left out.
  public static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
    _ children: [MarkupNode] = []
  ) -> MarkupNode {
    .element(
      Element(
        name: name,
        attributes: attributes.compactMap { name, value in
          value.map { Attribute(name: name, value: $0) }
        },
        children: children))
  }

  /// An element with text alone in it.
  public static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String
  ) -> MarkupNode {
    .element(name, attributes, [.text(text)])
  }

  /// The text of the tree, without any markup.
  public var plainText: String {
    switch self {
    case .element(let element): element.children.map(\.plainText).joined()
    case .text(let text): text
    case .trusted: ""
    case .fragment(let nodes): nodes.map(\.plainText).joined()
    }
  }
}

extension MarkupNode: ExpressibleByStringLiteral {
  /// Text.
  public init(stringLiteral value: String) { self = .text(value) }
}

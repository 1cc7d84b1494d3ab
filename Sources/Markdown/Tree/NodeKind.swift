/// What a node of a Markdown tree is.
public enum NodeKind: Sendable, Hashable {
  /// The root.
  case document
  /// A quotation (`>`).
  case blockQuote
  /// A list; its children are items.
  case list(ListStyle)
  /// An item of a list.
  case item
  /// A fenced or indented block of code that is no directive and no mathematics.
  case codeBlock
  /// A block of raw HTML.
  case htmlBlock
  /// A paragraph.
  case paragraph
  /// A heading of level 1 to 6.
  case heading(level: Int)
  /// A horizontal rule.
  case thematicBreak
  /// A stretch of text.
  case text
  /// A line break in the source that is none in the result.
  case softBreak
  /// A line break in the result.
  case lineBreak
  /// A code span.
  case code
  /// A raw HTML tag, comment or the like inside a paragraph.
  case htmlInline
  /// Emphasis (`*...*`).
  case emphasis
  /// Strong emphasis (`**...**`).
  case strong
  /// A link; its children are the text.
  case link
  /// An image; its children are the alternative text.
  case image
  /// A fence that holds a program: the construct is a `Directive`.
  case directive
  /// Mathematics set on lines of its own, or inside a paragraph as `$$...$$`: a `Mathematics`.
  case displayMath
  /// Mathematics in the line: a `Mathematics`.
  case inlineMath
  /// A computed value in the line: an `InlineValue`.
  case inlineValue
  /// `@fig-scores`: a `CrossReference`.
  case crossReference
  /// `[@hyvarinen2005]`: a `Citation`.
  case citation
  /// `[^name]`: a `FootnoteReference`.
  case footnoteReference
  /// A lemma, proof, note and the like; its children are blocks, its title is in its `Statement`.
  case statement
  /// The title of a statement: inlines, reached through `Statement.title` only.
  case statementTitle
  /// The text of a footnote: blocks, reached through `MarkdownDocument.footnotes` only.
  case footnoteDefinition
}

/// How a list is marked and set.
public struct ListStyle: Sendable, Hashable {
  /// The number of the first item of an ordered list; nil for bullets.
  public var start: Int?
  /// Whether paragraphs in it are set without space between them.
  public var isTight: Bool
}

extension NodeKind {
  /// Whether it is a reference of ours, which becomes a link.
  var isReference: Bool {
    switch self {
    case .crossReference, .citation, .footnoteReference: true
    default: false
    }
  }

  /// Whether nodes of this kind carry a `Construct`.
  var hasConstruct: Bool {
    switch self {
    case .directive, .displayMath, .inlineMath, .inlineValue, .crossReference, .citation,
      .footnoteReference, .statement:
      true
    default: false
    }
  }
}

public import Diagnostics

/// A construct of ours that CommonMark does not know, with the exact places of its parts.
public enum Construct: Sendable, Hashable {
  /// A program in a fence.
  case directive(Directive)
  /// Mathematics, displayed or in the line.
  case mathematics(Mathematics)
  /// A computed value in the line.
  case inlineValue(InlineValue)
  /// A reference to a labelled thing.
  case crossReference(CrossReference)
  /// A reference to the bibliography.
  case citation(Citation)
  /// A mark that leads to a footnote.
  case footnoteReference(FootnoteReference)
  /// A lemma, proof, note and the like.
  case statement(Statement)

  /// The place of the whole construct.
  public var range: SourceRange {
    switch self {
    case .directive(let it): it.range
    case .mathematics(let it): it.range
    case .inlineValue(let it): it.range
    case .crossReference(let it): it.range
    case .citation(let it): it.range
    case .footnoteReference(let it): it.range
    case .statement(let it): it.range
    }
  }
}

/// A label as its definition spells it: `#fig-scores`.
public struct Label: Sendable, Hashable {
  /// The label without its `#`.
  public var name: String
  /// The place, the `#` included.
  public var range: SourceRange
}

/// The lines of backticks or tildes around a program or a formula.
public struct Fence: Sendable, Hashable {
  /// The line that closes it, without what stands before its marks; nil where none does.
  public var closing: SourceRange?
  /// The head of a directive, `{figure} #fig-a`, that starts inside it and could have been meant to
  /// stand outside.
  public var swallowed: SourceRange?
  /// The head of a directive that stands inside it, with marks that do not end it.
  public var nested: SourceRange?
}

/// A fence that holds a program.
///
/// ````
/// ```{figure} #fig-scores
/// :caption: Densities and
///   scores.
///
/// plot([line(p.pdf)])
/// ```
/// ````
public struct Directive: Sendable, Hashable {
  /// The whole fence.
  public var range: SourceRange
  /// The lines around it.
  public var fence: Fence
  /// The word in braces: `figure`.
  public var kind: String
  /// The place of that word, without the braces.
  public var kindRange: SourceRange
  /// The label, where there is one.
  public var label: Label?
  /// The option lines, in order; the same key may stand twice.
  public var options: [DirectiveOption]
  /// The program: everything after the options and the blank line that follows them.
  public var program: SourceFragment
}

/// One option line of a directive: `:caption: Densities`.
public struct DirectiveOption: Sendable, Hashable {
  /// The word between the colons.
  public var key: String
  /// The place of that word.
  public var keyRange: SourceRange
  /// The text behind it, continued on the indented lines that follow; without white space around.
  public var value: SourceFragment
}

/// A computed value in the line: `` `{value .2e} fisher(q, p)` ``.
public struct InlineValue: Sendable, Hashable {
  /// The whole code span, backticks included.
  public var range: SourceRange
  /// The format, `.2e`, where there is one.
  public var format: String?
  /// The place of the format.
  public var formatRange: SourceRange?
  /// The expression, without white space around.
  public var expression: SourceFragment
}

/// A formula in TeX.
public struct Mathematics: Sendable, Hashable {
  /// The whole construct, with its dollars or its fence.
  public var range: SourceRange
  /// Whether it is displayed rather than set in the line.
  public var isDisplay: Bool
  /// The lines around it; nil for one between dollars.
  public var fence: Fence?
  /// The label of a displayed formula, where there is one.
  public var label: Label?
  /// The TeX text between the marks.
  public var tex: SourceFragment
}

/// A reference to a labelled thing: `@fig-scores`.
public struct CrossReference: Sendable, Hashable {
  /// The place, the `@` and what stands in brackets behind the label included.
  public var range: SourceRange
  /// The label without its `@`.
  public var label: String
  /// The place of the label, the `@` included.
  public var labelRange: SourceRange
  /// What stands in brackets behind it, `p. 3`, where that may be a place in a work.
  public var locator: String?
}

extension CrossReference {
  /// What stands behind the label, brackets included: where the label is none of a work, it is text.
  public var textBehind: String {
    guard locator != nil else { return "" }
    return range.file.text(labelRange.bytes.upperBound..<range.bytes.upperBound)
  }
}

/// A reference to the bibliography: `[@a; @b, p. 3]`.
public struct Citation: Sendable, Hashable {
  /// One work in a citation.
  public struct Item: Sendable, Hashable {
    /// The key in the bibliography, without its `@`.
    public var key: String
    /// The place of the key, the `@` included.
    public var keyRange: SourceRange
    /// What stands before the key, `see`, where there is something.
    public var prefix: String?
    /// Whether the authors are left out: `[-@key]`.
    public var hidesAuthors = false
    /// What follows the comma, `p. 3`, where there is something.
    public var locator: String?

    /// A work by its key.
    public init(
      key: String, keyRange: SourceRange, prefix: String? = nil, hidesAuthors: Bool = false,
      locator: String? = nil
    ) {
      self.key = key
      self.keyRange = keyRange
      self.prefix = prefix
      self.hidesAuthors = hidesAuthors
      self.locator = locator
    }
  }

  /// The place, brackets included.
  public var range: SourceRange
  /// The works, in order.
  public var items: [Item]
  /// Whether the authors are a part of the sentence: Hyvärinen (2005).
  public var isNarrative = false

  /// A citation of these works.
  public init(range: SourceRange, items: [Item], isNarrative: Bool = false) {
    self.range = range
    self.items = items
    self.isNarrative = isNarrative
  }
}

/// A mark that leads to a footnote: `[^name]`.
public struct FootnoteReference: Sendable, Hashable {
  /// The place, brackets included.
  public var range: SourceRange
  /// The name without its `^`.
  public var name: String
  /// Which of `MarkdownDocument.footnotes` it leads to; nil when none has the name.
  public var footnote: Int?
  /// The how-manieth reference to that footnote this is, from 1.
  public var occurrence: Int
}

/// A lemma, proof, note and the like: `> [!LEMMA] #lem-weak Weak dependence`.
public struct Statement: Sendable, Hashable {
  /// What is stated.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case lemma, theorem, proposition, corollary, proof, definition, remark, example
    case note, warning, tip
    /// What is folded away until a reader wants it; its title is what is seen of it.
    case details
  }

  /// The place of the head: from `[!` to the end of the label.
  public var range: SourceRange
  /// What is stated.
  public var kind: Kind
  /// The label, where there is one.
  public var label: Label?
  /// The node (of kind `statementTitle`) whose children are the title, where there is one.
  public var title: NodeID?
}

/// A footnote, taken out of the flow.
public struct FootnoteDefinition: Sendable, Hashable {
  /// The name without its `^`.
  public var name: String
  /// The place of `[^name]`.
  public var nameRange: SourceRange
  /// The node (of kind `footnoteDefinition`) whose children are its blocks.
  public var node: NodeID
  /// Its number, from 1, in the order of first references; nil when nothing refers to it.
  public var number: Int?
  /// How many references lead to it.
  public var references: Int
}

public import Diagnostics
public import Markup

/// A formula written in TeX, as MathML and as plain text.
///
/// ```swift
/// let formula = TeXFormula(fragment, display: true, macros: macros)
/// page.append(formula.markup)          // <math display="block">…</math>
/// errors += formula.diagnostics        // empty unless something is wrong
/// ```
///
/// The TeX is a subset of what LaTeX with amsmath knows: whatever lies outside it is an error and is
/// never printed as it stands. The MathML keeps to MathML Core and carries its source as an
/// annotation, so that copying a formula gives TeX.
public struct TeXFormula: Sendable {
  /// The `math` element; with an error, the source as text in one.
  public let markup: MarkupNode
  /// The formula in Unicode characters on one line: `∇ log p(x)`.
  public let plainText: String
  /// All that is wrong, with its place in the file.
  public let diagnostics: [Diagnostic]

  /// Sets `tex`.
  ///
  /// - Parameters:
  ///   - display: whether the formula stands on its own, not in a line of text.
  ///   - macros: the report's own commands.
  /// - Complexity: O(n) in the length of the source; macros may add at most 100,000 tokens.
  public init(_ tex: SourceFragment, display: Bool, macros: Macros = Macros()) {
    var parser = TeXParser(tex, display: display, macros: macros)
    let atoms = parser.formula()
    if atoms.isEmpty, parser.diagnostics.isEmpty {
      parser.report("tex-empty", "the formula is empty", range: 0..<tex.bytes.count)
    }
    diagnostics = parser.diagnostics
    let source = TeXFormula.trimmed(tex.text)
    let mode: String? = display ? "block" : nil
    guard diagnostics.isEmpty else {
      plainText = source
      markup = .element("math", ["display": mode], [.element("mtext", text: source)])
      return
    }
    plainText = TeXFormula.trimmed(PlainTextWriter().line(atoms))
    markup = .element(
      "math", ["display": mode],
      [
        .element(
          "semantics", [:],
          [
            .element("mrow", [:], MathMLWriter().line(atoms, display ? .display : .text)),
            .element("annotation", ["encoding": "application/x-tex"], text: source),
          ])
      ])
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank = { (character: Character) in character.isWhitespace }
    let start = text.drop(while: isBlank)
    guard let end = start.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(start[...end])
  }
}

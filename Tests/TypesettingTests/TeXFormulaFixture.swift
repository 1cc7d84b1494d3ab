import Diagnostics
import Markup

@testable import Typesetting

/// The fragment of a file that holds the text alone.
func fragment(_ text: String) -> SourceFragment {
  SourceFragment(SourceFile(path: "test.md", text: text).wholeRange)
}

/// The MathML of a formula without what is the same in all: `math`, `semantics`, the annotation.
func body(_ tex: String, display: Bool = true, macros: Macros = Macros()) -> String {
  let formula = TeXFormula(fragment(tex), display: display, macros: macros)
  guard formula.diagnostics.isEmpty else {
    return formula.diagnostics.map(\.message).joined(separator: "\n")
  }
  var html = formula.markup.html
  for prefix in ["<math>", "<math display=\"block\">"] where html.hasPrefix(prefix) {
    html.removeFirst(prefix.count)
  }
  html = html.replacing("<semantics><mrow>", with: "")
  guard let end = html.range(of: "</mrow><annotation") else { return html }
  return String(html[..<end.lowerBound])
}

extension String {
  fileprivate func range(of other: String) -> Range<Index>? { ranges(of: other).first }
}

/// The errors of a formula as `column: identifier` or, over several columns, `from-to: identifier`.
func errors(_ tex: String, macros: Macros = Macros(), display: Bool = true) -> [String] {
  TeXFormula(fragment(tex), display: display, macros: macros).diagnostics.map(place)
}

/// A diagnostic as `column: identifier`.
func place(_ diagnostic: Diagnostic) -> String {
  guard let range = diagnostic.range else { return "nowhere: \(diagnostic.identifier)" }
  let from = range.start.column
  let to = range.end.column - 1
  return (to > from ? "\(from)-\(to)" : "\(from)") + ": \(diagnostic.identifier)"
}

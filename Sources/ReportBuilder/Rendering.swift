public import Diagnostics
import Markdown
import Markup
import Typesetting

/// The HTML of one Markdown file without a page around it, with what is wrong with it.
///
/// Raw HTML is passed on as it stands and nothing is computed: directives and inline values appear
/// as code, formulas as MathML. On CommonMark the result is what cmark's renderer writes.
public func renderMarkdown(
  _ bytes: [UInt8], path: String
) -> (html: [UInt8], diagnostics: [Diagnostic]) {
  let file = SourceFile(path: path, bytes: bytes)
  let (document, parsing) = MarkdownDocument.parse(file)
  var diagnostics = parsing
  var formulas: [NodeID: MarkupNode] = [:]
  for node in document.descendants(document.root) {
    guard case .mathematics(let formula)? = document.carrier(node) else { continue }
    let set = Formula(formula.tex, display: formula.isDisplay)
    diagnostics += set.diagnostics
    formulas[node] = set.markup
  }
  var writer = HTMLWriter(document)
  writer.rawHTML = .pass
  writer.carrier = { node, _, _ in formulas[node]?.html }
  return (writer.bytes(), Diagnostic.sorted(diagnostics))
}

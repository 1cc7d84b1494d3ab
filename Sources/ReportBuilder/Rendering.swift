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
    guard case .mathematics(let formula)? = document.construct(node) else { continue }
    let set = TeXFormula(formula.tex, display: formula.isDisplay)
    diagnostics += set.diagnostics
    formulas[node] = set.markup
  }
  var writer = HTMLWriter(document)
  writer.construct = { node, _, _ in formulas[node]?.html }
  diagnostics += document.unsafeContent().map { diagnostic in
    var warning = diagnostic
    warning.severity = .warning
    return warning
  }
  let html = withoutForbiddenCharacters(String(decoding: writer.bytes(), as: UTF8.self))
  return (Array(harmless(html).utf8), Diagnostic.sorted(diagnostics))
}

/// HTML that says the same and holds nothing that could steer a terminal or hide from its reader: such
/// characters as references.
private func harmless(_ html: String) -> String {
  guard html.unicodeScalars.contains(where: { $0.steersTerminal && $0 != "\r" && $0 != "\u{C}" })
  else { return html }
  var output = String.UnicodeScalarView()
  for scalar in html.unicodeScalars {
    if scalar.steersTerminal, scalar != "\r", scalar != "\u{C}" {
      output.append(
        contentsOf: "&#x\(String(scalar.value, radix: 16, uppercase: true));".unicodeScalars)
    } else {
      output.append(scalar)
    }
  }
  return String(output)
}

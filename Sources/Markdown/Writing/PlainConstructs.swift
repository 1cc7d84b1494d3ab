import Diagnostics

/// The form in which constructs are written when nobody supplies a better one: their source, marked
/// up so that a reader can tell what it is.
struct PlainConstructs {
  let writer: HTMLWriter

  func html(_ node: NodeID, _ construct: Construct, _ part: HTMLWriter.Part) -> String {
    switch construct {
    case .directive(let directive):
      return "<pre><code class=\"language-{\(escaped(directive.kind))}\">"
        + escaped(directive.program.text) + "</code></pre>"
    case .mathematics(let formula):
      if !formula.isDisplay {
        return "<code class=\"math inline\">\(escaped(formula.tex.text))</code>"
      }
      let code = "<code class=\"math display\">\(escaped(formula.tex.text))</code>"
      return writer.document.isBlock(node) ? "<p>\(code)</p>" : code
    case .inlineValue(let value): return "<code>\(escaped(value.expression.text))</code>"
    case .crossReference(let reference):
      return "<a href=\"#\(escaped(reference.label))\">\(escaped(reference.label))</a>"
        + escaped(reference.textBehind)
    case .citation(let citation): return "<span>\(escaped(citation.range.text))</span>"
    case .footnoteReference(let reference):
      guard let index = reference.footnote, let number = writer.document.footnotes[index].number
      else { return escaped(reference.range.text) }
      return "<sup>\(number)</sup>"
    case .statement(let statement): return self.statement(statement, part)
    }
  }

  private func statement(_ statement: Statement, _ part: HTMLWriter.Part) -> String {
    if part == .closing { return "</blockquote>\n" }
    let name = statement.kind.rawValue.prefix(1).uppercased() + statement.kind.rawValue.dropFirst()
    let title = statement.title.map { " " + writer.html(of: $0) } ?? ""
    return "<blockquote>\n<p><strong>\(name)</strong>\(title)</p>\n"
  }

  private func escaped(_ text: String) -> String {
    var text = text
    var output: [UInt8] = []
    text.withUTF8 { appendEscaped($0[...], to: &output) }
    return String(decoding: output, as: UTF8.self)
  }
}

extension Construct {
  /// The construct as plain text, for titles, slugs and alternative text.
  var plainText: String {
    switch self {
    case .directive, .statement: ""
    case .mathematics(let formula): formula.tex.text
    case .inlineValue(let value): value.expression.text
    case .crossReference(let reference): reference.label + reference.textBehind
    case .citation(let citation): citation.range.text
    case .footnoteReference: ""
    }
  }
}

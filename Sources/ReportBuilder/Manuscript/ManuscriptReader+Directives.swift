import Arithmetic
import Diagnostics
import Markdown
import Script

extension ManuscriptReader {
  /// Reads a fence: its kind, its label, its options and its program.
  mutating func readDirective(_ directive: Directive, _ key: NodeKey) {
    let text = manuscript.texts[key.text]
    let range = text.placed(directive.range)
    guard let kind = kinds.directives.first(where: { $0.name == directive.kind }) else {
      let names = kinds.directives.map { $0.name }
      diagnose(
        "unknown-directive",
        "there is no directive '\(directive.kind)'" + suggestion(for: directive.kind, in: names),
        at: text.placed(directive.kindRange),
        annotation: directivesElsewhere[directive.kind] ?? "one of: "
          + names.joined(separator: ", ")
      )
      return
    }
    var reading = DirectiveReading(
      directive, kind: kind.name, in: text, firstText: manuscript.texts.count,
      broken: brokenOptions(in: directive, text))
    let content = kind.init(&reading)
    reading.finish()
    take(reading.diagnostics)
    for text in reading.texts { readText(text) }
    let number = kind.label.map { next($0, key.text) }
    checkLabel(directive, kind, key.text)
    if let label = kind.label { addLabel(directive.label, label, number, key.text) }
    checkFence(directive.fence, range, text)
    if kind.expectation != nil, heldBack.last != range { checkNoTable(in: reading.body, range) }
    let (program, diagnostics) = parse(
      kind.expectation == nil ? reading.body[0..<0] : text.placed(directive.program))
    manuscript.diagnostics += diagnostics
    add(
      Cell(
        content: content, directive: directive, chapter: text.chapter, range: range,
        name: directive.label?.name ?? runningName(kind.name, text.chapter), number: number,
        program: program), key)
  }

  /// Reads a code span that holds a value.
  mutating func readValue(_ value: InlineValue, _ key: NodeKey) {
    let text = manuscript.texts[key.text]
    var format = NumberFormat.standard
    if let written = value.format {
      if let known = NumberFormat(written) {
        format = known
      } else {
        diagnose(
          "unknown-format", "'\(written)' is no format for a number",
          at: text.placed(value.formatRange ?? value.range),
          annotation: "for example .3f, .2e or .4g, of at most 17 digits")
      }
    }
    let expression = text.placed(value.expression)
    let (program, diagnostics) = parse(expression)
    // Of any comment in a value is told here what the lexer tells of one that looks like a quotient.
    manuscript.diagnostics += diagnostics.filter { $0.identifier != "comment-in-value" }
    if let comment = program.comments.first {
      manuscript.diagnostics.append(
        Diagnostic(
          "comment-in-value", "this is a comment, of which nothing is computed",
          at: expression.range(comment),
          annotation: "a quotient is written a / b, a whole one floor(a / b)", severity: .warning))
    }
    add(
      Cell(
        content: kinds.value.init(format: format), directive: nil, chapter: text.chapter,
        range: text.placed(value.range), name: runningName(kinds.value.name, text.chapter),
        number: nil, program: program),
      key)
  }

  private mutating func add(_ cell: Cell, _ key: NodeKey) {
    manuscript.cellOfNode[key] = manuscript.cells.count
    manuscript.cells.append(cell)
  }

  /// `oneScore.value-3`: the third value of the chapter.
  private mutating func runningName(_ kind: String, _ chapter: Int) -> String {
    runningNumbers[kind, default: 0] += 1
    return "\(manuscript.chapters[chapter].identifier).\(kind)-\(runningNumbers[kind, default: 0])"
  }

  private mutating func checkLabel(
    _ directive: Directive, _ kind: any DirectiveKind.Type, _ textIndex: Int
  ) {
    let text = manuscript.texts[textIndex]
    guard let known = kind.label else {
      if let label = directive.label {
        diagnose("superfluous-label", "a \(kind.name) takes no label", at: text.placed(label.range))
      }
      return
    }
    // What was meant as the label has been told already.
    if directive.label == nil,
      !brokenLabels.contains(text.placed(directive.kindRange).start.line)
    {
      diagnose(
        "missing-label", "a \(kind.name) needs a label", at: text.placed(directive.kindRange),
        annotation: "{\(kind.name)} #\(known.prefix)name")
    }
    checkPrefix(of: directive.label, known, "a \(kind.name)", textIndex)
  }
}

/// What to write instead of the directives and chunks of other tools.
private let directivesElsewhere: [String: String] = {
  let program =
    "a program stands in {define}, {figure}, {table} or {claim}, in the language of reports"
  let box = "a box is a quotation that starts with [!NOTE] or [!WARNING]"
  let grid = "a table that is written down stands in {grid}"
  var result = [
    "math": "a displayed formula stands in a fence that starts with math #eq-name",
    "equation": "a displayed formula stands in a fence that starts with math #eq-name",
    "image": "a picture is written ![what is to be seen](picture.png)",
    "bibliography": "the list of works comes by itself",
    "toctree": "the contents come by itself", "contents": "the contents come by itself",
    "proof": "a proof is a quotation that starts with [!PROOF]",
    "theorem": "a theorem is a quotation that starts with [!THEOREM] #thm-name",
    "lemma": "a lemma is a quotation that starts with [!LEMMA] #lem-name",
  ]
  for name in ["r", "python", "julia", "code-cell", "code", "eval", "ojs", "mermaid"] {
    result[name] = program
  }
  for name in ["note", "warning", "tip", "important", "admonition", "caution"] {
    result[name] = box
  }
  for name in ["list-table", "csv-table", "table-md"] { result[name] = grid }
  return result
}()

import Diagnostics
import ReportBuilder

/// `report render`
let renderCommand = Command(
  name: "render",
  summary: "Writes the HTML of one Markdown file, without a page around it and computing nothing.",
  operands: "FILE|-", operandCount: 1...1, options: [],
  examples: [
    ("report render chapters/index.md", "A chapter as HTML"),
    ("echo '*hello*' | report render -", "Markdown from standard input"),
  ],
  run: { (invocation) throws(UsageError) in
    let path = invocation.operands.first ?? "-"
    let (html, diagnostics) = renderMarkdown(
      try content(of: path), path: path == "-" ? Terminal.Stream.inputName : path)
    show(diagnostics)
    Terminal.print(data: html)
    return diagnostics.hasErrors ? ExitStatus.errors : ExitStatus.done
  })

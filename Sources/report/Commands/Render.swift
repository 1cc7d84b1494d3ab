import Diagnostics
import Foundation
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
    let content: Data
    if path == "-" {
      content = FileHandle.standardInput.readDataToEndOfFile()
    } else if let data = FileManager.default.contents(atPath: path) {
      content = data
    } else {
      throw UsageError("'\(path)' cannot be read")
    }
    let (html, diagnostics) = renderMarkdown(
      Array(content), path: path == "-" ? "standard input" : path)
    show(diagnostics)
    Terminal.print(html)
    return diagnostics.contains { $0.severity == .error } ? ExitStatus.errors : ExitStatus.done
  })

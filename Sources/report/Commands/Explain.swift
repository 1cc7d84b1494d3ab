import Diagnostics
import ReportBuilder

/// `report explain`
let explainCommand = Command(
  name: "explain",
  summary: "Explains a message: what it means, an example that makes it, and how to mend it.",
  operands: "[IDENTIFIER]", operandCount: 0...1, options: [formatOption],
  examples: [
    ("report explain", "All kinds of messages, a line each"),
    ("report explain unknown-name", "One kind, by the words in brackets behind a message"),
  ],
  run: { (invocation) throws(UsageError) in
    let format = try invocation.choice("format", of: ["text", "json"], standard: "text")
    guard let operand = invocation.operands.first else {
      if format == "json" {
        printJSON(MessagePage.all)
      } else {
        Terminal.print(MessagePage.overview)
      }
      return ExitStatus.done
    }
    // As it may be copied from a message.
    let name =
      operand.hasPrefix("[") && operand.hasSuffix("]")
      ? String(operand.dropFirst().dropLast()) : operand
    guard let page = MessagePage.page(of: name) else {
      let hint = MessagePage.nearest(to: name).map { "; did you mean '\($0)'?" } ?? ""
      throw UsageError("there is no kind of message '\(name)'" + hint)
    }
    if format == "json" { printJSON([page]) } else { Terminal.print(page.text) }
    return ExitStatus.done
  })

import Diagnostics
import ReportBuilder

/// `report check`
let checkCommand = Command(
  name: "check", summary: "Checks all chapters without computing anything.",
  operands: "", operandCount: 0...0, options: [projectOption, formatOption],
  examples: [
    ("report check", "Check the report in this folder"),
    ("report check --format json", "Check it for an editor"),
  ],
  run: { (invocation) throws(UsageError) in
    let format = try invocation.choice("format", of: ["text", "json"], standard: "text")
    let diagnostics = try project(invocation).check()
    let hasErrors = diagnostics.hasErrors
    if format == "json" {
      printJSON(Diagnostic.limited(diagnostics).map(DiagnosticSummary.init))
    } else {
      show(diagnostics)
      if !hasErrors { Terminal.print("No errors.\n") }
    }
    return hasErrors ? ExitStatus.errors : ExitStatus.done
  })

import Diagnostics
import ReportBuilder

/// `report check`
let checkCommand = Command(
  name: "check", summary: "Checks all chapters without computing anything.",
  operands: "", operandCount: 0...0,
  options: [projectOption, DiagnosticFormat.option, DiagnosticFormat.strictOption],
  examples: [
    ("report check", "Check the report in this folder"),
    ("report check --strict", "Check it, and fail for warnings"),
    ("report check --format json", "Check it for an editor"),
    ("report check --format github", "Check it in a workflow of GitHub, beside the lines"),
    ("report check --format sarif > check.sarif", "Check it for a service that reads SARIF"),
  ],
  run: { (invocation) throws(UsageError) in
    let format = try DiagnosticFormat(invocation)
    let diagnostics = try project(invocation).check()
    format.tell(diagnostics, invocation)
    if format == .text, !diagnostics.hasErrors { Terminal.print("No errors.\n") }
    return invocation.status(diagnostics)
  })

import Diagnostics
import ReportBuilder

/// How a command tells what it found.
enum DiagnosticFormat: String, CaseIterable {
  /// For people, on standard error.
  case text
  /// As data.
  case json
  /// For editors and services that read SARIF.
  case sarif
  /// As GitHub's workflow commands.
  case github

  /// The option that asks for it.
  static let option = Command.Option(
    name: "format", value: "text|json|sarif|github", help: "What to print; text if not given.")

  /// The option by which warnings fail.
  static let strictOption = Command.Option(
    name: "strict", value: nil, help: "End with status 1 for warnings, too.")

  /// The format that the command line asks for.
  init(_ invocation: ParsedCommand) throws(UsageError) {
    let name = try invocation.choice(
      "format", of: DiagnosticFormat.allCases.map(\.rawValue), standard: "text")
    self = DiagnosticFormat(rawValue: name) ?? .text
  }

  /// Tells the diagnostics of `invocation`: for people on standard error, for programs on standard
  /// output.
  func tell(_ diagnostics: [Diagnostic], _ invocation: ParsedCommand) {
    let told = Diagnostic.limited(Diagnostic.sorted(diagnostics))
    let prefix = PathPrefix(invocation.value("project"))
    switch self {
    case .text: show(diagnostics)
    case .json: printJSON(told.map(DiagnosticSummary.explained))
    case .sarif:
      printJSON(
        SARIFLog(told, version: Version.number, prefix: prefix) { identifier in
          MessagePage.page(of: identifier.description).map {
            SARIFLog.Rule(summary: $0.meaning, text: $0.text, markdown: $0.markdown)
          }
        })
    case .github: Terminal.print(WorkflowCommands(prefix).render(told))
    }
  }
}

extension ParsedCommand {
  /// The exit status of a command that came to `diagnostics`.
  func status(_ diagnostics: [Diagnostic]) -> Int32 {
    diagnostics.hasErrors || (has("strict") && !diagnostics.isEmpty)
      ? ExitStatus.errors : ExitStatus.done
  }
}

extension DiagnosticSummary {
  /// A diagnostic with what its page says of how to mend it.
  static func explained(_ diagnostic: Diagnostic) -> DiagnosticSummary {
    DiagnosticSummary(
      diagnostic, help: MessagePage.page(of: diagnostic.identifier.description)?.mend)
  }
}

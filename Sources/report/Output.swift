import Diagnostics
import Foundation
import ReportBuilder

/// The option that names the report's folder.
let projectOption = Command.Option(
  name: "project", value: "FOLDER", help: "The folder that holds 'chapters'; this one if not given."
)

/// The option that asks for output that a program can read.
let formatOption = Command.Option(
  name: "format", value: "text|json", help: "What to print; text if not given.")

/// The project that the command line names.
func project(_ invocation: Invocation) throws(UsageError) -> Project {
  let path = invocation.value("project") ?? FileManager.default.currentDirectoryPath
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
  else { throw UsageError("there is no folder '\(path)'") }
  return Project(folder: URL(fileURLWithPath: path, isDirectory: true))
}

/// Shows diagnostics on standard error, with a count when there are several errors.
func show(_ diagnostics: [Diagnostic]) {
  guard !diagnostics.isEmpty else { return }
  Terminal.complain(DiagnosticRenderer(colours: Terminal.hasColours).render(diagnostics))
  let errors = diagnostics.count { $0.severity == .error }
  if errors > 1 { Terminal.complain("\(errors) errors\n") }
}

/// Prints a value as JSON.
func printJSON(_ value: some Encodable) {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
  guard let content = try? encoder.encode(value) else {
    Terminal.complain("error: the result cannot be written as JSON\n")
    return
  }
  Terminal.print(String(decoding: content, as: UTF8.self) + "\n")
}

/// The text filled with spaces up to a width.
func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

/// A diagnostic for programs.
struct DiagnosticSummary: Encodable {
  private let severity: String
  private let identifier: String
  private let message: String
  private let file: String?
  private let line: Int?
  private let column: Int?
  private let endLine: Int?
  private let endColumn: Int?

  init(_ diagnostic: Diagnostic) {
    severity = diagnostic.severity.rawValue
    identifier = diagnostic.identifier.description
    message = diagnostic.message
    file = diagnostic.range?.file.path
    line = diagnostic.range?.start.line
    column = diagnostic.range?.start.column
    endLine = diagnostic.range?.end.line
    endColumn = diagnostic.range?.end.column
  }
}

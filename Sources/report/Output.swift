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

/// The option that gives a seed; `otherwise` says which one it is when it is not given.
func seedOption(_ otherwise: String) -> Command.Option {
  Command.Option(name: "seed", value: "N", help: "The seed of random draws; \(otherwise).")
}

/// The project that the command line names.
func project(_ invocation: ParsedCommand) throws(UsageError) -> Project {
  let path = invocation.value("project") ?? FileManager.default.currentDirectoryPath
  do throws(SystemFault) {
    return try Project(path: path)
  } catch {
    switch error.code {
    case ENOENT: throw UsageError("there is no folder '\(path)'")
    case ENOTDIR: throw UsageError("'\(path)' is a file, not a folder")
    default: throw UsageError("the folder '\(path)' cannot be opened: \(error.reason)")
    }
  }
}

/// The bytes of the operand of a command: a file, or standard input for a hyphen.
func content(of operand: String) throws(UsageError) -> [UInt8] {
  do throws(SystemFault) {
    return try readInput(operand == "-" ? nil : operand)
  } catch {
    let name = operand == "-" ? Terminal.Stream.inputName : "'\(operand)'"
    throw UsageError("\(name) cannot be read: \(error.reason)")
  }
}

/// Shows diagnostics on standard error, with a count when there are several errors.
func show(_ diagnostics: [Diagnostic]) {
  guard !diagnostics.isEmpty else { return }
  Terminal.complain(DiagnosticRenderer().styled(diagnostics))
  let errors = diagnostics.count { $0.severity == .error }
  if errors > 1 { Terminal.complain("\(errors) errors\n") }
  // For a person; what reads a file or a pipe has asked for no advice.
  if Terminal.Stream.error.isTerminal,
    let first = Diagnostic.sorted(diagnostics).first(where: { $0.severity == .error })
  {
    Terminal.complain(
      "'report explain \(first.identifier)' says what the first error means and how to mend it\n")
  }
}

/// Prints a value as JSON.
func printJSON(_ value: some Encodable) {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
  guard let content = try? encoder.encode(value) else {
    Terminal.complain("error: the result cannot be written as JSON\n")
    return
  }
  Terminal.print(escaped(json: String(decoding: content, as: UTF8.self)) + "\n")
}

/// JSON in which the characters that could steer a terminal are escaped, so that it says the same
/// and can be shown: outside its texts it has none of them.
func escaped(json: String) -> String {
  guard json.unicodeScalars.contains(where: \.steersTerminal) else { return json }
  var output = String.UnicodeScalarView()
  for scalar in json.unicodeScalars {
    guard scalar.steersTerminal else {
      output.append(scalar)
      continue
    }
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      let padding = String(repeating: "0", count: max(0, 4 - digits.count))
      output.append(contentsOf: "\\u\(padding)\(digits)".unicodeScalars)
    }
  }
  return String(output)
}

/// The text filled with spaces up to a width.
func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

import Diagnostics

/// The commands in the order in which the help lists them.
private let commands: [Command] = [
  buildCommand, checkCommand, explainCommand, listCommand, wordsCommand, evaluateCommand,
  renderCommand, cacheCommand,
]

/// The exit statuses of the program.
enum ExitStatus {
  /// Done.
  static let done: Int32 = 0
  /// The report has errors, or not all could be written that was to be.
  static let errors: Int32 = 1
  /// The command line makes no sense.
  static let usage: Int32 = 64
}

/// Runs the command line `report arguments…` and returns the exit status.
func runReport(_ arguments: [String]) -> Int32 {
  guard let name = arguments.first else {
    Terminal.complain(overview)
    return ExitStatus.usage
  }
  if ["--help", "-h", "help"].contains(name) {
    guard let topic = arguments.dropFirst().first else {
      Terminal.print(overview)
      return ExitStatus.done
    }
    guard let command = commands.first(where: { $0.name == topic }) else {
      return unknownCommand(topic)
    }
    Terminal.print(command.help)
    return ExitStatus.done
  }
  if name == "--version" {
    if let superfluous = arguments.dropFirst().first {
      return misuse("'report --version' does not take '\(superfluous)'", see: "report --help")
    }
    Terminal.print(Version.text)
    return ExitStatus.done
  }
  guard let command = commands.first(where: { $0.name == name }) else {
    return unknownCommand(name)
  }
  do throws(UsageError) {
    let invocation = try ParsedCommand(Array(arguments.dropFirst()), of: command)
    if invocation.has("help") {
      Terminal.print(command.help)
      return ExitStatus.done
    }
    return try command.run(invocation)
  } catch {
    return misuse(error.message, see: "report \(name) --help")
  }
}

private func unknownCommand(_ name: String) -> Int32 {
  misuse(
    "there is no command '\(name)'"
      + suggestion(for: name, in: commands.map(\.name) + ["--help", "--version"]),
    see: "report --help")
}

private func misuse(_ message: String, see help: String) -> Int32 {
  Terminal.complain("error: \(message)\nSee '\(help)'.\n")
  return ExitStatus.usage
}

private var overview: String {
  let width = commands.map(\.name.count).max() ?? 0
  let list = commands.map { command in
    "  \(command.name)\(String(repeating: " ", count: width - command.name.count))  \(command.summary)\n"
  }
  return """
    Turns Markdown chapters with computations in them into one self-contained HTML report.

    Usage: report COMMAND [options]

    Commands:
    \(list.joined())
    'report COMMAND --help' explains a command, with examples; 'report --version' says which
    program this is: its version, the commit and the compiler that it was built from.

    Exit status: 0 done, 1 the report has errors or what was to be written could not be, 64 wrong
    command line.

    """
}

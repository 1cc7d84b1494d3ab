import Diagnostics

/// One command of the program: what it takes, what it says of itself and what it does.
struct Command: Sendable {
  /// An option that starts with two hyphens.
  struct Option: Sendable {
    /// The name without the hyphens.
    let name: String
    /// What stands for the value in the help; nil when the option takes none.
    let value: String?
    /// One line of help.
    let help: String
  }

  /// The name that follows `report`.
  let name: String
  /// One sentence.
  let summary: String
  /// What stands for the operands in the usage line: `FILE`, `[NAME]` or nothing.
  let operands: String
  /// How many operands it takes.
  let operandCount: ClosedRange<Int>
  /// The options.
  let options: [Option]
  /// Command lines that work, each with what it does.
  let examples: [(line: String, meaning: String)]
  /// Does it; the result is the exit status.
  let run: @Sendable (ParsedCommand) throws(UsageError) -> Int32

  /// The option that every command has.
  static let helpOption = Option(name: "help", value: nil, help: "Show this help.")

  /// The command as it is typed.
  var line: String { "report \(name)" }

  /// The whole help of the command.
  var help: String {
    let all = options + [Command.helpOption]
    let heads = all.map { option in
      "--\(option.name)" + (option.value.map { " \($0)" } ?? "")
    }
    let width = heads.map(\.count).max() ?? 0
    var text = "\(summary)\n\nUsage: report \(name)"
    if !options.isEmpty { text += " [options]" }
    if !operands.isEmpty { text += " \(operands)" }
    text += "\n\nOptions:\n"
    for (option, head) in zip(all, heads) {
      text += "  \(head)\(String(repeating: " ", count: width - head.count))  \(option.help)\n"
    }
    if !examples.isEmpty {
      text += "\nExamples:\n"
      for example in examples {
        text += "  # \(example.meaning)\n  \(example.line)\n"
      }
    }
    return text
  }
}

/// A command with the options and operands that were given.
struct ParsedCommand: Sendable {
  /// The values of the options that were given; those without a value have the empty text.
  private let options: [String: String]
  /// The operands in order.
  let operands: [String]

  /// Whether the option was given.
  func has(_ option: String) -> Bool { options[option] != nil }

  /// The value of the option, if it was given.
  func value(_ option: String) -> String? { options[option] }

  /// Reads `arguments` as options and operands of `command`.
  ///
  /// `--` ends the options; `--name=value` and `--name value` are the same; a hyphen with anything but a
  /// letter or another hyphen behind it starts an operand, such as a program `-1 + 2`.
  /// - Throws: ``UsageError`` for an unknown option, a missing or a superfluous value, and a wrong
  ///   number of operands.
  init(_ arguments: [String], of command: Command) throws(UsageError) {
    var options: [String: String] = [:]
    var operands: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        break
      }
      guard argument.hasPrefix("--") else {
        if argument == "-h" {
          options["help"] = ""
          continue
        }
        if argument.hasPrefix("-"), argument.dropFirst().first?.isLetter == true {
          throw UsageError(
            "unknown option '\(argument)'; options start with two hyphens"
              + (command.operands.isEmpty
                ? "" : ", and what is no option stands behind '--': \(command.line) -- \(argument)")
          )
        }
        operands.append(argument)
        continue
      }
      let parts = argument.dropFirst(2).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts.first.map(String.init) ?? ""
      guard let option = (command.options + [Command.helpOption]).first(where: { $0.name == name })
      else {
        let names = command.options.map { "--\($0.name)" } + ["--help"]
        throw UsageError(
          "'report \(command.name)' has no option '--\(name)'"
            + suggestion(for: "--\(name)", in: names))
      }
      guard options[name] == nil else { throw UsageError("'--\(name)' is given twice") }
      if option.value == nil {
        guard parts.count == 1 else { throw UsageError("'--\(name)' takes no value") }
        options[name] = ""
      } else if parts.count == 2 {
        options[name] = String(parts[1])
      } else if let value = rest.popFirst() {
        options[name] = value
      } else {
        throw UsageError("'--\(name)' needs a value: --\(name) \(option.value ?? "")")
      }
    }
    guard options["help"] != nil || command.operandCount.contains(operands.count) else {
      throw UsageError(
        operands.count < command.operandCount.lowerBound
          ? "'report \(command.name)' needs \(command.operands)"
          : "'report \(command.name)' does not take '\(operands[command.operandCount.upperBound])'")
    }
    self.options = options
    self.operands = operands
  }

  /// The number of an option that takes a whole number from 1 on; nil when it was not given.
  func count(_ option: String) throws(UsageError) -> Int? {
    guard let text = options[option] else { return nil }
    guard text.isDigits, let number = Int(text), (1...1024).contains(number) else {
      throw UsageError("'--\(option)' takes a whole number from 1 to 1024, not '\(text)'")
    }
    return number
  }

  /// The seed that was given; nil when none was.
  func seed() throws(UsageError) -> UInt64? {
    guard let text = options["seed"] else { return nil }
    guard text.isDigits, let number = UInt64(text) else {
      throw UsageError("'--seed' takes a whole number from 0 to 2^64 - 1, not '\(text)'")
    }
    return number
  }

  /// The value of an option that takes one of a few words; `standard` when it was not given.
  func choice(_ option: String, of choices: [String], standard: String) throws(UsageError) -> String
  {
    guard let text = options[option] else { return standard }
    guard choices.contains(text) else {
      throw UsageError(
        "'--\(option)' takes \(alternatives(choices)), not '\(text)'"
          + suggestion(for: text, in: choices))
    }
    return text
  }
}

extension String {
  /// Whether it is digits and nothing else: no sign.
  fileprivate var isDigits: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }
}

/// `tree, plan or values`
private func alternatives(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.joined() }
  return words.dropLast().joined(separator: ", ") + " or " + last
}

/// A command line that makes no sense; ends the program with status 64.
struct UsageError: Error {
  /// What is wrong with it.
  let message: String

  /// An error with its sentence.
  init(_ message: String) { self.message = message }
}

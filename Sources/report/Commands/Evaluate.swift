import Diagnostics
import Foundation
import ReportBuilder

/// `report evaluate`
let evaluateCommand = Command(
  name: "evaluate",
  summary: "Evaluates a program of one or more lines and prints its values in full precision.",
  operands: "PROGRAM", operandCount: 1...1,
  options: [
    formatOption,
    seedOption("0 if not given"),
    Command.Option(name: "jobs", value: "N", help: "Compute N things side by side."),
  ],
  examples: [
    (
      "report evaluate 'fisher(normal(mean: -6, sd: 1), mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1))'",
      "A Fisher divergence with its error bound"
    ),
    (
      "report evaluate 'normal(mean: 0, sd: 1).quantiles(3)' --format json",
      "Three quantiles for a program to read"
    ),
    ("echo '1 + 1' | report evaluate -", "A program from standard input"),
  ],
  run: { (invocation) throws(UsageError) in
    let format = try invocation.choice("format", of: ["text", "json"], standard: "text")
    let seed = try invocation.seed() ?? 0
    var program = invocation.operands.first ?? ""
    if program == "-" {
      guard let text = String(validating: try content(of: program), as: UTF8.self) else {
        throw UsageError("\(Terminal.Stream.inputName) is not UTF-8")
      }
      program = text
    } else if !CommandLine.isUTF8 {
      // What was no text has become U+FFFD.
      throw UsageError("the command line is not UTF-8")
    }
    let jobs = try invocation.count("jobs") ?? ProcessInfo.processInfo.activeProcessorCount
    let line = ProgressLine()
    let (values, diagnostics) = evaluateProgram(program, seed: seed, jobs: jobs, work: line.work)
    line.finish()
    show(diagnostics)
    guard !diagnostics.hasErrors else { return ExitStatus.errors }
    if format == "json" {
      if values.count == 1, let only = values.first { printJSON(only) } else { printJSON(values) }
    } else {
      Terminal.print(values.map { $0.text + "\n" }.joined())
      // Apart from the values, which a program may read.
      if let note = values.compactMap(\.errorNote).max(by: { $0.count < $1.count }) {
        Terminal.complain("\(note)\n")
      }
    }
    return ExitStatus.done
  })

extension CommandLine {
  /// Whether all arguments of the process are UTF-8.
  fileprivate static var isUTF8: Bool {
    (0..<(Int(exactly: argc) ?? 0)).allSatisfy { index in
      unsafeArgv[index].map { String(validatingCString: $0) != nil } ?? true
    }
  }
}

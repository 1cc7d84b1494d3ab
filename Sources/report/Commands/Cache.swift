import Diagnostics
import ReportBuilder

/// `report cache`
let cacheCommand = Command(
  name: "cache",
  summary: "Says how much is kept of the results of earlier builds, or removes it.",
  operands: "", operandCount: 0...0,
  options: [
    projectOption,
    Command.Option(name: "clear", value: nil, help: "Remove all results that are kept."),
    formatOption,
  ],
  examples: [
    ("report cache", "See how many results are kept, and how much room they take"),
    ("report cache --clear", "Remove them; the next build computes everything"),
  ],
  run: { (invocation) throws(UsageError) in
    let project = try project(invocation)
    let format = try invocation.choice("format", of: ["text", "json"], standard: "text")
    if invocation.has("clear") {
      do throws(SystemFault) { try project.clearStoredResults() } catch {
        Terminal.complain("error: the results could not be removed: \(error.reason)\n")
        return ExitStatus.errors
      }
    }
    let summary = project.storedResults()
    if format == "json" {
      printJSON(summary)
    } else if let days = summary.days {
      Terminal.print(
        "results  \(summary.results)\nfiles    \(summary.files)\n"
          + "size     \((summary.bytes + 999) / 1000) kB\noldest   \(days) days\n")
    } else {
      Terminal.print("No results are kept.\n")
    }
    return ExitStatus.done
  })

import Diagnostics
import ReportBuilder

/// `report list`
let listCommand = Command(
  name: "list", summary: "Lists figures, tables and claims with their state.",
  operands: "", operandCount: 0...0, options: [projectOption, formatOption],
  examples: [("report list", "List what the report in this folder holds")],
  run: { (invocation) throws(UsageError) in
    let format = try invocation.choice("format", of: ["text", "json"], standard: "text")
    let (items, diagnostics) = try project(invocation).list()
    show(diagnostics)
    if format == "json" {
      printJSON(items)
    } else {
      let width = items.map(\.label.count).max() ?? 0
      let stateWidth = items.map(\.state.count).max() ?? 0
      Terminal.print(
        items.map { item in
          "\(padded(item.kind, 6)) \(padded(item.number, 5)) \(padded(item.label, width))  "
            + "\(padded(item.state, stateWidth))  \(item.place)\n"
        }.joined())
    }
    return diagnostics.contains { $0.severity == .error } ? ExitStatus.errors : ExitStatus.done
  })

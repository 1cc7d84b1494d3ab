import Diagnostics
import ReportBuilder

/// `report list`
let listCommand = Command(
  name: "list",
  summary: "Lists figures, tables and claims with their state, or the keys of random draws.",
  operands: "", operandCount: 0...0,
  options: [
    projectOption, formatOption,
    Command.Option(
      name: "keys", value: nil, help: "List the keys of random draws and where they stand."),
  ],
  examples: [
    ("report list", "List what the report in this folder holds"),
    ("report list --keys", "List which draws share their random numbers"),
  ],
  run: { (invocation) throws(UsageError) in
    let format = try invocation.choice("format", of: ["text", "json"], standard: "text")
    if invocation.has("keys") { return listKeys(try project(invocation), format) }
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
    return diagnostics.hasErrors ? ExitStatus.errors : ExitStatus.done
  })

/// Prints each key of random draws with its places.
private func listKeys(_ project: Project, _ format: String) -> Int32 {
  let (keys, diagnostics) = project.keys()
  show(diagnostics)
  if format == "json" {
    printJSON(keys)
  } else if keys.isEmpty {
    Terminal.print("No random draws.\n")
  } else {
    Terminal.print(
      keys.map { key in
        "\(key.chapter)  \(key.word)  \(key.key)\n" + key.places.map { "  \($0)\n" }.joined()
      }.joined())
  }
  return diagnostics.hasErrors ? ExitStatus.errors : ExitStatus.done
}

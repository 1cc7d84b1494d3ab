import ReportBuilder

/// `report words`
let wordsCommand = Command(
  name: "words", summary: "Shows the vocabulary, or one word with its parameters and examples.",
  operands: "[NAME]", operandCount: 0...1, options: [formatOption],
  examples: [
    ("report words", "All words, a line each"),
    ("report words mixture", "One word"),
  ],
  run: { (invocation) throws(UsageError) in
    let format = try invocation.choice("format", of: ["text", "json"], standard: "text")
    // A member may be asked for as it is called: `.sample`.
    let name = invocation.operands.first.map { $0.hasPrefix(".") ? String($0.dropFirst()) : $0 }
    let text = name.map { WordReference.description(of: $0) } ?? WordReference.overview
    guard let text, let entries = WordReference.entries(of: name) else {
      let hint = WordReference.nearest(to: name ?? "").map { "; did you mean '\($0)'?" } ?? ""
      throw UsageError("there is no word '\(name ?? "")'" + hint)
    }
    if format == "json" { printJSON(entries) } else { Terminal.print(text) }
    return ExitStatus.done
  })

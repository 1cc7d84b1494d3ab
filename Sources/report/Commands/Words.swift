import Diagnostics
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
    guard let name = invocation.operands.first else {
      Terminal.print(format == "json" ? WordReference.json() : WordReference.overview)
      return ExitStatus.done
    }
    guard
      let text = format == "json"
        ? WordReference.json(of: name) : WordReference.description(of: name)
    else {
      throw UsageError(
        "there is no word '\(name)'" + suggestion(for: name, in: WordReference.names))
    }
    Terminal.print(text)
    return ExitStatus.done
  })

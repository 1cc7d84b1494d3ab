import Arithmetic
import Diagnostics

/// The most bytes that a text with values in it may have.
let textLimit = 10_000

/// A text with values in it: numbers as the report prints them, texts and symbols as they are, truth values
/// by their words.
final class TextCode: Code {
  let range: SourceRange
  private let parts: [(text: String, value: any Code)]
  private let end: String

  init(_ parts: [(text: String, value: any Code)], end: String, _ range: SourceRange) {
    self.parts = parts
    self.end = end
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    var text = ""
    var choosers: Ancestry?
    for part in parts {
      let value = try part.value.evaluate(&frame, context)
      text += part.text
      switch value.plain {
      case .number(let number):
        text += number.printed().printed.typeset
        // In a text nothing else tells which kind of error is printed.
        if number.isDrawn { text += " [\(number.errorKind)]" }
      case .text(let words): text += words
      case .symbol(let name): text += name
      case .truth: text += printed(value).plain
      default:
        throw part.value.failure(
          .mismatch(value),
          "a text shows a number, a text, a symbol or a truth value, not \(value.phrase)")
      }
      if value.isDrawn { choosers = (choosers ?? .none).with(value.ancestry) }
    }
    text += end
    let length = text.utf8.count
    try context.steps.take(length / 8)
    guard length <= textLimit else {
      throw failure("too-large", "a text of more than \(textLimit) bytes")
    }
    let whole = Value.text(text)
    return choosers.map { whole.chosenByDraws(from: $0) } ?? whole
  }
}

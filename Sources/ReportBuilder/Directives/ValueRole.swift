import Arithmetic
import Binary
import Diagnostics
import Markup
import Script

/// A value in the line: `` `{value .2e} fisher(q, p)` ``.
struct ValueRole: ValueKind {
  static let name = "value"
  static let expectation: ProgramUnit.Expectation? = .results(
    [.number, .text, .truth, .numbers], count: 1...1, owner: "an inline value")
  static let dataSection: String? = "values"

  /// How its numbers are printed.
  let format: NumberFormat

  var keyText: String {
    switch format {
    case .general(let digits): "\n.\(digits)g"
    case .fixed(let digits): "\n.\(digits)f"
    case .scientific(let digits): "\n.\(digits)e"
    case .full: "\nfull"
    }
  }

  func outcome(of results: [ProgramResult]) throws(EvaluationFailure) -> ValueOutcome {
    guard let value = results.first?.value else { return ValueOutcome(text: "", numbers: []) }
    // A text stands in a sentence without its quotation marks.
    if case .text(let text) = value { return ValueOutcome(text: PrintedText(text), numbers: []) }
    return ValueOutcome(text: printed(value, format), numbers: numbers(value))
  }

  private func numbers(_ value: Value) -> [NumberOutcome] {
    switch value {
    case .number(let number): [NumberOutcome(number, format)]
    case .numbers(let numbers): numbers.array.map { NumberOutcome($0, format) }
    default: []
    }
  }

  func node(_ outcome: ValueOutcome, on page: PagePlace) -> MarkupNode {
    ComputedValue(text: outcome.text, error: outcome.leastKnown?.errorPhrase?.plain).node
  }

  func data(_ outcome: ValueOutcome, at cell: Cell) -> any Encodable {
    Data(
      place: CellPlace(cell), program: cell.program.range.text, text: outcome.text.plain,
      numbers: outcome.numbers)
  }

  private struct Data: Encodable {
    let place: CellPlace
    let program: String
    let text: String
    let numbers: [NumberOutcome]
  }
}

/// An inline value.
struct ValueOutcome: Outcome {
  /// The value as it is printed.
  let text: PrintedText
  /// The number or numbers that it is made of.
  let numbers: [NumberOutcome]

  /// The number of which least is known: one from draws before one without, then the larger error.
  var leastKnown: NumberOutcome? {
    numbers.max { ($0.failure ?? 0, $0.error) < ($1.failure ?? 0, $1.error) }
  }
}

extension ValueOutcome {
  func write(to writer: inout ByteWriter) -> Bool {
    text.write(to: &writer)
    writer.write(each: numbers) { $1.write(to: &$0) }
    return true
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    text = try PrintedText(from: &reader)
    numbers = try reader.array(ofSize: NumberOutcome.size) {
      (reader) throws(DamagedBytes) in try NumberOutcome(from: &reader)
    }
  }
}

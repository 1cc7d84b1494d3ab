import Arithmetic
import Binary
import Diagnostics
import Markup
import Script
import Vocabulary

/// A numbered table of computed columns.
struct TableDirective: DirectiveKind, ComputedContent {
  static let name = "table"
  static let summary = "Sets a table."
  static let label: LabelKind? = .table
  static let expectation: ProgramUnit.Expectation? = .results(
    [.record("table")], count: 1...1, owner: "a table")
  static let resultHint: String? = "table(columns: [\"name\": [...]])"
  static let dataSection: String? = "tables"

  /// The caption.
  let caption: OptionText

  init(_ reading: inout DirectiveReading) { caption = reading.caption() }

  func outcome(of results: [ProgramResult]) throws(EvaluationFailure) -> TableOutcome {
    guard let result = results.first, let table = TableValue(result.value) else {
      throw EvaluationFailure(
        "type-mismatch",
        "a table comes from 'table', not from \(results.first?.value.phrase ?? "nothing")",
        at: results.first?.range)
    }
    let columns = table.columns.map(cells)
    return TableOutcome(
      columns: table.columns.map(\.name),
      rows: (0..<table.rowCount).map { row in columns.map { $0[row] } })
  }

  /// The cells of a column, its numbers printed alike.
  private func cells(of column: TableValue.Column) -> [TableOutcome.Cell] {
    let format = column.format ?? .standard
    let numbers = column.cells.compactMap { cell in
      if case .number(let number) = cell { number } else { nil }
    }
    var numerals = Estimate.printedColumn(numbers, format)[...]
    return column.cells.map { cell in
      switch cell {
      case .number(let number):
        let text = (numerals.popFirst() ?? number.printed(format)).printed
        return TableOutcome.Cell(text: text, number: NumberOutcome(number, text: text.plain))
      // A text stands for itself, without the quotation marks of a program.
      case .text(let words): return TableOutcome.Cell(text: PrintedText(words), number: nil)
      default: return TableOutcome.Cell(text: printed(cell, format), number: nil)
      }
    }
  }

  func node(_ outcome: TableOutcome, on page: PagePlace) -> MarkupNode {
    let columns = outcome.columns.indices.map { column in
      TableBlock.Column(
        title: .text(outcome.columns[column]),
        alignment: outcome.rows.allSatisfy { $0[column].number != nil } ? .number : .text)
    }
    return TableBlock(
      identifier: page.cell.name, number: page.cell.number ?? "",
      caption: page.caption(caption, note: outcome.errorNote), columns: columns,
      rows: outcome.rows.map { row in
        row.enumerated().map { index, cell in
          TableBlock.Cell(
            content: numberMarkup(cell.text), isRowHeader: index == 0,
            value: cell.number.flatMap { number in
              cell.text.number.map { $0.exponent == nil } ?? false
                ? nil : Estimate(number.value).printed(.general(digits: 6)).printed.plain
            })
        }
      }, source: SourceListing(page.cell)
    ).node
  }

  func data(_ outcome: TableOutcome, at cell: Cell) -> any Encodable {
    Data(
      place: CellPlace(cell), number: cell.number, caption: caption.text, columns: outcome.columns,
      rows: outcome.rows)
  }

  private struct Data: Encodable {
    let place: CellPlace
    let number: String?
    let caption: String
    let columns: [String]
    let rows: [[TableOutcome.Cell]]
  }
}

/// A table.
struct TableOutcome: Outcome {
  /// One cell.
  struct Cell: Sendable, Hashable, Encodable {
    let text: PrintedText
    let number: NumberOutcome?

    private enum Key: String, CodingKey { case text, number }

    /// The text with its numbers in ASCII.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(text.plain, forKey: .text)
      try container.encodeIfPresent(number, forKey: .number)
    }
  }

  /// The titles of the columns.
  let columns: [String]
  /// The rows.
  let rows: [[Cell]]
}

extension TableOutcome {
  func write(to writer: inout ByteWriter) -> Bool {
    writer.write(each: columns) { $0.write($1) }
    writer.write(count: rows.count)
    for cell in rows.joined() {
      cell.text.write(to: &writer)
      writer.write(optional: cell.number) { $1.write(to: &$0) }
    }
    return true
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    let columns = try reader.array { (reader) throws(DamagedBytes) in try reader.text() }
    try reader.require(!columns.isEmpty)
    let count = try reader.count(ofSize: 2 * columns.count)
    var rows: [[Cell]] = []
    for _ in 0..<count {
      var row: [Cell] = []
      for _ in columns {
        let text = try PrintedText(from: &reader)
        let number = try reader.optional { (reader) throws(DamagedBytes) in
          try NumberOutcome(from: &reader)
        }
        row.append(Cell(text: text, number: number))
      }
      rows.append(row)
    }
    self.init(columns: columns, rows: rows)
  }
}

extension TableOutcome {
  /// What the errors are that a table prints, each kind once.
  fileprivate var errorNote: String? {
    let numbers = rows.joined().compactMap(\.number)
    let levels = Set(numbers.compactMap(\.failure).filter { $0 < 1 })
      .map { Estimate.intervalPhrase(failure: $0) }.sorted()
    let printsBound = numbers.contains { number in
      number.failure == nil && number.estimated == nil
        && (number.text.contains("\u{B1}") || number.text.hasPrefix("["))
    }
    let bare = columns.indices.filter { column in
      rows.contains { $0[column].number?.failure == 1 }
    }
    let noInterval =
      bare.isEmpty
      ? nil
      : "\(bare.map { columns[$0] }.joined(separator: ", ")): from draws, without intervals."
    let parts =
      (levels.isEmpty
        ? [] : ["of numbers from draws: \(Set(levels).sorted().joined(separator: ", "))"])
      + (printsBound ? ["of all other numbers: proved bounds"] : [])
    let errors = parts.isEmpty ? nil : "Errors \(parts.joined(separator: "; "))."
    let notes = [errors, noInterval].compactMap(\.self)
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }
}

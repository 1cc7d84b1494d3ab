public import Arithmetic
import Diagnostics
public import Script

/// The columns of a table, as the word `table` made them.
///
/// It comes as a record of the type `table`: plain data that a result store can keep.
public struct TableValue: Sendable {
  /// A column.
  public struct Column: Sendable {
    /// The head.
    public var name: String
    /// The cells: numbers, texts or truth values, as many as in every other column.
    public var cells: [Value]
    /// How the column's numbers are printed; nil for the standard form.
    public var format: NumberFormat?

    /// A column from its parts.
    public init(name: String, cells: [Value], format: NumberFormat? = nil) {
      self.name = name
      self.cells = cells
      self.format = format
    }
  }

  /// The columns from left to right.
  public var columns: [Column]
  /// How many rows there are.
  public var rowCount: Int { columns.first?.cells.count ?? 0 }

  /// A table of these columns.
  public init(columns: [Column]) { self.columns = columns }

  /// The table that a value of the type `table` holds; nil for any other value.
  public init?(_ value: Value) {
    guard case .record(let record) = value, record.typeName == Self.typeName,
      case .dictionary(let columns)? = record["columns"],
      case .dictionary(let formats)? = record["formats"]
    else { return nil }
    var specifications: [String: NumberFormat] = [:]
    for (name, value) in formats {
      if case .text(let text) = value { specifications[name] = NumberFormat(text) }
    }
    self.columns = columns.map { name, cells in
      Column(name: name, cells: cells.elements ?? [], format: specifications[name])
    }
  }

  static let typeName = "table"
}

/// The word that makes tables.
let tableWords: [Word] = [
  Word(
    "table", category: "Tables",
    summary: "Makes a table of columns of equal length.",
    documentation: """
      Numbers are printed with no more digits than their error bounds support, and with no more \
      than the column's format asks for: `.4g` is four significant digits, `.3f` three digits \
      after the point, `.2e` two digits after the point of the mantissa.
      """,
    parameters: [
      Parameter(
        "columns", .dictionary(.array(.oneOf([.number, .text, .truth]))), .nonempty,
        "The columns: each head with an array of numbers, texts or truth values."),
      Parameter(
        "formats", .dictionary(.text), optional: true,
        "How the numbers of some columns are printed: each head with `.4g`, `.3f` or `.2e`."),
    ],
    result: .record(TableValue.typeName),
    examples: [
      Example(
        """
        let gaps = [2, 4, 8]
        table(columns: ["gap": gaps, "left mean": -gaps / 2], formats: ["left mean": ".1f"])
        """,
        """
        table(columns: ["gap": [2, 4, 8], "left mean": [-1, -2, -4]], formats: ["left mean": ".1f"])
        """)
    ],
    body: { (arguments, _) throws(WordError) in try table(arguments) })
]

/// The type of what `table` gives.
let tableType = ObjectType(
  TableValue.typeName, phrase: "a table", summary: "Columns of equal length under their heads.")

private func table(_ arguments: Arguments) throws(WordError) -> Value {
  let columns = try arguments.dictionary("columns")
  try checkCells(columns)
  let formats = arguments["formats"] == nil ? [] : try arguments.dictionary("formats")
  let names = columns.map(\.key)
  for (name, format) in formats {
    guard names.contains(name) else {
      throw WordError(
        "unknown-column", "there is no column '\(name)'\(suggestion(for: name, in: names))",
        parameter: "formats")
    }
    guard case .text(let text) = format, NumberFormat(text) != nil else {
      throw WordError(
        "invalid-format",
        "the format of '\(name)' must be of the form .4g, .3f or .2e\(quoted(format))",
        parameter: "formats")
    }
  }
  return .record(
    Record(
      TableValue.typeName,
      fields: [("columns", .dictionary(columns)), ("formats", .dictionary(formats))]))
}

/// `, not '.2x'`, or nothing when the value is no text.
private func quoted(_ value: Value) -> String {
  guard case .text(let text) = value else { return "" }
  return ", not '\(text)'"
}

/// The most cells of a table; more cannot be read.
private let mostCells = 20_000

private func checkCells(_ columns: [(key: String, value: Value)]) throws(WordError) {
  let cells = columns.reduce(0) { $0 + ($1.value.count ?? 0) }
  guard cells <= mostCells else {
    throw WordError(
      "too-large", "\(cells) cells cannot be read; a table has at most \(mostCells)",
      parameter: "columns")
  }
  var first: (name: String, count: Int)?
  for (name, value) in columns {
    guard let count = value.elements?.count else {
      throw WordError(
        "type-mismatch", "the column '\(name)' must be an array, not \(value.phrase)",
        parameter: "columns")
    }
    guard !name.allSatisfy(\.isWhitespace) else {
      throw WordError("invalid-argument", "a column needs a head, not ''", parameter: "columns")
    }
    guard count > 0 else {
      throw WordError(
        "invalid-argument", "the column '\(name)' has no cells", parameter: "columns")
    }
    if case .array(let cells) = value {
      for cell in cells where !isCell(cell) {
        throw WordError(
          "type-mismatch",
          "the column '\(name)' must hold numbers, texts or truth values, not \(cell.phrase)",
          parameter: "columns")
      }
    }
    guard let first else {
      first = (name, count)
      continue
    }
    guard count == first.count else {
      throw WordError(
        "unequal-counts",
        "the columns differ in length: '\(first.name)' has \(first.count) and '\(name)' has "
          + "\(count)",
        parameter: "columns")
    }
  }
}

private func isCell(_ value: Value) -> Bool {
  switch value {
  case .number, .text, .truth: true
  default: false
  }
}

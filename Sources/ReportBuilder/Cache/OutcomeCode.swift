import Arithmetic
import Binary

// Outcomes as bytes. What is read is an outcome like any other, whoever wrote the bytes: all numbers
// are finite, all bounds are bounds, all counts agree. The page can be set from it.

extension Outcome {
  /// The names of the kinds, as directives and sites are called, by their numbers.
  private static let kinds = [
    "value", DirectiveKind.figure.name, DirectiveKind.table.name, DirectiveKind.claim.name,
  ]

  /// The kind of the sites that come to this.
  var kindName: String {
    switch self {
    case .value: Self.kinds[0]
    case .figure: Self.kinds[1]
    case .table: Self.kinds[2]
    case .claim: Self.kinds[3]
    }
  }

  /// The outcome as bytes; nil for one that cannot be read back as it is.
  ///
  /// - Complexity: O(n) in the size of the outcome.
  func encoded() -> [UInt8]? {
    var writer = ByteWriter()
    writer.write(kindName)
    switch self {
    case .value(let value): value.write(to: &writer)
    case .figure(let figure): guard figure.write(to: &writer) else { return nil }
    case .table(let table): table.write(to: &writer)
    case .claim(let claim): claim.write(to: &writer)
    }
    return (try? Outcome(decoding: writer.bytes)) == self ? writer.bytes : nil
  }

  /// Reads an outcome.
  ///
  /// - Complexity: O(n) in the number of bytes.
  /// - Throws: ``DamagedBytes`` for all that no outcome is written as.
  init(decoding bytes: [UInt8]) throws(DamagedBytes) {
    var reader = ByteReader(bytes)
    let kind = try reader.text(atMost: 16)
    switch Self.kinds.firstIndex(of: kind) {
    case 0: self = .value(try ValueOutcome(from: &reader))
    case 1: self = .figure(try FigureOutcome(from: &reader))
    case 2: self = .table(try TableOutcome(from: &reader))
    case 3: self = .claim(try ClaimOutcome(from: &reader))
    default: throw DamagedBytes()
    }
    try reader.finish()
  }
}

extension PrintedText {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(each: parts) { writer, part in
      switch part {
      case .text(let text):
        writer.write(false)
        writer.write(text)
      case .number(let number):
        writer.write(true)
        writer.write(number.mantissa)
        writer.write(optional: number.exponent) { $0.write(Double($1)) }
      }
    }
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(
      try reader.array(ofSize: 2) { (reader) throws(DamagedBytes) in
        guard try reader.flag() else { return .text(try reader.text()) }
        let mantissa = try reader.text(atMost: 400)
        let exponent = try reader.optional { (reader) throws(DamagedBytes) in
          try reader.number()
        }
        let whole = exponent.flatMap { Int(exactly: $0) }
        try reader.require((exponent == nil) == (whole == nil))
        return .number(Numeral(mantissa, exponent: whole))
      })
  }
}

extension NumberOutcome {
  /// The least bytes of a number.
  fileprivate static let size = 19

  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(value)
    writer.write(error)
    writer.write(text)
    writer.write(optional: estimated) { $0.write($1) }
    writer.write(optional: failure) { writer, failure in
      writer.write(failure)
      writer.write(optional: lower) { $0.write($1) }
      writer.write(optional: upper) { $0.write($1) }
    }
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedBytes) {
    value = try reader.number()
    error = try reader.bound()
    text = try reader.text()
    estimated = try reader.optional { (reader) throws(DamagedBytes) in try reader.text(atMost: 200)
    }
    guard try reader.flag() else { return }
    let probability = try reader.bound()
    try reader.require(probability > 0 && probability <= 1)
    failure = probability
    lower = try reader.optional { (reader) throws(DamagedBytes) in try reader.number() }
    upper = try reader.optional { (reader) throws(DamagedBytes) in try reader.number() }
    if let lower, let upper { try reader.require(lower <= upper) }
    try reader.require(probability < 1 || (lower == nil && upper == nil))
  }
}

extension ValueOutcome {
  fileprivate func write(to writer: inout ByteWriter) {
    text.write(to: &writer)
    writer.write(each: numbers) { $1.write(to: &$0) }
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedBytes) {
    text = try PrintedText(from: &reader)
    numbers = try reader.array(ofSize: NumberOutcome.size) {
      (reader) throws(DamagedBytes) in try NumberOutcome(from: &reader)
    }
  }
}

extension TableOutcome {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(each: columns) { $0.write($1) }
    writer.write(count: rows.count)
    for cell in rows.joined() {
      cell.text.write(to: &writer)
      writer.write(optional: cell.number) { $1.write(to: &$0) }
    }
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedBytes) {
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

extension ClaimOutcome {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(each: assertions) { $1.write(to: &$0) }
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedBytes) {
    assertions = try reader.array(ofSize: 15) { (reader) throws(DamagedBytes) in
      try Assertion(from: &reader)
    }
  }
}

extension ClaimOutcome.Assertion {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(isControl)
    writer.write(optional: condition) { $0.write($1) }
    writer.write(expression)
    truth.write(to: &writer)
    writer.write(failure)
    writer.write(optional: shortfall) { $0.write($1) }
    writer.write(each: comparisons) { $1.write(to: &$0) }
    writer.write(count: comparisonCount)
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedBytes) {
    isControl = try reader.flag()
    condition = try reader.optional { (reader) throws(DamagedBytes) in try reader.text() }
    expression = try reader.text()
    truth = try Truth(from: &reader)
    failure = try reader.bound()
    try reader.require(failure <= 1)
    shortfall = try reader.optional { (reader) throws(DamagedBytes) in try reader.text() }
    comparisons = try reader.array(ofSize: 2 * NumberOutcome.size) {
      (reader) throws(DamagedBytes) in try ClaimOutcome.Comparison(from: &reader)
    }
    comparisonCount = try reader.count(atMost: 1 << 48)
    try reader.require(
      comparisons.count == min(comparisonCount, ClaimOutcome.mostComparisons))
  }
}

extension ClaimOutcome.Comparison {
  private static let relations = ["<", "<=", ">", ">=", "==", "!="]

  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(expression)
    left.write(to: &writer)
    writer.write(relation)
    right.write(to: &writer)
    truth.write(to: &writer)
    writer.write(optional: note) { $0.write($1) }
    writer.write(optional: shortfall) { $0.write($1) }
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedBytes) {
    expression = try reader.text()
    left = try NumberOutcome(from: &reader)
    relation = try reader.text(atMost: 2)
    right = try NumberOutcome(from: &reader)
    truth = try Truth(from: &reader)
    note = try reader.optional { (reader) throws(DamagedBytes) in try reader.text() }
    shortfall = try reader.optional { (reader) throws(DamagedBytes) in try reader.text() }
    try reader.require(Self.relations.contains(relation))
  }
}

extension Truth {
  private static let all: [Truth] = [.yes, .no, .undecided]

  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(count: Self.all.firstIndex(of: self) ?? 0)
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedBytes) {
    self = Self.all[try reader.index(below: Self.all.count)]
  }
}

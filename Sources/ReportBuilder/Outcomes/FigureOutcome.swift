import Binary
import Plotting

/// A figure: its drawings, without what only presents them, and its data.
struct FigureOutcome: Outcome {
  /// A series of the figure.
  struct Series: Sendable, Hashable, Encodable {
    let panel: String
    let name: String
    let kind: String
    let axis: String
    let columns: [String]
    /// What the numbers of the first column stand for, counted from 1; none where they are numbers.
    let categories: [String]
    let rows: [[Double]]
    /// The greatest bound on the error of the numbers; nil where nothing is known of it.
    let error: Double?
    /// What is known of its numbers from draws: the level of their intervals; nil where none is drawn.
    let draws: String?
    /// Whether the rows are points of a curve.
    let isCurve: Bool
    /// What a caption calls the error bars that show how far the numbers are known, if there are any.
    let errorBars: String?

    /// A number of a row, or the name of a category.
    enum Datum: Sendable, Hashable, Encodable {
      case number(Double)
      case category(String)

      /// What is missing in the data is null.
      func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number) where number.isFinite: try container.encode(number)
        case .number: try container.encodeNil()
        case .category(let name): try container.encode(name)
        }
      }
    }

    /// The cells of a row.
    func cells(of row: [Double]) -> [Datum] {
      var cells = row.map(Datum.number)
      if let place = row.first.flatMap(Int.init(exactly:)), categories.indices.contains(place - 1) {
        cells[0] = .category(categories[place - 1])
      }
      return cells
    }

    /// The rows as `report.json` has them.
    struct Rows: Encodable {
      let series: Series

      func encode(to encoder: any Encoder) throws {
        try series.rows.map(series.cells).encode(to: encoder)
      }
    }

    private enum Key: String, CodingKey {
      case panel, name, kind, axis, columns, rows, error, draws
    }

    /// What only the page needs is left out.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(panel, forKey: .panel)
      try container.encode(name, forKey: .name)
      try container.encode(kind, forKey: .kind)
      try container.encode(axis, forKey: .axis)
      try container.encode(columns, forKey: .columns)
      try container.encode(Rows(series: self), forKey: .rows)
      try container.encodeIfPresent(error, forKey: .error)
      try container.encodeIfPresent(draws, forKey: .draws)
    }
  }

  /// What a reader moves through; see `SweepFrames` of Plotting.
  struct Frames: Sendable, Hashable {
    struct Variable: Sendable, Hashable {
      let name: String
      let labels: [String]
      let start: Int
    }

    let variables: [Variable]
    let isPlayed: Bool
    let states: [String]
    let frames: [[Int]]
    let narrowing: [[Double]]
  }

  /// The drawing for wide and for narrow screens.
  let wide: Graphic
  let narrow: Graphic
  /// Chosen frames of a sweep, wide and narrow; none of a still figure.
  let stills: [Graphic]
  /// The frames of a sweep.
  let frames: Frames?
  /// What the drawing shows, in words made from the data.
  let description: String
  /// What was left out of the drawing.
  let warnings: [String]
  /// The data.
  let series: [Series]
  /// The same for the script of the page, packed: numbers to six significant digits, of curves the points
  /// that their drawing needs to a tenth of a pixel.
  let packed: String

  /// A figure with its data.
  ///
  /// - Parameter kept: Of each series the rows that it takes to draw it again.
  init(
    wide: Graphic, narrow: Graphic, stills: [Graphic], frames: Frames?, description: String,
    warnings: [String], series: [Series], kept: [[Int]]
  ) {
    (self.wide, self.narrow, self.stills, self.frames) = (wide, narrow, stills, frames)
    (self.description, self.warnings, self.series) = (description, warnings, series)
    packed = ShortJSON.packed(ShortJSON.array(zip(series, kept).map { $0.json(rows: $1) }))
  }
}

extension FigureOutcome.Series {
  /// The series with some of its rows.
  fileprivate func json(rows kept: [Int]) -> String {
    let (array, string) = (ShortJSON.array, ShortJSON.string)
    func cell(_ datum: Datum) -> String {
      switch datum {
      case .number(let number): ShortJSON.number(number)
      case .category(let name): string(name)
      }
    }
    return ShortJSON.object([
      ("panel", string(panel)), ("name", string(name)), ("kind", string(kind)),
      ("axis", string(axis)), ("columns", array(columns.map(string))),
      ("total", String(rows.count)), ("error", error.map(ShortJSON.number) ?? "null"),
      ("draws", draws.map(string) ?? "null"),
      ("rows", array(kept.map { array(cells(of: rows[$0]).map(cell)) })),
    ])
  }
}

// As bytes. The drawings are no markup there but trees of what a drawing can consist of, see
// `DrawingCode`.

extension FigureOutcome {
  /// Writes the figure; whether it can be read back.
  func write(to writer: inout ByteWriter) -> Bool {
    guard DrawingCode.write(wide, to: &writer), DrawingCode.write(narrow, to: &writer)
    else { return false }
    writer.write(count: stills.count)
    for still in stills {
      guard DrawingCode.write(still, to: &writer) else { return false }
    }
    writer.write(optional: frames) { $1.write(to: &$0) }
    writer.write(description)
    writer.write(each: warnings) { $0.write($1) }
    writer.write(count: series.count)
    for series in series {
      guard series.write(to: &writer) else { return false }
    }
    writer.write(packed)
    return true
  }

  /// Reads a figure.
  init(from reader: inout ByteReader) throws(DamagedBytes) {
    wide = try DrawingCode.read(&reader, isWide: true)
    narrow = try DrawingCode.read(&reader, isWide: false)
    var stills: [Graphic] = []
    for index in 0..<(try reader.count(atMost: 2)) {
      stills.append(try DrawingCode.read(&reader, isWide: index == 0))
    }
    self.stills = stills
    frames = try reader.optional { (reader) throws(DamagedBytes) in try Frames(from: &reader) }
    description = try reader.text()
    warnings = try reader.array { (reader) throws(DamagedBytes) in try reader.text() }
    series = try reader.array(ofSize: 8) { (reader) throws(DamagedBytes) in
      try Series(from: &reader)
    }
    packed = try reader.text()
    try reader.require(ShortJSON.isPacked(packed))
    try reader.require(stills.count != 1 && (stills.isEmpty || frames != nil))
    if let frames { try reader.require(frames.sweep.fit([wide, narrow])) }
  }
}

extension FigureOutcome.Series {
  fileprivate func write(to writer: inout ByteWriter) -> Bool {
    for text in [panel, name, kind, axis] { writer.write(text) }
    writer.write(each: columns) { $0.write($1) }
    writer.write(each: categories) { $0.write($1) }
    writer.write(optional: error) { $0.write($1) }
    writer.write(optional: draws) { $0.write($1) }
    writer.write(isCurve)
    writer.write(optional: errorBars) { $0.write($1) }
    writer.write(count: rows.count)
    guard rows.allSatisfy({ $0.count == columns.count }) else { return false }
    for row in rows { writer.write(row) }
    return true
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedBytes) {
    panel = try reader.text()
    name = try reader.text()
    kind = try reader.text()
    axis = try reader.text()
    columns = try reader.array { (reader) throws(DamagedBytes) in try reader.text() }
    categories = try reader.array { (reader) throws(DamagedBytes) in try reader.text() }
    error = try reader.optional { (reader) throws(DamagedBytes) in try reader.bound() }
    draws = try reader.optional { (reader) throws(DamagedBytes) in try reader.text() }
    isCurve = try reader.flag()
    errorBars = try reader.optional { (reader) throws(DamagedBytes) in try reader.text() }
    try reader.require(AxisSide(rawValue: axis) != nil && !columns.isEmpty)
    rows = try reader.rows(of: columns.count)
  }
}

extension FigureOutcome.Frames {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(each: variables) { writer, variable in
      writer.write(variable.name)
      writer.write(each: variable.labels) { $0.write($1) }
      writer.write(count: variable.start)
    }
    writer.write(isPlayed)
    writer.write(each: states) { $0.write($1) }
    writer.write(each: frames) { writer, frame in writer.write(each: frame) { $0.write(count: $1) }
    }
    writer.write(each: narrowing) { writer, numbers in
      writer.write(count: numbers.count)
      writer.write(numbers)
    }
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedBytes) {
    variables = try reader.array { (reader) throws(DamagedBytes) in
      let name = try reader.text()
      let labels = try reader.array { (reader) throws(DamagedBytes) in try reader.text() }
      return Variable(
        name: name, labels: labels, start: try reader.index(below: labels.count))
    }
    isPlayed = try reader.flag()
    let states = try reader.array { (reader) throws(DamagedBytes) in try reader.text() }
    self.states = states
    frames = try reader.array { (reader) throws(DamagedBytes) in
      try reader.array { (reader) throws(DamagedBytes) in try reader.index(below: states.count) }
    }
    narrowing = try reader.array(ofSize: 8) { (reader) throws(DamagedBytes) in
      try reader.numbers(try reader.count(ofSize: 8))
    }
  }

  /// The frames as they were drawn.
  fileprivate var sweep: SweepFrames {
    SweepFrames(
      variables: variables.map {
        Sweep.Variable(name: $0.name, labels: $0.labels, start: $0.start, stills: [])
      }, isPlayed: isPlayed, states: states, frames: frames, narrowing: narrowing)
  }
}

import Arithmetic
import Markup

/// What a directive or an inline value came to: plain data that can be stored, written to
/// `report.json` and set on the page.
enum Outcome: Sendable, Hashable {
  /// An inline value.
  case value(ValueOutcome)
  /// A drawn figure.
  case figure(FigureOutcome)
  /// A table.
  case table(TableOutcome)
  /// A claim's predicates and controls.
  case claim(ClaimOutcome)
}

/// A number with its error as the page and `report.json` show it.
struct NumberOutcome: Sendable, Hashable, Encodable {
  /// The value.
  let value: Double
  /// The bound on its absolute error.
  let error: Double
  /// For a number from draws the ends of its interval; absent where they are not known.
  var lower: Double?
  var upper: Double?
  /// For a number from draws the probability that its interval misses: 1 where it has none.
  var failure: Double?
  /// Why the error is estimated; absent where it is a bound.
  var estimated: String?
  /// The value with no more digits than its error supports.
  let text: String

  private enum Key: String, CodingKey {
    case value, error, kind, lower, upper, failure, estimated, text
  }

  /// All that is known, and as `kind` what kind of error it is.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(value, forKey: .value)
    try container.encode(error, forKey: .error)
    try container.encode(errorKind, forKey: .kind)
    try container.encodeIfPresent(lower, forKey: .lower)
    try container.encodeIfPresent(upper, forKey: .upper)
    try container.encodeIfPresent(failure, forKey: .failure)
    try container.encodeIfPresent(estimated, forKey: .estimated)
    try container.encode(text, forKey: .text)
  }
}

/// An inline value.
struct ValueOutcome: Sendable, Hashable {
  /// The value as it is printed.
  let text: String
  /// The number or numbers that it is made of.
  let numbers: [NumberOutcome]
}

/// A figure: its drawings with the places for what only presents it, and its data.
struct FigureOutcome: Sendable, Hashable {
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
    enum Cell: Sendable, Hashable, Encodable {
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
    func cells(of row: [Double]) -> [Cell] {
      var cells = row.map(Cell.number)
      if let place = row.first.flatMap(Int.init(exactly:)), categories.indices.contains(place - 1) {
        cells[0] = .category(categories[place - 1])
      }
      return cells
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
      try container.encode(rows.map(cells), forKey: .rows)
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

  /// The drawing for wide and for narrow screens, with the places of ``DrawingTemplate`` open.
  let wide: MarkupNode
  let narrow: MarkupNode
  /// Chosen frames of a sweep, wide and narrow; none of a still figure.
  let stills: [MarkupNode]
  /// The frames of a sweep.
  let frames: Frames?
  /// What the drawing shows, in words made from the data.
  let description: String
  /// What was left out of the drawing.
  let warnings: [String]
  /// The data.
  let series: [Series]
  /// Of each series the rows that it takes to draw it again.
  let kept: [[Int]]
}

/// A table.
struct TableOutcome: Sendable, Hashable {
  /// One cell.
  struct Cell: Sendable, Hashable, Encodable {
    let text: String
    let number: NumberOutcome?
  }

  /// The titles of the columns.
  let columns: [String]
  /// The rows.
  let rows: [[Cell]]
}

/// A claim: each predicate with its comparisons.
struct ClaimOutcome: Sendable, Hashable {
  /// A comparison that was made.
  struct Comparison: Sendable, Hashable, Encodable {
    let expression: String
    let left: NumberOutcome
    let relation: String
    let right: NumberOutcome
    let truth: Truth
    let note: String?
    /// Of an undecided comparison, what it would take to decide it.
    var shortfall: String?
  }

  /// A `holds` or a `control`.
  struct Assertion: Sendable, Hashable, Encodable {
    /// Whether it is a control, which must fail.
    let isControl: Bool
    /// The condition that a `holds` is restricted to.
    let condition: String?
    /// The predicate as it is written.
    let expression: String
    /// The outcome.
    let truth: Truth
    /// A bound on the probability that the outcome is wrong since intervals of numbers from draws miss; 0
    /// where it rests on none.
    var failure: Double = 0
    /// Of an undecided outcome, both sides of a comparison that left it open and what it would take.
    var shortfall: String?
    /// The comparisons that led to it.
    let comparisons: [Comparison]
    /// How many comparisons there were; only some are kept.
    let comparisonCount: Int
  }

  /// The most comparisons that are kept of a predicate; a predicate over a grid makes thousands.
  static let mostComparisons = 24

  /// The predicates and controls in their order.
  let assertions: [Assertion]

  /// A bound on the probability that one of the outcomes is wrong since intervals miss.
  var failure: Double { assertions.reduce(0) { $0 + $1.failure } }
}

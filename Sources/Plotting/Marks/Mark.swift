/// Something drawn in a panel: one mark is one series with one entry in the legend.
///
/// Each kind of mark is a static function (`.line`, `.area`, …) in a file of its own, beside a type
/// that conforms to ``MarkContent``; nothing else needs to change for a new kind.
public struct Mark: Sendable {
  /// What the legend and the description call the mark; nil keeps it out of the legend.
  public var name: String?
  /// What the mark stands for; nil gives it the next free series colour.
  public var role: Role?
  /// The pattern of its strokes; nil takes the role's own.
  public var dash: Dash?
  /// The vertical axis that the mark is measured on.
  public var axis: AxisSide
  /// The greatest bound on the absolute error of the mark's numbers, asked for once the mark has been
  /// computed; nil where nothing is known of it.
  public var error: (@Sendable () -> Double)?
  /// What is known of those of the mark's numbers that come from draws, asked for once the mark has been
  /// computed: `99.9 % interval`; nil where none does.
  public var draws: (@Sendable () -> String?)?
  /// The data and what becomes of them.
  let content: any MarkContent

  init(
    _ content: any MarkContent, name: String?, role: Role? = nil, dash: Dash? = nil,
    axis: AxisSide = .left
  ) {
    self.content = content
    self.name = name
    self.role = role
    self.dash = dash
    self.axis = axis
  }

  /// The kind of mark, as an author calls it: `line`, `histogram`.
  public var kind: String { content.kind }

  /// The name, or the kind of mark where it has none; for messages.
  public var displayName: String { name ?? content.kind }

  /// Whether the mark can only be drawn where something says over which x.
  public var needsDomain: Bool { content.needsDomain }

  /// Whether the mark can only be drawn where the panel says over which heights.
  public var needsHeights: Bool { content.needsHeights }

  /// Whether the abscissae of the mark are the names of categories.
  public var isOverCategories: Bool { !content.categories.isEmpty }

  /// Whether the abscissae of the mark are numbers; those of a line across at a height are neither.
  public var isOverNumbers: Bool { needsDomain || !content.xExtent.isEmpty }

  /// Whether the mark says over which x the functions beside it are drawn.
  public var givesDomain: Bool {
    !content.isAnnotation && content.xExtent.lower < content.xExtent.upper
  }
}

/// All that there is to say about a kind of mark: its data, how they are drawn in a panel and in a
/// legend, and what they say in words.
protocol MarkContent: Sendable {
  /// The kind of mark, as an author calls it.
  var kind: String { get }
  /// What each number of a row of the data is, for tables of them and for their places.
  var channels: [Channel] { get }
  /// The abscissae that train the horizontal axis.
  var xExtent: Extent { get }
  /// The names that the horizontal axis has in place of numbers, in their order; none where the
  /// abscissae are numbers.
  var categories: [String] { get }
  /// The picture of the mark in a legend; nil where the mark says itself what it is.
  var key: LegendKey? { get }

  /// Computes the data and their shapes for the final horizontal domain.
  func trace(in context: TraceContext) throws -> Trace
  /// What the mark shows, in a sentence for those who cannot see it.
  func sentence(on data: ShownData) -> String
  /// What of the mark the given ends of the axes hide, each without the mark's name.
  func hidden(in rows: [[Double]], x: Axis, y: Axis) -> [String]

  /// Whether the mark can only be drawn once the horizontal domain is known.
  var needsDomain: Bool { get }
  /// Whether it can only be drawn once the vertical domain is known, too.
  var needsHeights: Bool { get }
  /// Whether the mark remarks on data rather than being data: it cannot by itself give a domain to
  /// functions.
  var isAnnotation: Bool { get }
  /// Whether the rows are points of a curve, of which a drawing needs few.
  var isCurve: Bool { get }
  /// Whether the figure says where the mark and others of which this holds cross.
  var tellsCrossings: Bool { get }
  /// What a caption calls the error bars of the mark, which show how far its numbers are known; nil
  /// for a mark that has none.
  var errorBars: String? { get }
}

extension MarkContent {
  var categories: [String] { [] }
  var needsDomain: Bool { false }
  var needsHeights: Bool { false }
  var isAnnotation: Bool { false }
  var isCurve: Bool { false }
  var tellsCrossings: Bool { false }
  var errorBars: String? { nil }

  /// A mark of which nothing can be seen; a curve that leaves the panel and comes back is a choice of
  /// its author, and remarks come and go with the frames of a sweep.
  func hidden(in rows: [[Double]], x: Axis, y: Axis) -> [String] {
    let shown = rows.filter { $0.allSatisfy(\.isFinite) }
    guard !isAnnotation, !shown.isEmpty else { return [] }
    func areBeyond(_ axis: Axis, _ scale: Channel.Scale) -> Bool {
      let columns = channels.indices.filter { channels[$0].scale == scale }
      let values = Extent(shown.lazy.flatMap { row in columns.map { row[$0] } })
      return !values.isEmpty
        && (values.upper < axis.domain.lower || values.lower > axis.domain.upper)
    }
    let axes = [("x", areBeyond(x, .x)), ("y", areBeyond(y, .y))].filter(\.1).map(\.0)
    return axes.map { "lies outside of the ends of \($0), so that nothing of it is seen" }.prefix(1)
      .map(\.self)
  }
}

/// What one number of each row of a mark's data is.
struct Channel: Sendable, Hashable {
  /// Which places a number can have.
  enum Scale: Sendable, Hashable {
    /// An abscissa.
    case x
    /// A category, counted from 1 along the horizontal axis.
    case category
    /// A height.
    case y
    /// Neither, or an end that may lie outside of the panel.
    case none
  }

  /// The head of its column in a table: "x", "lower", "count".
  var name: String
  var scale: Scale

  static let category = Channel(name: "category", scale: .category)
  static let x = Channel.x("x")
  static let y = Channel.y("y")

  static func x(_ name: String) -> Channel { Channel(name: name, scale: .x) }
  static func y(_ name: String) -> Channel { Channel(name: name, scale: .y) }
  static func value(_ name: String) -> Channel { Channel(name: name, scale: .none) }
}

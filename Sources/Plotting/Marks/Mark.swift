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
  /// The data and how they become shapes.
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

  /// The name, or the kind of mark where it has none; for messages.
  var displayName: String { name ?? content.kind }
}

/// The data of a mark, and how they become shapes in data coordinates.
protocol MarkContent: Sendable {
  /// The kind of mark, as an author calls it.
  var kind: String { get }
  /// The abscissae that train the horizontal axis.
  var xExtent: Extent { get }
  /// Whether the mark can only be drawn once the horizontal domain is known.
  var needsDomain: Bool { get }
  /// Whether the mark remarks on data rather than being data: it cannot by itself give a domain to
  /// functions.
  var isAnnotation: Bool { get }
  /// Computes the mark for final horizontal domain.
  func trace(in context: TraceContext) throws -> Trace
}

extension MarkContent {
  var needsDomain: Bool { false }
  var isAnnotation: Bool { false }
}

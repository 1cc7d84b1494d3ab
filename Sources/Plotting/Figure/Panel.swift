/// Marks in one drawing area, with the settings of its axes.
public struct Panel: Sendable {
  /// The marks, drawn in this order.
  public var marks: [Mark]
  /// The horizontal axis.
  public var x: AxisSettings
  /// The left axis.
  public var y: AxisSettings
  /// The right axis; drawn when a mark uses it.
  public var y2: AxisSettings
  /// A line of text above the panel.
  public var title: String?
  /// Whether zero stands at the same height on both vertical axes. Has an effect only where both
  /// are linear and both are used.
  public var alignsZeros: Bool

  /// A panel with full settings for each axis.
  public init(
    marks: [Mark], x: AxisSettings = AxisSettings(), y: AxisSettings = AxisSettings(),
    y2: AxisSettings = AxisSettings(), title: String? = nil, alignsZeros: Bool = false
  ) {
    self.marks = marks
    self.x = x
    self.y = y
    self.y2 = y2
    self.title = title
    self.alignsZeros = alignsZeros
  }

  /// A panel with linear axes over the ranges given; nil means found from the marks.
  public init(
    marks: [Mark], x: ClosedRange<Double>?, y: ClosedRange<Double>? = nil,
    y2: ClosedRange<Double>? = nil, title: String? = nil, alignsZeros: Bool = false
  ) {
    self.init(
      marks: marks, x: AxisSettings(domain: x.map(Domain.init)),
      y: AxisSettings(domain: y.map(Domain.init)), y2: AxisSettings(domain: y2.map(Domain.init)),
      title: title, alignsZeros: alignsZeros)
  }

  /// The settings of a vertical axis.
  func settings(of side: AxisSide) -> AxisSettings { side == .left ? y : y2 }
}

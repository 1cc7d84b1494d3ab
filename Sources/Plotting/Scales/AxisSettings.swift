/// What an author says about one axis of a panel; what is left out is found from the marks.
public struct AxisSettings: Sendable, Hashable {
  /// The part that is shown, or nil to take it from the marks and round it out to ticks.
  public var domain: Domain?
  /// The title of the axis.
  public var label: String?
  /// Linear or logarithmic.
  public var scale: ScaleKind

  /// Settings for one axis.
  public init(domain: Domain? = nil, label: String? = nil, scale: ScaleKind = .linear) {
    self.domain = domain
    self.label = label
    self.scale = scale
  }
}

/// The vertical axis that a mark is measured on.
public enum AxisSide: String, Sendable, Hashable {
  /// The main axis; the grid belongs to it.
  case left
  /// The second axis, with a scale of its own.
  case right
}

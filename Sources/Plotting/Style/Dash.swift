/// The pattern of a stroke. The lengths stand in ``Theme/css``.
public enum Dash: String, Sendable, Hashable, CaseIterable {
  /// Unbroken.
  case solid
  /// Dashes.
  case dashed
  /// Dots.
  case dotted
  /// A dash and a dot by turns.
  case dashDotted
  /// Long dashes.
  case longDashed
  /// A dash and two dots by turns.
  case dashDoubleDotted

  /// The class that carries the pattern, or nil for an unbroken stroke.
  var className: String? {
    switch self {
    case .solid: nil
    case .dashed: "dashed"
    case .dotted: "dotted"
    case .dashDotted: "dash-dotted"
    case .longDashed: "long-dashed"
    case .dashDoubleDotted: "dash-double-dotted"
    }
  }
}

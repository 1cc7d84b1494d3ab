/// How values are laid along an axis.
public enum ScaleKind: String, Sendable, Hashable {
  /// Equal differences take equal room.
  case linear
  /// Equal ratios take equal room; ticks stand at powers of ten. Only positive values have a place.
  case log

  /// Whether a value has a place on an axis of this kind or its continuation.
  func canPlace(_ value: Double) -> Bool {
    value.isDrawable && (self == .linear || value >= leastLogarithmic)
  }
}

/// How values are laid along an axis.
public enum ScaleKind: String, Sendable, Hashable {
  /// Equal differences take equal room.
  case linear
  /// Equal ratios take equal room; ticks stand at powers of ten. Only positive values have a place.
  case log
}

/// The classes that elements of a drawing have, beside those of roles and dashes: all that the style
/// sheet and the stored drawings know.
///
/// An element takes its classes from here alone, so a new one is a case here and a rule in the style
/// sheet.
enum DrawingClass: String, Sendable, Hashable, CaseIterable {
  case line, outline, fill, rule, connector, arrows, level
  case levelEdge = "level-edge"
  case contour, casing, thin, dots, small, marker, grid, ticks, halo, strip, panel, changing, axis
  case legend
}

/// What a path looks like: classes of the style sheet, the colour of a role, the pattern of a stroke.
struct Look: Sendable, Hashable {
  var classes: [DrawingClass]
  var role: Role?
  var dash: Dash?

  init(_ classes: DrawingClass..., role: Role? = nil, dash: Dash? = nil) {
    self.classes = classes
    self.role = role
    self.dash = dash
  }

  /// The attribute `class`.
  var text: String {
    (classes.map(\.rawValue) + [role?.rawValue, dash?.className].compactMap(\.self))
      .joined(separator: " ")
  }
}

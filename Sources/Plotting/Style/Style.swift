/// How a mark looks.
struct Style: Sendable, Hashable {
  var role: Role
  var dash: Dash

  /// The mark's colour, and the pattern of its strokes.
  func stroke(_ name: DrawingClass) -> Look { Look(name, role: role, dash: dash) }

  /// The mark's colour alone.
  func plain(_ name: DrawingClass) -> Look { Look(name, role: role) }
}

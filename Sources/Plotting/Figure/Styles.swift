/// Gives every mark of a figure its colour and its stroke.
///
/// Marks of the same name look the same in all panels. A mark without a role takes the next series
/// colour that no mark has asked for; when the colours are used up they come again with other
/// strokes.
struct StyleAssignment {
  private var assigned: [String: Style] = [:]
  private let free: [Role]

  init(_ panels: [Panel]) {
    let explicit = panels.flatMap(\.marks).compactMap(Self.explicitRole)
    let taken = Set(explicit.compactMap(\.sharedSeries))
    let left = Role.series.filter { !taken.contains($0) }
    free = left.isEmpty ? Role.series : left
  }

  private static func explicitRole(_ mark: Mark) -> Role? {
    if let role = mark.role { return role }
    switch mark.name {
    case "target": return .target
    case "start": return .start
    case "end": return .end
    case "reference": return .reference
    default: return nil
    }
  }

  /// The style of the mark at an index of its panel.
  mutating func style(of mark: Mark, at index: Int) -> Style {
    var style: Style
    if let role = Self.explicitRole(mark) {
      style = Style(role: role, dash: role.defaultDash)
    } else {
      let key = mark.name ?? "\u{0}\(index)"
      style = assigned[key] ?? next()
      assigned[key] = style
    }
    // A solid stroke belongs to the left axis.
    if mark.axis == .right, style.dash == .solid { style.dash = .dashDoubleDotted }
    if let dash = mark.dash { style.dash = dash }
    return style
  }

  private func next() -> Style {
    let index = assigned.count
    let role = free[index % free.count]
    let dashes = Dash.allCases
    let own = dashes.firstIndex(of: role.defaultDash) ?? 0
    return Style(role: role, dash: dashes[(own + index / free.count) % dashes.count])
  }
}

/// What a mark stands for in the report; it fixes the mark's colour everywhere.
///
/// Colours are looked up in the style sheet by the role's name (``Theme/css``), so that light, dark
/// and printed pages each use their own. A mark without a role takes the first series colour that
/// no other mark of the figure uses; a mark *named* like a role ("target", "start", "end",
/// "reference") takes that role.
public enum Role: String, Sendable, Hashable, CaseIterable {
  /// The density that everything is compared with; in the colour of text.
  case target
  /// Where something begins, for example the particles before the first step.
  case start
  /// Where it ended.
  case end
  /// A line to compare against, for example a theoretical rate; grey and dashed.
  case reference
  /// Something in the background; grey.
  case muted
  /// The first series.
  case series1
  /// The second series.
  case series2
  /// The third series.
  case series3
  /// The fourth series.
  case series4
  /// The fifth series.
  case series5

  /// The roles that are given out to marks without one, in this order.
  static let series: [Role] = [.series1, .series2, .series3, .series4, .series5]

  /// The series whose colour this role shares, if any.
  var sharedSeries: Role? {
    switch self {
    case .start: .series1
    case .end: .series2
    case .series1, .series2, .series3, .series4, .series5: self
    case .target, .reference, .muted: nil
    }
  }

  /// The stroke that tells the role apart without its colour.
  var defaultDash: Dash {
    switch self {
    case .target, .series1, .end, .muted: .solid
    case .series2, .reference: .dashed
    case .series3: .dotted
    case .series4: .dashDotted
    case .series5, .start: .longDashed
    }
  }

  /// The shape of the role's points.
  var marker: Marker {
    switch self {
    case .target, .muted, .series1, .end: .circle
    case .series2, .start: .square
    case .series3: .diamond
    case .series4: .triangle
    case .series5, .reference: .cross
    }
  }
}

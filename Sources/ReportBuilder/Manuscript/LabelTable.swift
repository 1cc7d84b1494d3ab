import Diagnostics
import Markdown

/// Something that can be referred to by its label.
struct LabelTarget: Sendable {
  /// What it is.
  let kind: LabelKind
  /// `1.2`, for what is numbered.
  let number: String?
  /// The name of the place on the page.
  let anchor: String
  /// Where the label is written.
  let range: SourceRange

  /// How a reference names it: `Figure 1.2`, `Equation (1.2)`.
  var reference: String { kind.reference(number) }
}

/// All labels of the report. A label is known in all chapters.
struct LabelTable: Sendable {
  private(set) var targets: [String: LabelTarget] = [:]

  /// The names in order, for suggestions.
  var names: [String] { targets.keys.sorted() }

  /// What has the label.
  subscript(_ name: String) -> LabelTarget? { targets[name] }

  /// Adds a label, or says why it cannot be one: it is there already, or the page needs it for itself.
  mutating func add(_ label: Label, _ target: LabelTarget) -> Diagnostic? {
    if let first = targets[label.name] {
      return Diagnostic(
        "duplicate-label", "the label '\(label.name)' is already taken", at: label.range,
        notes: [Diagnostic.Note("it is first used here", at: first.range)])
    }
    if PageAnchor.reserved.contains(label.name)
      || PageAnchor.reservedPrefixes.contains(where: { label.name.hasPrefix($0) })
    {
      return Diagnostic(
        "reserved-label", "the page needs the name '\(label.name)' for itself", at: label.range)
    }
    targets[label.name] = target
    return nil
  }
}

import Foundation
import Markup
import Plotting
import Script
import Vocabulary

/// A drawing with open places for what only presents it: its identifier, its title and the author's
/// alternative text.
///
/// Drawings are stored between builds; with these places open, a new caption, label or alternative
/// text needs no new drawing.
enum DrawingTemplate {
  // Private-use characters cannot be mistaken for anything that an author wrote.
  private static let identifier = "figure-\u{F8F0}"
  private static let title = "\u{F8F1}"
  private static let alternativeText = "\u{F8F2}"

  /// Draws the value of a figure with its places open.
  static func draw(_ value: Value) throws(EvaluationFailure) -> Drawing {
    try drawing(of: value, id: identifier, title: title, alternativeText: alternativeText)
  }

  /// The drawing with its places filled.
  static func fill(
    _ drawing: String, identifier: String, title: String, alternativeText: String
  ) -> String {
    drawing.replacingOccurrences(of: Self.identifier, with: escapedAttribute(identifier))
      .replacingOccurrences(of: Self.title, with: escapedText(title))
      .replacingOccurrences(of: Self.alternativeText, with: escapedText(alternativeText))
  }
}

public import Markup

/// A drawing of one size, without the names that it gets where it is shown.
public struct Graphic: Sendable, Hashable {
  /// What it is drawn for.
  let size: DrawingSize
  /// The height in pixels, to a hundredth.
  let height: Double
  /// What it shows, in sentences from the data.
  let description: String
  /// The elements in the `<svg>`, from back to front.
  var content: [MarkupNode]

  init(size: DrawingSize, height: Double, description: String, content: [MarkupNode]) {
    self.size = size
    self.height = (height * 100).rounded() / 100
    self.description = description
    self.content = content
  }

  /// The `<svg>` on a page.
  ///
  /// - Parameters:
  ///   - id: What the identifiers of its title and description begin with, unique on the page.
  ///   - title: The short name of the figure; what a screen reader says first.
  ///   - alternativeText: What is to be seen, in the author's words. The description from the data
  ///     follows it.
  public func named(_ id: String, title: String, alternativeText: String) -> MarkupNode {
    // An id holds no white space.
    let id = String(id.map { $0.isWhitespace ? "-" : $0 }) + "-\(size.rawValue)"
    let (width, height) = (attribute(size.width), attribute(height))
    return .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "plot-\(size.rawValue)",
        "viewBox": "0 0 \(width) \(height)", "width": width, "height": height,
        "font-size": attribute(TextMetrics.fontSize), "role": "img",
        "aria-labelledby": "\(id)-title \(id)-description",
      ],
      [
        .element("title", ["id": "\(id)-title"], text: title),
        .element("desc", ["id": "\(id)-description"], text: alternativeText + "\n" + description),
      ] + content)
  }
}

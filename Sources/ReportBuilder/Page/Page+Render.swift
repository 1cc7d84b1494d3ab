import Markup

extension Page {
  /// The complete HTML file.
  ///
  /// - Complexity: O(n) in the length of the output.
  func render() -> String {
    "<!doctype html>\n" + MarkupNode.element("html", ["lang": language], []).html
  }
}

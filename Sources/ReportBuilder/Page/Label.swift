import Markup

extension MarkupNode {
  /// The inline markup as it may stand inside a link and a second time in the page: without links
  /// and identifiers of its own.
  ///
  /// - Complexity: O(n) in the size of the markup.
  var asLabel: MarkupNode {
    switch self {
    case .text, .trusted: return self
    case .fragment(let nodes): return .fragment(nodes.map(\.asLabel))
    case .element(var element):
      element.children = element.children.map(\.asLabel)
      if element.name == "a" { return .fragment(element.children) }
      element.attributes.removeAll { $0.name == "id" }
      return .element(element)
    }
  }
}

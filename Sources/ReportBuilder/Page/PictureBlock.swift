import Markup

extension Picture {
  /// The picture in the text, `words` for those who do not see it.
  ///
  /// The data of a picture that stands in several places are in the page once, and the places show
  /// them; for that its size must be known.
  func node(index: Int, words: String) -> MarkupNode {
    guard isShared, let size else { return .element("img", ["src": data, "alt": words]) }
    return .element(
      "svg",
      [
        "class": "picture", "role": "img", "aria-label": words, "width": "\(size.width)",
        "height": "\(size.height)", "viewBox": "0 0 \(size.width) \(size.height)",
      ], [.element("use", ["href": "#" + PageAnchor.picture(index)])])
  }

  /// The data of all pictures that stand in several places.
  static func sharedData(_ pictures: [Picture]) -> MarkupNode {
    let images = pictures.enumerated().compactMap { index, picture -> MarkupNode? in
      guard picture.isShared, let size = picture.size else { return nil }
      return .element(
        "image",
        [
          "id": PageAnchor.picture(index), "width": "\(size.width)", "height": "\(size.height)",
          "href": picture.data,
        ])
    }
    guard !images.isEmpty else { return .fragment([]) }
    return .element(
      "svg", ["class": "pictures", "width": "0", "height": "0", "aria-hidden": "true"],
      [.element("defs", [:], images)])
  }
}

import Markup

/// A box that scrolls sideways where its content is wider than the window, and that the keyboard can
/// reach.
///
/// - Parameter isLandmark: whether assistive technology lists it among the regions of the page, as
///   befits a table; a formula is a group.
func scrollRegion(
  label: String, isLandmark: Bool = true, _ content: [MarkupNode]
) -> MarkupNode {
  .element(
    "div",
    [
      "class": "scroll", "role": isLandmark ? "region" : "group", "tabindex": "0",
      "aria-label": label,
    ], content)
}

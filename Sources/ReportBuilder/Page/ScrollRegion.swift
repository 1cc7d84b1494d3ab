import Markup

/// A box that scrolls sideways where its content is wider than the window, and that the keyboard can
/// reach.
///
/// - Parameters:
///   - isLandmark: whether assistive technology lists it among the regions of the page, as befits a table;
///     a formula is a group.
///   - isInSentence: whether it stands within a paragraph, which holds no blocks.
func scrollRegion(
  label: String, isLandmark: Bool = true, isInSentence: Bool = false, _ content: [MarkupNode]
) -> MarkupNode {
  .element(
    isInSentence ? "span" : "div",
    [
      "class": "scroll", "role": isLandmark ? "region" : "group", "tabindex": "0",
      "aria-label": label,
    ], content)
}

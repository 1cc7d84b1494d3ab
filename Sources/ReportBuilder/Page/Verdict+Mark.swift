import Markup

extension Verdict {
  /// The mark: a shape of its own for each verdict, so that colour is never needed to tell them
  /// apart. Hidden from assistive technology because the word stands beside it.
  var mark: MarkupNode {
    .element(
      "svg", ["class": "mark", "viewBox": "0 0 16 16", "aria-hidden": "true"], [.trusted(shape)])
  }

  /// The mark and the word.
  var label: MarkupNode {
    .element("span", ["class": "verdict v-\(rawValue)"], [mark, .text(word)])
  }

  private var shape: String {
    switch self {
    case .holds:
      #"<circle cx="8" cy="8" r="8" fill="currentColor"/>"#
        + #"<path class="cut" d="M4.2 8.4l2.6 2.6 5-5.6"/>"#
    case .conditional:
      #"<circle cx="8" cy="8" r="6.9" class="ring"/>"#
        + #"<path d="M8 1a7 7 0 0 0 0 14z" fill="currentColor"/>"#
    case .contradicted:
      #"<path d="M8 0l8 8-8 8-8-8z" fill="currentColor"/>"#
        + #"<path class="cut" d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8"/>"#
    case .undecided:
      #"<rect x="1.2" y="1.2" width="13.6" height="13.6" class="ring"/>"#
        + #"<path class="stroke" d="M5.9 6.2c0-3 4.3-2.9 4.3-.2 0 1.8-2.1 1.7-2.1 3.5M8.1 11.3v1.4"/>"#
    case .untestable:
      #"<circle cx="8" cy="8" r="6.9" class="ring dashed"/><path class="stroke" d="M5 8h6"/>"#
    }
  }
}

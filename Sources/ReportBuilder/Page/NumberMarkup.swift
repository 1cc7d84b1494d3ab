import Arithmetic
import Markup

/// The text with every number in it set as print does: a real minus sign, and powers of ten in
/// place of exponents, `-7.5e-8` as −7.5 × 10⁻⁸.
func numberMarkup(_ text: PrintedText) -> MarkupNode {
  let nodes = text.parts.map { part -> MarkupNode in
    switch part {
    case .text(let text): return .text(text)
    case .number(let number):
      guard let exponent = number.typesetExponent else { return .text(number.typesetMantissa) }
      return .element(
        "span", ["class": "num"],
        [.text(number.typesetFactor + "10"), .element("sup", text: exponent)])
    }
  }
  return nodes.count == 1 ? nodes[0] : .fragment(nodes)
}

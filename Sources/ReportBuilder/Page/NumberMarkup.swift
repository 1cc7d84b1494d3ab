import Arithmetic
import Markup

/// The text with every number in it set as print does: a real minus sign, and powers of ten in
/// place of exponents, `-7.5e-8` as −7.5 × 10⁻⁸.
func numberMarkup(_ text: PrintedText) -> MarkupNode {
  let nodes = text.parts.map { part -> MarkupNode in
    switch part {
    case .text(let text): return .text(text)
    case .number(let number):
      guard let exponent = number.printedExponent else { return .text(number.printedMantissa) }
      return .element(
        "span", ["class": "num"],
        [.text(number.printedFactor + "10"), .element("sup", text: exponent)])
    }
  }
  return nodes.count == 1 ? nodes[0] : .fragment(nodes)
}

/// The text with its numbers set as ``numberMarkup(_:)`` sets them, but as text alone: the exponents
/// in superscript characters.
func numberText(_ text: PrintedText) -> String {
  text.parts.map { part in
    switch part {
    case .text(let text): text
    case .number(let number):
      number.printedExponent.map { number.printedFactor + "10" + superscript($0) }
        ?? number.printedMantissa
    }
  }.joined()
}

private func superscript(_ digits: String) -> String {
  let raised = Array("\u{2070}\u{B9}\u{B2}\u{B3}\u{2074}\u{2075}\u{2076}\u{2077}\u{2078}\u{2079}")
  return String(digits.map { $0.wholeNumberValue.map { raised[$0] } ?? "\u{207B}" })
}

extension Numeral {
  /// The mantissa with a real minus sign.
  fileprivate var printedMantissa: String { withMinusSign(mantissa) }

  /// The exponent with a real minus sign.
  fileprivate var printedExponent: String? { exponent.map { withMinusSign(String($0)) } }

  /// What stands before the ten: nothing where the mantissa is 1.
  fileprivate var printedFactor: String {
    switch mantissa {
    case "1": ""
    case "-1": "\u{2212}"
    default: printedMantissa + "\u{2009}\u{D7}\u{2009}"
    }
  }

  private func withMinusSign(_ digits: String) -> String {
    digits.hasPrefix("-") ? "\u{2212}" + digits.dropFirst() : digits
  }
}

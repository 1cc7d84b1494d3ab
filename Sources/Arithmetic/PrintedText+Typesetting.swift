extension PrintedText {
  /// The text with its numbers set as print does, as text alone: a real minus sign, and powers of ten with
  /// superscript characters in place of exponents, `-7.5e-8` as −7.5 × 10⁻⁸.
  public var typeset: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .number(let number):
        number.typesetExponent.map { number.typesetFactor + "10" + superscript($0) }
          ?? number.typesetMantissa
      }
    }.joined()
  }
}

private func superscript(_ digits: String) -> String {
  let raised = Array("\u{2070}\u{B9}\u{B2}\u{B3}\u{2074}\u{2075}\u{2076}\u{2077}\u{2078}\u{2079}")
  return String(digits.map { $0.wholeNumberValue.map { raised[$0] } ?? "\u{207B}" })
}

extension Numeral {
  /// The mantissa with a real minus sign.
  public var typesetMantissa: String { withMinusSign(mantissa) }

  /// The exponent with a real minus sign.
  public var typesetExponent: String? { exponent.map { withMinusSign(String($0)) } }

  /// What stands before the ten: nothing where the mantissa is 1.
  public var typesetFactor: String {
    switch mantissa {
    case "1": ""
    case "-1": "\u{2212}"
    default: typesetMantissa + "\u{2009}\u{D7}\u{2009}"
    }
  }

  private func withMinusSign(_ digits: String) -> String {
    digits.hasPrefix("-") ? "\u{2212}" + digits.dropFirst() : digits
  }
}

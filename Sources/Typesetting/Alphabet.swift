/// A style of letters that Unicode gives code points of its own.
///
/// MathML Core knows no other `mathvariant` than `normal`, so 𝒮 must be written as the character
/// U+1D4AE and not as a styled S. Sans serif and monospace letters are left to the reader's own fonts.
enum Alphabet: Sendable, Hashable, CaseIterable {
  case upright
  case italic
  case bold
  case boldItalic
  case script
  case fraktur
  case doubleStruck
  case sansSerif
  case monospace

  /// The letter in this style, or the letter itself where Unicode has none.
  func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    switch value {
    case 0x41...0x5A: return latin(Int(value - 0x41)) ?? scalar
    case 0x61...0x7A: return latin(Int(value - 0x61) + 26) ?? scalar
    case 0x30...0x39:
      guard let digits else { return scalar }
      return Unicode.Scalar(digits + value - 0x30) ?? scalar
    case 0x1D6E2...0x1D6FA where self == .bold || self == .boldItalic:
      // Greek capitals in italics.
      return Unicode.Scalar(value + 0x3A) ?? scalar
    default:
      guard let index = Alphabet.greekIndex(value), let start = greek(isCapital: index < 26) else {
        return scalar
      }
      return Unicode.Scalar(start + index) ?? scalar
    }
  }

  /// The text with every letter in this style.
  func text(_ text: String) -> String {
    guard self != .upright else { return text }
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { output.append(letter(scalar)) }
    return String(output)
  }

  /// The letter number `index` of A...Z, a...z.
  private func latin(_ index: Int) -> Unicode.Scalar? {
    let start: UInt32
    switch self {
    case .upright: return nil
    case .bold: start = 0x1D400
    case .italic: start = 0x1D434
    case .boldItalic: start = 0x1D468
    case .script: start = 0x1D49C
    case .fraktur: start = 0x1D504
    case .doubleStruck: start = 0x1D538
    case .sansSerif, .monospace: return nil
    }
    let value = start + UInt32(index)
    return Alphabet.holes[value] ?? Unicode.Scalar(value)
  }

  /// The code point of zero, where the style has digits.
  private var digits: UInt32? {
    switch self {
    case .bold, .boldItalic: 0x1D7CE
    case .doubleStruck: 0x1D7D8
    default: nil
    }
  }

  /// The code point of capital alpha, where the style has Greek letters. Bold capitals are upright
  /// and bold small letters italic, as Greek letters are in TeX.
  private func greek(isCapital: Bool) -> UInt32? {
    switch self {
    case .bold, .boldItalic: isCapital ? 0x1D6A8 : 0x1D71C
    case .italic: isCapital ? nil : 0x1D6E2
    default: nil
    }
  }

  /// The place of a Greek letter in the blocks of mathematical Greek letters: capitals from 0, ∇ at
  /// 25, small letters from 26, ∂ and the variant forms from 51.
  private static func greekIndex(_ value: UInt32) -> UInt32? {
    switch value {
    case 0x391...0x3A9: value - 0x391
    case 0x3F4: 17
    case 0x2207: 25
    case 0x3B1...0x3C9: value - 0x3B1 + 26
    case 0x2202: 51
    case 0x3F5: 52
    case 0x3D1: 53
    case 0x3F0: 54
    case 0x3D5: 55
    case 0x3F1: 56
    case 0x3D6: 57
    default: nil
    }
  }

  /// Letters that Unicode had before it got the alphabets; their places there are empty.
  private static let holes: [UInt32: Unicode.Scalar] = [
    0x1D455: "ℎ",
    0x1D49D: "ℬ", 0x1D4A0: "ℰ", 0x1D4A1: "ℱ", 0x1D4A3: "ℋ", 0x1D4A4: "ℐ", 0x1D4A7: "ℒ",
    0x1D4A8: "ℳ", 0x1D4AD: "ℛ", 0x1D4BA: "ℯ", 0x1D4BC: "ℊ", 0x1D4C4: "ℴ",
    0x1D506: "ℭ", 0x1D50B: "ℌ", 0x1D50C: "ℑ", 0x1D515: "ℜ", 0x1D51D: "ℨ",
    0x1D53A: "ℂ", 0x1D53F: "ℍ", 0x1D545: "ℕ", 0x1D547: "ℙ", 0x1D548: "ℚ", 0x1D549: "ℝ",
    0x1D551: "ℤ",
  ]
}

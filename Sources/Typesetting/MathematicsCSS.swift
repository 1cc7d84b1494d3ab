import Foundation
import PageFiles

/// The style of formulas. The font `ReportMath` is the one that ``mathematicsFontFaces(rare:)``
/// declares.
///
/// Chromium sets the content of a cell as a block, which `text-align` alone does not move.
public let mathematicsCSS = PageFile.mathematicsStyle.text

/// The declarations of the font `ReportMath`, with the fonts themselves in them.
///
/// - Parameter rare: whether the second font is needed, with letters and signs that few reports use.
///   Browsers take the measures of formulas and the parts of growing signs from the first font, and
///   look into the second only for the characters that it is declared for.
public func mathematicsFontFaces(rare: Bool) -> [String] {
  func face(_ font: PageFile, _ more: String = "") -> String {
    let data = Data(font.bytes).base64EncodedString()
    return
      "@font-face{font-family:ReportMath;src:url(data:font/woff2;base64,\(data)) format('woff2')\(more)}"
  }
  guard rare else { return [face(.mathematicsFont)] }
  let ranges = rareMathematicsFontCoverage.map { range in
    "U+" + String(range.lowerBound, radix: 16)
      + (range.count > 1 ? "-" + String(range.upperBound, radix: 16) : "")
  }
  return [
    face(.mathematicsFont),
    face(.rareMathematicsFont, ";unicode-range:" + ranges.joined(separator: ",")),
  ]
}

/// Whether the text holds a character that only the second font of formulas has.
///
/// - Complexity: O(n) in the length of the text.
public func needsRareMathematicsFont(_ text: String) -> Bool {
  // Few characters of a formula's markup are outside of ASCII.
  guard text.utf8.contains(where: { $0 >= 0x80 }) else { return false }
  return text.unicodeScalars.contains { scalar in
    scalar.value >= 0x80 && rareMathematicsFontCoverage.contains { $0.contains(scalar.value) }
  }
}

/// Whether one of the fonts of formulas has the character.
func isInFont(_ scalar: Unicode.Scalar) -> Bool {
  isInFirstFont(scalar) || rareMathematicsFontCoverage.contains { $0.contains(scalar.value) }
}

/// Whether the font that every page with formulas carries has the character.
func isInFirstFont(_ scalar: Unicode.Scalar) -> Bool {
  mathematicsFontCoverage.contains { $0.contains(scalar.value) }
}

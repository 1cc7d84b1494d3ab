/// Estimates of the room that text takes, on the safe side: the widths of a wide sans-serif face.
///
/// The reader's font is not known when a figure is drawn. The table holds the advance widths of
/// DejaVu Sans in thousandths of the font size, which are wider than those of Arial, Helvetica,
/// Roboto, Segoe UI and San Francisco.
enum TextMetrics {
  /// The size of all text, in pixels.
  static let fontSize = 13.0
  /// The distance between two baselines.
  static let lineHeight = 17.0
  /// How far text reaches above and below its baseline.
  static let ascent = 12.0
  static let descent = 4.0

  /// Advance widths of U+0020 to U+007E.
  private static let widths: [Double] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]

  /// The estimated width of a line of text.
  static func width(_ text: some StringProtocol) -> Double {
    var sum = 0.0
    for character in text {
      var widest = 0.0
      for scalar in character.unicodeScalars { widest = max(widest, thousandths(scalar)) }
      sum += widest
    }
    return sum * fontSize / 1000
  }

  private static func thousandths(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x20...0x7E: widths[Int(scalar.value) - 0x20]
    case 0x00B2, 0x00B3, 0x00B9, 0x2070...0x2079, 0x2080...0x2089: 420
    case 0x207A...0x207E, 0x208A...0x208E: 530
    case 0x00B7, 0x2009, 0x202F, 0x00A0: 320
    case 0x2013: 560
    case 0x0300...0x036F, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F: 0
    case 0x2212, 0x00D7, 0x2260...0x2265, 0x221E: 840
    case 0x00C0...0x024F, 0x0370...0x03FF: 790
    case 0x2E80...0x10FFFF: 1400
    default: 1000
    }
  }

  /// The text in lines of at most some width, broken at spaces, and within words that are longer
  /// than a line.
  static func lines(_ text: String, width limit: Double) -> [String] {
    let room = max(limit, fontSize * 3)
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if width(longer) <= room {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      var used = 0.0
      for character in word {
        let advance = width(String(character))
        if used + advance > room, !line.isEmpty {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(character)
        used += advance
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}

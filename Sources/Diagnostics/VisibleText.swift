/// The text with all that could steer a terminal, or turn the order of what it shows, made visible.
///
/// Control characters get their pictures (`␛` for the escape character, `␡` for delete); the control
/// characters from U+0080 on, the characters that embed, override or isolate a direction of writing and
/// those that nobody sees become U+FFFD. Line breaks and tabs stay. A text that was made visible stays as it is.
///
/// - Complexity: O(n) in the length of the text.
/// - Source: Unicode Standard Annex #9, "Directional Formatting Characters"; ECMA-48, C0 and C1.
public func visible(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { $0.steersTerminal }) else { return text }
  var output = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { output.append(scalar.visible) }
  return String(output)
}

extension Unicode.Scalar {
  /// Whether a terminal could do something else with it than show it.
  public var steersTerminal: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0: true
    // The marks, embeddings, overrides and isolates of direction, the separators that end a
    // paragraph, and the deprecated format characters.
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F: true
    // The anchors of annotations and the language tag, which hide what follows them.
    case 0xFFF9...0xFFFB: true
    default: isUnseen
    }
  }

  /// Whether nobody sees it: what Unicode calls ignorable, but for what joins letters and emoji and
  /// chooses between their forms.
  private var isUnseen: Bool {
    switch value {
    case 0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B: true
    case 0x2060...0x2065, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFF8: true
    case 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE00FF, 0xE01F0...0xE0FFF: true
    default: false
    }
  }

  /// What stands for it where it must not be shown itself.
  fileprivate var visible: Unicode.Scalar {
    guard steersTerminal else { return self }
    return switch value {
    case 0..<0x20: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: "\u{FFFD}"
    }
  }
}

import Diagnostics

extension TeXParser {
  /// A length behind a command, with or without braces, in em.
  mutating func length(after command: TeXToken) -> Double? {
    var text = ""
    if let open = peek(), open.kind == .beginGroup {
      text = (rawGroup(of: command) ?? []).map(\.spelling).joined()
    } else {
      while let token = stream.first, case .character(let scalar) = token.kind,
        text.unicodeScalars.suffix(2).count(where: { ("a"..."z").contains($0) }) < 2,
        text.utf8.count < 20
      {
        _ = stream.next()
        text.unicodeScalars.append(scalar)
      }
    }
    if let width = emWidth(text) { return width }
    report(
      "tex-length", "'\(command.spelling)' wants a length such as '3mu' or '0.5em'", at: command)
    return nil
  }

  /// A TeX length in em; nil for what is none, or longer than 50 em.
  func emWidth(_ text: String) -> Double? {
    let text = text.filter { $0 != " " }
    guard text.utf8.count > 2, let unit = TeXParser.units[String(text.suffix(2))] else {
      return nil
    }
    let digits = text.dropLast(2)
    guard
      digits.utf8.allSatisfy({ ("0"..."9").contains(Unicode.Scalar($0)) || "+-.".utf8.contains($0) }
      ),
      let number = Double(digits.first == "." ? "0" + digits : String(digits))
    else { return nil }
    let width = number * unit
    return abs(width) <= 50 ? width : nil
  }

  private static let units: [String: Double] = [
    "em": 1, "ex": 0.431, "mu": 1 / 18, "pt": 0.1, "bp": 0.1004, "pc": 1.2, "px": 0.0753,
    "dd": 0.107, "cc": 1.284, "sp": 0.1 / 65_536, "mm": 0.2845, "cm": 2.845, "in": 7.227,
  ]
}

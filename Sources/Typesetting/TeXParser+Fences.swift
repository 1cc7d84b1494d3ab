import Diagnostics

extension TeXParser {
  /// The delimiter behind `\left`, `\big` and the like; empty for the invisible one.
  ///
  /// - Returns: nil, told, when something else stands there; it is left in place.
  mutating func delimiter(after command: TeXToken) -> String? {
    guard let token = peek() else {
      report(
        "tex-delimiter", "'\(command.spelling)' wants a delimiter behind it", at: command,
        annotation: "\(command.spelling)( or \(command.spelling)\\{ …")
      return nil
    }
    guard let text = TeXCommand.delimiters[token.spelling] else {
      report(
        "tex-delimiter",
        "'\(token.spelling)' is no delimiter for '\(command.spelling)'; use one such as "
          + "'(', '[', '\\{', '|', '\\langle' or '.' for none",
        at: token)
      return nil
    }
    _ = stream.next()
    return text
  }

  /// `\left` … `\middle` … `\right`.
  mutating func fenced(_ open: TeXToken) -> Atom {
    let left = delimiter(after: open) ?? ""
    var parts: [[Atom]] = []
    var middles: [String] = []
    var right = ""
    while true {
      parts.append(list(in: .fence))
      guard let token = stream.first, token.isCommand("middle") || token.isCommand("right") else {
        report("tex-unbalanced-fence", "this '\\left' has no '\\right'", at: open)
        break
      }
      _ = stream.next()
      if token.isCommand("right") {
        right = delimiter(after: token) ?? ""
        break
      }
      middles.append(delimiter(after: token) ?? "")
    }
    return Atom(.inner, .fenced(left: left, parts: parts, middles: middles, right: right))
  }
}

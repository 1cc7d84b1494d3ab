/// The raw HTML that a report may hold: tags without attributes that only mark text.
///
/// Allowed are `b`, `br`, `del`, `dfn`, `em`, `i`, `ins`, `kbd`, `mark`, `q`, `s`, `samp`, `small`,
/// `strong`, `sub`, `sup`, `u`, `var`, `wbr`, `abbr`, `cite`. Comments may stand in a chapter, and
/// are left out of the result.
public enum HarmlessHTML {
  private static let names: Set<String> = [
    "abbr", "b", "br", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "strong", "sub", "sup", "u", "var", "wbr",
  ]

  /// The names of the allowed tags, in order of the alphabet.
  public static var tags: [String] { names.sorted() }

  /// What a piece of raw HTML is.
  enum Verdict { case tag, comment, refused }

  /// Judges one raw HTML inline or block.
  static func judge(_ html: Slice<UnsafeBufferPointer<UInt8>>) -> Verdict {
    var text = html
    while let last = text.last, isSpace(last) { text = text.dropLast() }
    while let first = text.first, isSpace(first) { text = text.dropFirst() }
    guard text.count >= 3, text.first == 0x3C, text.last == 0x3E else { return .refused }
    if isComment(text) { return .comment }
    guard text.count <= 16 else { return .refused }
    var name = text.dropFirst().dropLast()
    let closes = name.first == 0x2F
    if closes { name = name.dropFirst() }
    if !closes, name.last == 0x2F { name = name.dropLast() }
    while let last = name.last, isSpace(last) { name = name.dropLast() }
    return names.contains(String(decoding: name, as: UTF8.self).lowercased()) ? .tag : .refused
  }

  /// Appends what may be shown of `html`.
  static func append(_ html: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
    if judge(html) == .tag { output.append(contentsOf: html) }
  }

  /// Whether the text is one comment and nothing behind it.
  private static func isComment(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard text.count >= 7, text.starts(with: Array("<!--".utf8)) else { return false }
    var index = text.startIndex + 4
    while index + 2 < text.endIndex {
      if text.base[index] == 0x2D, text.base[index + 1] == 0x2D, text.base[index + 2] == 0x3E {
        return index + 3 == text.endIndex
      }
      index += 1
    }
    return false
  }
}

/// Whether an address starts with a scheme that runs code or reads local files: `javascript:`,
/// `vbscript:`, `file:`, `data:`. White space and control characters before and in the scheme, which
/// browsers skip, do not hide it.
func isDangerousAddress(_ address: some Sequence<UInt8>) -> Bool {
  var scheme: [UInt8] = []
  for byte in address {
    if byte <= 0x20 { continue }
    if byte == 0x3A { break }
    scheme.append(byte | 0x20)
    if scheme.count > 10 { return false }
  }
  switch String(decoding: scheme, as: UTF8.self) {
  case "javascript", "vbscript", "file", "data": break
  default: return false
  }
  return address.contains(0x3A)
}

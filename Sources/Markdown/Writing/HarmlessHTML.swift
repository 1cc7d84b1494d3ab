/// The raw HTML that a report may hold: tags without attributes that only mark text.
///
/// Allowed are `abbr`, `b`, `br`, `cite`, `del`, `dfn`, `em`, `i`, `ins`, `kbd`, `mark`, `q`, `s`,
/// `samp`, `small`, `strong`, `sub`, `sup`, `u`, `var` and `wbr`, inside a paragraph, heading, link or
/// emphasis, which must also hold the closing tag; `br` and `wbr` have none and may stand alone. Comments may
/// stand anywhere and are left out of the result.
public enum HarmlessHTML {
  private static let pairs: Set<String> = [
    "abbr", "b", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small",
    "strong", "sub", "sup", "u", "var",
  ]
  private static let singles: Set<String> = ["br", "wbr"]

  /// The names of the allowed tags, in order of the alphabet.
  public static var tags: [String] { (pairs.union(singles)).sorted() }

  /// What a piece of raw HTML is.
  enum Verdict: Equatable {
    case opening(String)
    case closing(String)
    case single
    case comment
    case refused
  }

  /// Judges one raw HTML inline or block.
  static func judge(_ html: Slice<Bytes>, isBlock: Bool) -> Verdict {
    var text = html
    while let last = text.last, isSpace(last) { text = text.dropLast() }
    while let first = text.first, isSpace(first) { text = text.dropFirst() }
    guard text.count >= 3, text.first == 0x3C, text.last == 0x3E else { return .refused }
    if isComment(text) { return .comment }
    guard text.count <= 16 else { return .refused }
    var name = text.dropFirst().dropLast()
    let isClosing = name.first == 0x2F
    if isClosing { name = name.dropFirst() }
    let isSelfClosed = !isClosing && name.last == 0x2F
    if isSelfClosed { name = name.dropLast() }
    while let last = name.last, isSpace(last) { name = name.dropLast() }
    let word = String(decoding: name, as: UTF8.self).lowercased()
    if singles.contains(word) { return isClosing ? .refused : .single }
    guard pairs.contains(word), !isBlock, !isSelfClosed else { return .refused }
    return isClosing ? .closing(word) : .opening(word)
  }

  /// Whether the text is one comment and nothing behind it.
  private static func isComment(_ text: Slice<Bytes>) -> Bool {
    let bytes = Bytes(rebasing: text)
    guard bytes.count >= 7, bytes.hasExactPrefix("<!--", at: 0) else { return false }
    var index = 4
    while index + 2 < bytes.count {
      if bytes.hasExactPrefix("-->", at: index) { return index + 3 == bytes.count }
      index += 1
    }
    return false
  }
}

/// The harmless tags that are open in a paragraph.
struct OpenTags {
  /// Their names with the nodes that they stand in, from the outermost in.
  private(set) var tags: [(name: String, parent: Int32)] = []

  /// Takes up a verdict on a tag in the node `parent`; whether the tag may stand. A tag is closed in the
  /// node that it was opened in: emphasis, a link or the paragraph itself.
  mutating func accept(_ verdict: HarmlessHTML.Verdict, in parent: Int32) -> Bool {
    switch verdict {
    case .single: return true
    case .comment, .refused: return false
    case .opening(let name):
      tags.append((name, parent))
      return true
    case .closing(let name):
      guard let last = tags.last, last == (name, parent) else { return false }
      tags.removeLast()
      return true
    }
  }

  /// Closes those that are open in the node `parent`, which ends; the closing tags.
  mutating func close(in parent: Int32) -> String {
    var closing = ""
    while let last = tags.last, last.parent == parent {
      closing += "</\(last.name)>"
      tags.removeLast()
    }
    return closing
  }

  /// Closes all that are open; the closing tags.
  mutating func closeAll() -> String {
    defer { tags.removeAll() }
    return tags.reversed().map { "</\($0.name)>" }.joined()
  }
}

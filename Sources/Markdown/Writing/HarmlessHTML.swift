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

  /// A tag that only marks text, with its name in small letters.
  public enum Tag: Sendable, Hashable {
    case opening(String)
    case closing(String)
    /// One without a closing tag.
    case single(String)
  }

  /// What a piece of raw HTML is.
  enum Verdict: Equatable {
    case tag(Tag)
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
    if singles.contains(word) { return isClosing ? .refused : .tag(.single(word)) }
    guard pairs.contains(word), !isBlock, !isSelfClosed else { return .refused }
    return .tag(isClosing ? .closing(word) : .opening(word))
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

extension MarkdownDocument {
  /// The tag that a node of raw HTML is; nil for what is no harmless tag.
  public func harmlessTag(_ node: NodeID) -> HarmlessHTML.Tag? {
    let verdict = literalBytes(node).withUnsafeBufferPointer { bytes in
      HarmlessHTML.judge(bytes[...], isBlock: kind(node) == .htmlBlock)
    }
    guard case .tag(let tag) = verdict else { return nil }
    return tag
  }
}

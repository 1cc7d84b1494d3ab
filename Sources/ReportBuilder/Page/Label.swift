import Markup

extension MarkupNode {
  /// The inline markup as it may stand inside a link and a second time in the page: without links
  /// and identifiers of its own.
  ///
  /// - Complexity: O(n) in the size of the markup.
  var asLabel: MarkupNode {
    switch self {
    case .text: return self
    case .trusted(let markup): return .trusted(withoutLinksAndIdentifiers(markup))
    case .fragment(let nodes): return .fragment(nodes.map(\.asLabel))
    case .element(var element):
      element.children = element.children.map(\.asLabel)
      if element.name == "a" { return .fragment(element.children) }
      element.attributes.removeAll { $0.name == "id" }
      return .element(element)
    }
  }
}

/// Finished markup without its `a` tags and `id` attributes. It was written by this program, so
/// every `<` begins a tag or a comment and attribute values stand between double quotes.
private func withoutLinksAndIdentifiers(_ markup: String) -> String {
  let bytes = Array(markup.utf8)
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count)
  var position = 0
  while position < bytes.count {
    guard bytes[position] == UInt8(ascii: "<") else {
      output.append(bytes[position])
      position += 1
      continue
    }
    let end = tagEnd(bytes, from: position)
    let tag = bytes[position..<end]
    if !isLink(tag) { output += withoutIdentifier(tag) }
    position = end
  }
  return String(decoding: output, as: UTF8.self)
}

/// The index behind the `>` that ends the tag at `start`; a `>` between quotes does not.
private func tagEnd(_ bytes: [UInt8], from start: Int) -> Int {
  var isQuoted = false
  for index in start..<bytes.count {
    if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
    if bytes[index] == UInt8(ascii: ">"), !isQuoted { return index + 1 }
  }
  return bytes.count
}

private func isLink(_ tag: ArraySlice<UInt8>) -> Bool {
  let name = tag.dropFirst(tag.starts(with: "</".utf8) ? 2 : 1)
    .prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") }
  return name.elementsEqual("a".utf8)
}

private func withoutIdentifier(_ tag: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let wanted = Array(" id=\"".utf8)
  var isQuoted = false
  for index in tag.indices {
    if !isQuoted, tag[index...].starts(with: wanted) {
      let value = tag[(index + wanted.count)...]
      guard let end = value.firstIndex(of: UInt8(ascii: "\"")) else { return tag }
      return tag[..<index] + tag[(end + 1)...]
    }
    if tag[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
  }
  return tag
}

extension MarkupNode {
  /// The tree as it stands in an HTML file.
  ///
  /// - Complexity: O(n) in the length of the output.
  public var html: String {
    var output: [UInt8] = []
    write(to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func write(to output: inout [UInt8]) {
    switch self {
    case .text(let text): output.append(text, quote: false)
    case .trusted(let markup): output.append(markup)
    case .fragment(let nodes): for node in nodes { node.write(to: &output) }
    case .element(let element):
      output.append(0x3C)
      output.append(element.name)
      for attribute in element.attributes {
        output.append(0x20)
        output.append(attribute.name)
        guard !attribute.value.isEmpty || MarkupNode.keepsEmptyValue(attribute.name) else {
          continue
        }
        output.append("=\"")
        output.append(attribute.value, quote: true)
        output.append(0x22)
      }
      // What has children is neither; asking takes longer than writing.
      if element.children.isEmpty {
        if MarkupNode.voidElements.contains(element.name) { return output.append(0x3E) }
        if MarkupNode.leafElements.contains(element.name) { return output.append("/>") }
      }
      output.append(0x3E)
      for child in element.children { child.write(to: &output) }
      output.append("</")
      output.append(element.name)
      output.append(0x3E)
    }
  }

  /// HTML's elements without an end tag.
  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]
  /// Elements of SVG and MathML that are mostly empty and close themselves.
  private static let leafElements: Set<String> = [
    "path", "line", "rect", "circle", "ellipse", "polyline", "polygon", "use", "stop", "mspace",
    "image",
  ]

  /// An empty `alt`, `value`, `id` or `data-…` means something else than an absent one.
  private static func keepsEmptyValue(_ name: String) -> Bool {
    name == "alt" || name == "value" || name == "href" || name == "content"
  }
}

/// The text with `&`, `<` and `>` as character references; control characters that HTML forbids
/// become U+FFFD.
public func escapedText(_ text: String) -> String { escaped(text, quote: false) }

/// The text as an attribute value between double quotes.
public func escapedAttribute(_ text: String) -> String { escaped(text, quote: true) }

private func escaped(_ text: String, quote: Bool) -> String {
  var bytes: [UInt8] = []
  bytes.append(text, quote: quote)
  return String(decoding: bytes, as: UTF8.self)
}

extension [UInt8] {
  /// Appends a text as it is.
  fileprivate mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// Appends a text with what markup is made of as character references: stretches without any at once.
  fileprivate mutating func append(_ text: String, quote: Bool) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for (index, byte) in bytes.enumerated() {
        guard let reference = characterReference(byte, quote: quote) else { continue }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        append(reference)
        start = index + 1
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }
}

/// What stands for a byte; nil where it stands for itself.
@inline(__always)
private func characterReference(_ byte: UInt8, quote: Bool) -> String? {
  guard byte < 0x3F else { return nil }
  switch byte {
  case 0x26: return "&amp;"
  case 0x3C: return "&lt;"
  case 0x3E: return "&gt;"
  case 0x22: return quote ? "&quot;" : nil
  case 0..<0x09, 0x0B, 0x0E..<0x20: return "\u{FFFD}"
  default: return nil
  }
}

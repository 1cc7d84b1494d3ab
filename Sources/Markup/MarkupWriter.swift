extension MarkupNode {
  /// The tree as it stands in an HTML file.
  ///
  /// - Complexity: O(n) in the length of the output.
  public var html: String {
    var output = ""
    write(to: &output)
    return output
  }

  private func write(to output: inout String) {
    switch self {
    case .text(let text): output += escapedText(text)
    case .trusted(let markup): output += markup
    case .fragment(let nodes): for node in nodes { node.write(to: &output) }
    case .element(let element):
      output += "<"
      output += element.name
      for attribute in element.attributes {
        output += " "
        output += attribute.name
        guard !attribute.value.isEmpty || MarkupNode.keepsEmptyValue(attribute.name) else {
          continue
        }
        output += "=\""
        output += escapedAttribute(attribute.value)
        output += "\""
      }
      if MarkupNode.voidElements.contains(element.name) {
        output += ">"
        return
      }
      if element.children.isEmpty, MarkupNode.leafElements.contains(element.name) {
        output += "/>"
        return
      }
      output += ">"
      for child in element.children { child.write(to: &output) }
      output += "</"
      output += element.name
      output += ">"
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
  var clean = true
  for byte in text.utf8 {
    let forbidden = byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0C && byte != 0x0D
    if forbidden || byte == 0x26 || byte == 0x3C || byte == 0x3E || (quote && byte == 0x22) {
      clean = false
      break
    }
  }
  if clean { return text }
  bytes.reserveCapacity(text.utf8.count + 16)
  for byte in text.utf8 {
    switch byte {
    case 0x26: bytes += Array("&amp;".utf8)
    case 0x3C: bytes += Array("&lt;".utf8)
    case 0x3E: bytes += Array("&gt;".utf8)
    case 0x22 where quote: bytes += Array("&quot;".utf8)
    case 0..<0x09, 0x0B, 0x0E..<0x20: bytes += Array("\u{FFFD}".utf8)
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

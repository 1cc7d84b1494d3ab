import Arithmetic
import Markup

/// A computed value in the running text.
struct ComputedValue: Sendable, Hashable {
  /// The anchor, where it has one.
  var identifier: String?
  /// The value as text: `0.293`, `7.5e-8`.
  var text: PrintedText
  /// The error as text, `± 2e-12, proved bound`; absent for an exact value.
  var error: String?
  /// The anchor of the lines that it comes from.
  var source: String?
}

extension ComputedValue {
  /// The value, typeset; a link to its source where it has one.
  var node: MarkupNode {
    let content = MarkupNode.element(
      text.number == nil ? "span" : "data",
      [
        "class": "value", "id": identifier, "value": text.number?.text, "title": error,
      ], [numberMarkup(text)])
    guard let source else { return content }
    return .element("a", ["class": "value-link", "href": "#" + fragment(source)], [content])
  }
}

/// A link to a figure, table, equation, claim or section of the page.
func crossReference(_ text: MarkupNode, to identifier: String) -> MarkupNode {
  .element("a", ["class": "reference", "href": "#" + fragment(identifier)], [text])
}

/// An identifier as the fragment of an address: everything outside the unreserved characters as
/// percent escapes.
func fragment(_ identifier: String) -> String {
  var output: [UInt8] = []
  let hexadecimal = Array("0123456789ABCDEF".utf8)
  for byte in identifier.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: "/"),
      UInt8(ascii: "@"):
      output.append(byte)
    default:
      output += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
    }
  }
  return String(decoding: output, as: UTF8.self)
}

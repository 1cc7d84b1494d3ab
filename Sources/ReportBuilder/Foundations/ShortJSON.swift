import Foundation
import Markup

/// JSON without white space that can stand in a `script` element: no text of it holds `<`, and keys stand
/// in the order in which they are written, which no encoder of the system promises.
enum ShortJSON {
  /// The base64 of some JSON that is compressed in the zlib format.
  static func packed(_ json: String) -> String {
    Data(Deflate.compressed(Array(json.utf8))).base64EncodedString()
  }

  /// A text of which nothing has to be escaped.
  static func base64(_ text: String) -> String { "\"" + text + "\"" }

  /// Whether a text holds nothing but characters of base64.
  static func isPacked(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F, 0x3D: true
      default: false
      }
    }
  }

  /// An object with its entries in this order.
  static func object(_ entries: [(String, String)]) -> String {
    "{" + entries.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  /// An array.
  static func array(_ elements: [String]) -> String {
    "[" + elements.joined(separator: ",") + "]"
  }

  /// A number to six significant digits; null for what is not finite.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    // The sign, six digits, a point, zeros up to a ten thousandth or an exponent of three digits.
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
      let count = withVaList([value]) { vsnprintf(buffer.baseAddress, buffer.count, "%.6g", $0) }
      return String(
        decoding: UnsafeRawBufferPointer(buffer).prefix(max(0, Int(clamping: count))), as: UTF8.self
      )
    }
  }

  /// A text.
  static func string(_ text: String) -> String {
    var output = "\""
    for scalar in withoutForbiddenCharacters(text).unicodeScalars {
      switch scalar {
      case "\"", "\\": output += "\\" + String(scalar)
      case "<", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}":
        output += String(format: "\\u%04x", scalar.value)
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }
}

import Diagnostics
import Foundation
import Markdown

extension ManuscriptReader {
  /// The largest picture that is embedded, in bytes.
  private static let largestPicture = 1 << 20

  /// Notes an image, to be read when all chapters are.
  mutating func readImage(_ node: NodeID, _ text: Int) {
    images.append((text, node))
  }

  /// Reads the pictures and turns them into addresses that hold their data.
  ///
  /// Only files inside `chapters/` whose bytes are those of a picture are embedded. The page asks
  /// nothing of the network, so an address on the web is refused.
  mutating func readPictures(_ picture: (String) -> [UInt8]?) {
    var outer: SourceRange?
    for (index, node) in images {
      let text = manuscript.texts[index]
      let address = text.document.url(node) ?? ""
      let range = text.placed(text.document.range(node))
      // Of a picture in the text of another one only the text is seen.
      if let outer, outer.contains(range) { continue }
      outer = range
      if text.document.plainText(of: node).isEmpty {
        tell(
          "missing-alt", "a picture needs a text for those who do not see it", at: range,
          annotation: "![what is to be seen](\(address))")
      }
      guard manuscript.pictures[address] == nil else { continue }
      if address.contains(":") || address.hasPrefix("/") || leavesFolder(address) {
        tell(
          "remote-image",
          "only a picture in the folder 'chapters' can be embedded, not '\(address.prefix(60))'",
          at: range)
        continue
      }
      guard let bytes = picture(address.removingPercentEncoding ?? address) else {
        tell("missing-image", "there is no picture 'chapters/\(address)'", at: range)
        continue
      }
      guard let type = pictureType(of: bytes) else {
        tell(
          "image-type", "'chapters/\(address)' is no PNG, JPEG, GIF or WebP picture", at: range)
        continue
      }
      guard bytes.count <= Self.largestPicture else {
        tell(
          "image-size",
          "'chapters/\(address)' has \(bytes.count >> 10) kB; at most "
            + "\(Self.largestPicture >> 10) kB can be embedded", at: range)
        continue
      }
      manuscript.pictures[address] =
        "data:\(type);base64,\(Data(bytes).base64EncodedString())"
    }
  }

  /// Whether a path goes above the folder that it starts in.
  private func leavesFolder(_ address: String) -> Bool {
    var depth = 0
    for part in (address.removingPercentEncoding ?? address).split(separator: "/") {
      depth += part == ".." ? -1 : part == "." ? 0 : 1
      if depth < 0 { return true }
    }
    return false
  }

  /// The type of a picture by its first bytes.
  private func pictureType(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if bytes.starts(with: Array("GIF8".utf8)) { return "image/gif" }
    if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      return "image/webp"
    }
    return nil
  }
}

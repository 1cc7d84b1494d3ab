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

  /// Reads the pictures.
  ///
  /// Only files inside `chapters/` whose bytes are those of a picture are embedded. The page asks
  /// nothing of the network, so an address on the web is refused.
  mutating func readPictures(_ picture: (String) throws(UnreadableFile) -> [UInt8]) {
    var outer: SourceRange?
    var shown: Set<Int> = []
    for (index, node) in images {
      let text = manuscript.texts[index]
      let address = text.document.url(node) ?? ""
      let range = text.placed(text.document.range(node))
      // Of a picture in the text of another one only the text is seen.
      if let outer, outer.contains(range) { continue }
      outer = range
      if text.document.plainText(of: node).isEmpty {
        diagnose(
          "missing-alt", "a picture needs a text for those who do not see it", at: range,
          annotation: "![what is to be seen](\(address))")
      }
      if manuscript.pictures[address] == nil { readPicture(address, at: range, picture) }
      guard let index = manuscript.pictures[address] else { continue }
      if !shown.insert(index).inserted || isRepeated(node, text) {
        manuscript.pictures.share(index)
      }
    }
  }

  /// Whether the page shows what stands there more than once: titles in the contents, options in
  /// the ledger.
  private func isRepeated(_ node: NodeID, _ text: MarkedText) -> Bool {
    if text.document.file != manuscript.chapters[text.chapter].file { return true }
    var place: NodeID? = node
    while let current = place {
      if case .heading = text.document.kind(current) { return true }
      place = text.document.parent(current)
    }
    return false
  }

  /// Reads one picture, or tells why it cannot be embedded.
  private mutating func readPicture(
    _ address: String, at range: SourceRange,
    _ picture: (String) throws(UnreadableFile) -> [UInt8]
  ) {
    if address.contains(":") || address.hasPrefix("/") || leavesFolder(address) {
      return diagnose(
        "remote-image",
        "only a picture in the folder 'chapters' can be embedded, not '\(address.prefix(60))'",
        at: range)
    }
    let bytes: [UInt8]
    do throws(UnreadableFile) {
      bytes = try picture(address.removingPercentEncoding ?? address)
    } catch {
      return diagnose(
        "missing-image",
        error.isMissing
          ? "there is no picture 'chapters/\(address)'"
          : "'chapters/\(address)' cannot be read: \(error.reason)", at: range)
    }
    guard Picture.Kind(bytes) != nil else {
      return diagnose(
        "image-type", "'chapters/\(address)' is no PNG, JPEG, GIF or WebP picture", at: range)
    }
    guard bytes.count <= Self.largestPicture else {
      return diagnose(
        "image-size",
        "'chapters/\(address)' has \(bytes.count >> 10) kB; at most "
          + "\(Self.largestPicture >> 10) kB can be embedded", at: range)
    }
    _ = manuscript.pictures.add(bytes, as: address)
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
}

/// The fingerprint of a build, which all its outputs carry: by it one knows whether they belong
/// together.
///
/// It is the fingerprint of what is in all of them, so the same report has the same one.
struct BuildStamp: Sendable, Hashable {
  /// The 64 hexadecimal digits.
  let digits: String

  /// The stamp of these digits; nil where they are none.
  init?(digits: String) {
    let isHexadecimal = digits.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
    }
    guard digits.utf8.count == 64, isHexadecimal else { return nil }
    self.digits = digits
  }

  /// How much of a file it takes to find its stamp.
  static let headSize = 1024

  private static let attribute = " data-build=\""
  private static let entry = "\"build\" : \""

  /// How many bytes longer a page is with its stamp.
  static let sizeInPage = attribute.utf8.count + 64 + 1

  /// The stamp of a page and its data.
  init(page: [UInt8], data: [UInt8]) {
    self.init(page: Fingerprint(of: page), data: Fingerprint(of: data))
  }

  /// The stamp of a page and its data that have these fingerprints.
  init(page: Fingerprint, data: Fingerprint) {
    digits = Fingerprint(parts: [page.bytes, data.bytes]).hexadecimal
  }

  /// The page with the stamp as the attribute `data-build` of its first element that has attributes,
  /// piece by piece.
  func stamped(page: [UInt8]) -> [ArraySlice<UInt8>] {
    let end = page.prefix(Self.headSize / 2).firstRange(of: Array("<html".utf8))?.upperBound ?? 0
    return [page[..<end], Array((Self.attribute + digits + "\"").utf8)[...], page[end...]]
  }

  /// The data, a JSON object, with the stamp as their first entry, `build`,
  /// piece by piece.
  func stamped(data: [UInt8]) -> [ArraySlice<UInt8>] {
    [Array(("{\n  " + Self.entry + digits + "\",").utf8)[...], data.dropFirst()]
  }

  /// The digits of the stamp in the beginning of a file; nil where there is none.
  static func read(_ head: [UInt8]) -> String? {
    for mark in [attribute, entry] {
      guard let place = head.firstRange(of: Array(mark.utf8)) else { continue }
      let digits = head[place.upperBound...].prefix(64)
      if let stamp = BuildStamp(digits: String(decoding: digits, as: UTF8.self)) {
        return stamp.digits
      }
    }
    return nil
  }

  /// The stamp of a file of the output, and the fingerprint of what the file was before it had one; nil for
  /// a file without.
  ///
  /// - Complexity: O(n) in the length of the file, of which a piece at a time is in memory.
  static func unstamped(_ file: OpenFile) -> (stamp: BuildStamp, content: Fingerprint)? {
    guard let head = file.bytes(0..<min(headSize, file.size)) else { return nil }
    for (mark, end, replaced) in [(attribute, "\"", ""), ("{\n  " + entry, "\",", "{")] {
      guard let place = head.firstRange(of: Array(mark.utf8)),
        let stamp = BuildStamp(
          digits: String(decoding: head[place.upperBound...].prefix(64), as: UTF8.self)),
        head[(place.upperBound + 64)...].starts(with: end.utf8)
      else { continue }
      let content = FingerprintStream()
      content.append(head[..<place.lowerBound])
      content.append(Array(replaced.utf8)[...])
      let rest = place.upperBound + 64 + end.utf8.count
      guard file.forEachPiece(from: rest, { content.append($0) }) else { return nil }
      return content.finish().map { (stamp, $0) }
    }
    return nil
  }
}

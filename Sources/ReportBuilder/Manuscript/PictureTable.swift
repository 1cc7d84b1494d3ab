/// The pictures of a report, each once however it is called.
struct PictureTable: Sendable {
  /// The pictures in the order in which they first appear.
  private(set) var pictures: [Picture] = []
  private var indexOfAddress: [String: Int] = [:]
  private var indexOfContent: [Fingerprint: Int] = [:]

  /// The index of the picture that a chapter calls `address`, if it could be read.
  subscript(address: String) -> Int? { indexOfAddress[address] }

  /// The fingerprints of the pictures by the addresses that chapters call them.
  var contents: [String: Fingerprint] {
    let contentOfIndex = Dictionary(
      indexOfContent.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    return indexOfAddress.compactMapValues { contentOfIndex[$0] }
  }

  /// Adds the picture in `bytes` under an address of a chapter.
  ///
  /// Two addresses are one picture when the bytes are the same: two spellings of a path, a link, a
  /// copy.
  /// - Returns: Whether the bytes are those of a picture.
  mutating func add(_ bytes: [UInt8], as address: String) -> Bool {
    let content = Fingerprint(of: bytes)
    if let index = indexOfContent[content] {
      indexOfAddress[address] = index
      return true
    }
    guard let picture = Picture(bytes) else { return false }
    indexOfContent[content] = pictures.count
    indexOfAddress[address] = pictures.count
    pictures.append(picture)
    return true
  }

  /// Notes that the page shows a picture in several places.
  mutating func share(_ index: Int) { pictures[index].isShared = true }
}

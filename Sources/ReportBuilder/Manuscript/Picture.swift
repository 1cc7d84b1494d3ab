import Foundation

/// A picture that is embedded in the page.
struct Picture: Sendable, Hashable {
  /// The width and height in pixels.
  struct Size: Sendable, Hashable {
    let width: Int
    let height: Int
  }

  /// The kinds of pictures that are embedded, told by their first bytes.
  enum Kind: String, Sendable {
    case png = "image/png"
    case jpeg = "image/jpeg"
    case gif = "image/gif"
    case webp = "image/webp"

    /// The kind of a picture; nil when it is none of these.
    init?(_ bytes: [UInt8]) {
      if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        self = .png
      } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
        self = .jpeg
      } else if bytes.starts(with: "GIF8".utf8) {
        self = .gif
      } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
        self = .webp
      } else {
        return nil
      }
    }
  }

  /// The address that holds the data.
  let data: String
  /// How large it is; nil where its head does not say so.
  let size: Size?
  /// Whether the page shows it in more than one place.
  var isShared = false

  /// The picture in the bytes of a file; nil when they are no picture of a known kind.
  init?(_ bytes: [UInt8]) {
    guard let kind = Kind(bytes) else { return nil }
    data = "data:\(kind.rawValue);base64,\(Data(bytes).base64EncodedString())"
    size = Size(bytes, kind)
  }
}

extension Picture.Size {
  /// The size that the head of a picture tells.
  ///
  /// - Complexity: O(n) in the head of the picture.
  /// - Source: PNG (Third Edition), 11.2.1; ITU T.81, B.2.2; GIF89a, 18; RFC 9649, 2.5 to 2.7.
  fileprivate init?(_ bytes: [UInt8], _ kind: Picture.Kind) {
    let head = Head(bytes: bytes)
    let size: (width: Int?, height: Int?)
    switch kind {
    case .png: size = (head.big(16, 4), head.big(20, 4))
    case .gif: size = (head.little(6, 2), head.little(8, 2))
    case .jpeg: size = head.jpegFrame
    case .webp: size = head.webpFrame
    }
    guard let width = size.width, let height = size.height, width > 0, height > 0 else {
      return nil
    }
    self.init(width: width, height: height)
  }
}

/// The head of a file, read number by number; what is not there is nil.
private struct Head {
  let bytes: [UInt8]

  /// The number in `count` bytes at `start`, the first the highest.
  func big(_ start: Int, _ count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    return bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The number in `count` bytes at `start`, the first the lowest.
  func little(_ start: Int, _ count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    return bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// Width and height of the first frame of a JPEG file. One that says in its Exif data that it lies
  /// on its side has none: browsers turn it.
  var jpegFrame: (width: Int?, height: Int?) {
    var position = 2
    while let marker = big(position, 2), marker >> 8 == 0xFF, let length = big(position + 2, 2) {
      switch marker & 0xFF {
      case 0xE1 where bytes[position...].dropFirst(4).starts(with: "Exif".utf8): return (nil, nil)
      case 0xC4, 0xC8, 0xCC: break
      case 0xC0...0xCF: return (big(position + 7, 2), big(position + 5, 2))
      default: break
      }
      position += 2 + max(2, length)
    }
    return (nil, nil)
  }

  /// Width and height of a WebP file in each of its three forms.
  var webpFrame: (width: Int?, height: Int?) {
    switch big(12, 4) {
    case 0x5650_3820: (little(26, 2).map { $0 & 0x3FFF }, little(28, 2).map { $0 & 0x3FFF })
    case 0x5650_384C:
      (
        little(21, 4).map { ($0 & 0x3FFF) + 1 }, little(21, 4).map { ($0 >> 14 & 0x3FFF) + 1 }
      )
    case 0x5650_3858: (little(24, 3).map { $0 + 1 }, little(27, 3).map { $0 + 1 })
    default: (nil, nil)
    }
  }
}

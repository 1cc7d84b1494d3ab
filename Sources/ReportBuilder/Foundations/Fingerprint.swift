import CCrypto
import Foundation

/// The SHA-256 of some bytes: what stands for a result's key, a program, a build.
struct Fingerprint: Sendable, Hashable {
  /// The 32 bytes.
  let bytes: [UInt8]

  /// How many bytes it has.
  static let size = Int(SHA256_DIGEST_LENGTH)

  /// The fingerprint of `content`.
  init(of content: [UInt8]) { self = content.withUnsafeBytes { Fingerprint(of: $0) } }

  /// The fingerprint of a part of some bytes.
  init(of content: ArraySlice<UInt8>) {
    self = content.withUnsafeBytes { Fingerprint(of: $0) }
  }

  /// The fingerprint of the bytes in `content`.
  private init(of content: UnsafeRawBufferPointer) {
    let input = content.bindMemory(to: UInt8.self)
    var result = [UInt8](repeating: 0, count: Self.size)
    _ = result.withUnsafeMutableBufferPointer { output in
      SHA256(input.baseAddress, input.count, output.baseAddress)
    }
    bytes = result
  }

  /// The fingerprint whose 32 bytes these are; nil for more or fewer.
  init?(bytes: [UInt8]) {
    guard bytes.count == Self.size else { return nil }
    self.bytes = bytes
  }

  /// The fingerprint of several parts, each told apart from its neighbours by its length.
  init(parts: [[UInt8]]) {
    var content: [UInt8] = []
    for part in parts {
      withUnsafeBytes(of: UInt64(part.count).littleEndian) { content += Array($0) }
      content += part
    }
    self.init(of: content)
  }

  /// The 64 hexadecimal digits.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Fingerprint {
  /// The fingerprint of the running program, so that a change in the numerics can never leave a
  /// stale result: that of the identifier which the linker has given it, or of its whole file where it
  /// has none; nil where that cannot be read, and then nothing is stored.
  static func ofRunningProgram() -> Fingerprint? {
    let linux = "/proc/self/exe"
    let path =
      FileManager.default.fileExists(atPath: linux) ? linux : Bundle.main.executablePath ?? ""
    let place = URL(fileURLWithPath: path)
    if let file = try? FileHandle(forReadingFrom: place) {
      defer { try? file.close() }
      let identifier = BuildIdentifier { range in
        guard (try? file.seek(toOffset: UInt64(clamping: range.lowerBound))) != nil else {
          return []
        }
        return Array((try? file.read(upToCount: range.count)) ?? Data())
      }
      if let identifier {
        return Fingerprint(parts: [Array("build identifier".utf8), identifier.bytes])
      }
    }
    guard let content = try? Data(contentsOf: place, options: .alwaysMapped), !content.isEmpty
    else { return nil }
    return content.withUnsafeBytes { Fingerprint(of: $0) }
  }
}

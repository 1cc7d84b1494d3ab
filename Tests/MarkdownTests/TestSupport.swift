import Diagnostics
import Testing

@testable import Markdown

/// A text in which `⟦` and `⟧` mark the places that a test is about.
struct MarkedText {
  let file: SourceFile
  /// The marked stretches, in order of their starts.
  var marked: [Range<Int>] = []

  init(_ text: String) {
    var bytes: [UInt8] = []
    var starts: [(order: Int, offset: Int)] = []
    var found: [(order: Int, range: Range<Int>)] = []
    var order = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "⟦":
        starts.append((order, bytes.count))
        order += 1
      case "⟧":
        if let start = starts.popLast() { found.append((start.order, start.offset..<bytes.count)) }
      default: bytes += Array(String(scalar).utf8)
      }
    }
    file = SourceFile(path: "test.md", bytes: bytes)
    marked = found.sorted { $0.order < $1.order }.map(\.range)
  }
}

func parse(_ text: String) -> (document: MarkdownDocument, diagnostics: [Diagnostic]) {
  MarkdownDocument.parse(SourceFile(path: "test.md", text: text))
}

/// `line:column identifier` of each diagnostic.
func identifiers(_ diagnostics: [Diagnostic]) -> [String] {
  diagnostics.map { diagnostic in
    let start = diagnostic.range?.start
    return "\(start?.line ?? 0):\(start?.column ?? 0) \(diagnostic.identifier)"
  }
}

extension MarkdownDocument {
  /// Every node, those of titles and footnotes too.
  var allNodes: [NodeID] {
    var result = Array(descendants(root))
    for footnote in footnotes { result += descendants(footnote.node) }
    for node in result {
      if case .statement(let statement)? = construct(node), let title = statement.title {
        result += descendants(title)
      }
    }
    return result
  }

  /// The places of all nodes of a kind.
  func places(_ isWanted: (NodeKind) -> Bool) -> [Range<Int>] {
    allNodes.filter { isWanted(kind($0)) }.map { range($0).bytes }
      .sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The constructs of the flow, of titles and of footnotes.
  var orderedConstructs: [Construct] { allNodes.compactMap { construct($0) } }
}

/// Our HTML and cmark's, and how many places were lost.
func compare(_ text: String) -> (ours: String, theirs: String, lost: Int) {
  let file = SourceFile(path: "test.md", text: text)
  let (document, _) = MarkdownDocument.parse(file)
  let writer = HTMLWriter(document)
  let theirs = file.bytes.withUnsafeBufferPointer { CommonMark.html($0) }
  return (writer.html(), String(decoding: theirs, as: UTF8.self), document.lostPositions)
}

func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

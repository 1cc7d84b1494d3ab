import Diagnostics
import Foundation
import Testing

@testable import Markdown

/// Our HTML and cmark's, and how many places were lost.
func compare(_ text: String) -> (ours: String, theirs: String, lost: Int) {
  let file = SourceFile(path: "t.md", text: text)
  let (document, _) = MarkdownDocument.parse(file)
  var writer = HTMLWriter(document)
  writer.rawHTML = .pass
  let theirs = file.bytes.withUnsafeBufferPointer { CommonMark.html($0) }
  return (writer.html(), String(decoding: theirs, as: UTF8.self), document.lostPositions)
}

@Suite struct HTMLWriterTests {
  @Test func writesGeneratedCommonMarkAsCmarkDoes() {
    for seed in 0..<6000 {
      var generator = MarkdownGenerator(seed: UInt64(seed))
      let text = generator.document(MarkdownGenerator.plain)
      let (ours, theirs, lost) = compare(text)
      #expect(ours == theirs, "seed \(seed): \(text.debugDescription)")
      #expect(lost == 0, "places lost, seed \(seed): \(text.debugDescription)")
      if ours != theirs || lost > 0 { break }
    }
  }
}

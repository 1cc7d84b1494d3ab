import Diagnostics
import Foundation
import Testing

@testable import Markdown

@Suite struct Scratch {
  @Test func stats() throws {
    var bad = 0
    var lostCount = 0
    for seed in 0..<20000 {
      var generator = MarkdownGenerator(seed: UInt64(seed))
      let text = generator.document(MarkdownGenerator.plain, longest: 14)
      let (ours, theirs, lost) = compare(text)
      if ours != theirs { bad += 1; if bad < 12 { print("DIFF", text.debugDescription, "\n", ours.debugDescription, "\n", theirs.debugDescription) } }
      if lost > 0 { lostCount += 1; if lostCount < 25 { print("LOST", text.debugDescription, theirs.debugDescription) } }
    }
    print("bad", bad, "lost", lostCount)
  }
}

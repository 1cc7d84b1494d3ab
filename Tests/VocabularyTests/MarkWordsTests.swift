import Foundation
import Plotting
import Script
import Testing
import Vocabulary

@Suite struct MarkWordsTests {
  private static let words = vocabulary.words.filter { $0.category == "Marks" }.map {
    Documented(name: $0.name, word: $0)
  }

  /// What the word is called is what the data and the messages call the mark.
  @Test(arguments: words)
  func makesAMarkOfItsName(_ documented: Documented) throws {
    for example in documented.word.examples where example.result == "a mark" {
      let value = try #require(run(example.program).values.last)
      guard case .object(let object) = value else {
        Issue.record("\(example.program) makes no mark")
        continue
      }
      #expect((object.payload as? Mark)?.kind == documented.name)
    }
  }

  /// What the examples draw between -1 and 2, and -1 and 3: the rows of their data and what these say.
  private static let drawn: [String: [(rows: Int, sentence: String)]] = [
    "line": [], "area": [], "points": [], "histogram": [], "interval": [], "bars": [], "rug": [],
    "arrows": [], "rule": [], "band": [], "text": [], "heatmap": [], "contour": [],
  ]

  @Test(arguments: words)
  func drawsItsExamples(_ documented: Documented) throws {
    let expected = try #require(Self.drawn[documented.name], "there is nothing to compare with")
    let examples = documented.word.examples.filter { $0.result == "a mark" }
    #expect(examples.count == expected.count)
    for (index, example) in examples.enumerated() {
      let isOverNumbers = documented.name != "bars"
      let drawing = try drawn(
        "plot([\(example.program)]\(isOverNumbers ? ", x: -1...2, y: -1...3" : ""))")
      let sentence = drawing.description.split(separator: " axis", maxSplits: 2).last.map(
        String.init)
      print("EX", documented.name, drawing.data.series.map(\.rows.count), sentence ?? "")
      guard index < expected.count else { continue }
      #expect(drawing.data.series.map(\.rows.count) == [expected[index].rows])
      #expect(sentence?.hasSuffix(expected[index].sentence) == true, "\(sentence ?? "")")
      #expect(drawing.warnings == [])
    }
  }

  @Test func theManualNamesEach() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let manual = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    for word in Self.words { #expect(manual.contains("`\(word.name)`"), "\(word.name)") }
  }

  @Test func thereAreWordsForMarks() { #expect(Self.words.count > 10) }
}

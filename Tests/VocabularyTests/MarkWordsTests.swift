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

  /// What the examples draw between x = -1 and 2 and y = -1 and 3: the number of their data, where it is not
  /// found by looking at a function, and what these say.
  private static let drawn: [String: [(rows: Int?, sentence: String)]] = [
    "line": [
      (nil, "parabola: from 1 at x = −1 to 4 at x = 2"),
      (
        3,
        "error: from 0.5 at x = 1 to 0.125 at x = 4; least 0.125 at x = 4, greatest 0.5 at x = 1."
      ),
    ],
    "area": [(nil, "density: from 0.242 at x = −1 to 0.054 at x = 2; least 0.054 at x = 2")],
    "points": [(3, "squares: 3 points, x from 1 to 3, y from 1 to 9.")],
    "histogram": [(20, "of 200 values outside its bins.")],
    "interval": [(2, "mean: 2 intervals, x from 1 to 2, y from 2.5 to 6.")],
    "bars": [(2, "gain: 2 bars, greatest 2.5 at b, least 1 at a.")],
    "rug": [(3, "particles: 3 values from −1 to 0.5.")],
    "arrows": [(2, "Arrows: 2 arrows, the first from (0, 0) to (0.5, 1).")],
    "rule": [(1, "A line across at x = 0.")],
    "band": [
      (1, "overlap: the strip with x from −1 to 1."),
      (nil, "Band: y from −1 to 1 at x = −1, y from −2 to 2 at x = 2"),
    ],
    "text": [(1, "At x = 0, y = 0.4 stands: peak.")],
    "heatmap": [
      (nil, "product: least −3 at x = −1, y = 3, greatest 6 at x = 2, y = 3."),
      (6, "Heatmap: least 1 at x = 0, y = 0, greatest 6 at x = 2, y = 1."),
    ],
    "contour": [
      (nil, "radius: the value is 1 for x from −1 to 1 and y from −1 to 1; 2 for x from −1 to 2")
    ],
  ]

  /// That an example makes a mark says little; what is drawn of it says whether it is the right one.
  @Test(arguments: words)
  func drawsItsExamples(_ documented: Documented) throws {
    let expected = try #require(Self.drawn[documented.name], "there is nothing to compare with")
    let examples = documented.word.examples.filter { $0.result == "a mark" }
    #expect(examples.count == expected.count)
    let ranges = documented.name == "bars" ? "" : ", x: -1...2, y: -1...3"
    for (example, expected) in zip(examples, expected) {
      let drawing = try VocabularyTests.drawn("plot([\(example.program)]\(ranges))")
      #expect(drawing.description.contains(expected.sentence), "\(drawing.description)")
      let series = try #require(drawing.data.series.first)
      #expect(expected.rows == nil ? series.rows.count > 50 : series.rows.count == expected.rows)
    }
  }

  @Test func theManualNamesEach() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let manual = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    for word in Self.words { #expect(manual.contains("`\(word.name)`"), "\(word.name)") }
  }

  @Test func thereAreWordsForMarks() { #expect(Self.words.count > 10) }
}

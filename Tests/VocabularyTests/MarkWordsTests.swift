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

  @Test func thereAreWordsForMarks() { #expect(Self.words.count > 10) }
}

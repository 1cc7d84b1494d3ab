import Diagnostics
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("sds", ["mean", "sd", "weights"], "sd"),
    ("mxiture", ["mixture", "normal"], "mixture"),
    ("Mixture", ["mixture"], "mixture"),
    ("histgram", ["histogram", "line"], "histogram"),
  ])
  func findsTheNearest(word: String, candidates: [String], expected: String) {
    #expect(nearest(to: word, in: candidates) == expected)
  }

  @Test(arguments: ["completely", "xy", ""])
  func staysSilentWithoutANearOne(word: String) {
    #expect(nearest(to: word, in: ["mixture", "normal"]) == nil)
    #expect(suggestion(for: word, in: ["mixture", "normal"]).isEmpty)
  }

  @Test func takesTheFirstOfEquallyNearOnes() {
    #expect(nearest(to: "lin", in: ["line", "link"]) == "line")
  }

  @Test func neverSuggestsTheWordItself() {
    #expect(nearest(to: "line", in: ["line"]) == nil)
  }

  @Test func refusesToThinkAboutLongWords() {
    #expect(nearest(to: String(repeating: "a", count: 100_000), in: ["a"]) == nil)
  }

  @Test func wordsTheSuggestion() {
    #expect(suggestion(for: "sds", in: ["sd"]) == "; did you mean 'sd'?")
  }
}

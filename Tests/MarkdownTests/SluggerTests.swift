import Diagnostics
import Testing

@testable import Markdown

@Suite struct SluggerTests {
  @Test(arguments: [
    ("A Title", "a-title"), ("1. What's new?", "1-whats-new"), ("a_b-c", "a_b-c"),
    ("Über É", "über-é"), ("a  b", "a--b"), ("😀", ""), ("$x$", "x"),
  ])
  func followsGitHub(_ title: String, _ expected: String) { #expect(slug(title) == expected) }

  @Test func numbersWhatComesAgain() {
    var slugger = Slugger()
    #expect(
      ["A", "a", "A 1", "a-1", "!", "?"].map { slugger.anchor(for: $0) } == [
        "a", "a-1", "a-1-1", "a-1-2", "section", "section-1",
      ])
  }
}

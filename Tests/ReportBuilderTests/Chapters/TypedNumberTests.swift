import Foundation
import Testing

@testable import ReportBuilder

/// A numbered thing: `Figures 1 to 2`.
private var place: Regex<Substring> {
  /(?:Lemma|Proposition|Example|Figure|Section|Table)s? [0-9.]+(?: (?:to|and) [0-9.]+)?/
}

/// The numbers that may be typed, and why. Any other is written as a `{value}` of the program that
/// knows it.
private var allowances: [TypedNumbers.Allowance] {
  [
    .init(words: /[01]/, reason: "the ends of a scale, and units"),
    .init(words: place, reason: "places of the paper"),
    .init(words: /\((?:19|20)[0-9]{2}\)/, reason: "a work by its year"),
    .init(words: /(?:upper|lower) half of the/, reason: "a part, not a measure"),
  ]
}

@Suite struct TypedNumberTests {
  private func numbers(_ prose: String) -> [String] {
    TypedNumbers(allowances: allowances).finds(in: prose, at: "").map(\.number)
  }

  @Test func everyNumberInProseIsComputed() {
    let manuscript = QuoteTests.project.understand().manuscript
    let finds = TypedNumbers(allowances: allowances).finds(in: manuscript)
    #expect(!manuscript.texts.isEmpty)
    for find in finds { Issue.record("\(find.description)") }
  }

  @Test(arguments: [
    ("a gap of 6, or 2.5,", ["6", "2.5"]), ("one in two hundred", ["two", "hundred"]),
    ("about two per cent", ["two"]), ("a quarter of the mass, twice", ["quarter", "twice"]),
    ("a ninefold change of two thirds", ["ninefold", "thirds"]), ("Twelve panels", ["Twelve"]),
    ("four standard deviations", ["four"]),
  ]) func findsDigitsAndNumberWords(_ prose: String, _ expected: [String]) {
    #expect(numbers(prose) == expected)
  }

  @Test(arguments: [
    "the two scores", "L2 and x64", "Proposition 3 and Figures 1 to 2", "from 0 to 1",
    "Liu and Wang (2016)", "the lower half of the figure", "often, manifold", "the third component",
  ]) func leavesWhatCountsOrNames(_ prose: String) {
    #expect(numbers(prose) == [])
  }

  @Test func saysWhereANumberStands() {
    let text = """
      # Five

      So `{value} 6` and $7$ and $x^8$; see `9`.

      ```{figure} #fig-a
      :caption: Ten
      :alt: Two humps at 11.

      plot([line({ x in x })], x: 0...12)
      ```

      > [!NOTE] Thirteen
      > 14
      """
    let manuscript = manuscript(of: [("chapters/01-x.md", text)])
    let finds = TypedNumbers().finds(in: manuscript)
    #expect(
      finds.map { "\($0.place) \($0.number)" }.sorted() == [
        "chapters/01-x.md:1 Five", "chapters/01-x.md:12 Thirteen", "chapters/01-x.md:13 14",
        "chapters/01-x.md:3 7", "chapters/01-x.md:6 Ten", "chapters/01-x.md:7 11",
      ])
  }
}

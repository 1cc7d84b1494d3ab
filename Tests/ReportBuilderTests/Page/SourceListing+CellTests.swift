import Diagnostics
import Testing

@testable import ReportBuilder

@Suite struct SourceListingOfASiteTests {
  /// The listing of the first directive of a chapter.
  private func listing(_ text: String) throws -> SourceListing {
    let read = manuscript(of: [("chapters/01-x.md", "# X\n\n" + text)])
    try #require(!read.diagnostics.hasErrors)
    return SourceListing(try #require(read.cells.first))
  }

  private func marked(_ listing: SourceListing, _ kind: SourceListing.Part.Kind) -> [String] {
    listing.parts.filter { $0.kind == kind }.map(\.text)
  }

  @Test func marksFencesOptionsAndComments() throws {
    let text = """
      ```{figure} #fig-a
      :caption: See https://a.b/c
        and // more.
      :alt: A text.

      // why
      let n = "a // b" // how
      plot([line(normal(mean: 0, /* two
        lines */ sd: 1).pdf, name: n)], x: 0...1)
      ```

      """
    let listing = try listing(text)
    #expect(marked(listing, .fence) == ["```{figure} #fig-a", "```"])
    #expect(marked(listing, .option) == [":caption: See https://a.b/c", ":alt: A text."])
    #expect(marked(listing, .comment) == ["// why", "// how", "/* two\n  lines */"])
    #expect(listing.firstLine == 3)
  }

  @Test(arguments: [
    "```{define}\nlet a = 1\n```\n", "> - ```{define}\n>   let a = 1 // b\n>   ```\n",
    "```{define}\r\n// a\r\nlet a = 1\r\n```\r\n", "````{define}\nlet a = \"é//\" // 😀\n`````",
  ])
  func losesNoCharacter(_ text: String) throws {
    let whole = try listing(text).parts.map(\.text).joined()
    #expect(text.contains(whole))
    #expect(whole.hasPrefix("```") && whole.hasSuffix("```"))
  }

  @Test func marksInsideAQuotation() throws {
    let listing = try listing("> ```{define}\n> // one\n> let a = 1\n> ```\n")
    #expect(marked(listing, .comment) == ["// one"])
    #expect(marked(listing, .fence) == ["```{define}", "```"])
    #expect(marked(listing, .program) == ["\n> ", "\n> let a = 1\n> "])
  }
}

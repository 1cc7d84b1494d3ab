import Markup
import Testing

@testable import ReportBuilder

@Suite struct FigureDirectiveTests {
  @Test func keepsTheDataOfAFigure() throws {
    let found = try outcomes(
      FigureOutcome.self,
      of:
        "```{figure} #fig-a\n:caption: c\n:alt: a\n\nplot([points([1, 2], [3, 4], name: \"p\")])\n```\n"
    )
    let figure = try #require(found.first)
    #expect(figure.series.map(\.name) == ["p"])
    #expect(figure.series.first?.rows == [[1, 3], [2, 4]])
    #expect(figure.wide.html.hasPrefix("<svg"))
    #expect(!figure.description.isEmpty)
  }

  @Test func fillsTheOpenPlacesOfADrawing() {
    let html = page(
      of:
        """
        ```{figure} #fig-a
        :caption: A line.
        :alt: It rises <b> & "goes on".

        plot([line({ x in x }, name: "x")], x: 0...1)
        ```
        """)
    #expect(html.contains("It rises &lt;b&gt; &amp; \"goes on\"."))
    #expect(html.contains("Figure 1.1"))
    #expect(!html.unicodeScalars.contains { (0xF8F0...0xF8FF).contains($0.value) })
  }
}

import Diagnostics
import Markup
import Plotting
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
    #expect(
      figure.wide.named("a", title: "t", alternativeText: "a").html.hasPrefix("<svg"))
    #expect(!figure.description.isEmpty)
  }

  @Test func namesADrawingOnThePage() {
    let html = page(
      of:
        """
        ```{figure} #fig-a
        :caption: A line.
        :alt: It rises <b> & "goes on".

        sweep(["a": [1, 2, 3]], stills: ["a": [1, 3]]) { a in
          plot([line({ x in a * x }, name: "x")], x: 0...1)
        }
        ```
        """)
    #expect(html.contains("It rises &lt;b&gt; &amp; \"goes on\"."))
    #expect(html.contains("Figure 1.1"))
    for name in ["wide", "narrow", "stills-wide", "stills-narrow"] {
      #expect(html.split(separator: "<title id=\"fig-a-\(name)-title\">").count == 2)
    }
  }

  @Test func computesTheValuesOfAnAlternativeText() {
    let text = """
      ```{figure} #fig-a
      :caption: c
      :alt: It rises to `{value .1f} 1 / 3`, *not* to {value}`2 + 2`, at $x$.

      plot([points([1, 2], [3, 4])])
      ```

      """
    let html = page(of: text)
    #expect(html.contains("It rises to 0.3, *not* to 4, at $x$."))
  }

  @Test func tellsAMistakeInAValueOfAnAlternativeText() throws {
    let report = InMemoryReport(chapters: [
      """
      # One

      ```{figure} #fig-a
      :caption: c
      :alt: It rises to `{value} nonsense`.

      plot([points([1, 2], [3, 4])])
      ```

      """
    ])
    let diagnostics = report.manuscript.diagnostics
    #expect(diagnostics.map(\.identifier) == ["unknown-name"])
    #expect(diagnostics.first?.range?.text == "nonsense")
    #expect(diagnostics.first?.range?.start.line == 5)
  }
}

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
}

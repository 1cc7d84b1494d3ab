import Markup
import Script
import Testing
import Vocabulary

@testable import ReportBuilder

@Suite struct DrawingTemplateTests {
  @Test func fillsEveryPlace() throws {
    let report = try SmallReport(["01-one.md": SmallReport.fullChapter])
    report.build()
    let figure = Computation(
      manuscript: try report.manuscript(), keys: PlanKeys(try report.manuscript()),
      workers: Workers(jobs: 1), results: nil, progress: { _, _, _ in }
    ).run().outcomes.compactMap { $0 as? FigureOutcome }.first
    guard let figure else {
      Issue.record("there is no figure")
      return
    }
    for drawing in [figure.wide, figure.narrow] {
      let filled = DrawingTemplate.fill(
        drawing, identifier: "fig-x", title: "Figure 1 & 2", alternativeText: "a < b"
      ).html
      #expect(filled.contains("Figure 1 &amp; 2"))
      #expect(filled.contains("a &lt; b"))
      #expect(filled.contains("fig-x"))
      #expect(!filled.unicodeScalars.contains { (0xF8F0...0xF8F2).contains($0.value) })
    }
  }

  @Test func takesTheAuthorsTextAsItStands() {
    func svg(_ label: String, _ title: String, _ description: String) -> MarkupNode {
      .element(
        "svg", ["aria-labelledby": "\(label)-title \(label)-description"],
        [
          .element("title", ["id": "\(label)-title"], text: title),
          .element("desc", ["id": "\(label)-description"], text: description),
          // What an author wrote can hold the same characters.
          .element("text", ["data-name": "figure-\u{F8F0}"], text: "\u{F8F1}\u{F8F2}"),
        ])
    }
    let filled = DrawingTemplate.fill(
      svg("figure-\u{F8F0}", "\u{F8F1}", "\u{F8F2}\nfrom 0 to \u{F8F2}"), identifier: "fig-x",
      title: "a \u{F8F2} b", alternativeText: "</svg><script>\u{F8F1}")
    #expect(
      filled == svg("fig-x", "a \u{F8F2} b", "</svg><script>\u{F8F1}\nfrom 0 to \u{F8F2}"))
    #expect(!filled.html.contains("<script"))
  }
}

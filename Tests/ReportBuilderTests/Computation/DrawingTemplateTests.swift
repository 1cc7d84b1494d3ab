import Script
import Testing
import Vocabulary

@testable import ReportBuilder

@Suite struct DrawingTemplateTests {
  @Test func fillsEveryPlace() throws {
    let report = try SmallReport(["01-one.md": SmallReport.fullChapter])
    report.build()
    let outcome = Computation(
      manuscript: try report.manuscript(), keys: PlanKeys(try report.manuscript()),
      workers: Workers(jobs: 1), results: nil, progress: { _, _, _ in }
    ).run().outcomes.compactMap { $0 }.first {
      if case .figure = $0 { true } else { false }
    }
    guard case .figure(let figure)? = outcome else {
      Issue.record("there is no figure")
      return
    }
    for drawing in [figure.wide, figure.narrow] {
      let filled = DrawingTemplate.fill(
        drawing, identifier: "fig-x", title: "Figure 1 & 2", alternativeText: "a < b")
      #expect(filled.contains("Figure 1 &amp; 2"))
      #expect(filled.contains("a &lt; b"))
      #expect(filled.contains("fig-x"))
      #expect(!filled.unicodeScalars.contains { (0xF8F0...0xF8F2).contains($0.value) })
    }
  }

  @Test func takesTheAuthorsTextAsItStands() {
    let filled = DrawingTemplate.fill(
      "<t>\u{F8F1}</t><d>\u{F8F2}</d>", identifier: "fig-x", title: "a \u{F8F2} b",
      alternativeText: "</svg><script>\u{F8F1}")
    #expect(
      filled == "<t>a \u{F8F2} b</t><d>&lt;/svg&gt;&lt;script&gt;\u{F8F1}</d>")
  }
}

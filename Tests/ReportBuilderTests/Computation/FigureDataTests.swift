import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

/// Figures of extreme data: nothing is left out unsaid, and nothing stops the whole report unnamed.
@Suite struct FigureDataTests {
  private func chapter(_ program: String) -> String {
    """
    # One

    ```{figure} #fig-one
    :caption: A figure.
    :alt: Something.

    \(program)
    ```

    """
  }

  private func messages(_ program: String) throws -> [String] {
    try SmallReport(["01-one.md": chapter(program)]).build().diagnostics.map {
      "\($0.severity) [\($0.identifier)] \($0.message)"
    }
  }

  @Test(arguments: [
    "points([-1.7e308, 1.7e308], [-1.7e308, 1.7e308])", "points([1, 2], [3, 1.7e308])",
    "histogram([-1.7e308, 1.7e308])", "histogram([1, 1.7e308])",
    "interval([1], [1], lower: [-1.7e308], upper: [1.7e308])",
    "arrows([0], [0], toX: [1.7e308], toY: [-1.7e308])", "line([1, 2], [1, -1.7e308])",
    "heatmap([0, 1], [0, 1], values: [[1.7e308, -1.7e308], [1, 2]])", "rug([-1.7e308])",
    "rule(x: 1.7e308)",
  ])
  func refusesNumbersThatNoAxisReaches(mark: String) throws {
    let messages = try messages("plot([\(mark)])")
    #expect(messages.count == 1)
    #expect(messages[0].hasPrefix("error [plot] '"), "\(messages)")
    #expect(messages[0].hasSuffix("beyond 1e300 nothing can be drawn"), "\(messages)")
  }

  @Test(arguments: [
    "plot([line([1, 2], [0, -1])], yScale: .log)", "plot([points([0], [1])], xScale: .log)",
    "plot([histogram([-1, -2])], xScale: .log)",
    "plot([rule(x: 0), points([1], [1])], xScale: .log)",
  ])
  func refusesMarksOfWhichNothingIsSeen(program: String) throws {
    let messages = try messages(program)
    #expect(messages.count == 1)
    #expect(messages[0].hasPrefix("error [plot] nothing of '"), "\(messages)")
  }

  @Test(arguments: [
    ("plot([line([1e-320, 1, 2], [1, 2, 3])], xScale: .log)", "leaves out 1 value"),
    ("plot([points([1, 2, 3], [0, -1, 1])], yScale: .log)", "leaves out 2 values"),
    (
      "plot([line({ x in exp(-x * x) })], x: 0...100, yScale: .log)",
      "has no value that can be drawn"
    ),
    (
      "plot([heatmap({ x, y in x * 1e308 * y })], x: -1...1, y: -1...1)",
      "has no value that can be drawn"
    ),
  ])
  func tellsWhatIsLeftOut(program: String, message: String) throws {
    let report = try SmallReport(["01-one.md": chapter(program)])
    let build = report.build()
    #expect(!build.hasErrors)
    #expect(build.diagnostics.map(\.identifier) == ["figure-data"])
    #expect(build.diagnostics.allSatisfy { $0.message.contains(message) && $0.range != nil })
    let data = try #require(report.output("report.json"))
    #expect(String(decoding: data, as: UTF8.self).contains(message))
  }

  /// What has no place on the axes is not spoken of as if it were drawn.
  @Test func describesWhatIsDrawn() throws {
    let report = try SmallReport([
      "01-one.md": chapter(
        "plot([line([1e-320, 1e-310, 1, 2], [5e-324, 1, 2, 3])], xScale: .log, yScale: .log)")
    ])
    report.build()
    let text = String(decoding: try #require(report.output("report.json")), as: UTF8.self)
    #expect(text.contains("Line: from 2 at x = 1 to 3 at x = 2"), "\(text)")
    #expect(!text.contains("10⁻³²⁴"))
  }

  @Test func refusesBinsWithoutWidth() throws {
    #expect(
      try messages("plot([histogram([1e-320, 2e-320], bins: 2000)])").map { String($0.prefix(35)) }
        == ["error [plot] the bins of 'histogram'"].map { String($0.prefix(35)) })
  }

  @Test func drawsTheGreatestNumbersThatItTakes() throws {
    #expect(try messages("plot([points([-1e300, 1e300], [-1e300, 1e300])])") == [])
  }
}

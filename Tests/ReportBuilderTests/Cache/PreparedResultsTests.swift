import Arithmetic
import Diagnostics
import Foundation
import Markup
import Script
import TestSupport
import Testing

@testable import Plotting
@testable import ReportBuilder

/// Builds over stores that somebody has prepared.
@Suite struct PreparedResultsTests {
  private static let chapter =
    SmallReport.fullChapter + OutcomeTests.moving + """

      `{value .4f} ksd(normal(mean: 0.3, sd: 1), normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1))`
      and `{value .4f} svgd(target: p, from: draws, kernel: gaussian(bandwidth: 1), stepSize: 1, steps: 3).moves.last`

      """

  private func report() throws -> (report: SmallReport, page: Data, data: Data) {
    let report = try SmallReport(["01-one.md": Self.chapter])
    #expect(report.build().diagnostics.map(\.identifier) == [])
    return (
      report, try #require(report.output("report.html")), try #require(report.output("report.json"))
    )
  }

  private func rebuilds(
    _ report: SmallReport, _ page: Data, _ data: Data, _ what: Comment
  ) throws {
    try FileManager.default.removeItem(at: report.project.output)
    let build = report.build(jobs: 1)
    #expect(!build.hasErrors, what)
    #expect(report.output("report.html") == page, what)
    #expect(report.output("report.json") == data, what)
  }

  @Test func takesNothingForAResultThatIsNone() throws {
    let (report, page, data) = try report()
    let results = try report.storedResults()
    #expect(results.count > 10)
    var draws = Generator(state: 11)
    for round in 0..<12 {
      // What is an outcome like any other is one; see the tests of the code.
      try report.replaceResults(
        with: results.mapValues { content in
          var other: [UInt8]
          repeat { other = mutated(content, &draws) } while isReadable(other)
          return other
        })
      try rebuilds(report, page, data, "round \(round)")
    }
  }

  /// Whether bytes could be an outcome, a value or the note of a definition.
  private func isReadable(_ content: [UInt8]) -> Bool {
    func isOutcome<Made: Outcome>(_ type: Made.Type) -> Bool {
      (try? Made(decoding: content)) != nil
    }
    return content.isEmpty || isOutcome(ValueOutcome.self) || isOutcome(TableOutcome.self)
      || isOutcome(FigureOutcome.self) || isOutcome(ClaimOutcome.self)
      || Value(decoding: content) != nil
  }

  @Test(arguments: ResultFilesTests.Obstacle.allCases)
  func buildsOverWhateverStandsInPlaceOfAPack(_ obstacle: ResultFilesTests.Obstacle) throws {
    let (report, page, data) = try report()
    let other = report.project.folder.appendingPathComponent("other")
    try Data("mine".utf8).write(to: other)
    for file in try report.cacheFiles() {
      try FileManager.default.removeItem(at: file)
      switch obstacle {
      case .folder:
        try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
      case .pipe: try #require(mkfifo(file.path, 0o600) == 0)
      case .link: try FileManager.default.createSymbolicLink(at: file, withDestinationURL: other)
      case .hole:
        try Data().write(to: file)
        try #require(truncate(file.path, 1 << 40) == 0)
      case .nothing: break
      }
    }
    try rebuilds(report, page, data, "\(obstacle)")
    #expect(try String(contentsOf: other, encoding: .utf8) == "mine")
  }

  /// How many elements of each name begin in a page.
  private func elements(_ page: String, _ names: [String]) -> [Int] {
    names.map { name in
      [" ", ">", "/"].reduce(0) { $0 + page.components(separatedBy: "<\(name)\($1)").count - 1 }
    }
  }

  @Test func bringsNoMarkupOntoThePage() throws {
    let (report, page, _) = try report()
    let names = ["script", "meta", "svg", "path", "style", "a", "iframe", "form", "img", "object"]
    let whole = elements(String(decoding: page, as: UTF8.self), names)
    let markup = "</title></svg><meta http-equiv=refresh content=0><script>1</script>"
    let manuscript = try report.manuscript()
    let outcomes = Computation(
      manuscript: manuscript, keys: PlanKeys(manuscript), workers: Workers(jobs: 1), results: nil,
      progress: { _, _, _ in }
    ).run().outcomes.compactMap(\.self)
    var results = try report.storedResults()
    for (key, stored) in results {
      let outcome = outcomes.first { $0.encoded() == stored }
      let made: any Outcome
      switch outcome {
      case let value as ValueOutcome:
        made = ValueOutcome(text: PrintedText(markup), numbers: value.numbers)
      case let table as TableOutcome:
        made = TableOutcome(
          columns: table.columns.map { _ in markup },
          rows: table.rows.map { $0.map { _ in .init(text: PrintedText(markup), number: nil) } })
      case let figure as FigureOutcome:
        made = FigureOutcome(
          wide: figure.wide.naming(markup), narrow: figure.narrow.naming(markup),
          stills: figure.stills, frames: figure.frames, description: markup, warnings: [markup],
          series: figure.series.map {
            .init(
              panel: markup, name: markup, kind: markup, axis: $0.axis,
              columns: $0.columns.map { _ in markup }, categories: [markup], rows: $0.rows,
              error: $0.error, draws: nil, isCurve: false, errorBars: markup)
          }, kept: [])
      default: continue
      }
      let content = try #require(made.encoded())
      results[key] = content
    }
    try report.replaceResults(with: results)
    try FileManager.default.removeItem(at: report.project.output)
    let build = report.build()
    #expect(!build.hasErrors)
    let text = String(decoding: try #require(report.output("report.html")), as: UTF8.self)
    #expect(text.contains("&lt;meta"))
    #expect(!text.contains("<meta http-equiv=refresh"))
    #expect(elements(text, names) == whole)
  }
}

extension Graphic {
  /// The drawing with other words in all its texts and names.
  fileprivate func naming(_ words: String) -> Graphic {
    var other = self
    other.content = content.map { $0.naming(words) }
    return other
  }
}

extension MarkupNode {
  fileprivate func naming(_ words: String) -> MarkupNode {
    switch self {
    case .element(var element):
      for index in element.attributes.indices
      where ["data-name", "data-kind"].contains(element.attributes[index].name) {
        element.attributes[index].value = words
      }
      element.children = element.children.map { $0.naming(words) }
      return .element(element)
    case .text(let text): return .text(text.isEmpty ? "" : words)
    case .trusted, .fragment: return self
    }
  }
}

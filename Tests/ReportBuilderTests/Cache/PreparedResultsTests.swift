import Diagnostics
import Foundation
import Markup
import Script
import TestSupport
import Testing

@testable import ReportBuilder

/// Builds over stores that somebody has prepared.
@Suite struct PreparedResultsTests {
  private static let chapter =
    SmallReport.fullChapter + OutcomeCodeTests.moving + """

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

  /// What a file of the store begins with: a mark, a checksum, the key.
  private func wrapped(_ content: [UInt8], key: [UInt8]) -> Data {
    let body = key + content
    return Data(Array("REPORT02".utf8) + Fingerprint(of: body).bytes + body)
  }

  @Test func takesNoResultForAnother() throws {
    let (report, page, data) = try report()
    let files = try report.cacheFiles()
    #expect(files.count > 10)
    let contents = try files.map { try Data(contentsOf: $0) }
    // Each file in the place of each other one, all at once: turned round by every distance.
    for distance in 1..<files.count {
      for (index, file) in files.enumerated() {
        try contents[(index + distance) % files.count].write(to: file)
      }
      try rebuilds(report, page, data, "turned by \(distance)")
    }
  }

  @Test func takesNothingForAResultThatIsNone() throws {
    let (report, page, data) = try report()
    let files = try report.cacheFiles()
    let contents = try files.map { Array(try Data(contentsOf: $0)) }
    var draws = Generator(state: 11)
    for round in 0..<12 {
      for (file, whole) in zip(files, contents) {
        let (key, content) = (Array(whole[40..<72]), Array(whole[72...]))
        // What is an outcome like any other is one; see the tests of the code.
        var other: [UInt8]
        repeat { other = mutated(content, &draws) } while isReadable(other)
        try wrapped(other, key: key).write(to: file)
      }
      try rebuilds(report, page, data, "round \(round)")
    }
  }

  /// Whether bytes could be an outcome, a value or the note of a definition.
  private func isReadable(_ content: [UInt8]) -> Bool {
    content.isEmpty || (try? Outcome(decoding: content)) != nil || Value(decoding: content) != nil
  }

  @Test func buildsOverWhateverStandsInPlaceOfAResult() throws {
    let (report, page, data) = try report()
    let files = try report.cacheFiles()
    let other = report.project.folder.appendingPathComponent("other")
    try Data("mine".utf8).write(to: other)
    for (index, file) in files.enumerated() {
      try FileManager.default.removeItem(at: file)
      switch index % 5 {
      case 0: try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
      case 1: try #require(mkfifo(file.path, 0o600) == 0)
      case 2: try FileManager.default.createSymbolicLink(at: file, withDestinationURL: other)
      case 3:
        try Data().write(to: file)
        try #require(truncate(file.path, 1 << 40) == 0)
      default: break
      }
    }
    try rebuilds(report, page, data, "whatever")
    #expect(try String(contentsOf: other, encoding: .utf8) == "mine")
  }

  @Test func bringsNoMarkupOntoThePage() throws {
    let (report, page, _) = try report()
    let names = ["script", "meta", "svg", "path", "style", "a", "iframe", "form", "img", "object"]
    let whole = MarkupCensus(String(decoding: page, as: UTF8.self), counting: names)
    let markup = "</title></svg><meta http-equiv=refresh content=0><script>1</script>"
    for file in try report.cacheFiles() {
      let stored = Array(try Data(contentsOf: file))
      guard let outcome = try? Outcome(decoding: Array(stored[72...])) else { continue }
      let made: Outcome
      switch outcome {
      case .value(let value): made = .value(ValueOutcome(text: markup, numbers: value.numbers))
      case .table(let table):
        made = .table(
          TableOutcome(
            columns: table.columns.map { _ in markup },
            rows: table.rows.map { $0.map { _ in .init(text: markup, number: nil) } }))
      case .figure(let figure):
        made = .figure(
          FigureOutcome(
            wide: figure.wide.naming(markup), narrow: figure.narrow.naming(markup),
            stills: figure.stills, frames: figure.frames, description: markup, warnings: [markup],
            series: figure.series.map {
              .init(
                panel: markup, name: markup, kind: markup, axis: $0.axis,
                columns: $0.columns.map { _ in markup }, categories: [markup], rows: $0.rows,
                error: $0.error, draws: nil, isCurve: false, errorBars: markup)
            }, kept: figure.kept))
      case .claim: continue
      }
      let content = try #require(made.encoded())
      try wrapped(content, key: Array(stored[40..<72])).write(to: file)
    }
    let build = report.build()
    #expect(!build.hasErrors)
    let text = String(decoding: try #require(report.output("report.html")), as: UTF8.self)
    #expect(text.contains("&lt;meta"))
    #expect(!text.contains("<meta http-equiv=refresh"))
    #expect(MarkupCensus(text, counting: names).elements == whole.elements)
  }
}

extension MarkupNode {
  /// The drawing with other words in all its texts and names.
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

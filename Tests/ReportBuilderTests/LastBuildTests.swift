import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

@Suite struct LastBuildTests {
  /// The smallest picture in the format GIF, and another one.
  private let pictures = [0x3B, 0x3C].map { end in
    Data("GIF89a".utf8)
      + Data([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, UInt8(end)])
  }

  /// A report with a claim, a picture and a warning.
  private func report() throws -> SmallReport {
    let report = try SmallReport([
      "01-one.md": """
      # One

      ![A dot](dot.gif) and `{value} 1 + 1`, [@a].

      ```{define}
      let p = normal(mean: 0, sd: 1)
      let draws = [1, 2].map { i in p.sample(3, key: "a").mean }
      ```

      ```{claim} #claim-a
      :says: It is so.
      :expect: holds

      holds(p.mean < 1)
      control(p.mean > 1)
      ```
      """.replacing("key: \"a\"", with: "key: [\"a\", i]"),
      "02-two.md": "# Two\n\n| a | b |\n|---|---|\n",
    ])
    try report.write("references.json", #"[{"id": "a", "title": "A title"}]"#)
    try pictures[0].write(to: report.project.chapters.appendingPathComponent("dot.gif"))
    return report
  }

  @Test func nothingIsDoneWhenNothingChanged() throws {
    let report = try report()
    let first = report.build()
    #expect(!first.isUpToDate && first.written.count == 2)
    #expect(first.diagnostics.map(\.identifier.description) == ["bare-table"])
    let outputs = (report.output("report.html"), report.output("report.json"))
    let second = report.build()
    #expect(second.isUpToDate && second.written == [] && second.hasOutput && second.isWhole)
    #expect(second.diagnostics.map(rendered) == first.diagnostics.map(rendered))
    #expect(second.claims == first.claims && second.claims.count == 1)
    #expect(second.explanations.count == 1 && second.explanations[0].hasPrefix("up to date: "))
    #expect(outputs == (report.output("report.html"), report.output("report.json")))
  }

  private func rendered(_ diagnostic: Diagnostic) -> String {
    DiagnosticRenderer().render([diagnostic])
  }

  /// A byte somewhere, with the times as they were.
  private func change(_ file: URL, _ content: (Data) -> Data) throws {
    let manager = FileManager.default
    let time = try manager.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
    try content(try Data(contentsOf: file)).write(to: file)
    try manager.setAttributes([.modificationDate: try #require(time)], ofItemAtPath: file.path)
  }

  private func flipped(_ data: Data, at place: Int) -> Data {
    var data = data
    data[data.startIndex + place] ^= 1
    return data
  }

  enum Change: CaseIterable {
    case chapter, title, bibliography, picture, newChapter, misnamedChapter, lostChapter
    case page, pageStart, data, dataEnd, lostPage, lostData, longerPage
  }

  @Test(arguments: Change.allCases) func everyChangeIsSeen(_ change: Change) throws {
    let report = try report()
    report.build()
    let outputs = (report.output("report.html"), report.output("report.json"))
    let (chapters, output) = (report.project.chapters, report.project.output)
    func file(_ name: String) -> URL { chapters.appendingPathComponent(name) }
    let (page, data) = (
      output.appendingPathComponent("report.html"), output.appendingPathComponent("report.json")
    )
    func replace(_ name: String, _ old: String, _ new: String) throws {
      try self.change(file(name)) { content in
        Data(String(decoding: content, as: UTF8.self).replacing(old, with: new).utf8)
      }
    }
    var isOfOutputs = false
    switch change {
    case .chapter: try replace("01-one.md", "1 + 1", "1 + 2")
    case .title: try replace("02-two.md", "Two", "Too")
    case .bibliography: try replace("references.json", "title\"}", "Title\"}")
    case .picture: try self.change(file("dot.gif")) { _ in pictures[1] }
    case .newChapter: try report.write("03-three.md", "# Three\n")
    case .misnamedChapter: try report.write("three.md", "# Three\n")
    case .lostChapter: try FileManager.default.removeItem(at: file("02-two.md"))
    default: isOfOutputs = true
    }
    switch change {
    case .page: try self.change(page) { flipped($0, at: $0.count / 2) }
    case .pageStart: try self.change(page) { flipped($0, at: 3) }
    case .longerPage: try self.change(page) { $0 + [10] }
    case .data: try self.change(data) { flipped($0, at: $0.count / 2) }
    case .dataEnd: try self.change(data) { flipped($0, at: $0.count - 1) }
    case .lostPage: try FileManager.default.removeItem(at: page)
    case .lostData: try FileManager.default.removeItem(at: data)
    default: break
    }
    let build = report.build()
    #expect(!build.isUpToDate && build.written.count == 2 && !build.hasErrors)
    if isOfOutputs {
      #expect(outputs == (report.output("report.html"), report.output("report.json")))
    } else if change != .misnamedChapter {
      #expect(outputs.0 != report.output("report.html"))
    }
    // What was to be told of the outputs before is told once.
    let next = report.build()
    #expect(next.isUpToDate)
    #expect(!next.diagnostics.contains { $0.identifier == .outputsDiffer })
  }

  @Test func everyByteOfTheRecordCounts() throws {
    let report = try report()
    report.build()
    let files = try report.cacheFiles()
    for file in files { try self.change(file) { flipped($0, at: $0.count - 1) } }
    let build = report.build()
    #expect(!build.isUpToDate && !build.hasErrors)
  }

  @Test func otherSettingsAreOtherBuilds() throws {
    let report = try report()
    report.build()
    #expect(!report.build(stored: false).isUpToDate)
    var settings = BuildSettings()
    settings.measuresSizes = true
    #expect(report.project.build(settings).sizes != nil)
    settings = BuildSettings()
    settings.seed = 5
    #expect(!report.project.build(settings).isUpToDate)
    #expect(report.project.build(settings).isUpToDate)
    #expect(!report.build().isUpToDate)
    settings = BuildSettings()
    settings.keepsGoing = true
    settings.jobs = 1
    #expect(report.project.build(settings).isUpToDate)
  }

  @Test func aReportWithErrorsIsNeverUpToDate() throws {
    let report = try report()
    report.build()
    try report.write("02-two.md", "# Two\n\n`{value} unknown`\n")
    var settings = BuildSettings()
    settings.keepsGoing = true
    for _ in 0..<2 {
      let build = report.project.build(settings)
      #expect(build.hasErrors && !build.isUpToDate)
    }
  }
}

import Foundation
import Testing

@testable import ReportBuilder

private func page(_ program: String, caption: String = "C") -> String {
  InMemoryReport(
    chapters: ["# One\n\n```{figure} #fig-a\n:caption: \(caption)\n:alt: A\n\n\(program)\n```"]
  ).html()
}

/// What the data blocks of a class in a page hold.
private func blocks(_ name: String, in html: String) throws -> [Any] {
  let starts = html.ranges(of: "<script type=\"application/json\" class=\"\(name)\">")
  return try starts.map { start in
    let text = html[start.upperBound...]
    let end = try #require(text.firstRange(of: "</script>")).lowerBound
    return try JSONSerialization.jsonObject(
      with: Data(text[..<end].utf8), options: .fragmentsAllowed)
  }
}

/// What is packed in a string.
private func unpacked<Content>(_ value: Any?, _ type: Content.Type) throws -> Content {
  let text = try #require(value as? String)
  let bytes = Array(try #require(Data(base64Encoded: text)))
  let json = try JSONSerialization.jsonObject(with: Data(inflated(bytes, count: 1_000_000)))
  return try #require(json as? Content)
}

/// The data of the only figure of a page.
private func file(in html: String) throws -> [String: Any] {
  let files = try blocks("file", in: html)
  #expect(files.count == 1)
  var file = try #require(files.first as? [String: Any])
  file["series"] = try unpacked(file["packed"], [[String: Any]].self)
  return file
}

/// The first series of a page's only figure.
private func firstSeries(of html: String) throws -> [String: Any] {
  return try #require((try file(in: html)["series"] as? [[String: Any]])?.first)
}

@Suite struct FigureJSONTests {
  @Test func holdsTheDataWithTheirOrigin() throws {
    let html = page(
      "plot([points([1, 2], [1 / 3, 4], name: \"a<b\")], x: 0...3)", caption: "</script>")
    let file = try file(in: html)
    #expect(file["figure"] as? String == "1.1")
    #expect(file["caption"] as? String == "</script>")
    #expect((file["source"] as? String)?.hasSuffix(":3") == true)
    let series = try #require((file["series"] as? [[String: Any]])?.first)
    #expect(series["name"] as? String == "a<b")
    #expect(series["rows"] as? [[Double]] == [[1, 0.333333], [2, 4]])
    #expect(series["error"] as? Double ?? 1 < 1e-15)
  }

  @Test func whatHasNoPlaceIsNotAmongTheRows() throws {
    let html = page("plot([line([1, 2, 3], [1, 0, 2])], x: 0...3, yScale: .log)")
    let series = try firstSeries(of: html)
    #expect(series["total"] as? Int == 3)
    // What cannot be drawn is not among the rows that draw the line again.
    #expect((series["rows"] as? [[Double]])?.count == 2)
  }

  @Test func ofACurveThereIsWhatItsDrawingNeeds() throws {
    let html = page("plot([line({ x in x < 5 ? 0 : x - 5 }, name: \"bent\")], x: 0...10)")
    let series = try firstSeries(of: html)
    let rows = try #require(series["rows"] as? [[Double]])
    #expect(rows.count < 8)
    #expect(series["total"] as? Int ?? 0 > 60)
    #expect(rows.first == [0, 0] && rows.last == [10, 5])
  }

  @Test func categoriesAreTextsInTheRows() throws {
    let html = page("plot([bars([\"a\", \"<b>, c\"], [1, 2.5], name: \"gain\")])")
    let series = try firstSeries(of: html)
    let rows = try #require(series["rows"] as? [[Any]])
    #expect(rows.map { $0[0] as? String } == ["a", "<b>, c"])
    #expect(rows.map { $0[1] as? Double } == [1, 2.5])
    // The table of the page says them, too.
    #expect(html.contains(/<td>gain<\/td><td>&lt;b&gt;, c<\/td><td>2\.5<\/td>/))
  }

  @Test func sweepsCarryTheirFrames() throws {
    let html = page(
      "sweep([\"a\": [1, 2, 3]], start: [2]) { a in plot([line([0, 1], [0, a])], x: 0...1) }")
    let frames = try #require(try blocks("frames", in: html).first as? [String: Any])
    let variable = try #require((frames["variables"] as? [[String: Any]])?.first)
    #expect(variable["name"] as? String == "a")
    #expect(variable["labels"] as? [String] == ["1", "2", "3"])
    #expect(variable["start"] as? Int == 1)
    #expect(frames["count"] as? Int == 3)
    let packed = try unpacked(frames["packed"], [String: Any].self)
    let indices = try #require(packed["frames"] as? [[Int]])
    let states = try #require(packed["states"] as? [String])
    #expect(indices.count == 3 && indices.allSatisfy { $0.allSatisfy(states.indices.contains) })
    #expect(packed["narrowing"] is [[Double]])
    #expect(html.contains("class=\"drawing plot moving\""))
    #expect(html.contains("class=\"drawing plot stills\""))
    #expect(try blocks("frames", in: page("plot([line([1, 2])])")).isEmpty)
  }
}

@Suite struct FigureFactsTests {
  @Test func errorsAndSeedStandWithTheLines() {
    let html = page(
      "plot([line(normal(mean: 0, sd: 1).pdf, name: \"p\"), points([1], [2], name: \"a\")], x: -1...1)"
    )
    #expect(
      html.contains(#/Proved bounds on the errors of the numbers: p ± [\d.]+e-\d+, a exact\./#))
    #expect(html.contains("Curves are drawn to a tenth of a pixel. Seed of random draws: "))
  }

  @Test func captionsSayWhatErrorBarsShow() {
    let mean = "estimateMean(normal(mean: 0, sd: 1).sample(100, key: \"k\"))"
    #expect(
      page("plot([bars([\"a\"], [\(mean)], name: \"m\")])")
        .contains("C Error bars: 99.9 % intervals."))
    #expect(page("plot([interval([1], [\(mean)])])").contains("C Bars: 99.9 % intervals."))
    #expect(!page("plot([bars([\"a\"], [2], name: \"m\")])").contains("rror bars"))
  }

  @Test func eachColumnHasItsOwnNumbers() {
    let html = page(
      "plot([histogram([1, 2, 2, 3], name: \"h\", bins: [0, 2, 4]), points([1], [0.25], name: \"a\")])"
    )
    #expect(html.contains(/series<\/th><th[^>]*>from x<\/th>/))
    // The point has no bins: its cells under them are empty.
    #expect(
      html.contains(/<td>a<\/td>(<td><\/td>){4}<td>1<\/td><td>0\.25<\/td>/)
    )
  }
}

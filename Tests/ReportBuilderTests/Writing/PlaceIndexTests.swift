import Diagnostics
import Testing

@testable import ReportBuilder

@Suite struct PlaceIndexTests {
  private let file = SourceFile(path: "a.md", text: String(repeating: "x", count: 40))

  private func range(_ bytes: Range<Int>) -> SourceRange { SourceRange(file: file, bytes: bytes) }

  @Test func agreesWithLookingAtEverything() {
    var places: [Range<Int>] = []
    for lower in stride(from: 0, to: 40, by: 3) {
      for length in [0, 1, 5, 17] { places.append(lower..<min(40, lower + length)) }
    }
    places.reverse()
    let index = PlaceIndex(places) { SourceRange(file: file, bytes: $0) }
    for lower in 0...40 {
      for upper in lower...40 {
        let expected = places.filter { lower <= $0.lowerBound && $0.upperBound <= upper }
        let found = index.inside(range(lower..<upper))
        #expect(Set(found) == Set(expected))
        #expect(found.count == expected.count)
        #expect(found.map(\.lowerBound) == found.map(\.lowerBound).sorted())
      }
    }
  }

  @Test func knowsFilesApart() {
    let other = SourceFile(path: "b.md", text: "xxxx")
    let index = PlaceIndex(["a", "b", "none"]) { name -> SourceRange? in
      switch name {
      case "a": SourceRange(file: file, bytes: 0..<1)
      case "b": SourceRange(file: other, bytes: 0..<1)
      default: nil
      }
    }
    #expect(index.inside(file.wholeRange) == ["a"])
    #expect(index.inside(other.wholeRange) == ["b"])
    #expect(index.inside(SourceFile(path: "c.md", text: "x").wholeRange) == [])
  }
}

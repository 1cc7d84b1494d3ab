import Testing

@testable import ReportBuilder

@Suite struct JSONOutlineTests {
  private func texts(_ json: String) -> [String] {
    JSONOutline(Array(json.utf8)).items.map { text(json, $0.range) }
  }

  private func text(_ json: String, _ range: Range<Int>) -> String {
    String(decoding: Array(json.utf8)[range], as: UTF8.self)
  }

  @Test(arguments: [
    ("[]", []), ("[ {} , {\"a\": 1} ]", ["{}", "{\"a\": 1}"]),
    ("[\"a\", 12, null, [1, [2]]]", ["\"a\"", "12", "null", "[1, [2]]"]),
    ("[{\"a\": \"]}\\\"\"}, 3]", ["{\"a\": \"]}\\\"\"}", "3"]),
  ]) func findsTheElements(_ json: String, _ expected: [String]) {
    #expect(texts(json) == expected)
  }

  @Test func findsTheValuesOfFields() {
    let json = """
      [{"id": "a", "n": 12, "list": [1, {"id": "x"}], "o": {"id": "y"}},
       {"id": 7, "t" : "id"}]
      """
    let outline = JSONOutline(Array(json.utf8))
    #expect(
      outline.items.map { $0.fields.mapValues { text(json, $0) } } == [
        ["id": "\"a\"", "n": "12", "list": "[1, {\"id\": \"x\"}]", "o": "{\"id\": \"y\"}"],
        ["id": "7", "t": "\"id\""],
      ])
    #expect(outline.items("a").count == 1)
    #expect(outline.items("7").count == 1)
    #expect(outline.items("x").isEmpty)
  }

  @Test(arguments: ["", "[", "]", "{", "[{\"a", "[{\"a\\", "}}}]", "[,,:]", "[[[[", "\"", "[{:}]"])
  func staysInsideTheText(_ json: String) {
    for item in JSONOutline(Array(json.utf8)).items {
      #expect(item.range.upperBound <= json.utf8.count)
      #expect(item.fields.values.allSatisfy { $0.upperBound <= json.utf8.count })
    }
  }
}

import Foundation
import TestSupport
import Testing

@testable import ReportBuilder

@Suite struct JSONReaderTests {
  /// What the value is, with the text of its place behind every leaf.
  private func shape(_ value: JSONValue, _ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes[value.place], as: UTF8.self)
    switch value.content {
    case .text(let text): return "'\(text)'"
    case .number(let number): return "\(number)@\(text)"
    case .truth(let truth): return "\(truth)@\(text)"
    case .null: return "null@\(text)"
    case .list(let values):
      return "[" + values.map { shape($0, bytes) }.joined(separator: " ") + "]"
    case .object(let fields):
      return "{"
        + fields.map { field in
          #expect(bytes[field.keyPlace].first == 0x22 && bytes[field.keyPlace].last == 0x22)
          return "\(field.key):" + shape(field.value, bytes)
        }.joined(separator: " ") + "}"
    }
  }

  @Test(arguments: [
    ("[]", "[]"), (" [ {} , {\"a\" : 1} ] ", "[{} {a:1.0@1}]"),
    (
      "[\"a\", -12.5e-1, null, [true, [false]]]",
      "['a' -1.25@-12.5e-1 null@null [true@true [false@false]]]"
    ),
    ("{\"a\": \"]}\\\"\", \"a\": 0}", "{a:']}\"' a:0.0@0}"),
    (#""\u00e9\n\/\ud83d\ude00é""#, "'é\n/😀é'"), ("\u{FEFF}1", "1.0@1"),
  ]) func readsValuesWithTheirPlaces(_ json: String, _ expected: String) throws {
    let bytes = Array(json.utf8)
    #expect(shape(try JSONReader.read(bytes), bytes) == expected)
  }

  @Test(arguments: [
    ("", "expected a value, but the text ends", 0..<0),
    ("[1,", "expected a value, but the text ends", 3..<3),
    ("[1 2]", "expected ',' or ']', but found '2'", 3..<4),
    ("{\"a\" 1}", "expected ':', but found '1'", 5..<6),
    ("{1: 2}", "expected a key in double quotes, but found '1'", 1..<2),
    ("[] x", "expected the end of the file, but found 'x'", 3..<4),
    ("[nul]", "expected a value, but found 'nul'", 1..<4),
    ("[1.]", "expected a digit, but found ']'", 3..<4),
    ("[-]", "expected a digit, but found ']'", 2..<3),
    ("01", "a number does not begin with zeros", 0..<1),
    ("[\"a", "this text has no '\"' at its end", 1..<2), ("1e400", "a number is too large", 0..<5),
    ("\"a\u{1}\"", "a control character in a text is written as an escape, such as \\n", 2..<3),
    (
      "\"\\x\"",
      "a backslash stands before one of \" \\ / b f n r t, or before u and four hexadecimal digits",
      1..<2
    ),
    (
      "\"\\ud800\"",
      "a backslash stands before one of \" \\ / b f n r t, or before u and four hexadecimal digits",
      1..<7
    ),
    ("[,]", "expected a value, but found ','", 1..<2),
    ("[1, ]", "no comma stands behind the last element", 4..<5),
    ("{\"a\": 1,}", "no comma stands behind the last element", 8..<9),
    ("['a']", "a text stands in double quotes: \"text\"", 1..<2),
    ("[\u{201C}a\u{201D}]", "a text stands in double quotes: \"text\"", 1..<4),
    ("[1] // x", "JSON has no comments", 4..<5),
    ("[é]", "expected a value, but found 'é'", 1..<3),
  ]) func tellsWhereATextIsNoJSON(_ json: String, _ message: String, _ place: Range<Int>) {
    #expect {
      try JSONReader.read(Array(json.utf8))
    } throws: { error in
      (error as? JSONFault)?.message == message && (error as? JSONFault)?.place == place
    }
  }

  @Test func nestsAsDeepAsItSays() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONReader.read(nested(JSONReader.deepestNesting))
    #expect(throws: JSONFault.self) { try JSONReader.read(nested(JSONReader.deepestNesting + 1)) }
  }

  @Test func acceptsWhatTheSystemTakesForJSON() {
    let text = Array(#"[{"a": [1, -2.5e+3, true], "b": "x\u00e9\"é", "c": null}, "d", {}]"#.utf8)
    var random = Generator(state: 5)
    var accepted = 0
    for _ in 0..<4000 {
      var bytes = text
      for _ in 0..<Int(random.next() % 3) {
        let index = Int(random.next() % UInt64(bytes.count))
        if random.next() % 2 == 0 {
          bytes.remove(at: index)
        } else {
          bytes[index] = text[Int(random.next() % UInt64(text.count))]
        }
      }
      let isRead = (try? JSONReader.read(bytes)) != nil
      let isJSON =
        (try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])) != nil
      accepted += isRead ? 1 : 0
      #expect(!isRead || isJSON, "\(String(decoding: bytes, as: UTF8.self))")
      #expect(isRead || !isJSON, "\(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(accepted > 500)
  }
}

import Diagnostics
import Foundation
import Testing

@testable import report

@Suite struct OutputTests {
  @Test func escapesInJSONWhatATerminalObeys() throws {
    let text = "\u{1B}\u{7F}\u{9B}\u{202E}\u{E0001}é\n\t\""
    let json = String(decoding: try JSONEncoder().encode([text]), as: UTF8.self)
    let escaped = escaped(json: json)
    let left = escaped.unicodeScalars.filter { $0.steersTerminal }
    #expect(left.isEmpty)
    #expect(escaped.contains("\\u202e") && escaped.contains("\\u009b") && escaped.contains("é"))
    #expect(try JSONDecoder().decode([String].self, from: Data(escaped.utf8)) == [text])
  }

  @Test func leavesOtherJSONAlone() { #expect(escaped(json: "[\n\"é\"\n]") == "[\n\"é\"\n]") }
}

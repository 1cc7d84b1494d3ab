import Foundation
import TestSupport
import Testing

@testable import ReportBuilder

@Suite struct PrettyJSONTests {
  /// Anything that JSON can hold.
  private indirect enum Anything: Encodable {
    case number(Double), whole(Int), text(String), truth(Bool), nothing, missing
    case list([Anything])
    case object([String: Anything])

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let value): try container.encode(value)
      case .whole(let value): try container.encode(value)
      case .text(let value): try container.encode(value)
      case .truth(let value): try container.encode(value)
      case .nothing: try container.encodeNil()
      case .missing: try container.encode(Double?.none)
      case .list(let values): try container.encode(values)
      case .object(let entries): try container.encode(entries)
      }
    }

    init(_ generator: inout Generator, depth: Int = 4) {
      func text(_ generator: inout Generator) -> String {
        let pieces = [
          "fig-", "a", "B", "é", "10", "9", "\"", "\\", "/", "\n", "\r\n", "\t", "\u{8}", "\u{C}",
          "\u{1F}", "\u{0}", "\u{7F}", "\u{2028}", "<", "😀", "e\u{301}", "_", "-", " ",
        ]
        return (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          pieces.randomElement(using: &generator) ?? ""
        }.joined()
      }
      switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
      case 0:
        let value = Double(bitPattern: generator.next())
        self = .number(value.isFinite ? value : 0)
      case 1: self = .number(Double(Int.random(in: -50...50, using: &generator)) / 4)
      case 2: self = .whole(Int.random(in: .min ... .max, using: &generator))
      case 3: self = .text(text(&generator))
      case 4: self = .truth(Bool.random(using: &generator))
      case 5: self = Bool.random(using: &generator) ? .nothing : .missing
      case 6:
        self = .list(
          (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            Anything(&generator, depth: depth - 1)
          })
      default:
        var entries: [String: Anything] = [:]
        for _ in 0..<Int.random(in: 0...4, using: &generator) {
          entries[text(&generator)] = Anything(&generator, depth: depth - 1)
        }
        self = .object(entries)
      }
    }
  }

  private func foundation(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  @Test func writesWhatFoundationWrites() throws {
    var generator = Generator(state: 11)
    for _ in 0..<3000 {
      let value = Anything(&generator)
      let (own, other) = (try PrettyJSON.bytes(of: value), try foundation(value))
      #expect(
        own == other,
        "\(String(decoding: own, as: UTF8.self)) \(String(decoding: other, as: UTF8.self))")
    }
  }

  @Test func writesAReportAsFoundationDoes() throws {
    let (manuscript, result) = InMemoryReport(
      chapters: [
        "# One\n\n```{figure} #fig-a\n:caption: c\n:alt: a\n\n"
          + "plot([line([1, 2, 3], [1, 0, 2])], x: 0...3, yScale: .log)\n```\n\n"
          + "```{figure} #fig-b\n:caption: c\n:alt: a\n\nplot([bars([\"a\", \"\\\"\"], [1, 2])])\n```\n\n"
          + "`{value} 1 / 3` `{value} \"text\"`\n"
      ]
    ).computed()
    let data = ReportData(manuscript, result.outcomes)
    #expect(try PrettyJSON.bytes(of: data) == foundation(data))
  }

  @Test func refusesNumbersThatJSONCannotHold() throws {
    struct Outer: Encodable {
      let inner: [String: [Double]]
    }
    let error = #expect(throws: EncodingError.self) {
      try PrettyJSON.bytes(of: Outer(inner: ["a": [1, .nan]]))
    }
    guard case .invalidValue(_, let context) = try #require(error) else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(context.codingPath.prefix(2).map(\.stringValue) == ["inner", "a"])
  }

  /// An editor would show the lines of the file in another order: they are spelled out, and read as what they are.
  @Test func spellsOutWhatTurnsTheDirectionOfWriting() throws {
    let text = "a\u{202E}b\u{2066}\u{2069}c\u{2028}\u{200E}d\u{20AC}"
    let bytes = try PrettyJSON.bytes(of: ["x": text])
    let written = String(decoding: bytes, as: UTF8.self)
    #expect(written.contains(#"a\u202eb\u2066\u2069c"#))
    #expect(written.contains("\u{20AC}") && written.contains("\u{200E}"))
    #expect(try JSONDecoder().decode([String: String].self, from: Data(bytes)) == ["x": text])
  }
}

import Diagnostics
import Foundation
import Markup

/// What the script of the page knows of a figure, as short JSON.
///
/// What is long is packed: a string with the base64 of JSON that is compressed in the zlib format.
/// No text of it holds `<`, so it can stand in a `script` element, and keys stand in the order in which
/// they are written here: an encoder of the system promises neither.
enum FigureJSON {
  /// The frames of a sweep. What its controls need is there at once, what its drawing needs is
  /// packed.
  static func text(_ frames: FigureOutcome.Frames) -> String {
    let variables = frames.variables.map { variable in
      object([
        ("name", string(variable.name)), ("labels", array(variable.labels.map(string))),
        ("start", String(variable.start)),
      ])
    }
    return object([
      ("variables", array(variables)), ("isPlayed", String(frames.isPlayed)),
      ("count", String(frames.frames.count)),
      (
        "packed",
        packed(
          object([
            ("states", array(frames.states.map(string))),
            ("frames", array(frames.frames.map { array($0.map(String.init)) })),
            ("narrowing", array(frames.narrowing.map { array($0.map(number)) })),
          ]))
      ),
    ])
  }

  /// The data of a figure with where they come from, packed: numbers to six significant digits, of
  /// curves the points that their drawing needs to a tenth of a pixel.
  static func text(
    _ figure: FigureOutcome, number: String, caption: String, source: String, seed: UInt64
  ) -> String {
    let series = zip(figure.series, figure.kept).map { series, kept in
      object([
        ("panel", string(series.panel)), ("name", string(series.name)),
        ("kind", string(series.kind)), ("axis", string(series.axis)),
        ("columns", array(series.columns.map(string))), ("total", String(series.rows.count)),
        ("error", series.error.map(Self.number) ?? "null"),
        ("draws", series.draws.map(string) ?? "null"),
        (
          "rows",
          array(
            kept.map { index in array(series.cells(of: series.rows[index]).map(cell)) })
        ),
      ])
    }
    return packed(
      object([
        ("figure", string(number)), ("caption", string(caption)),
        ("source", string(source)),
        ("seed", String(seed)), ("series", array(series)),
      ]))
  }

  private static func packed(_ json: String) -> String {
    string(Data(Deflate.compressed(Array(json.utf8))).base64EncodedString())
  }

  private static func object(_ entries: [(String, String)]) -> String {
    "{" + entries.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  private static func array(_ elements: [String]) -> String {
    "[" + elements.joined(separator: ",") + "]"
  }

  private static func cell(_ cell: FigureOutcome.Series.Datum) -> String {
    switch cell {
    case .number(let number): Self.number(number)
    case .category(let name): string(name)
    }
  }

  /// A number to six significant digits; null for what is not finite.
  private static func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    // The sign, six digits, a point, zeros up to a ten thousandth or an exponent of three digits.
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
      let count = withVaList([value]) { vsnprintf(buffer.baseAddress, buffer.count, "%.6g", $0) }
      return String(
        decoding: UnsafeRawBufferPointer(buffer).prefix(max(0, Int(clamping: count))), as: UTF8.self
      )
    }
  }

  private static func string(_ text: String) -> String {
    var output = "\""
    for scalar in withoutForbiddenCharacters(text).unicodeScalars {
      switch scalar {
      case "\"", "\\": output += "\\" + String(scalar)
      case "<", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}":
        output += String(format: "\\u%04x", scalar.value)
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }
}

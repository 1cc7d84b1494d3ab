import Foundation

@testable import ReportBuilder

/// Hashes of all runs of five words of the paper, as `Scripts/quote-hashes.py` wrote them; how words are
/// taken apart stands there.
struct PaperRuns {
  /// Why words are no quotation.
  enum Fault: Hashable {
    /// A stretch between two ellipses has fewer than five words that count.
    case tooShort(String)
    /// Five words that do not follow on each other in the paper.
    case notInThePaper(String)
  }

  static let length = 5
  let hashes: Set<String>

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "paper-runs.txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    hashes = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// The words that count in a text without formulas.
  static func words(_ text: String) -> [String] {
    let plain = text.decomposedStringWithCompatibilityMapping.unicodeScalars.filter { scalar in
      scalar.properties.generalCategory != .nonspacingMark
        && !(0x2010...0x2014).contains(scalar.value) && scalar != "-"
    }
    return String(String.UnicodeScalarView(plain)).lowercased()
      .split { !("a"..."z").contains($0) }.map(String.init)
      .filter { word in
        !["log", "exp", "sup", "eq"].contains(word)
          && (word == "a" || (word.count > 1 && word.contains { "aeiouy".contains($0) }))
      }
  }

  /// What is wrong with a quotation: Markdown whose formulas are left out and whose ellipses divide it.
  func faults(_ quote: String) -> [Fault] {
    quote.replacing(/\$[^$]*\$/, with: " ").split(separator: "…").flatMap { stretch -> [Fault] in
      let words = Self.words(String(stretch))
      guard words.count >= Self.length else { return [.tooShort(words.joined(separator: " "))] }
      return (0...words.count - Self.length).compactMap { start in
        let run = words[start..<start + Self.length].joined(separator: " ")
        let hash = String(Fingerprint(of: Array(run.utf8)).hexadecimal.prefix(8))
        return hashes.contains(hash) ? nil : .notInThePaper(run)
      }
    }
  }
}

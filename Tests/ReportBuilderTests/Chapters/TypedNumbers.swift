import Diagnostics
import Markdown

@testable import ReportBuilder

/// Finds the numbers in prose that no `{value}` made: digits and number words in running text,
/// headings, captions, alternative texts and the wording of claims.
///
/// Formulas, programs and quotations from the paper are not prose; a formula that is nothing but a
/// number is. The words one to four count what a
/// sentence names ("the two scores") and are numbers only before a unit ("two standard deviations").
struct TypedNumbers {
  /// A number that was typed.
  struct Find: Hashable, CustomStringConvertible {
    /// `chapters/05-svgd.md:12`.
    var place: String
    /// The number.
    var number: String
    /// The words around it.
    var context: String

    var description: String { "\(place): \(number) in \"\(context)\"" }
  }

  /// What may stand in prose although nothing computed it.
  struct Allowance {
    /// The words with the number in them; the number must lie inside.
    var words: Regex<Substring>
    /// Why it may.
    var reason: String
  }

  var allowances: [Allowance] = []

  /// The numbers that were typed into a report, in reading order.
  func finds(in manuscript: Manuscript) -> [Find] {
    let quotes = Set(
      manuscript.cells(of: ClaimDirective.self).compactMap { $0.content.quote?.markdown })
    var found: [Find] = []
    for (index, text) in manuscript.texts.enumerated() where !quotes.contains(index) {
      for node in text.nodes {
        guard let prose = text.prose(of: node) else { continue }
        let range = text.placed(text.document.range(node))
        let place = "\(range.file.path):\(range.start.line)"
        found += finds(in: prose, at: place)
      }
    }
    for (_, figure, _) in manuscript.cells(of: FigureDirective.self) {
      let words = figure.alternativeText
      found += finds(in: words.text, at: "\(words.range.file.path):\(words.range.start.line)")
    }
    return found
  }

  /// The numbers that were typed into a stretch of prose.
  func finds(in prose: String, at place: String) -> [Find] {
    let allowed = allowances.flatMap { prose.ranges(of: $0.words) }
    let words = prose.ranges(of: /[A-Za-z]+|[0-9]+(?:[.,][0-9]+)*/)
    return words.indices.compactMap { index in
      let range = words[index]
      let before = index > 0 ? words[index - 1] : nil
      guard
        Self.isNumber(
          prose[range], after: before.map { prose[$0].lowercased() } ?? "",
          isJoined: before?.upperBound == range.lowerBound,
          before: prose[range.upperBound...].drop { $0 == " " || $0 == "-" }),
        !allowed.contains(where: {
          $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
        })
      else { return nil }
      let lower = prose.index(range.lowerBound, offsetBy: -40, limitedBy: prose.startIndex)
      let upper = prose.index(range.upperBound, offsetBy: 40, limitedBy: prose.endIndex)
      return Find(
        place: place, number: String(prose[range]),
        context: String(prose[(lower ?? prose.startIndex)..<(upper ?? prose.endIndex)]))
    }
  }

  /// Whether a word is a number. Digits joined to letters (`L2`) are a name.
  private static func isNumber(
    _ word: Substring, after before: String, isJoined: Bool, before rest: Substring
  ) -> Bool {
    if word.first?.isNumber == true { return !isJoined }
    let word = word.lowercased()
    if word.hasPrefix("third") { return ["a", "one", "two"].contains(before) }
    if ["one", "two", "three", "four"].contains(word) {
      return units.contains { rest.hasPrefix($0) }
    }
    return numberWords.contains(word) || word.hasSuffix("teen")
      || (word.hasSuffix("fold") && numberWords.contains(String(word.dropLast(4))))
  }

  private static let numberWords: Set<String> = [
    "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety", "dozen", "dozens", "hundred", "hundreds",
    "thousand", "thousands", "million", "millions", "half", "halves", "quarter", "quarters",
    "fifth", "fifths", "sixth", "eighth", "tenth", "tenths", "hundredth", "hundredths",
    "thousandth", "twice", "thrice",
  ]

  private static let units = [
    "per cent", "standard deviation", "standard error", "steps", "draws", "particles", "nats",
    "times", "bandwidths", "units", "in ten", "in a hundred", "hundred", "thousand", "million",
  ]
}

extension MarkedText {
  /// The nodes of the flow, of the titles of statements and of the footnotes.
  fileprivate var nodes: [NodeID] {
    let flow = document.descendants(document.root).flatMap { node -> [NodeID] in
      guard case .statement(let statement)? = document.construct(node), let title = statement.title
      else { return [node] }
      return [node] + document.descendants(title)
    }
    return flow + document.footnotes.flatMap { Array(document.descendants($0.node)) }
  }

  /// What a node has of prose: its text, or a formula that is a bare number.
  fileprivate func prose(of node: NodeID) -> String? {
    if document.kind(node) == .text { return document.literal(node) }
    guard case .mathematics(let formula)? = document.construct(node),
      formula.tex.text.wholeMatch(of: /[-+0-9.,\s]+/) != nil
    else { return nil }
    return formula.tex.text
  }
}

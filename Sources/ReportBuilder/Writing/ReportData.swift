import Arithmetic
import Diagnostics
import Foundation
import Script

/// `report.json`: every value, table, figure's data and verdict of the report under its label.
struct ReportData: Encodable {
  private struct Place: Encodable {
    let chapter: String
    let file: String
    let line: Int
  }

  private struct Value: Encodable {
    let place: Place
    let program: String
    let text: String
    let numbers: [NumberOutcome]
  }

  private struct Table: Encodable {
    let place: Place
    let number: String?
    let caption: String
    let columns: [String]
    let rows: [[TableOutcome.Cell]]
  }

  private struct Figure: Encodable {
    let place: Place
    let number: String?
    let caption: String
    let alternativeText: String
    let description: String
    let series: [FigureOutcome.Series]
  }

  private struct Claim: Encodable {
    let place: Place
    let number: String?
    let source: ClaimSource
    let paper: String
    let quote: String?
    let says: String
    let verdict: String
    let expected: String
    /// A bound on the probability that intervals of numbers from draws behind it miss.
    let failure: Double
    let assertions: [ClaimOutcome.Assertion]
  }

  private let title: String
  private let seed: UInt64
  /// The sum of the probabilities of failure of all claims.
  private var failure = 0.0
  /// The seed of the front matter; absent where it is the one that was used.
  private let replacedSeed: UInt64?
  private var values: [String: Value] = [:]
  private var tables: [String: Table] = [:]
  private var figures: [String: Figure] = [:]
  private var claims: [String: Claim] = [:]
  /// How many claims came to which verdict, the paper's and the report's own apart.
  private var counts: [String: [String: Int]] = [:]

  /// The data of a computed report.
  init(_ manuscript: Manuscript, _ outcomes: [Outcome?]) {
    title = manuscript.settings.title
    seed = manuscript.settings.seed
    replacedSeed = manuscript.settings.replacedSeed
    for (site, outcome) in zip(manuscript.sites, outcomes) {
      let place = Place(
        chapter: manuscript.chapters[site.chapter].identifier, file: site.range.file.path,
        line: site.range.start.line)
      func option(_ name: String) -> String { site.options[name]?.text ?? "" }
      switch outcome {
      case nil: break
      case .value(let value):
        values[site.name] = Value(
          place: place, program: site.program.range.text, text: value.text.plain,
          numbers: value.numbers)
      case .table(let table):
        tables[site.name] = Table(
          place: place, number: site.number, caption: option("caption"), columns: table.columns,
          rows: table.rows)
      case .figure(let figure):
        figures[site.name] = Figure(
          place: place, number: site.number, caption: option("caption"),
          alternativeText: option("alt"), description: figure.description, series: figure.series)
      case .claim(let claim):
        failure += claim.failure
        counts[site.claimSource.rawValue, default: [:]][claim.verdict.rawValue, default: 0] += 1
        claims[site.name] = Claim(
          place: place, number: site.number, source: site.claimSource, paper: option("paper"),
          quote: site.options["quote"]?.text, says: option("says"),
          verdict: claim.verdict.rawValue, expected: option("expect"),
          failure: claim.failure,
          assertions: claim.assertions)
      }
    }
  }

  /// The file: keys in order, numbers in full precision.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

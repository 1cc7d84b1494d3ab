import Arithmetic
import Diagnostics

/// `report.json`: every value, table, figure's data and verdict of the report under its label.
struct ReportData: Encodable {
  private let settings: ReportSettings
  /// The sum of the probabilities of failure of all claims.
  private let failure: Double
  /// How many claims came to which verdict, the paper's and the report's own apart.
  private var counts: [String: [String: Int]] = [:]
  /// How many numbers there are in the figures.
  private let numbers: Int
  /// What the cells say, by their names, in each section.
  private var sections: [String: [String: any Encodable]] = [:]

  /// The data of a computed report.
  init(_ manuscript: Manuscript, _ outcomes: [(any Outcome)?]) {
    settings = manuscript.settings
    numbers = outcomes.reduce(0) { count, outcome in
      count
        + ((outcome as? FigureOutcome)?.series ?? []).reduce(0) {
          $0 + $1.rows.count * ($1.columns.count + 2)
        }
    }
    let claims = manuscript.claims(outcomes)
    failure = claims.reduce(0) { $0 + $1.outcome.failure }
    for (_, claim, outcome) in claims {
      counts[claim.source.rawValue, default: [:]][outcome.verdict.rawValue, default: 0] += 1
    }
    for section in CellKinds.all.contents.compactMap({ $0.dataSection }) { sections[section] = [:] }
    for (cell, outcome) in zip(manuscript.cells, outcomes) {
      guard let section = type(of: cell.content).dataSection else { continue }
      let data =
        if let written = cell.content as? any WrittenContent {
          written.data(at: cell)
        } else {
          outcome.flatMap { cell.computed?.data(of: $0, at: cell) }
        }
      if let data { sections[section, default: [:]][cell.name] = data }
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: JSONKey.self)
    try container.encode(settings.title, forKey: JSONKey("title"))
    try container.encode(settings.seed, forKey: JSONKey("seed"))
    // The seed of the front matter; absent where it is the one that was used.
    try container.encodeIfPresent(settings.replacedSeed, forKey: JSONKey("replacedSeed"))
    try container.encode(failure, forKey: JSONKey("failure"))
    try container.encode(counts, forKey: JSONKey("counts"))
    for (name, entries) in sections {
      var section = container.nestedContainer(keyedBy: JSONKey.self, forKey: JSONKey(name))
      for (name, entry) in entries { try section.encode(entry, forKey: JSONKey(name)) }
    }
  }

  /// The file: keys in order, numbers in full precision.
  func json() throws -> [UInt8] {
    var bytes = try PrettyJSON.bytes(of: self, about: 200_000 + numbers * 36)
    bytes.append(0x0A)
    return bytes
  }
}

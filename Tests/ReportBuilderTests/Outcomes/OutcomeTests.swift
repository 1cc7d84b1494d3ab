import Arithmetic
import Binary
import Foundation
import Plotting
import Script
import TestSupport
import Testing

@testable import ReportBuilder

@Suite struct OutcomeTests {
  /// The outcomes of a report with everything in it.
  static func outcomes() throws -> [any Outcome] {
    let report = try SmallReport(["01-one.md": SmallReport.fullChapter + moving])
    let manuscript = try report.manuscript()
    return Computation(
      manuscript: manuscript, keys: PlanKeys(manuscript), workers: Workers(jobs: 1), results: nil,
      progress: { _, _, _ in }
    ).run().outcomes.compactMap(\.self)
  }

  /// A figure that moves.
  static let moving = """

    ```{figure} #fig-moving
    :caption: A hill.
    :alt: A hill that moves.

    sweep(["shift": [0, 1, 2]], stills: ["shift": [0, 2]]) { shift in
      plot([line(normal(mean: shift, sd: 1).pdf, name: "hill"), rule(x: shift, label: "top")], x: -5...5)
    }
    ```

    """

  @Test func everyOutcomeComesBack() throws {
    let outcomes = try Self.outcomes()
    #expect(Set(outcomes.map { "\(type(of: $0))" }).count == 4)
    for outcome in outcomes { try comesBack(outcome) }
  }

  private func comesBack<Made: Outcome>(_ outcome: Made) throws {
    let bytes = try #require(outcome.encoded())
    #expect(try Made(decoding: bytes) == outcome)
    for count in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 300)) {
      #expect(throws: DamagedBytes.self) { try Made(decoding: Array(bytes[..<count])) }
    }
    #expect(throws: DamagedBytes.self) { try Made(decoding: bytes + [0]) }
  }

  @Test func whatIsReadFromPreparedBytesIsAnOutcome() throws {
    var generator = Generator(state: 7)
    var accepted = 0
    for outcome in try Self.outcomes() {
      let bytes = try #require(outcome.encoded())
      for _ in 0..<300 {
        let other = mutated(bytes, &generator)
        accepted += isSound(other, as: outcome) ? 1 : 0
      }
    }
    #expect(accepted > 0)
  }

  /// Whether prepared bytes are read. There is one way to write what was read, and it is as sound as any
  /// other.
  private func isSound<Made: Outcome>(_ bytes: [UInt8], as outcome: Made) -> Bool {
    guard let found = try? Made(decoding: bytes) else { return false }
    #expect(found.encoded() == bytes)
    return true
  }

  private static let number = NumberOutcome(value: 1, error: 0.5, text: "1")

  @Test func writesNothingThatIsNoOutcome() {
    for number in [
      NumberOutcome(value: .nan, error: 0, text: ""), NumberOutcome(value: 0, error: -1, text: ""),
      NumberOutcome(value: 0, error: .infinity, text: ""), Self.drawn(1, 0, 0.5),
      Self.drawn(0, 1, 0), Self.drawn(0, 1, 1.5), Self.drawn(0, 1, 1),
    ] {
      #expect(ValueOutcome(text: "", numbers: [number]).encoded() == nil)
    }
    for table in [
      TableOutcome(columns: [], rows: []),
      TableOutcome(columns: ["a", "b"], rows: [[.init(text: "1", number: Self.number)]]),
    ] {
      #expect(table.encoded() == nil)
    }
    for assertion in [
      Self.assertion(comparisons: 1, count: 0), Self.assertion(comparisons: 0, count: 1),
      Self.assertion(comparisons: 25, count: 25),
      Self.assertion(comparisons: 1, count: 1, relation: "<script>"),
    ] {
      #expect(ClaimOutcome(assertions: [assertion]).encoded() == nil)
    }
  }

  private static func drawn(_ lower: Double?, _ upper: Double?, _ failure: Double) -> NumberOutcome
  {
    NumberOutcome(value: 0.5, error: 0, lower: lower, upper: upper, failure: failure, text: "0.5")
  }

  @Test(arguments: [
    NumberOutcome(value: 1, error: 0.5, estimated: "a reason", text: "1 (estimated)"),
    drawn(0, 1, 0.001), drawn(nil, 1, 0.001), drawn(nil, nil, 1),
  ]) func keepsWhatIsKnownOfNumbers(_ number: NumberOutcome) throws {
    let outcome = ValueOutcome(text: PrintedText(number.text), numbers: [number])
    #expect(try ValueOutcome(decoding: try #require(outcome.encoded())) == outcome)
  }

  @Test func keepsWhatIsANumberInAText() throws {
    let text = PrintedText([
      .text("["), .number(Numeral("-7.5", exponent: -308)), .text(" a "), .number(Numeral("1")),
    ])
    let outcome = ValueOutcome(text: text, numbers: [])
    #expect(try ValueOutcome(decoding: try #require(outcome.encoded())) == outcome)
  }

  private static func assertion(
    comparisons: Int, count: Int, relation: String = "<"
  ) -> ClaimOutcome.Assertion {
    let comparison = ClaimOutcome.Comparison(
      expression: "a < b", left: number, relation: relation, right: number, truth: .yes, note: nil)
    return ClaimOutcome.Assertion(
      isControl: false, condition: nil, expression: "a < b", truth: .yes,
      comparisons: Array(repeating: comparison, count: comparisons), comparisonCount: count)
  }

  @Test func refusesFiguresWhosePartsDoNotAgree() throws {
    let figures = try Self.outcomes().compactMap { $0 as? FigureOutcome }
    let figure = try #require(figures.first { $0.frames != nil })
    func isWritten(_ change: (inout Parts) -> Void) -> Bool {
      var parts = Parts(figure)
      change(&parts)
      return parts.figure.encoded() != nil
    }
    #expect(isWritten { _ in })
    #expect(!isWritten { swap(&$0.wide, &$0.narrow) })
    #expect(!isWritten { $0.stills.removeLast() })
    #expect(!isWritten { $0.stills = [$0.narrow, $0.wide] })
    #expect(!isWritten { $0.frames = nil })
    #expect(!isWritten { $0.series[0] = $0.series[0].with(rows: [[1]]) })
    #expect(!isWritten { $0.series[0] = $0.series[0].with(rows: [[1, .nan]]) })
    #expect(!isWritten { $0.series[0] = $0.series[0].with(axis: "top") })
    #expect(!isWritten { $0.series[0] = $0.series[0].with(error: -1) })
  }
}

/// The parts of a figure, to be changed.
private struct Parts {
  var wide, narrow: Graphic
  var stills: [Graphic]
  var frames: FigureOutcome.Frames?
  var series: [FigureOutcome.Series]

  init(_ figure: FigureOutcome) {
    (wide, narrow, stills) = (figure.wide, figure.narrow, figure.stills)
    (frames, series) = (figure.frames, figure.series)
  }

  var figure: FigureOutcome {
    FigureOutcome(
      wide: wide, narrow: narrow, stills: stills, frames: frames, description: "", warnings: [],
      series: series, kept: [])
  }
}

extension FigureOutcome.Series {
  fileprivate func with(
    rows: [[Double]]? = nil, axis: String? = nil, error: Double? = nil
  ) -> FigureOutcome.Series {
    FigureOutcome.Series(
      panel: panel, name: name, kind: kind, axis: axis ?? self.axis, columns: columns,
      categories: categories, rows: rows ?? self.rows, error: error ?? self.error, draws: draws,
      isCurve: isCurve, errorBars: errorBars)
  }
}

/// The bytes with one to three of them changed, removed, doubled or put in.
func mutated(_ bytes: [UInt8], _ draws: inout Generator) -> [UInt8] {
  var other = bytes
  for _ in 0..<Int.random(in: 1...3, using: &draws) {
    let place = Int.random(in: 0..<max(1, other.count), using: &draws)
    guard place < other.count else {
      other.append(.random(in: 0...255, using: &draws))
      continue
    }
    switch Int.random(in: 0..<6, using: &draws) {
    case 0: other[place] ^= 1 << UInt8.random(in: 0..<8, using: &draws)
    case 1: other[place] = .random(in: 0...255, using: &draws)
    case 2: other.remove(at: place)
    case 3: other.insert(.random(in: 0...9, using: &draws), at: place)
    case 4: other.removeSubrange(place..<min(other.count, place + 9))
    default:
      // A number that is not one.
      let bits = [Double.nan, .infinity, -1e308].map(\.bitPattern)[place % 3]
      let number = withUnsafeBytes(of: bits.littleEndian) { Array($0) }
      other.replaceSubrange(place..<min(other.count, place + 8), with: number)
    }
  }
  return other
}

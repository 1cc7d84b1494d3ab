import Arithmetic
import Diagnostics
import Foundation
import Markup
import Plotting
import Script
import Vocabulary

/// Turns the values of a site's program into its outcome.
struct OutcomeMaker {
  /// The outcome, or nil for a directive that only defines names.
  func outcome(
    of site: Site, _ results: [ProgramResult]
  ) throws(EvaluationFailure) -> Outcome? {
    switch site.content {
    case .value(let format):
      guard let result = results.first else { return nil }
      return .value(
        ValueOutcome(
          text: Script.format(result.value, format), numbers: numbers(result.value, format)))
    case .directive(_, let kind):
      switch kind.name {
      case DirectiveKind.figure.name:
        guard let result = results.first else { return nil }
        return .figure(try figure(result))
      case DirectiveKind.table.name:
        guard let result = results.first else { return nil }
        return .table(try table(result))
      case DirectiveKind.claim.name:
        return .claim(ClaimOutcome(assertions: try results.map(assertion)))
      default: return nil
      }
    }
  }

  private func numbers(_ value: Value, _ format: NumberFormat) -> [NumberOutcome] {
    switch value {
    case .number(let number): [NumberOutcome(number, format)]
    case .numbers(let numbers): numbers.array.map { NumberOutcome($0, format) }
    default: []
    }
  }

  private func figure(_ result: ProgramResult) throws(EvaluationFailure) -> FigureOutcome {
    let drawing: Drawing
    do throws(EvaluationFailure) {
      drawing = try DrawingTemplate.draw(result.value)
    } catch {
      throw error.placed(at: result.range)
    }
    return FigureOutcome(
      wide: drawing.wide, narrow: drawing.narrow, stills: drawing.stills ?? [],
      frames: drawing.frames.map(FigureOutcome.Frames.init), description: drawing.description,
      warnings: drawing.warnings,
      series: drawing.data.series.map { series in
        FigureOutcome.Series(
          panel: series.panel, name: series.name, kind: series.kind, axis: series.axis.rawValue,
          columns: series.columns, rows: series.rows, error: series.error, draws: series.draws)
      },
      kept: drawing.data.series.map(\.kept))
  }

  private func table(_ result: ProgramResult) throws(EvaluationFailure) -> TableOutcome {
    guard let table = TableValue(result.value) else {
      throw EvaluationFailure(
        "type-mismatch", "a table comes from 'table', not from \(result.value.phrase)",
        at: result.range)
    }
    let columns = table.columns.map(cells)
    return TableOutcome(
      columns: table.columns.map(\.name),
      rows: (0..<table.rowCount).map { row in columns.map { $0[row] } })
  }

  /// The cells of a column, its numbers printed alike.
  private func cells(of column: TableValue.Column) -> [TableOutcome.Cell] {
    let format = column.format ?? .standard
    let numbers = column.cells.compactMap { cell in
      if case .number(let number) = cell { number } else { nil }
    }
    var printed = Estimate.printedColumn(numbers, format)[...]
    return column.cells.map { cell in
      switch cell {
      case .number(let number):
        let text = printed.popFirst()?.text ?? number.printed(format).text
        return TableOutcome.Cell(text: text, number: NumberOutcome(number, text: text))
      // A text stands for itself, without the quotation marks of a program.
      case .text(let words): return TableOutcome.Cell(text: words, number: nil)
      default: return TableOutcome.Cell(text: Script.format(cell, format), number: nil)
      }
    }
  }

  private func assertion(
    _ result: ProgramResult
  ) throws(EvaluationFailure) -> ClaimOutcome.Assertion {
    guard let assertion = Assertion(result.value) else {
      throw EvaluationFailure(
        "type-mismatch", "a claim takes 'holds' and 'control', not \(result.value.phrase)",
        at: result.range)
    }
    let made = assertion.judgement.comparisons
    let telling = Self.telling(made, assertion.judgement.truth)
    return ClaimOutcome.Assertion(
      isControl: assertion.kind == .control, condition: assertion.condition,
      expression: predicate(of: result), truth: assertion.judgement.truth,
      failure: assertion.judgement.failure, shortfall: assertion.judgement.shortfall,
      comparisons: telling.prefix(ClaimOutcome.mostComparisons).map(ClaimOutcome.Comparison.init),
      comparisonCount: made.count)
  }

  /// The comparisons of a predicate, what decided it first: of what all must hold for the closest, of what one is
  /// enough for the clearest, and of a false or open one those that came out so.
  private static func telling(_ made: [Comparison], _ truth: Truth) -> [Comparison] {
    let yes = made.filter { $0.truth == .yes }.sorted { $0.margin < $1.margin }
    let no = made.filter { $0.truth == .no }
    let open = made.filter { $0.truth == .undecided }
    return switch truth {
    case .yes: yes.count == made.count ? yes : yes.reversed() + no + open
    case .no: no + open + yes
    case .undecided: open + no + yes
    }
  }

  /// The text inside `holds(...)` or `control(...)`, on one line and without its condition.
  private func predicate(of result: ProgramResult) -> String {
    var text = result.text.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }
      .joined(separator: " ")
    guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return text }
    text = String(text[text.index(after: open)...].dropLast())
    if let condition = text.range(of: ", when: \"", options: .backwards) {
      text = String(text[..<condition.lowerBound])
    }
    return text
  }
}

extension NumberOutcome {
  /// A number as the given format prints it.
  init(_ number: Estimate, _ format: NumberFormat = .standard) {
    self.init(number, text: number.printed(format).text)
  }

  /// A number that is printed as `text`.
  init(_ number: Estimate, text: String) {
    self.init(
      value: number.value, error: number.error,
      lower: number.hasInterval && number.lower.isFinite ? number.lower : nil,
      upper: number.hasInterval && number.upper.isFinite ? number.upper : nil,
      failure: number.isDrawn ? number.failure : nil, estimated: number.doubt,
      text: text)
  }
}

extension NumberOutcome {
  /// The number with all that is known of it.
  var estimate: Estimate {
    guard let failure, failure > 0 else { return Estimate(value, error: error) }
    return Estimate(
      drawn: value, error: error,
      in: (lower ?? -.infinity)...max(lower ?? -.infinity, upper ?? .infinity), failure: failure)
  }

  /// What its error is, in words: `± 2e-12, proved bound`, or `99.9 % interval` for a number from draws;
  /// nil for an exact number.
  var errorPhrase: String? { errorText.map { "\u{B1} \($0), \(errorKind)" } ?? sampling }

  /// What kind of error it has: `exact`, `proved bound`, `estimated` with the reason, `99.9 % interval`, or
  /// `from draws, no interval`.
  var errorKind: String {
    if let estimated, failure == nil { return "estimated: \(estimated)" }
    return estimate.errorKind
  }

  /// What is known of a number from draws; nil for others.
  private var sampling: String? { failure == nil ? nil : errorKind }

  /// The bound on the error of a number without draws, rounded up to two digits; nil for an exact number.
  private var errorText: String? {
    guard failure == nil, error > 0 || estimated != nil else { return nil }
    return Estimate(value, error: error).printed(.full).error ?? "0"
  }
}

extension Script.Comparison {
  /// How far apart the sides are, relative to the larger one.
  fileprivate var margin: Double {
    let size = max(abs(left.value), abs(right.value))
    return size > 0 ? abs(left.value - right.value) / size : 0
  }
}

extension FigureOutcome.Frames {
  /// The frames as data.
  fileprivate init(_ frames: SweepFrames) {
    self.init(
      variables: frames.variables.map {
        Variable(name: $0.name, labels: $0.labels, start: $0.start)
      },
      isPlayed: frames.isPlayed, states: frames.states, frames: frames.frames,
      narrowing: frames.narrowing)
  }
}

extension ClaimOutcome.Comparison {
  /// A comparison with its sides printed.
  fileprivate init(_ comparison: Script.Comparison) {
    self.init(
      expression: comparison.range?.text ?? "", left: NumberOutcome(comparison.left),
      relation: comparison.relation, right: NumberOutcome(comparison.right),
      truth: comparison.truth, note: comparison.note, shortfall: comparison.shortfall)
  }
}

extension EvaluationFailure {
  /// The failure with `range` where it has no place of its own.
  func placed(at range: SourceRange) -> EvaluationFailure {
    EvaluationFailure(
      diagnostics.map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.range = diagnostic.range ?? range
        return diagnostic
      })
  }
}

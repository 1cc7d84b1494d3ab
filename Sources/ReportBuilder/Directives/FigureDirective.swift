import Arithmetic
import Diagnostics
import Markup
import Plotting
import Script
import Vocabulary

/// A numbered figure.
struct FigureDirective: DirectiveKind, ComputedContent {
  static let name = "figure"
  static let summary = "Draws a plot."
  static let label: LabelKind? = LabelKind(prefix: "fig-", word: "Figure")
  static let expectation: ProgramUnit.Expectation? = .results(
    [.object("plot")], count: 1...1, owner: "a figure")
  static let resultHint: String? = "plot([...], x: a...b) or facet(rows: ...) { ... }"
  static let dataSection: String? = "figures"

  /// The caption.
  let caption: OptionText
  /// The figure in words, for those who do not see it.
  let alternativeText: OptionText

  init(_ reading: inout DirectiveReading) {
    caption = reading.caption()
    alternativeText =
      reading.textWithValues("alt", "The figure in words, for those who do not see it.")
  }

  func outcome(of results: [ProgramResult]) throws(EvaluationFailure) -> FigureOutcome {
    guard let result = results.first else {
      throw EvaluationFailure("type-mismatch", "a figure comes from 'plot'", at: nil)
    }
    do throws(EvaluationFailure) {
      return FigureOutcome(try drawing(of: result.value))
    } catch {
      throw error.placed(at: result.range)
    }
  }

  func node(_ outcome: FigureOutcome, on page: PagePlace) -> MarkupNode {
    let (cell, number) = (page.cell, page.cell.number ?? "")
    let words = page.words(alternativeText)
    func named(_ drawing: Graphic, _ suffix: String = "") -> MarkupNode {
      drawing.named(
        cell.name + suffix, title: "Figure \(number)", alternativeText: words)
    }
    return FigureBlock(
      identifier: cell.name, number: number, caption: page.caption(caption, note: outcome.levels),
      wide: named(outcome.wide), narrow: named(outcome.narrow),
      stills: outcome.stills.map { named($0, "-stills") },
      frames: outcome.frames.map { FigureJSON.text($0) },
      data: outcome.dataTable,
      file: FigureJSON.text(
        outcome, number: number, caption: caption.text,
        source: "\(cell.range.file.path):\(cell.range.start.line)", seed: page.seed),
      source: SourceListing(
        cell, facts: outcome.facts + "Seed of random draws: \(page.seed)."),
      uses: page.uses
    ).node
  }

  func data(_ outcome: FigureOutcome, at cell: Cell) -> any Encodable {
    Data(
      place: CellPlace(cell), number: cell.number, caption: caption.text,
      alternativeText: alternativeText.text, description: outcome.description,
      series: outcome.series)
  }

  private struct Data: Encodable {
    let place: CellPlace
    let number: String?
    let caption: String
    let alternativeText: String
    let description: String
    let series: [FigureOutcome.Series]
  }

  /// What the drawing leaves out of its data.
  func diagnose(_ outcome: FigureOutcome, at cell: Cell) -> [Diagnostic] {
    outcome.warnings.map { warning in
      Diagnostic(
        "figure-data", "in '\(cell.name)' \(warning)", at: cell.range.firstLine, severity: .warning)
    }
  }
}

extension FigureOutcome {
  /// A figure as it was drawn.
  fileprivate init(_ drawing: Drawing) {
    self.init(
      wide: drawing.wide, narrow: drawing.narrow, stills: drawing.stills ?? [],
      frames: drawing.frames.map(Frames.init), description: drawing.description,
      warnings: drawing.warnings,
      series: drawing.data.series.map { series in
        Series(
          panel: series.panel, name: series.name, kind: series.kind, axis: series.axis.rawValue,
          columns: series.columns, categories: series.categories, rows: series.rows,
          error: series.error, draws: series.draws, isCurve: series.isCurve,
          errorBars: series.errorBars)
      },
      kept: drawing.data.series.map(\.kept))
  }

  /// How far the drawn numbers can be trusted.
  fileprivate var facts: String {
    var names: [String] = []
    var errors: [String: Double] = [:]
    for series in self.series {
      guard let error = series.error, error > 0 || series.draws == nil else { continue }
      if errors[series.name] == nil { names.append(series.name) }
      errors[series.name] = max(errors[series.name] ?? 0, error)
    }
    let bounds = names.prefix(8).map { name in
      let error = errors[name] ?? 0
      return Estimate(0, error: error).printed(.full).error.map { "\(name) ± \($0.text)" }
        ?? "\(name) exact"
    }
    let numbers =
      bounds.isEmpty
      ? "" : "Proved bounds on the errors of the numbers: \(bounds.joined(separator: ", ")). "
    let drawn = Set(
      series.filter { $0.errorBars == nil }.compactMap { series in
        series.draws.map { "\(series.name) (\($0))" }
      }
    ).sorted()
    let draws = drawn.isEmpty ? "" : "From draws: \(drawn.prefix(8).joined(separator: ", ")). "
    let hasCurves = series.contains(where: \.isCurve)
    return numbers + draws + (hasCurves ? "Curves are drawn to a tenth of a pixel. " : "")
  }

  /// The level of the intervals that error bars show.
  fileprivate var levels: String? {
    let drawn = series.filter { $0.errorBars != nil && $0.draws != nil }
    guard let name = drawn.compactMap(\.errorBars).first else { return nil }
    let levels = Set(drawn.compactMap(\.draws)).sorted()
    return "\(name): \(levels.map { $0 + "s" }.joined(separator: ", "))."
  }

  /// The data of all series in one table.
  fileprivate var dataTable: FigureBlock.DataTable? {
    guard !series.isEmpty else { return nil }
    let hasPanels = series.contains { !$0.panel.isEmpty }
    // Series of different kinds have different columns; each number stands under its own.
    var columns: [String] = []
    for name in series.flatMap(\.columns) where !columns.contains(name) {
      columns.append(name)
    }
    // Of each series its share, and the first and the last row in any case.
    let total = series.reduce(0) { $0 + $1.rows.count }
    let rows = self.series.flatMap { series in
      let count = series.rows.count
      let share = count * FigureBlock.mostRows / max(1, max(total, FigureBlock.mostRows))
      let chosen = total <= FigureBlock.mostRows ? count : min(count, max(2, share))
      return (0..<chosen).map { series.rows[$0 * (count - 1) / max(1, chosen - 1)] }.map { row in
        let cells = Dictionary(zip(series.columns, series.cells(of: row))) { first, _ in first }
        return (hasPanels ? [PrintedText(series.panel)] : []) + [PrintedText(series.name)]
          + columns.map { name in
            switch cells[name] {
            case .number(let number)?: Estimate(number).printed(.general(digits: 4)).printed
            case .category(let name)?: PrintedText(name)
            case nil: ""
            }
          }
      }
    }
    return FigureBlock.DataTable(
      columns: (hasPanels ? ["panel"] : []) + ["series"] + columns, rows: rows, total: total)
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

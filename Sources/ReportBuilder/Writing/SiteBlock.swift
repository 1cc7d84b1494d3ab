import Arithmetic
import Markup
import Script

/// Sets the outcome of a site on the page.
struct SiteBlock {
  let site: Site
  /// The definitions that its program names.
  var uses: [String] = []
  /// Sets the Markdown of the options.
  let writer: ChapterWriter

  /// The block, or the text in the line for an inline value.
  func node(_ outcome: Outcome) -> MarkupNode {
    switch outcome {
    case .value(let value): inlineValue(value)
    case .figure(let figure): self.figure(figure)
    case .table(let table): self.table(table)
    case .claim(let claim): self.claim(claim)
    }
  }

  private func option(_ name: String) -> MarkupNode { writer.line(site.options[name]?.markdown) }

  private func inlineValue(_ value: ValueOutcome) -> MarkupNode {
    ComputedValue(
      text: value.text,
      error: value.numbers.count == 1
        ? value.numbers.first?.errorPhrase : worst(value.numbers)?.errorPhrase
    ).node
  }

  /// The number of which least is known: one from draws before one without, then the larger error.
  private func worst(_ numbers: [NumberOutcome]) -> NumberOutcome? {
    numbers.max { ($0.failure ?? 0, $0.error) < ($1.failure ?? 0, $1.error) }
  }

  private func figure(_ figure: FigureOutcome) -> MarkupNode {
    let number = site.number ?? ""
    let caption = caption(levels(of: figure))
    func filled(_ drawing: MarkupNode) -> MarkupNode {
      DrawingTemplate.fill(
        drawing, identifier: site.name, title: "Figure \(number)",
        alternativeText: site.options["alt"]?.text ?? "")
    }
    return FigureBlock(
      identifier: site.name, number: number, caption: caption, wide: filled(figure.wide),
      narrow: filled(figure.narrow), stills: figure.stills.map(filled),
      frames: figure.frames.map { FigureJSON.text($0) }, data: dataTable(figure),
      file: FigureJSON.text(
        figure, site, number: number, seed: writer.manuscript.settings.seed),
      source: SourceListing(site, facts: facts(figure)), uses: uses
    ).node
  }

  /// How far the drawn numbers can be trusted, and the seed of their draws.
  private func facts(_ figure: FigureOutcome) -> String {
    var names: [String] = []
    var errors: [String: Double] = [:]
    for series in figure.series {
      guard let error = series.error, error > 0 || series.draws == nil else { continue }
      if errors[series.name] == nil { names.append(series.name) }
      errors[series.name] = max(errors[series.name] ?? 0, error)
    }
    let bounds = names.prefix(8).map { name in
      let error = errors[name] ?? 0
      return Estimate(0, error: error).printed(.full).error.map { "\(name) ± \($0)" }
        ?? "\(name) exact"
    }
    let numbers =
      bounds.isEmpty
      ? "" : "Proved bounds on the errors of the numbers: \(bounds.joined(separator: ", ")). "
    let drawn = Set(
      figure.series.filter { $0.kind != "interval" }.compactMap { series in
        series.draws.map { "\(series.name) (\($0))" }
      }
    ).sorted()
    let draws = drawn.isEmpty ? "" : "From draws: \(drawn.prefix(8).joined(separator: ", ")). "
    let hasCurves = figure.series.contains { ["line", "area"].contains($0.kind) }
    return numbers + draws + (hasCurves ? "Curves are drawn to a tenth of a pixel. " : "")
      + "Seed of random draws: \(writer.manuscript.settings.seed)."
  }

  /// The caption with what the printed or drawn errors are.
  private func caption(_ note: String?) -> MarkupNode {
    note.map { .fragment([option("caption"), .text(" " + $0)]) } ?? option("caption")
  }

  /// The level of the intervals that error bars show.
  private func levels(of figure: FigureOutcome) -> String? {
    let levels = Set(figure.series.filter { $0.kind == "interval" }.compactMap(\.draws)).sorted()
    return levels.isEmpty ? nil : "Bars: \(levels.map { $0 + "s" }.joined(separator: ", "))."
  }

  /// What the errors are that a table prints, each kind once.
  private func errors(in table: TableOutcome) -> String? {
    let numbers = table.rows.joined().compactMap(\.number)
    let levels = Set(numbers.compactMap(\.failure).filter { $0 < 1 })
      .map { Estimate.intervalPhrase(failure: $0) }.sorted()
    let printsBound = numbers.contains { number in
      number.failure == nil && number.estimated == nil
        && (number.text.contains("\u{B1}") || number.text.hasPrefix("["))
    }
    let bare = table.columns.indices.filter { column in
      table.rows.contains { $0[column].number?.failure == 1 }
    }
    let noInterval =
      bare.isEmpty
      ? nil
      : "\(bare.map { table.columns[$0] }.joined(separator: ", ")): from draws, without intervals."
    let parts =
      (levels.isEmpty
        ? [] : ["of numbers from draws: \(Set(levels).sorted().joined(separator: ", "))"])
      + (printsBound ? ["of all other numbers: proved bounds"] : [])
    let errors = parts.isEmpty ? nil : "Errors \(parts.joined(separator: "; "))."
    let notes = [errors, noInterval].compactMap(\.self)
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }

  /// The data of all series in one table.
  private func dataTable(_ figure: FigureOutcome) -> FigureBlock.DataTable? {
    guard !figure.series.isEmpty else { return nil }
    let hasPanels = figure.series.contains { !$0.panel.isEmpty }
    // Series of different kinds have different columns; each number stands under its own.
    var columns: [String] = []
    for name in figure.series.flatMap(\.columns) where !columns.contains(name) {
      columns.append(name)
    }
    // Of each series its share, and the first and the last row in any case.
    let total = figure.series.reduce(0) { $0 + $1.rows.count }
    let rows = figure.series.flatMap { series in
      let count = series.rows.count
      let share = count * FigureBlock.mostRows / max(1, max(total, FigureBlock.mostRows))
      let chosen = total <= FigureBlock.mostRows ? count : min(count, max(2, share))
      return (0..<chosen).map { series.rows[$0 * (count - 1) / max(1, chosen - 1)] }.map { row in
        let cells = Dictionary(zip(series.columns, row)) { first, _ in first }
        return (hasPanels ? [series.panel] : []) + [series.name]
          + columns.map { name in cells[name].map { shortest($0, digits: 4) } ?? "" }
      }
    }
    return FigureBlock.DataTable(
      columns: (hasPanels ? ["panel"] : []) + ["series"] + columns, rows: rows, total: total)
  }

  private func table(_ table: TableOutcome) -> MarkupNode {
    let columns = table.columns.indices.map { column in
      TableBlock.Column(
        title: .text(table.columns[column]),
        alignment: table.rows.allSatisfy { $0[column].number != nil } ? .number : .text)
    }
    return TableBlock(
      identifier: site.name, number: site.number ?? "", caption: caption(errors(in: table)),
      columns: columns,
      rows: table.rows.map { row in
        row.enumerated().map { index, cell in
          TableBlock.Cell(
            content: numberMarkup(cell.text), isRowHeader: index == 0,
            value: cell.number.flatMap { number in
              Double(cell.text) != nil && !cell.text.contains("e")
                ? nil : shortest(number.value, digits: 6)
            })
        }
      }, source: SourceListing(site)
    ).node
  }

  private func claim(_ claim: ClaimOutcome) -> MarkupNode {
    ClaimBlock(
      identifier: site.name, number: site.number ?? "", origin: site.claimSource,
      place: site.options["paper"]?.text ?? "",
      quote: site.options["quote"].map { writer.line($0.markdown) },
      says: option("says"), verdict: claim.verdict, expected: expected ?? claim.verdict,
      condition: site.options["condition"].map { writer.line($0.markdown) },
      summary: ClaimSummary(claim),
      evidence: claim.assertions.filter { !$0.isControl }.flatMap(rows),
      controls: claim.assertions.filter(\.isControl).flatMap(rows),
      body: site.options["because"].map { .element("p", [:], [writer.line($0.markdown)]) },
      source: SourceListing(site), uses: uses
    ).node
  }

  /// The verdict that the author expects.
  var expected: Verdict? { site.options["expect"].flatMap { Verdict(rawValue: $0.text) } }

  /// The rows of a predicate: its one comparison, or a summary of several.
  ///
  /// Of several comparisons the ones that went against the predicate are shown, for one that holds the
  /// one that decided it, or the closest one when none went against it; `report.json` has more.
  private func rows(_ assertion: ClaimOutcome.Assertion) -> [ClaimBlock.Row] {
    let condition = assertion.condition.map { "When \($0):" }
    guard let first = assertion.comparisons.first else {
      return [
        ClaimBlock.Row(note: condition, expression: assertion.expression, truth: assertion.truth)
      ]
    }
    if assertion.comparisonCount == 1 {
      return [row(first, condition, assertion.expression)]
    }
    let head = ClaimBlock.Row(
      note: condition, expression: assertion.expression, truth: assertion.truth)
    let against = assertion.comparisons.filter { $0.truth != .yes }
    let isClose = assertion.truth == .yes || against.isEmpty
    let shown = isClose ? [first] : Array(against.prefix(3))
    return [head]
      + shown.enumerated().map { index, comparison in
        let note =
          isClose
          ? (assertion.isDecidedByOne ? "decided by one of" : "closest of")
            + " \(assertion.comparisonCount) comparisons:"
          : index == 0 ? "\(assertion.comparisonCount) comparisons, among them:" : nil
        var row = row(comparison, note, comparison.note ?? comparison.expression)
        row.isDetail = true
        return row
      }
  }

  private func row(
    _ comparison: ClaimOutcome.Comparison, _ note: String?, _ expression: String
  ) -> ClaimBlock.Row {
    let (left, right) = comparison.sides
    return ClaimBlock.Row(
      note: note, expression: expression, left: left, relation: comparison.sign, right: right,
      error: comparison.error, truth: comparison.truth,
      shortfall: comparison.shortfall)
  }

  private func shortest(_ number: Double, digits: Int = 2) -> String {
    Estimate(number).printed(.general(digits: digits)).text
  }
}

import Arithmetic
import Markup

extension ClaimDirective {
  func node(_ outcome: ClaimOutcome, on page: PagePlace) -> MarkupNode {
    ClaimBlock(
      identifier: page.cell.name, number: page.cell.number ?? "", origin: source, place: paper,
      quote: quote.map(page.line), says: page.line(says), verdict: outcome.verdict,
      expected: expected ?? outcome.verdict, condition: condition.map(page.line),
      summary: ClaimSummary(outcome),
      evidence: outcome.assertions.filter { !$0.isControl }.flatMap(rows),
      controls: outcome.assertions.filter(\.isControl).flatMap(rows),
      body: reason.map { .element("p", [:], [page.line($0)]) },
      source: SourceListing(page.cell), uses: page.uses
    ).node
  }

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
}

import Arithmetic
import Markup

/// One claim in the ledger.
struct LedgerEntry: Sendable {
  /// The anchor of the claim's block.
  var claimIdentifier: String
  /// The number: `C1`.
  var number: String
  /// The anchor of the chapter; lines of one chapter stand together.
  var chapterIdentifier: String
  /// The heading of the chapter's group: `1 One score, many mixtures`.
  var chapterTitle: MarkupNode
  /// Whose statement it is.
  var origin: ClaimSource = .report
  /// The place in the paper: `Lemma 1`.
  var place: String
  /// What is claimed, in the paper's words or in ours.
  var says: MarkupNode
  /// What came out.
  var verdict: Verdict
  /// What the author expects.
  var expected: Verdict
  /// The evidence in a few words.
  var summary: ClaimSummary
  /// A bound on the probability that it is wrong since intervals of numbers from draws miss.
  var failure: Double = 0
}

/// The claims and what became of them: those of the paper, and apart from them those of the report's
/// own.
struct Ledger: Sendable {
  /// The claims in reading order; those of one chapter stand together.
  var entries: [LedgerEntry]

  /// For each source of claims the counts, one mark per claim and the table; nothing where there is no
  /// claim.
  var node: MarkupNode {
    guard !entries.isEmpty else { return .fragment([]) }
    let parts = ClaimSource.allCases.compactMap { source -> LedgerPart? in
      let part = entries.filter { $0.origin == source }
      return part.isEmpty ? nil : LedgerPart(source: source, entries: part)
    }
    return .element(
      "section", ["class": "ledger"],
      [
        .element(
          "h2", ["id": PageAnchor.ledger],
          [
            selfLink(number: nil, identifier: PageAnchor.ledger),
            "The claims, and what became of them",
          ]),
        // Filled by the script.
        .element("div", ["class": "filter"]),
      ] + parts.map(\.node) + (failureNote.map { [$0] } ?? []))
  }

  /// How far all verdicts together can be trusted that rest on draws.
  private var failureNote: MarkupNode? {
    let drawn = entries.filter { $0.failure > 0 }
    guard !drawn.isEmpty else { return nil }
    let total = drawn.reduce(0) { $0 + $1.failure }
    return .element(
      "p", ["class": "failure"],
      [
        .text(
          (entries.count == 1
            ? "The verdict rests "
            : "\(drawn.count) of the \(entries.count) verdicts \(drawn.count == 1 ? "rests" : "rest") ")
            + "on random draws. By the levels of their intervals the probability that one of these "
            + "misses is "
        ),
        numberMarkup(printedProbability(total)),
        .text(
          ", the sum over all claims: a bound where the method guarantees its level, a nominal value where "
            + "the level holds for many draws, as for means. Every other verdict rests on proved bounds."
        ),
      ])
  }
}

/// The claims of one source.
private struct LedgerPart {
  let source: ClaimSource
  let entries: [LedgerEntry]

  var node: MarkupNode {
    .element(
      "div", ["class": "part"], [.element("h3", text: source.title), counts, tiles, table])
  }

  private var counts: MarkupNode {
    let items = Verdict.allCases.compactMap { verdict -> MarkupNode? in
      let count = entries.count { $0.verdict == verdict }
      guard count > 0 else { return nil }
      return .element(
        "li", ["class": "v-\(verdict.rawValue)"],
        [
          verdict.mark, .element("b", text: String(count)), " ",
          .text(verdict.word(counting: count)),
        ])
    }
    return .element("ul", ["class": "counts"], items)
  }

  private var tiles: MarkupNode {
    let items = entries.map { entry in
      MarkupNode.element(
        "li", [:],
        [
          .element(
            "a",
            [
              "class": "v-\(entry.verdict.rawValue)", "href": "#" + fragment(entry.claimIdentifier),
              "aria-label": "\(entry.number) \(entry.verdict.word)",
            ], [entry.verdict.mark, .text(entry.number)])
        ])
    }
    return .element(
      "ol", ["class": "tiles", "aria-label": "\(source.title): verdicts in reading order"], items)
  }

  private var table: MarkupNode {
    let names = ["Claim", "What is claimed", "Where", "Verdict", "Evidence"]
    let head = names.map { MarkupNode.element("th", ["scope": "col"], text: $0) }
    return .element(
      "table", ["class": "ledger-table"],
      [.element("thead", [:], [.element("tr", [:], head)])] + groups)
  }

  private var groups: [MarkupNode] {
    var output: [MarkupNode] = []
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].chapterIdentifier == entries[start].chapterIdentifier
      {
        end += 1
      }
      let first = entries[start]
      let head = MarkupNode.element(
        "tr", ["class": "group"],
        [
          .element(
            "th", ["colspan": "5", "scope": "rowgroup"],
            [
              .element(
                "a", ["href": "#" + fragment(first.chapterIdentifier)], [first.chapterTitle.asLabel]
              )
            ])
        ])
      output.append(.element("tbody", [:], [head] + entries[start..<end].map(\.line)))
      start = end
    }
    return output
  }
}

extension LedgerEntry {
  /// The line of the table.
  fileprivate var line: MarkupNode {
    let link = "#" + fragment(claimIdentifier)
    var outcome = [verdict.label]
    if verdict != expected {
      outcome.append(.element("span", ["class": "mismatch"], text: "expected: \(expected.word)"))
    }
    let facts: [MarkupNode] =
      [.element("a", ["href": link], [numberMarkup(summary.evidence)])]
      + (summary.control.isEmpty
        ? [] : [.element("span", ["class": "fact"], [numberMarkup("Control: \(summary.control)")])])
    return .element(
      "tr", ["id": PageAnchor.ledgerLine(claimIdentifier)],
      [
        .element("th", ["scope": "row"], [.element("a", ["href": link], text: number)]),
        .element("td", ["class": "says"], [says.asLabel]),
        .element("td", ["class": "place"], text: place),
        .element("td", ["class": "outcome"], outcome),
        .element("td", ["class": "facts"], facts),
      ])
  }
}

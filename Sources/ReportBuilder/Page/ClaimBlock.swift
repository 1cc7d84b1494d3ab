import Arithmetic
import Markup

/// A claim with its verdict and evidence.
struct ClaimBlock: Sendable {
  /// One comparison, as written and as computed.
  struct Row: Sendable, Hashable {
    /// Words before the predicate: what it is restricted to, or which comparison this is.
    var note: String?
    /// The text of the predicate.
    var expression: String
    /// Whether it is one of several comparisons that the predicate above it made.
    var isDetail = false
    /// The value of the left side: `7.5e-8`.
    var left: PrintedText?
    /// The relation: `<`.
    var relation: String?
    /// The value of the right side.
    var right: PrintedText?
    /// What the larger error of the two sides is, `± 2e-12` or `99.9 % interval`; absent where both are
    /// exact.
    var error: PrintedText?
    /// What it came to.
    var truth: Truth
    /// Of an undecided one, what it would take to decide it.
    var shortfall: String?
  }

  /// The anchor.
  var identifier: String
  /// The number: `C1`.
  var number: String
  /// Whose statement it is.
  var origin: ClaimSource = .report
  /// The place in the paper: `Lemma 1`.
  var place: String
  /// The sentence of the paper; absent for a claim of the report's own.
  var quote: MarkupNode?
  /// What is claimed, in our words.
  var says: MarkupNode
  /// What came out.
  var verdict: Verdict
  /// What the author expects.
  var expected: Verdict
  /// The condition under which a conditional claim holds.
  var condition: MarkupNode?
  /// The evidence in a few words; it is seen while the rest is folded.
  var summary: ClaimSummary?
  /// What must hold.
  var evidence: [Row] = []
  /// What must fail.
  var controls: [Row] = []
  /// Prose of the author.
  var body: MarkupNode?
  /// The lines of the chapter that made it.
  var source: SourceListing?
  /// The definitions that it rests on, which lead to the figures that show the same.
  var uses: [String] = []
}

extension ClaimBlock {
  /// The claim: what is said, what came out, and the evidence in words.
  var node: MarkupNode {
    var children: [MarkupNode] = [head]
    if let quote { children.append(quote.asQuotation) }
    children.append(
      .element(
        "div", ["class": "says"],
        (quote == nil ? [] : [.element("b", text: "Read as: ")]) + [says]))
    if verdict != expected {
      children.append(
        .element(
          "p", ["class": "mismatch"],
          ["Expected was \u{201C}", .text(expected.word), "\u{201D}."]))
    }
    if let condition {
      children.append(
        .element(
          "div", ["class": "condition"], [.element("b", text: "Holds when "), condition]))
    }
    if let body { children.append(body) }
    children.append(foldedEvidence)
    return .element(
      "section",
      [
        "class": "claim v-\(verdict.rawValue)", "id": identifier, "aria-label": "Claim \(number)",
        "data-uses": uses.isEmpty ? nil : uses.joined(separator: " "),
      ],
      children)
  }

  private var head: MarkupNode {
    .element(
      "p", ["class": "claim-head"],
      [
        .element(
          "a", ["class": "label", "href": "#" + fragment(identifier)], text: "Claim \(number)"),
        " ", .element("span", ["class": "place"], text: origin.place(place)), " ", verdict.label,
        " ",
        .element(
          "a", ["class": "back", "href": "#" + fragment(PageAnchor.ledgerLine(identifier))],
          text: "in the ledger"),
      ])
  }

  /// The evidence, of which one line is seen until it is opened: a check for specialists. What went
  /// against what was expected is open from the start.
  private var foldedEvidence: MarkupNode {
    let table = evidence.isEmpty && controls.isEmpty ? [] : [evidenceTable]
    let listing = SourceListing.group(source.map { [$0.node()] } ?? [])
    guard !table.isEmpty else { return .fragment(listing) }
    return .element(
      "details", ["class": "proof", "open": isAsExpected ? nil : ""],
      [.element("summary", [:], [.element("b", text: "Evidence"), " "] + (summary?.words ?? []))]
        + table + listing)
  }

  private var isAsExpected: Bool {
    verdict == expected && controls.allSatisfy { $0.truth == .no || $0.isDetail }
  }

  private var evidenceTable: MarkupNode {
    .element(
      "table", ["class": "evidence", "aria-label": "Evidence for claim \(number)"],
      [group("The claim, computed", evidence, isControl: false)]
        + (controls.isEmpty
          ? [] : [group("Negative control: must fail", controls, isControl: true)]))
  }

  private func group(_ title: String, _ rows: [Row], isControl: Bool) -> MarkupNode {
    .element(
      "tbody", [:],
      [
        .element(
          "tr", ["class": "group"],
          [.element("th", ["colspan": "6", "scope": "rowgroup"], text: title)])
      ] + rows.map { $0.node(isControl: isControl) })
  }
}

extension ClaimBlock.Row {
  /// The comparison as a line of the table.
  fileprivate func node(isControl: Bool) -> MarkupNode {
    .element(
      "tr", isDetail ? ["class": "detail"] : [:],
      [
        .element(
          "th", ["scope": "row", "class": "expression"],
          (note.map { [.element("span", ["class": "note"], text: $0), " "] } ?? [])
            + (expression.isEmpty ? [] : [.element("code", text: expression)])),
        .element("td", ["class": "left"], [numberMarkup(left ?? "")]),
        .element("td", ["class": "relation"], text: relation ?? ""),
        .element("td", ["class": "right"], [numberMarkup(right ?? "")]),
        .element("td", ["class": "error"], [numberMarkup(error ?? "")]),
        .element(
          "td", ["class": "outcome \(isGood(isControl: isControl) ? "good" : "bad")"],
          text: words(isControl: isControl)),
      ])
  }

  private func isGood(isControl: Bool) -> Bool { truth == (isControl ? .no : .yes) }

  private func words(isControl: Bool) -> String {
    switch (truth, isControl) {
    case (.yes, false): "holds"
    case (.no, false): "fails"
    case (.undecided, false): shortfall.map { "undecided: \($0)" } ?? "undecided within the errors"
    case (.yes, true): "holds, but must fail"
    case (.no, true): "fails, as it must"
    case (.undecided, true): "undecided, but must fail"
    }
  }
}

extension ClaimSource {
  /// The place in the paper that a claim is about, with a mark for those of the report's own.
  func place(_ place: String) -> String {
    self == .paper ? place : place.isEmpty ? "ours" : "ours, on " + place
  }
}

extension ClaimSummary {
  /// The evidence and the control in one line.
  fileprivate var words: [MarkupNode] {
    let facts: [PrintedText] = [
      evidence, PrintedText(scope), error ?? "", control.isEmpty ? "" : "control \(control)",
    ]
    var line = PrintedText()
    for fact in facts where !fact.isEmpty { line += line.isEmpty ? fact : "; \(fact)" }
    return [.element("span", ["class": "facts"], [numberMarkup(line)])]
  }
}

extension MarkupNode {
  /// The words of the paper in quotation marks.
  var asQuotation: MarkupNode {
    .element(
      "blockquote", ["class": "quote"], [.element("p", [:], ["\u{201C}", self, "\u{201D}"])])
  }
}

import Arithmetic
import Script

/// A claim's evidence in a few words, as a line of the ledger shows it.
struct ClaimSummary: Sendable, Hashable {
  /// The comparison that is closest to going the other way, or the first that did: `7.5e-8 < 1e-6`; of a
  /// claim that holds under conditions, one that holds under them and one that fails without.
  var evidence: PrintedText
  /// What it stands for: `closest of 56 comparisons`; empty where it stands for itself.
  var scope = ""
  /// What the error of its numbers is: `error at most 2e-12, proved bound`, `99.9 % interval`; nil where they
  /// are exact.
  var error: PrintedText?
  /// What became of the negative controls: `0.511 < 1e-6 fails, as it must`; empty where there are
  /// none.
  var control: PrintedText = ""
}

extension ClaimSummary {
  /// The summary of what was computed.
  init(_ claim: ClaimOutcome) {
    let predicates = claim.assertions.filter { !$0.isControl }
    let count = predicates.reduce(0) { $0 + $1.comparisonCount }
    // Where a predicate failed, that one is the evidence.
    let telling = predicates.first { $0.truth == .no } ?? predicates.first { $0.truth != .yes }
    let compared = telling ?? predicates.first { !$0.comparisons.isEmpty }
    if claim.verdict == .conditional, let (held, failed) = Self.sides(predicates) {
      self.init(evidence: "\(held.text) under the condition; without it \(failed.text) fails")
      error = failed.errorPhrase
    } else if let comparison = compared?.comparisons.first {
      self.init(evidence: comparison.text)
      error = comparison.errorPhrase
      if count > 1 {
        let rank =
          comparison.truth == .yes
          ? (compared?.isDecidedByOne == true ? "one" : "the closest")
          : comparison.truth == .no ? "false, one" : "open, one"
        scope = "\(rank) of \(count) comparisons"
      }
    } else {
      self.init(
        evidence: predicates.isEmpty
          ? "no computation"
          : PrintedText(
            "\(predicates.count) predicate" + (predicates.count == 1 ? "" : "s")))
    }
    control = Self.controls(claim)
  }

  /// What holds under a condition, and what is false without it; nil where one of them compares no numbers.
  private static func sides(
    _ predicates: [ClaimOutcome.Assertion]
  ) -> (held: ClaimOutcome.Comparison, failed: ClaimOutcome.Comparison)? {
    let compared = predicates.filter { !$0.comparisons.isEmpty }
    let held = compared.first { $0.truth == .yes && $0.condition != nil }
    let failed = compared.first { $0.truth == .no }
    guard let held = held?.comparisons.first, let failed = failed?.comparisons.first else {
      return nil
    }
    return (held, failed)
  }

  private static func controls(_ claim: ClaimOutcome) -> PrintedText {
    let controls = claim.assertions.filter(\.isControl)
    guard let first = claim.passedControls.first ?? controls.first else { return "" }
    let comparison = first.comparisons.first.map { "\($0.text) " as PrintedText } ?? ""
    if !claim.passedControls.isEmpty { return "\(comparison)does not fail as it must" }
    let others = controls.count == 1 ? "" : "; so do \(controls.count - 1) more"
    return "\(comparison)fails, as it must\(others)"
  }
}

extension ClaimOutcome.Assertion {
  /// Whether it holds although some of its comparisons do not: one that does is enough.
  var isDecidedByOne: Bool { truth == .yes && comparisons.contains { $0.truth != .yes } }
}

extension ClaimOutcome.Comparison {
  /// Both sides as the page prints them: with four digits, or with as many as it takes to tell them
  /// apart.
  var sides: (left: PrintedText, right: PrintedText) {
    func text(_ side: NumberOutcome, _ digits: Int) -> PrintedText {
      side.estimate.printed(.general(digits: digits)).printed
    }
    for digits in [4, 8, 12] {
      let sides = (text(left, digits), text(right, digits))
      if sides.0 != sides.1 || left.value == right.value { return sides }
    }
    return (text(left, 17), text(right, 17))
  }

  /// The comparison in one line: `7.5e-8 < 1e-6`.
  var text: PrintedText {
    let (left, right) = sides
    return "\(left) \(sign) \(right)"
  }

  /// The relation as print sets it.
  var sign: String {
    switch relation {
    case "==": "="
    case "!=": "\u{2260}"
    case "<=": "\u{2264}"
    case ">=": "\u{2265}"
    default: relation
    }
  }

  /// What the larger error of the two sides is: `± 2e-12, proved bound`, or the level of the intervals
  /// for numbers from draws; nil where both are exact.
  var error: PrintedText? { error(after: "\u{B1} ") }

  /// The same as a sentence of its own.
  var errorPhrase: PrintedText? { error(after: "error at most ") }

  private func error(after words: String) -> PrintedText? {
    for side in [left, right] where side.failure == 1 { return side.errorPhrase(after: words) }
    let drawn = [left, right].compactMap(\.failure)
    if let failure = drawn.max() { return PrintedText(Estimate.intervalPhrase(failure: failure)) }
    return (left.error < right.error ? right : left).errorPhrase(after: words)
  }
}

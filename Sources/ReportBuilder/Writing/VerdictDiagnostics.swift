import Arithmetic
import Diagnostics

/// What is wrong with the verdicts: one that differs from the expected one, a control that does not
/// fail, a claim without a control.
func verdictDiagnostics(_ manuscript: Manuscript, _ outcomes: [Outcome?]) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  for (site, outcome) in zip(manuscript.sites, outcomes) {
    guard case .claim(let claim)? = outcome, let expected = site.options["expect"] else { continue }
    if claim.assertions.allSatisfy(\.isControl), expected.text != Verdict.untestable.rawValue {
      diagnostics.append(site.missingHolds)
    } else if claim.verdict.rawValue != expected.text {
      diagnostics.append(
        Diagnostic(
          "verdict",
          "the verdict on '\(site.name)' is \(claim.verdict.rawValue), not \(expected.text)",
          at: expected.range, annotation: claim.hint(for: expected.text),
          notes: claim.assertions.filter { !$0.isControl }.compactMap { site.note(on: $0) }))
    }
    for control in claim.passedControls {
      let outcome = control.truth == .yes ? "comes out true" : "is undecided"
      diagnostics.append(
        Diagnostic(
          "control",
          "the control of '\(site.name)' \(outcome); it must come out false: "
            + control.expression, at: site.place(of: control),
          notes: control.evidence.map { [Diagnostic.Note($0)] } ?? []))
    }
    if !claim.hasControl, claim.verdict != .untestable { diagnostics.append(site.missingControl) }
  }
  return diagnostics
}

extension [Diagnostic] {
  /// The diagnostics without the warnings of comparisons that no interval decides where an error of the
  /// claim's verdict or control tells of them.
  func withoutWarnings(toldBy errors: [Diagnostic], of manuscript: Manuscript) -> [Diagnostic] {
    let told = manuscript.sites.map(\.range).filter { site in
      errors.contains { error in
        ["verdict", "control"].contains(error.identifier) && error.range.map(site.holds) == true
      }
    }
    return filter { warning in
      guard warning.identifier == "drawn-comparison", let range = warning.range else { return true }
      return !told.contains { $0.holds(range) }
    }
  }
}

extension SourceRange {
  /// Whether another stretch begins in this one.
  fileprivate func holds(_ other: SourceRange) -> Bool {
    file.path == other.file.path && bytes.contains(other.bytes.lowerBound)
  }
}

extension ClaimOutcome {
  /// What was computed, and how a claim becomes a conditional one when that was expected.
  fileprivate func hint(for expected: String) -> String {
    let isUnconditional = assertions.allSatisfy { $0.isControl || $0.condition == nil }
    return "computed: \(verdict.rawValue)"
      + (expected == Verdict.conditional.rawValue && isUnconditional
        ? "; " + Site.howToStateACondition : "")
  }
}

extension ClaimOutcome.Assertion {
  /// What decided, in numbers: what was false for a predicate that is false, what was true for one that is
  /// true, and what it would take for one that is undecided.
  fileprivate var evidence: String? {
    if truth == .undecided { return shortfall }
    let telling = comparisons.filter { $0.truth == truth }
    guard let first = telling.first else { return nil }
    let others = comparisonCount > 1 ? ", one of \(comparisonCount) comparisons" : ""
    return "\(first.text.plain) is \(truth == .yes ? "true" : "false")\(others)"
  }
}

extension Site {
  /// Why a predicate keeps the claim from holding; nil when it does not.
  fileprivate func note(on assertion: ClaimOutcome.Assertion) -> Diagnostic.Note? {
    guard assertion.truth != .yes else { return nil }
    let outcome = assertion.truth == .no ? "this is false" : "this is undecided"
    let condition = assertion.condition.map { ", under the condition '\($0)'" } ?? ""
    return Diagnostic.Note(
      outcome + condition + (assertion.evidence.map { ": \($0)" } ?? ""), at: place(of: assertion))
  }

  /// Where the predicate of an assertion stands; the first line of the site when it goes over several
  /// lines.
  fileprivate func place(of assertion: ClaimOutcome.Assertion) -> SourceRange {
    let opening = assertion.isControl ? "control(" : "holds("
    let wanted = Array(assertion.expression.utf8)
    let bytes = range.file.bytes
    var start = range.bytes.lowerBound
    while start + wanted.count <= range.bytes.upperBound {
      if bytes[start] == wanted.first, bytes[start...].starts(with: wanted),
        range.file.text(range.bytes.lowerBound..<start).hasSuffix(opening)
      {
        return SourceRange(file: range.file, bytes: start..<start + wanted.count)
      }
      start += 1
    }
    return range.firstLine
  }
}

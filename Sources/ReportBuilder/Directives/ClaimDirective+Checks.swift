import Arithmetic
import Diagnostics
import Script
import Vocabulary

extension ClaimDirective {
  /// What claims lack, where that can be seen without computing them: all their results are calls of words.
  /// A sentence of the paper has one verdict: no two claims quote the same.
  static func diagnose(_ manuscript: Manuscript) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var quotes: [String: SourceRange] = [:]
    for (cell, claim, unit) in manuscript.cells(of: Self.self) {
      if let quote = claim.quote {
        let words = quote.text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
          .joined(separator: " ")
        if let first = quotes[words] {
          diagnostics.append(
            Diagnostic(
              "duplicate-quote", "a sentence of the paper has one claim and one verdict",
              at: quote.range, notes: [Diagnostic.Note("it is first quoted here", at: first)]))
        } else {
          quotes[words] = quote.range
        }
      }
      if unit.isValid { diagnostics += claim.lacks(unit, at: cell) }
    }
    return diagnostics
  }

  private func lacks(_ unit: CheckedUnit, at cell: Cell) -> [Diagnostic] {
    let calls = unit.results.compactMap(\.call)
    guard calls.count == unit.results.count, let expected, expected != .untestable else {
      return []
    }
    let predicates = calls.filter { $0.word == Assertion.Kind.holds.rawValue }
    guard !predicates.isEmpty else { return [cell.missingHolds] }
    var diagnostics: [Diagnostic] = []
    if expected == .conditional, condition != nil,
      !predicates.contains(where: { $0.arguments.contains { $0.label == "when" } })
    {
      diagnostics.append(cell.missingCondition(expectedRange))
    }
    if predicates.count == calls.count { diagnostics.append(cell.missingControl) }
    for call in calls {
      guard let stated = call.arguments.first(where: { $0.label == nil })?.text,
        ["true", "false"].contains(stated)
      else { continue }
      diagnostics.append(cell.constant(call.word, stated))
    }
    return diagnostics
  }

  /// A verdict that differs from the expected one, a control that does not fail, a claim without a
  /// control.
  func diagnose(_ outcome: ClaimOutcome, at cell: Cell) -> [Diagnostic] {
    guard let expected else { return [] }
    var diagnostics: [Diagnostic] = []
    if outcome.assertions.allSatisfy(\.isControl), expected != .untestable {
      diagnostics.append(cell.missingHolds)
    } else if outcome.verdict != expected {
      diagnostics.append(
        Diagnostic(
          "verdict",
          "the verdict on '\(cell.name)' is \(outcome.verdict.rawValue), not \(expected.rawValue)",
          at: expectedRange, annotation: outcome.hint(for: expected),
          notes: outcome.assertions.filter { !$0.isControl }.compactMap { cell.note(on: $0) }))
    }
    for control in outcome.passedControls {
      let state = control.truth == .yes ? "comes out true" : "is undecided"
      diagnostics.append(
        Diagnostic(
          "control",
          "the control of '\(cell.name)' \(state); it must come out false: " + control.expression,
          at: cell.place(of: control),
          notes: control.evidence.map { [Diagnostic.Note($0)] } ?? []))
    }
    if !outcome.hasControl, outcome.verdict != .untestable {
      diagnostics.append(cell.missingControl)
    }
    return diagnostics
  }

  /// What makes a predicate one under a condition.
  fileprivate static let howToStateACondition =
    #"a condition is stated with holds(..., when: "...")"#
}

extension Cell {
  /// Nothing decides on the claim.
  fileprivate var missingHolds: Diagnostic {
    Diagnostic(
      "missing-holds", "the claim '\(name)' has no 'holds', so nothing decides on it",
      at: range.firstLine, annotation: "holds(what the claim says, as a predicate)")
  }

  /// A statement that is what it is whatever was computed.
  fileprivate func constant(_ word: String, _ stated: String) -> Diagnostic {
    Diagnostic(
      "constant-statement",
      "'\(word)(\(stated))' in the claim '\(name)' says nothing of what was computed",
      at: range.firstLine, annotation: "\(word)(a comparison of what the claim is about)",
      severity: .warning)
  }

  /// The claim cannot fail.
  fileprivate var missingControl: Diagnostic {
    Diagnostic(
      "missing-control",
      "the claim '\(name)' has no control; a claim that cannot fail says nothing",
      at: range.firstLine,
      annotation: "control(a predicate of the same kind that must come out false)")
  }

  /// The claim is said to be conditional, and no predicate has a condition.
  fileprivate func missingCondition(_ expected: SourceRange) -> Diagnostic {
    Diagnostic(
      "missing-condition",
      "the claim '\(name)' is to be conditional, but no predicate has a condition",
      at: expected, annotation: ClaimDirective.howToStateACondition)
  }
}

extension [Diagnostic] {
  /// The diagnostics without the warnings of comparisons that no interval decides where an error of the
  /// claim's verdict or control tells of them.
  func withoutWarnings(toldBy errors: [Diagnostic], of manuscript: Manuscript) -> [Diagnostic] {
    let told = manuscript.cells.map(\.range).filter { cell in
      errors.contains { error in
        ["verdict", "control"].contains(error.identifier) && error.range.map(cell.holds) == true
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
  fileprivate func hint(for expected: Verdict) -> String {
    let isUnconditional = assertions.allSatisfy { $0.isControl || $0.condition == nil }
    if let failure = exceedingFailure {
      return "computed: \(verdict.rawValue), since the intervals behind its statements miss with "
        + "probability \(probabilityText(failure)) altogether, and at most 0.01 decides; raise their levels"
    }
    return "computed: \(verdict.rawValue)"
      + (expected == .conditional && isUnconditional
        ? "; " + ClaimDirective.howToStateACondition : "")
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

extension Cell {
  /// Why a predicate keeps the claim from holding; nil when it does not.
  fileprivate func note(on assertion: ClaimOutcome.Assertion) -> Diagnostic.Note? {
    guard assertion.truth != .yes else { return nil }
    let outcome = assertion.truth == .no ? "this is false" : "this is undecided"
    let condition = assertion.condition.map { ", under the condition '\($0)'" } ?? ""
    return Diagnostic.Note(
      outcome + condition + (assertion.evidence.map { ": \($0)" } ?? ""), at: place(of: assertion))
  }

  /// Where the predicate of an assertion stands; the first line of the cell when it goes over several
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

import Diagnostics
import Script
import Vocabulary

extension ManuscriptReader {
  /// Tells what a claim lacks, where that can be seen without computing it: all its results are calls of
  /// words.
  mutating func checkClaims(_ checked: CheckedReport) {
    for (site, unit) in zip(manuscript.sites, checked.units)
    where site.kindName == DirectiveKind.claim.name && unit.isValid {
      let calls = unit.results.compactMap(\.call)
      guard calls.count == unit.results.count, let expected = site.options["expect"],
        expected.text != Verdict.untestable.rawValue
      else { continue }
      let predicates = calls.filter { $0.word == Assertion.Kind.holds.rawValue }
      guard !predicates.isEmpty else {
        manuscript.diagnostics.append(site.missingHolds)
        continue
      }
      if expected.text == Verdict.conditional.rawValue, site.options["condition"] != nil,
        !predicates.contains(where: { $0.arguments.contains { $0.label == "when" } })
      {
        manuscript.diagnostics.append(site.missingCondition(expected.range))
      }
      if predicates.count == calls.count { manuscript.diagnostics.append(site.missingControl) }
    }
  }
}

extension Site {
  /// What makes a predicate one under a condition.
  static let howToStateACondition = #"a condition is stated with holds(..., when: "...")"#

  /// Nothing decides on the claim.
  var missingHolds: Diagnostic {
    Diagnostic(
      "missing-holds", "the claim '\(name)' has no 'holds', so nothing decides on it",
      at: range.firstLine, annotation: "holds(what the claim says, as a predicate)")
  }

  /// The claim cannot fail.
  var missingControl: Diagnostic {
    Diagnostic(
      "missing-control",
      "the claim '\(name)' has no control; a claim that cannot fail says nothing",
      at: range.firstLine,
      annotation: "control(a predicate of the same kind that must come out false)")
  }

  /// The claim is said to be conditional, and no predicate has a condition.
  func missingCondition(_ expected: SourceRange) -> Diagnostic {
    Diagnostic(
      "missing-condition",
      "the claim '\(name)' is to be conditional, but no predicate has a condition",
      at: expected, annotation: Self.howToStateACondition)
  }
}

extension SourceRange {
  /// The part of the stretch on its first line.
  var firstLine: SourceRange {
    let line = file.lineBytes(file.lineIndex(at: bytes.lowerBound))
    return SourceRange(
      file: file,
      bytes: bytes.lowerBound..<max(bytes.lowerBound, min(bytes.upperBound, line.upperBound)))
  }
}

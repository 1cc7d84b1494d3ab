public import Diagnostics
import Foundation
import Script

/// A figure, table or claim of the report and its state.
public struct ListedItem: Sendable, Hashable, Encodable {
  /// `figure`, `table` or `claim`.
  public let kind: String
  /// The label.
  public let label: String
  /// The number on the page.
  public let number: String
  /// The place in the sources, `chapters/01-one-score.md:40`.
  public let place: String
  /// `up to date` when the last build's result still stands, the verdict for a claim, `to compute`
  /// otherwise.
  public let state: String
}

extension Project {
  /// The figures, tables and claims with their state, without computing anything.
  public func list() -> (items: [ListedItem], diagnostics: [Diagnostic]) {
    let (manuscript, diagnostics) = understand()
    let keys = PlanKeys(manuscript).sites
    let results = Fingerprint.ofRunningProgram().map {
      StoredResults(files: ResultFiles(folder: cache), program: $0)
    }
    let items = manuscript.sites.indices.compactMap { index -> ListedItem? in
      let site = manuscript.sites[index]
      guard let number = site.number else { return nil }
      let stored = index < keys.count ? results?.outcome(for: keys[index], of: site.kindName) : nil
      return ListedItem(
        kind: site.kindName, label: site.name, number: number,
        place: "\(site.range.file.path):\(site.range.start.line)", state: state(stored))
    }
    return (items, Diagnostic.sorted(diagnostics + manuscript.diagnostics + outputDiagnostics()))
  }

  private func state(_ outcome: Outcome?) -> String {
    switch outcome {
    case nil: "to compute"
    case .claim(let claim): claim.verdict.rawValue
    default: "up to date"
    }
  }
}

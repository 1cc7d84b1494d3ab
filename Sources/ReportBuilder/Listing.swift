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
  /// `up to date` when the last build's result still stands, the verdict for a claim, `has errors` when
  /// something is wrong with it, `to compute` otherwise.
  public let state: String
}

/// A key of random draws and the places that draw with it.
public struct ListedKey: Sendable, Hashable, Encodable {
  /// The chapter as other chapters write it, which belongs to the draws.
  public let chapter: String
  /// The word that draws.
  public let word: String
  /// The key as it is written.
  public let key: String
  /// The places of the word, `chapters/01-one-score.md:40:12`.
  public let places: [String]
}

extension Project {
  /// The keys of random draws as they are written, in the order of their first places, without
  /// computing anything.
  ///
  /// - Complexity: O(n) in the size of all programs.
  public func keys() -> (keys: [ListedKey], diagnostics: [Diagnostic]) {
    struct Stream: Hashable {
      let chapter: String
      let word: String
      let key: String
    }
    let (manuscript, diagnostics) = understand()
    var order: [Stream] = []
    var places: [Stream: [String]] = [:]
    for draw in manuscript.checked?.randomDraws ?? [] {
      let stream = Stream(chapter: draw.chapter, word: draw.word, key: draw.key)
      if places[stream] == nil { order.append(stream) }
      let start = draw.range.start
      places[stream, default: []].append("\(draw.range.file.path):\(start.line):\(start.column)")
    }
    let keys = order.map { stream in
      ListedKey(
        chapter: stream.chapter, word: stream.word, key: stream.key, places: places[stream] ?? [])
    }
    return (keys, Diagnostic.sorted(diagnostics + manuscript.diagnostics))
  }

  /// The figures, tables and claims with their state, without computing anything.
  public func list() -> (items: [ListedItem], diagnostics: [Diagnostic]) {
    let (manuscript, diagnostics) = understand()
    let keys = PlanKeys(manuscript).cells
    let results = Fingerprint.ofRunningProgram().map {
      StoredResults(files: ResultFiles(folder: cache), program: $0)
    }
    let withErrors = manuscript.cellsWithErrors
    let items = manuscript.cells.indices.compactMap { index -> ListedItem? in
      let cell = manuscript.cells[index]
      guard let number = cell.number else { return nil }
      return ListedItem(
        kind: cell.kindName, label: cell.name, number: number,
        place: "\(cell.range.file.path):\(cell.range.start.line)",
        state: withErrors.contains(index)
          ? "has errors" : state(of: cell, index < keys.count ? keys[index] : nil, results))
    }
    return (items, Diagnostic.sorted(diagnostics + manuscript.diagnostics + outputDiagnostics()))
  }

  private func state(of cell: Cell, _ key: PlanKey?, _ results: StoredResults?) -> String {
    guard let content = cell.computed else { return "up to date" }
    let stored = key.flatMap { results?.outcome(for: $0, of: content) }
    return stored.flatMap(content.state(of:)) ?? "to compute"
  }
}

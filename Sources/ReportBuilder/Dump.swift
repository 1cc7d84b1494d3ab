public import Diagnostics
import Foundation
import Markdown
import Script

/// A stage on the way from the chapters to the page that can be looked at.
public enum Stage: Sendable {
  /// The trees of the chapters.
  case tree
  /// What is to be computed, and from what.
  case plan
  /// What was computed.
  case values
}

extension Project {
  /// One stage as text, with what is wrong up to there.
  ///
  /// - Parameters:
  ///   - stage: The stage.
  ///   - seed: The seed of random draws; that of the front matter when it is nil.
  public func dump(
    _ stage: Stage, seed: UInt64? = nil
  ) -> (text: String, diagnostics: [Diagnostic]) {
    let (manuscript, sourceDiagnostics) = understand(seed: seed)
    var diagnostics = sourceDiagnostics + manuscript.diagnostics
    var text = ""
    switch stage {
    case .tree:
      for chapter in manuscript.chapters {
        text += "\(chapter.file.path)\n" + manuscript.texts[chapter.text].document.dump + "\n"
      }
    case .plan: text = plan(manuscript)
    case .values:
      guard !diagnostics.hasErrors else { break }
      let computed = Computation(
        manuscript: manuscript, keys: PlanKeys(manuscript),
        workers: Workers(jobs: ProcessInfo.processInfo.activeProcessorCount), results: nil,
        progress: { _, _, _ in }
      ).run()
      diagnostics += computed.diagnostics
      let json = (try? ReportData(manuscript, computed.outcomes).json()) ?? []
      text = String(decoding: json, as: UTF8.self)
    }
    return (text, Diagnostic.sorted(diagnostics))
  }

  private func plan(_ manuscript: Manuscript) -> String {
    guard let checked = manuscript.checked else { return "" }
    func list(_ names: [DefinitionName]) -> String {
      names.isEmpty
        ? "nothing" : names.map { "\($0.chapter).\($0.name)" }.joined(separator: ", ")
    }
    let definitions = checked.order.compactMap { name -> String? in
      guard let definition = checked.definitions[name] else { return nil }
      return "define \(name.chapter).\(name.name): \(definition.type.phrase), from "
        + list(definition.dependencies)
    }
    let cells = zip(manuscript.cells, checked.units).filter {
      $0.0.computed != nil
    }.map { cell, unit in "\(cell.kindName) \(cell.name): from \(list(unit.dependencies))" }
    return (definitions + cells).map { $0 + "\n" }.joined()
  }
}

import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

/// A report in a folder of its own, which is removed when the test is done.
final class SmallReport: Sendable {
  let project: Project

  /// A report with an index and the given chapters: file name and text.
  init(_ chapters: [String: String], seed: Int = 1) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("report-test-\(UUID().uuidString)", isDirectory: true)
    project = Project(folder: folder)
    try FileManager.default.createDirectory(
      at: project.chapters, withIntermediateDirectories: true)
    try write("index.md", "---\ntitle: Small\nseed: \(seed)\n---\n\n# Small\n\nText.\n")
    for (name, text) in chapters { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(at: project.folder) }

  /// Writes or replaces a chapter.
  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: project.chapters.appendingPathComponent(name))
  }

  /// The bytes of an output file; nil when it is not there.
  func output(_ name: String) -> Data? {
    try? Data(contentsOf: project.output.appendingPathComponent(name))
  }

  /// Builds the report; on two threads unless said otherwise.
  @discardableResult
  func build(jobs: Int = 2, stored: Bool = true, keepsGoing: Bool = false) -> BuildResult {
    var settings = BuildSettings()
    settings.jobs = jobs
    settings.usesStoredResults = stored
    settings.keepsGoing = keepsGoing
    return project.build(settings)
  }

  /// The manuscript, which must have no errors.
  func manuscript() throws -> Manuscript {
    let (manuscript, diagnostics) = project.understand()
    try #require(diagnostics.isEmpty && manuscript.diagnostics.isEmpty)
    return manuscript
  }

  /// All results that are stored.
  func storedResults() throws -> [Fingerprint: [UInt8]] {
    let folder = try OpenFolder(project.cache)
    var results: [Fingerprint: [UInt8]] = [:]
    for pack in folder.names().filter(Pack.isName).compactMap({ Pack($0, in: folder) }) {
      for case (let key, .content(let content)) in pack.entries { results[key] = content }
    }
    return results
  }

  /// Stores other results in place of those that are there.
  func replaceResults(with results: [Fingerprint: [UInt8]]) throws {
    for file in try cacheFiles() where Pack.isName(file.lastPathComponent) {
      try FileManager.default.removeItem(at: file)
    }
    let (name, pieces) = Pack.pieces(results)
    try Data(pieces.joined()).write(to: project.cache.appendingPathComponent(name))
  }

  /// All files below the cache folder.
  func cacheFiles() throws -> [URL] {
    let names = try #require(FileManager.default.enumerator(atPath: project.cache.path))
    return names.compactMap { $0 as? String }.map { project.cache.appendingPathComponent($0) }
      .filter { !$0.hasDirectoryPath }
      .filter {
        (try? FileManager.default.attributesOfItem(atPath: $0.path)[.type] as? FileAttributeType)
          == .typeRegular
      }
  }
}

extension SmallReport {
  /// A chapter with definitions, draws, a facet, a table, a claim and inline values.
  static let fullChapter = """
    # One

    ```{define}
    let p = mixture(weights: [0.25, 0.75], means: [-2, 2], sd: 1)
    let gap = { d in normal(mean: d, sd: 1) }
    let draws = p.sample(50, key: "draws")
    ```

    The mean is `{value} p.mean`, the draws have `{value .4f} mean(draws)`.

    ```{figure} #fig-facets
    :caption: Drawn $x$ and `{value} 1 + 1`.
    :alt: Two panels.

    facet(columns: ["d": [1, 2]]) { d in
      plot([line(gap(d).pdf, name: "density"), histogram(draws, name: "draws")], x: -5...5)
    }
    ```

    ```{table} #tab-divergence
    :caption: Divergences.

    table(columns: ["gap": [1, 2], "divergence": [kl(gap(0), gap(1)), kl(gap(0), gap(2))]])
    ```

    ```{claim} #claim-grows
    :paper: Lemma 1
    :says: The divergence grows.
    :expect: holds

    holds(kl(gap(0), gap(1)) < kl(gap(0), gap(2)))
    control(kl(gap(0), gap(2)) < kl(gap(0), gap(1)))
    ```

    """

  /// A chapter that reads the first one.
  static let secondChapter = """
    # Two

    The variance is `{value} one.p.variance` and a draw is `{value .5f} normal(mean: 0, sd: 1).sample(1, key: "a").last`.

    """

  /// The report of both chapters.
  static func full() throws -> SmallReport {
    try SmallReport(["01-one.md": fullChapter, "02-two.md": secondChapter])
  }
}

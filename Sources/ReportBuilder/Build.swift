public import Diagnostics
import Foundation
import Markdown
import Script
import Vocabulary

extension Project {
  /// Builds the report: reads the chapters, checks and computes them, writes `report.html` and
  /// `report.json`.
  ///
  /// With errors nothing is written and the last output stays as it was, unless the settings say to
  /// keep going. Both files are written or none.
  public func build(_ settings: BuildSettings = BuildSettings()) -> BuildResult {
    let (manuscript, sourceDiagnostics) = understand(seed: settings.seed)
    var diagnostics = sourceDiagnostics + manuscript.diagnostics + outputDiagnostics()
    let isSound = !diagnostics.hasErrors
    var outcomes = [(any Outcome)?](repeating: nil, count: manuscript.cells.count)
    var explanations: [String] = []
    // With errors the sound parts are computed only to be shown.
    if isSound || settings.keepsGoing {
      let program = settings.usesStoredResults ? Fingerprint.ofRunningProgram() : nil
      let files = ResultFiles(folder: cache)
      files.removeLeftovers()
      let results = program.map { StoredResults(files: files, program: $0) }
      let keys = PlanKeys(manuscript)
      let computed = Computation(
        manuscript: manuscript, keys: keys, workers: Workers(jobs: settings.jobs), results: results,
        skipped: manuscript.cellsWithErrors, work: settings.work,
        progress: settings.progress
      ).run()
      outcomes = computed.outcomes
      let found = zip(manuscript.cells, outcomes).flatMap { cell, outcome in
        outcome.flatMap { cell.computed?.diagnose(of: $0, at: cell) } ?? []
      }
      diagnostics = diagnostics.withoutWarnings(toldBy: found, of: manuscript)
      diagnostics += computed.diagnostics + found
      explanations = Explanation(last: PlanRecord.read(from: files), program: program)
        .sentences(manuscript.cells, keys, computed, results?.wordCounts)
      if let program {
        PlanRecord(program: program.hexadecimal, keys: keys.byName(manuscript.cells))
          .write(to: files)
      }
      if let fault = files.fault {
        diagnostics.append(
          Diagnostic(
            "results-not-kept",
            "results could not be kept in '\(cache.lastPathComponent)' for the next build: "
              + (fault.code == ENOTDIR ? "it is no folder" : fault.reason(openingFolder: cache)),
            at: nil,
            severity: .warning))
      }
    }
    diagnostics = Diagnostic.sorted(diagnostics)
    var written: [String] = []
    var isWhole = true
    var sizes: PageSizes?
    if !diagnostics.hasErrors || (settings.keepsGoing && !manuscript.chapters.isEmpty) {
      let page = ReportPage(manuscript: manuscript, outcomes: outcomes, diagnostics: diagnostics)
      let html: String
      (html, sizes) = page.measured(detailed: settings.measuresSizes)
      if let diagnostic = page.diagnostic(ofSize: html.utf8.count + BuildStamp.sizeInPage) {
        diagnostics.append(diagnostic)
      }
      do throws(OutputFault) {
        if !diagnostics.hasErrors || settings.keepsGoing {
          written = try write(html, manuscript, outcomes, settings)
        }
      } catch {
        isWhole = error.isUndone
        diagnostics.append(
          Diagnostic(
            "not-written", "the report could not be written: \(error.reason)", at: nil))
      }
    }
    return BuildResult(
      diagnostics: diagnostics, written: written,
      hasOutput: FileManager.default.fileExists(
        atPath: output.appendingPathComponent(Self.outputNames[0]).path), isWhole: isWhole,
      claims: ClaimLine.all(manuscript, outcomes),
      explanations: explanations, sizes: sizes)
  }

  /// Reads and checks the report without computing anything.
  public func check() -> [Diagnostic] {
    let (manuscript, diagnostics) = understand()
    return Diagnostic.sorted(diagnostics + manuscript.diagnostics + outputDiagnostics())
  }

  /// Everything that is known before computing.
  ///
  /// - Parameter seed: The seed of random draws; that of the front matter when it is nil.
  func understand(
    seed: UInt64? = nil
  ) -> (manuscript: Manuscript, diagnostics: [Diagnostic]) {
    let (sources, diagnostics) = ReportSources.read(self)
    var manuscript = ManuscriptReader.read(sources, words: vocabulary, kinds: .all)
    if let seed { manuscript.settings.give(seed: seed) }
    return (manuscript, diagnostics)
  }

  private func write(
    _ html: String, _ manuscript: Manuscript, _ outcomes: [(any Outcome)?],
    _ settings: BuildSettings
  ) throws(OutputFault) -> [String] {
    let data: [UInt8]
    do { data = Array(try ReportData(manuscript, outcomes).json()) } catch {
      // The path leads through the kind of result to its label.
      guard case EncodingError.invalidValue(_, let context) = error,
        let label = context.codingPath.dropFirst().first?.stringValue
      else { throw OutputFault(reason: "a result cannot be written as JSON") }
      throw OutputFault(reason: "'\(label)' holds a number that cannot be written as JSON")
    }
    let page = Array(html.utf8)
    let stamp = BuildStamp(page: page, data: data)
    var folder = OutputFolder(folder: output)
    folder.waiting = settings.waiting
    let contents = [stamp.stamped(page: page), stamp.stamped(data: data)]
    try folder.write(zip(Self.outputNames, contents).map(OutputFile.init))
    return Self.outputNames.map { "output/\($0)" }
  }
}

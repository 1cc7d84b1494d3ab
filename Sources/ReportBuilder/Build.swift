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
  ///
  /// When program, sources and outputs are those of the last build, nothing is done.
  public func build(_ settings: BuildSettings = BuildSettings()) -> BuildResult {
    let (sources, sourceDiagnostics) = ReportSources.read(self)
    let program = settings.usesStoredResults ? Fingerprint.ofRunningProgram() : nil
    let files = ResultFiles(folder: cache)
    let inputs = program.map {
      LastBuild.inputs($0, sources, sourceDiagnostics, seed: settings.seed)
    }
    if let inputs, !settings.measuresSizes, let last = LastBuild.read(from: files, sources),
      last.inputs == inputs, last.stands(sources, OutputFolder(folder: output))
    {
      return last.result
    }
    let manuscript = understand(sources, seed: settings.seed)
    let (result, stamp) = make(manuscript, sourceDiagnostics, program, files, settings)
    if let inputs, let stamp, !result.hasErrors, files.fault == nil {
      LastBuild(inputs, manuscript, stamp, result).write(to: files, sources)
    }
    return result
  }

  /// Computes a report and writes it.
  ///
  /// - Returns: What it came to, and the stamp of the outputs if these were written.
  private func make(
    _ manuscript: Manuscript, _ sourceDiagnostics: [Diagnostic], _ program: Fingerprint?,
    _ files: ResultFiles, _ settings: BuildSettings
  ) -> (result: BuildResult, stamp: BuildStamp?) {
    var diagnostics = sourceDiagnostics + manuscript.diagnostics + outputDiagnostics()
    var computed = Computed(outcomes: Array(repeating: nil, count: manuscript.cells.count))
    // With errors the sound parts are computed only to be shown.
    if !diagnostics.hasErrors || settings.keepsGoing {
      computed = compute(manuscript, program, files, settings)
      diagnostics = diagnostics.withoutWarnings(toldBy: computed.found, of: manuscript)
      diagnostics += computed.diagnostics + computed.found + diagnose(files)
    }
    diagnostics = Diagnostic.sorted(diagnostics)
    var stamp: BuildStamp?
    var isWhole = true
    var sizes: PageSizes?
    if !diagnostics.hasErrors || (settings.keepsGoing && !manuscript.chapters.isEmpty) {
      let page = ReportPage(
        manuscript: manuscript, outcomes: computed.outcomes, diagnostics: diagnostics)
      let (text, data) = outputs(page, settings)
      sizes = text.sizes
      if let diagnostic = page.diagnostic(ofSize: text.html.utf8.count + BuildStamp.sizeInPage) {
        diagnostics.append(diagnostic)
      }
      do throws(OutputFault) {
        if !diagnostics.hasErrors || settings.keepsGoing {
          stamp = try write(Array(text.html.utf8), try data.get(), settings)
        }
      } catch {
        isWhole = error.isUndone
        diagnostics.append(
          Diagnostic(
            "not-written", "the report could not be written: \(error.reason)", at: nil))
      }
    }
    let result = BuildResult(
      diagnostics: diagnostics,
      written: stamp == nil ? [] : Self.outputNames.map { "output/\($0)" }, isUpToDate: false,
      hasOutput: FileManager.default.fileExists(
        atPath: output.appendingPathComponent(Self.outputNames[0]).path), isWhole: isWhole,
      claims: ClaimLine.all(manuscript, computed.outcomes), explanations: computed.explanations,
      sizes: sizes)
    return (result, stamp)
  }

  /// What the computation of a report came to.
  private struct Computed {
    /// The outcomes of the cells in their order, nil of those that were not computed.
    var outcomes: [(any Outcome)?]
    /// Why each was computed or reused.
    var explanations: [String] = []
    /// What went wrong.
    var diagnostics: [Diagnostic] = []
    /// What the outcomes themselves have to tell.
    var found: [Diagnostic] = []
  }

  /// Computes the cells of a report, or takes them from the stored results, and keeps those that are new.
  private func compute(
    _ manuscript: Manuscript, _ program: Fingerprint?, _ files: ResultFiles,
    _ settings: BuildSettings
  ) -> Computed {
    files.removeLeftovers()
    let results = program.map { StoredResults(files: files, program: $0) }
    let keys = PlanKeys(manuscript)
    let computed = Computation(
      manuscript: manuscript, keys: keys, workers: Workers(jobs: settings.jobs), results: results,
      skipped: manuscript.cellsWithErrors, work: settings.work,
      progress: settings.progress
    ).run()
    // Where nothing is computed there is nothing to give a reason for.
    let last =
      computed.origins.allSatisfy { $0 == nil || $0 == .reused }
      ? nil : PlanRecord.read(from: files)
    let explanations = Explanation(last: last, program: program)
      .sentences(manuscript.cells, keys, computed, results?.wordCounts)
    if let program {
      PlanRecord(program: program.hexadecimal, keys: keys.byName(manuscript.cells))
        .write(to: files)
    }
    files.finish()
    let found = zip(manuscript.cells, computed.outcomes).flatMap { cell, outcome in
      outcome.flatMap { cell.computed?.diagnose(of: $0, at: cell) } ?? []
    }
    return Computed(
      outcomes: computed.outcomes, explanations: explanations, diagnostics: computed.diagnostics,
      found: found)
  }

  /// What is wrong with the stored results.
  private func diagnose(_ files: ResultFiles) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if files.damagedCount > 0 {
      diagnostics.append(
        Diagnostic(
          .resultsDamaged,
          "of the results that were kept in '\(cache.lastPathComponent)' some are damaged or none of "
            + "ours, and what a build needs of them is computed again", at: nil,
          severity: .warning))
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
    return diagnostics
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
    return (understand(sources, seed: seed), diagnostics)
  }

  private func understand(_ sources: ReportSources, seed: UInt64?) -> Manuscript {
    var manuscript = ManuscriptReader.read(sources, words: vocabulary, kinds: .all)
    if let seed { manuscript.settings.give(seed: seed) }
    return manuscript
  }

  /// What the two outputs hold, made side by side.
  private func outputs(
    _ page: ReportPage, _ settings: BuildSettings
  ) -> (page: (html: String, sizes: PageSizes?), data: Result<[UInt8], OutputFault>) {
    let (manuscript, outcomes) = (page.manuscript, page.outcomes)
    @Sendable func data() -> Result<[UInt8], OutputFault> {
      do { return .success(try ReportData(manuscript, outcomes).json()) } catch {
        // The path leads through the kind of result to its label.
        guard case EncodingError.invalidValue(_, let context) = error,
          let label = context.codingPath.dropFirst().first?.stringValue
        else { return .failure(OutputFault(reason: "a result cannot be written as JSON")) }
        return .failure(
          OutputFault(reason: "'\(label)' holds a number that cannot be written as JSON"))
      }
    }
    guard settings.jobs > 1 else {
      return (page.measured(detailed: settings.measuresSizes), data())
    }
    let made = RoomyThread.beside(data) { page.measured(detailed: settings.measuresSizes) }
    return (made.1, made.0)
  }

  private func write(
    _ page: [UInt8], _ data: [UInt8], _ settings: BuildSettings
  ) throws(OutputFault) -> BuildStamp {
    let stamp = BuildStamp(page: page, data: data)
    var folder = OutputFolder(folder: output)
    folder.waiting = settings.waiting
    let contents = [stamp.stamped(page: page), stamp.stamped(data: data)]
    try folder.write(zip(Self.outputNames, contents).map(OutputFile.init(name:pieces:)))
    return stamp
  }
}

import Bisection
public import Diagnostics
import Foundation
import Markdown
import Script
import Vocabulary

/// How a report is to be built.
public struct BuildSettings: Sendable {
  /// How many computations run side by side.
  public var jobs: Int
  /// The seed of everything random; that of the front matter when it is nil.
  public var seed: UInt64?
  /// Whether results of earlier builds are used and this build's are kept.
  public var usesStoredResults = true
  /// Whether a page is written although there are errors, with the errors shown in place.
  public var keepsGoing = false
  /// Whether the sizes of the page's parts are measured.
  public var measuresSizes = false
  /// Told after each computation: how many are done, how many there are, what was done last.
  public var progress: @Sendable (Int, Int, String) -> Void = { _, _, _ in }
  /// Where the computations that run are noted.
  public var work = RunningWork()
  /// Told once when another build writes the outputs and this one waits for it.
  public var waiting: @Sendable () -> Void = {}

  /// The usual settings: as many jobs as there are processors.
  public init() { jobs = ProcessInfo.processInfo.activeProcessorCount }
}

/// What a build came to.
public struct Build: Sendable {
  /// What is wrong, in reading order.
  public let diagnostics: [Diagnostic]
  /// The paths of the files that were written, below the project's folder.
  public let written: [String]
  /// Whether there is a page, of this build or of one before.
  public let hasOutput: Bool
  /// Whether the outputs are those of before or those that were written, and no mixture of the two.
  public let isWhole: Bool
  /// The claims.
  public let claims: [ClaimLine]
  /// For each result, whether it was reused, or computed and why.
  public let explanations: [String]
  /// What takes the room in the page, if one was made.
  public let sizes: PageSizes?

  /// Whether the report has errors.
  public var hasErrors: Bool { diagnostics.hasErrors }
}

extension [Diagnostic] {
  /// Whether one of them is an error.
  var hasErrors: Bool { contains { $0.severity == .error } }
}

/// A line of the ledger.
public struct ClaimLine: Sendable, Hashable {
  /// The label.
  public let label: String
  /// The number on the page.
  public let number: String
  /// Whose statement it tests.
  public let source: ClaimSource
  /// The place in the paper.
  public let place: String
  /// What became of it: `holds`, `conditional`, …
  public let verdict: String
  /// What the author expects.
  public let expected: String
  /// A bound on the probability that intervals of numbers from draws behind it miss.
  public let failure: Double
  /// For each of its statements that is undecided, both sides and what it would take.
  public let shortfalls: [String]
}

extension Project {
  /// Builds the report: reads the chapters, checks and computes them, writes `report.html` and
  /// `report.json`.
  ///
  /// With errors nothing is written and the last output stays as it was, unless the settings say to
  /// keep going. Both files are written or none.
  public func build(_ settings: BuildSettings = BuildSettings()) -> Build {
    let (manuscript, sourceDiagnostics) = understand(seed: settings.seed)
    var diagnostics = sourceDiagnostics + manuscript.diagnostics + outputDiagnostics()
    let isSound = !diagnostics.contains { $0.severity == .error }
    var outcomes = [(any Outcome)?](repeating: nil, count: manuscript.sites.count)
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
        skipped: sitesWithErrors(manuscript), work: settings.work,
        progress: settings.progress
      ).run()
      outcomes = computed.outcomes
      let found = zip(manuscript.sites, outcomes).flatMap { site, outcome in
        outcome.flatMap { site.computed?.diagnose(of: $0, at: site) } ?? []
      }
      diagnostics = diagnostics.withoutWarnings(toldBy: found, of: manuscript)
      diagnostics += computed.diagnostics + found
      explanations = explain(
        manuscript, keys.sites, computed, program, files, results?.wordCounts)
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
    return Build(
      diagnostics: diagnostics, written: written,
      hasOutput: FileManager.default.fileExists(
        atPath: output.appendingPathComponent(Self.outputNames[0]).path), isWhole: isWhole,
      claims: claims(manuscript, outcomes),
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

  private func explain(
    _ manuscript: Manuscript, _ keys: [PlanKey], _ computed: Computation.Result,
    _ program: Fingerprint?, _ files: ResultFiles, _ words: StoredResults.WordCounts?
  ) -> [String] {
    let explanation = Explanation(last: PlanRecord.read(from: files), program: program)
    var sentences: [String] = []
    var record: [String: PlanKey] = [:]
    for (index, site) in manuscript.sites.enumerated()
    where site.computed != nil {
      record[site.name] = keys[index]
      sentences.append(
        explanation.sentence(site.name, key: keys[index], origin: computed.origins[index]))
    }
    if let words, words.reused + words.computed > 0 {
      sentences.append(
        "costly words: \(words.reused) values reused, \(words.computed) computed")
    }
    if let program {
      PlanRecord(program: program.hexadecimal, keys: record).write(to: files)
    }
    return sentences
  }

  private func claims(_ manuscript: Manuscript, _ outcomes: [(any Outcome)?]) -> [ClaimLine] {
    manuscript.claims(outcomes).map { site, claim, outcome in
      ClaimLine(
        label: site.name, number: site.number ?? "", source: claim.source, place: claim.paper,
        verdict: outcome.verdict.rawValue, expected: claim.expected?.rawValue ?? "",
        failure: outcome.failure, shortfalls: outcome.assertions.compactMap(\.shortfall))
    }
  }
}

/// The sites in which something is wrong, which are not to be computed.
private func sitesWithErrors(_ manuscript: Manuscript) -> Set<Int> {
  var offsets: [String: [Int]] = [:]
  for diagnostic in manuscript.diagnostics where diagnostic.severity == .error {
    guard let range = diagnostic.range else { continue }
    offsets[range.file.path, default: []].append(range.bytes.lowerBound)
  }
  offsets = offsets.mapValues { $0.sorted() }
  return Set(
    manuscript.sites.indices.filter { index in
      let range = manuscript.sites[index].range
      let sorted = offsets[range.file.path] ?? []
      // The first error at or behind the start of the site.
      let first = sorted.partitioningIndex { $0 >= range.bytes.lowerBound }
      return first < sorted.count && sorted[first] < range.bytes.upperBound
    })
}

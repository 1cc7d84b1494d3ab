import Diagnostics
import Foundation
import ReportBuilder

/// `report build`
let buildCommand = Command(
  name: "build",
  summary: "Computes the report and writes output/report.html and output/report.json.",
  operands: "", operandCount: 0...0,
  options: [
    projectOption,
    Command.Option(name: "jobs", value: "N", help: "Compute N things side by side."),
    seedOption("that of the front matter if not given"),
    Command.Option(
      name: "no-cache", value: nil, help: "Compute everything, whatever is stored."),
    Command.Option(
      name: "explain", value: nil, help: "Say of each result why it was computed or reused."),
    Command.Option(
      name: "keep-going", value: nil,
      help: "Write the page in spite of errors, with the errors in place."),
    Command.Option(
      name: "sizes", value: nil, help: "Say what takes the room in the page."),
    Command.Option(
      name: "dump", value: "tree|plan|values", help: "Print a stage instead of the page."),
    DiagnosticFormat.option,
    DiagnosticFormat.strictOption,
  ],
  examples: [
    ("report build", "Build the report in this folder"),
    ("report build --explain", "See what was computed, and why"),
    ("report build --keep-going", "Look at a report that has errors"),
    ("report build --format github --strict", "Build it in a workflow of GitHub"),
    ("report build --seed 1", "See whether the verdicts stand on other random draws"),
  ],
  run: { (invocation) throws(UsageError) in
    let project = try project(invocation)
    let seed = try invocation.seed()
    let format = try DiagnosticFormat(invocation)
    if invocation.has("dump") {
      for option in ["sizes", "explain", "keep-going", "no-cache", "jobs", "format", "strict"]
      where invocation.has(option) {
        throw UsageError("'--dump' prints a stage and goes with no '--\(option)'")
      }
      let stage = try invocation.choice("dump", of: ["tree", "plan", "values"], standard: "tree")
      return dump(project, stage, seed)
    }
    var settings = BuildSettings()
    if let jobs = try invocation.count("jobs") { settings.jobs = jobs }
    settings.seed = seed
    settings.usesStoredResults = !invocation.has("no-cache")
    settings.keepsGoing = invocation.has("keep-going")
    settings.measuresSizes = invocation.has("sizes")
    let line = ProgressLine()
    settings.work = line.work
    settings.progress = { line.report(done: $0, total: $1, last: $2) }
    settings.waiting = {
      line.finish()
      Terminal.complain(
        "waiting for another build that writes into 'output', for a minute at most\n")
    }
    let build = project.build(settings)
    line.finish()
    switch format {
    case .json: printJSON(BuildSummary(build))
    case .sarif: format.tell(build.diagnostics, invocation)
    case .text, .github:
      format.tell(build.diagnostics, invocation)
      tell(build, explaining: invocation.has("explain"))
    }
    return invocation.status(build.diagnostics)
  })

/// Says in words what came of a build.
private func tell(_ build: BuildResult, explaining: Bool) {
  if explaining { Terminal.print(build.explanations.map { $0 + "\n" }.joined()) }
  if let sizes = build.sizes { Terminal.print(sizes.table) }
  Terminal.print(ledger(build.claims))
  if build.isUpToDate {
    Terminal.print("output/report.html and output/report.json are up to date.\n")
  } else if !build.written.isEmpty {
    Terminal.print("Wrote " + build.written.joined(separator: " and ") + ".\n")
  } else if build.hasErrors, build.isWhole {
    Terminal.complain(
      build.hasOutput
        ? "Nothing was written; the last output stands as it was.\n" : "Nothing was written.\n")
  }
}

/// The ledger as text: for each source of claims the counts, and a line for each claim.
private func ledger(_ claims: [ClaimLine]) -> String {
  let width = claims.map(\.label.count).max() ?? 0
  let verdictWidth = claims.map(\.verdict.count).max() ?? 0
  return ClaimSource.allCases.map { source in
    let part = claims.filter { $0.source == source }
    guard !part.isEmpty else { return "" }
    let counts = verdictCounts(part).map { "\($0.count) \($0.verdict)" }.joined(separator: ", ")
    return "\(source.title): \(counts)\n"
      + part.map { claim in
        let surprise = claim.verdict == claim.expected ? "" : "  (expected: \(claim.expected))"
        return "\(padded(claim.number, 5)) \(padded(claim.label, width))  "
          + "\(padded(claim.verdict, verdictWidth))  \(claim.place.isEmpty ? "ours" : claim.place)\(surprise)\n"
          + claim.shortfalls.map { "      \($0)\n" }.joined()
      }.joined()
  }.joined() + (failureLine(claims) ?? "")
}

/// How far the verdicts that rest on draws can be trusted altogether.
private func failureLine(_ claims: [ClaimLine]) -> String? {
  let drawn = claims.filter { $0.failure > 0 }
  guard !drawn.isEmpty else { return nil }
  let total = drawn.reduce(0) { $0 + $1.failure }
  let which =
    claims.count == 1
    ? "The verdict rests"
    : "\(drawn.count) of \(claims.count) verdicts rest\(drawn.count == 1 ? "s" : "")"
  let interval =
    drawn.count == 1
    ? "an interval behind it misses, by its level,"
    : "an interval behind one of them misses, by their levels,"
  return "\(which) on random draws; \(interval) with probability \(probabilityText(total))\n"
}

/// How many of the claims came to which verdict, in the order in which they first occur.
private func verdictCounts(_ claims: [ClaimLine]) -> [(verdict: String, count: Int)] {
  var counts: [(verdict: String, count: Int)] = []
  for claim in claims {
    if let index = counts.firstIndex(where: { $0.verdict == claim.verdict }) {
      counts[index].count += 1
    } else {
      counts.append((claim.verdict, 1))
    }
  }
  return counts
}

private struct BuildSummary: Encodable {
  struct Claim: Encodable {
    let label, number, place, verdict, expected: String
    let source: ClaimSource
    let failure: Double
    let shortfalls: [String]
  }

  let diagnostics: [DiagnosticSummary]
  let claims: [Claim]
  let counts: [String: [String: Int]]
  let results: [String]
  let sizes: [String: Int]?
  let written: [String]

  init(_ build: BuildResult) {
    diagnostics = Diagnostic.limited(build.diagnostics).map(DiagnosticSummary.explained)
    claims = build.claims.map {
      Claim(
        label: $0.label, number: $0.number, place: $0.place, verdict: $0.verdict,
        expected: $0.expected, source: $0.source, failure: $0.failure,
        shortfalls: $0.shortfalls)
    }
    counts = Dictionary(
      uniqueKeysWithValues: ClaimSource.allCases.map { source in
        let part = build.claims.filter { $0.source == source }
        let counts = verdictCounts(part).map { ($0.verdict, $0.count) }
        return (source.rawValue, Dictionary(uniqueKeysWithValues: counts))
      })
    results = build.explanations
    sizes = build.sizes.map { sizes in
      Dictionary(sizes.parts.map { ($0.name, $0.total) }, uniquingKeysWith: +)
    }
    written = build.written
  }
}

private func dump(_ project: Project, _ stage: String, _ seed: UInt64?) -> Int32 {
  let (text, diagnostics) = project.dump(
    stage == "tree" ? .tree : stage == "plan" ? .plan : .values, seed: seed)
  show(diagnostics)
  Terminal.print(stage == "values" ? escaped(json: text) : text)
  return diagnostics.hasErrors ? ExitStatus.errors : ExitStatus.done
}

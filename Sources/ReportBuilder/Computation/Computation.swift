import Diagnostics
import Foundation
import Script
import Synchronization

/// Computes the outcomes of all cells of a manuscript that have no errors.
struct Computation {
  let manuscript: Manuscript
  /// What the results depend on.
  let keys: PlanKeys
  /// How much runs side by side.
  let workers: Workers
  /// Where finished results are kept; nil to compute everything.
  let results: StoredResults?
  /// The cells that are not computed since they have errors.
  var skipped: Set<Int> = []
  /// Where the computations that run are noted.
  var work = RunningWork()
  /// Told after each step: how many are done, how many there are, what was done last.
  let progress: @Sendable (Int, Int, String) -> Void

  /// What came of it.
  struct Result: Sendable {
    /// The outcomes by cell; nil for what only defines names and for what failed.
    var outcomes: [(any Outcome)?]
    /// What failed, once each.
    var diagnostics: [Diagnostic]
    /// For each cell that has an outcome, where it came from.
    var origins: [Origin?]
  }

  /// Where an outcome came from.
  enum Origin: Sendable, Hashable {
    case reused
    /// Computed in this time, without that of the definitions that it reads.
    case computed(Duration)
  }

  /// Reuses what is stored, computes the rest with the definitions that it needs, and stores it.
  ///
  /// Nothing that is computed depends on the number of workers, on the order in which they finish
  /// or on what was stored.
  func run() -> Result {
    guard let checked = manuscript.checked else {
      return Result(outcomes: [], diagnostics: [], origins: [])
    }
    let keys = keys.cells
    let cells = manuscript.cells
    var outcomes = [(any Outcome)?](repeating: nil, count: cells.count)
    var origins = [Origin?](repeating: nil, count: cells.count)
    var unknown: [Int] = []
    for index in cells.indices
    where !skipped.contains(index) && checked.units[index].isValid {
      guard let content = cells[index].computed else { continue }
      if let stored = results?.outcome(for: keys[index], of: content) {
        outcomes[index] = stored
        origins[index] = .reused
      } else {
        unknown.append(index)
      }
    }
    let open = unknown
    let untried = untriedDefinitions(checked)
    let needed = neededDefinitions(
      checked, by: open.flatMap { checked.units[$0].dependencies } + untried)
    let counter = StepCounter(total: open.count + needed.reduce(0) { $0 + $1.count }, progress)
    let shared = SharedResults(beside: results)
    let (globals, unevaluated) = evaluate(needed, checked, shared, counter)
    var failures = unevaluated
    for name in untried where globals[name] != nil {
      if let key = self.keys.definitions[name] { results?.noteEvaluated(key) }
    }
    let made = parallel(open.count) {
      (position) -> Swift.Result<(outcome: (any Outcome)?, time: Duration), EvaluationFailure> in
      let index = open[position]
      let unit = checked.units[index]
      defer { counter.step(cells[index].name) }
      guard unit.dependencies.allSatisfy({ globals[$0] != nil }) else {
        return .success((nil, .zero))
      }
      let cell = manuscript.cells[index]
      let start = ContinuousClock.now
      return work.during(cell.name, at: cell.range.placeText) {
        outcome(of: index, unit, globals, shared).map { ($0, ContinuousClock.now - start) }
      }
    }
    for (index, result) in zip(open, made) {
      switch result {
      case .success((let outcome, let time)):
        outcomes[index] = outcome
        if let outcome {
          origins[index] = .computed(time)
          results?.store(outcome, for: keys[index])
        }
      case .failure(let failure): failures += failure.diagnostics
      }
    }
    return Result(
      outcomes: outcomes, diagnostics: Diagnostic.sorted(failures), origins: origins)
  }

  private func outcome(
    of index: Int, _ unit: CheckedUnit, _ globals: [DefinitionName: Value],
    _ shared: SharedResults
  ) -> Swift.Result<(any Outcome)?, EvaluationFailure> {
    let cell = manuscript.cells[index]
    do throws(EvaluationFailure) {
      let values = try Script.evaluate(unit, globals: globals, context: context(shared))
      return .success(try cell.computed?.outcome(of: values))
    } catch {
      return .failure(error.placed(at: cell.range))
    }
  }

  /// The definitions that no cell reads and no other definition either, as far as no earlier build
  /// has evaluated them: a failing one is told whether or not results are stored.
  private func untriedDefinitions(_ checked: CheckedReport) -> [DefinitionName] {
    var read = Set(checked.definitions.values.flatMap(\.dependencies))
    for (cell, unit) in zip(manuscript.cells, checked.units)
    where cell.computed != nil {
      read.formUnion(unit.dependencies)
    }
    return checked.order.filter { name in
      guard !read.contains(name), let key = keys.definitions[name] else { return false }
      return results?.isEvaluated(key) != true
    }
  }

  /// The definitions that `names` are or read, directly or not, in levels: each level needs only the
  /// ones before it.
  private func neededDefinitions(
    _ checked: CheckedReport, by names: [DefinitionName]
  ) -> [[DefinitionName]] {
    var wanted: Set<DefinitionName> = []
    var stack = names
    while let name = stack.popLast() {
      guard wanted.insert(name).inserted, let definition = checked.definitions[name] else {
        continue
      }
      stack += definition.dependencies
    }
    var levels: [[DefinitionName]] = []
    var levelOf: [DefinitionName: Int] = [:]
    for name in checked.order where wanted.contains(name) {
      let below = (checked.definitions[name]?.dependencies ?? []).compactMap { levelOf[$0] }
      let level = (below.max() ?? -1) + 1
      levelOf[name] = level
      if level == levels.count { levels.append([]) }
      levels[level].append(name)
    }
    return levels
  }

  private func evaluate(
    _ levels: [[DefinitionName]], _ checked: CheckedReport, _ shared: SharedResults,
    _ counter: StepCounter
  ) -> (globals: [DefinitionName: Value], failures: [Diagnostic]) {
    var failures: [Diagnostic] = []
    var globals: [DefinitionName: Value] = [:]
    for level in levels {
      // Nothing else holds the values when they are added to: they would be copied for each level.
      let values = self.values(of: level, checked, globals, shared, counter)
      for (name, result) in zip(level, values) {
        switch result {
        case .success(let value): globals[name] = value
        case .failure(let failure): failures += failure.diagnostics
        }
      }
    }
    return (globals, failures)
  }

  /// The values of definitions that read none of each other; nil for what needs a value that failed.
  private func values(
    of names: [DefinitionName], _ checked: CheckedReport, _ globals: [DefinitionName: Value],
    _ shared: SharedResults, _ counter: StepCounter
  ) -> [Swift.Result<Value?, EvaluationFailure>] {
    parallel(names.count) { position in
      let name = names[position]
      defer { counter.step("\(name.chapter).\(name.name)") }
      guard let definition = checked.definitions[name], definition.isValid,
        definition.dependencies.allSatisfy({ globals[$0] != nil })
      else { return .success(nil) }
      return work.during("\(name.chapter).\(name.name)", at: definition.range.placeText) {
        value(of: definition, globals, shared)
      }
    }
  }

  private func value(
    of definition: CheckedDefinition, _ globals: [DefinitionName: Value], _ shared: SharedResults
  ) -> Swift.Result<Value?, EvaluationFailure> {
    do throws(EvaluationFailure) {
      return .success(
        try Script.evaluate(definition, globals: globals, context: context(shared)))
    } catch {
      return .failure(error.placed(at: definition.range))
    }
  }

  /// A context with steps of its own: what one cell takes is not taken from the others.
  private func context(_ shared: SharedResults) -> EvaluationContext {
    EvaluationContext(
      seed: manuscript.settings.seed, workers: workers, store: shared,
      digest: { Fingerprint(of: $0).bytes })
  }

  /// Runs `body` for all indices on the workers; a failure of one does not stop the others.
  private func parallel<Element: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Swift.Result<Element, EvaluationFailure>
  ) -> [Swift.Result<Element, EvaluationFailure>] {
    do throws(EvaluationFailure) {
      return try workers.map(count: count) { index throws(EvaluationFailure) in body(index) }
    } catch {
      return [.failure(error)]
    }
  }
}

extension SourceRange {
  /// `chapters/01-one.md:12`
  fileprivate var placeText: String { "\(file.path):\(start.line)" }
}

/// Counts steps that finish on several threads.
private final class StepCounter: Sendable {
  private let done = Mutex(0)
  private let total: Int
  private let progress: @Sendable (Int, Int, String) -> Void

  init(total: Int, _ progress: @escaping @Sendable (Int, Int, String) -> Void) {
    self.total = total
    self.progress = progress
  }

  func step(_ name: String) {
    let count = done.withLock { done in
      done += 1
      return done
    }
    progress(count, total, name)
  }
}

import Diagnostics

/// All definitions of a report by chapter and name, with what each of them reads.
struct DefinitionTable {
  /// One definition.
  struct Entry {
    let name: DefinitionName
    let place: Name
    let value: Expression
    let unit: Int
    let source: SourceFragment
    var dependencies: [Int] = []
    var isInCycle = false
  }

  private(set) var entries: [Entry] = []
  private var indices: [DefinitionName: Int] = [:]
  private(set) var chapters: Set<String> = []
  private var namesByChapter: [String: [String]] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// Collects the definitions of all define directives.
  init(_ units: [ProgramUnit], words: WordTable) {
    for (index, unit) in units.enumerated() {
      chapters.insert(unit.chapter)
      guard case .definitions = unit.expectation else { continue }
      for statement in unit.program.statements {
        if case .definition(let name, let value) = statement.kind {
          add(name, value, index, unit, words)
        }
      }
    }
  }

  private mutating func add(
    _ place: Name, _ value: Expression, _ unitIndex: Int, _ unit: ProgramUnit, _ words: WordTable
  ) {
    let source = unit.program.source
    let name = DefinitionName(chapter: unit.chapter, name: place.text)
    if let word = words[place.text] {
      diagnostics.append(
        Diagnostic(
          "duplicate-definition",
          "'\(place.text)' is a word of the language; choose another name",
          at: source.range(place.range), annotation: word.signature))
    } else if let earlier = indices[name] {
      let first = entries[earlier]
      diagnostics.append(
        Diagnostic(
          "duplicate-definition", "'\(place.text)' is defined twice in this chapter",
          at: source.range(place.range),
          notes: [
            Diagnostic.Note("the first one is here", at: first.source.range(first.place.range))
          ]))
    }
    guard indices[name] == nil else { return }
    indices[name] = entries.count
    entries.append(
      Entry(name: name, place: place, value: value, unit: unitIndex, source: source))
    namesByChapter[unit.chapter, default: []].append(place.text)
  }

  subscript(_ chapter: String, _ name: String) -> Int? {
    indices[DefinitionName(chapter: chapter, name: name)]
  }

  /// The names that a chapter defines.
  func names(in chapter: String) -> [String] { namesByChapter[chapter] ?? [] }

  /// Whether it is worth the time to look through all names for the one that was meant, after so
  /// many errors. Thousands of unknown names among thousands of known ones would take minutes.
  func offersNames(after errors: Int) -> Bool {
    errors < Diagnostic.mostTold && errors * entries.count < 500_000
  }

  /// The types found so far, shared by all copies of the table.
  private final class Types {
    var byIndex: [ValueType] = []
    var flows: [Int: Flow] = [:]
  }

  private let types = Types()

  /// The type of the definition at `index`; `.any` before it is known.
  func type(at index: Int) -> ValueType {
    index < types.byIndex.count ? types.byIndex[index] : .any
  }

  /// Makes the type of a definition known.
  func setType(_ type: ValueType, at index: Int) {
    while types.byIndex.count <= index { types.byIndex.append(.any) }
    types.byIndex[index] = type
  }

  /// What is known of the definition at `index` as far as draws go.
  func flow(at index: Int) -> Flow { types.flows[index] ?? Flow() }

  /// Makes known that a definition draws, or calls functions that do.
  func setFlow(_ flow: Flow, at index: Int) { types.flows[index] = flow }

  /// Whether one of the definitions is known to draw.
  func mayDraw(_ names: [DefinitionName]) -> Bool {
    names.contains { indices[$0].map { types.flows[$0] != nil } ?? false }
  }

  // MARK: The graph

  /// Finds what each definition reads, and an order in which each comes after those. Definitions that
  /// read each other in a circle are reported and come last.
  ///
  /// - Complexity: O(n) in the size of all definitions.
  mutating func sort(words: WordTable) -> [Int] {
    for index in entries.indices {
      var found: [Int] = []
      var seen: Set<Int> = []
      collect(entries[index].value, entries[index].name.chapter, []) {
        if seen.insert($0).inserted { found.append($0) }
      }
      entries[index].dependencies = found
    }
    var waiting = entries.map(\.dependencies.count)
    var readers: [[Int]] = Array(repeating: [], count: entries.count)
    for (index, entry) in entries.enumerated() {
      for dependency in entry.dependencies { readers[dependency].append(index) }
    }
    var order = entries.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < order.count {
      for reader in readers[order[next]] {
        waiting[reader] -= 1
        if waiting[reader] == 0 { order.append(reader) }
      }
      next += 1
    }
    reportCycles(among: entries.indices.filter { waiting[$0] > 0 })
    return order + entries.indices.filter { waiting[$0] > 0 }
  }

  /// Reports each circle once, beginning with its first definition.
  private mutating func reportCycles(among stuck: [Int]) {
    let members = Set(stuck)
    var visited: Set<Int> = []
    for start in stuck where !visited.contains(start) {
      // Every stuck definition reads a stuck one: walking on must come to a circle.
      var path: [Int] = []
      var positions: [Int: Int] = [:]
      var current = start
      while positions[current] == nil, !visited.contains(current) {
        positions[current] = path.count
        path.append(current)
        guard let next = entries[current].dependencies.first(where: members.contains) else {
          break
        }
        current = next
      }
      visited.formUnion(path)
      guard let from = positions[current] else { continue }
      report(cycle: Array(path[from...]))
    }
  }

  private mutating func report(cycle unordered: [Int]) {
    guard let first = unordered.min(), let offset = unordered.firstIndex(of: first) else { return }
    let cycle = Array(unordered[offset...] + unordered[..<offset])
    for index in cycle { entries[index].isInCycle = true }
    let chapter = entries[first].name.chapter
    let names = (cycle + [first]).map { index -> String in
      let name = entries[index].name
      return name.chapter == chapter ? name.name : "\(name.chapter).\(name.name)"
    }
    let shown = names.count <= 8 ? names : names.prefix(6) + ["..."] + names.suffix(1)
    let entry = entries[first]
    diagnostics.append(
      Diagnostic(
        "cycle",
        cycle.count == 1
          ? "'\(names[0])' is defined by itself; there is no recursion"
          : "these definitions need each other: \(shown.joined(separator: " -> "))",
        at: entry.source.range(entry.place.range),
        notes: cycle.dropFirst().prefix(6).map { index in
          let entry = entries[index]
          return Diagnostic.Note(
            "'\(entry.name.name)' is defined here", at: entry.source.range(entry.place.range))
        }))
  }

  /// Calls `found` with each definition that an expression names, where `bound` are local names.
  func collect(
    _ expression: Expression, _ chapter: String, _ bound: Set<String>, _ found: (Int) -> Void
  ) {
    switch expression.kind {
    case .invalid, .number, .truth, .text, .symbol: return
    case .name(let name):
      if !bound.contains(name), let index = self[chapter, name] { found(index) }
    case .member(let base, let member):
      if case .name(let name) = base.kind, !bound.contains(name), self[chapter, name] == nil,
        chapters.contains(name)
      {
        if let index = self[name, member.text] { found(index) }
      } else {
        collect(base, chapter, bound, found)
      }
    case .array(let elements), .logic(_, let elements):
      for element in elements { collect(element, chapter, bound, found) }
    case .interpolation(let parts, _):
      for part in parts { collect(part.value, chapter, bound, found) }
    case .dictionary(let entries):
      for entry in entries {
        collect(entry.key, chapter, bound, found)
        collect(entry.value, chapter, bound, found)
      }
    case .range(let a, let b), .element(let a, let b), .comparison(_, let a, let b):
      collect(a, chapter, bound, found)
      collect(b, chapter, bound, found)
    case .negation(let operand), .not(let operand): collect(operand, chapter, bound, found)
    case .chain(let first, let links):
      collect(first, chapter, bound, found)
      for link in links { collect(link.operand, chapter, bound, found) }
    case .conditional(let branches, let otherwise):
      for branch in branches {
        collect(branch.condition, chapter, bound, found)
        collect(branch.value, chapter, bound, found)
      }
      collect(otherwise, chapter, bound, found)
    case .call(let call):
      collect(call.callee, chapter, bound, found)
      for argument in call.arguments { collect(argument.value, chapter, bound, found) }
      if let trailing = call.trailing { collect(trailing, chapter, bound, found) }
    case .closure(let closure):
      var inner = bound.union(closure.parameters.map(\.text))
      for statement in closure.statements {
        switch statement.kind {
        case .definition(let name, let value):
          collect(value, chapter, inner, found)
          inner.insert(name.text)
        case .expression(let value), .result(let value): collect(value, chapter, inner, found)
        }
      }
    }
  }
}

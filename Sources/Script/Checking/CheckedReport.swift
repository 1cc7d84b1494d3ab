public import Diagnostics

/// The name of a definition and the chapter that it belongs to.
public struct DefinitionName: Sendable, Hashable {
  /// The chapter as other chapters write it: `oneScore`.
  public var chapter: String
  /// The name within the chapter.
  public var name: String

  /// A name in a chapter.
  public init(chapter: String, name: String) {
    self.chapter = chapter
    self.name = name
  }
}

/// One program with its place in the report: a define directive, any other directive, or an inline
/// value.
public struct ProgramUnit: Sendable {
  /// What a program is to come to.
  public enum Expectation: Sendable {
    /// Only definitions; each is visible in the whole chapter, and elsewhere as `chapter.name`.
    case definitions
    /// Local definitions and expressions. `count` of them must be there, each of one of the types;
    /// `owner` is who needs them, in messages: `a figure`.
    case results([ValueType], count: ClosedRange<Int>, owner: String = "this")
  }

  /// The chapter as other chapters write it: `oneScore`.
  public var chapter: String
  /// The program.
  public var program: Program
  /// What it is to come to.
  public var expectation: Expectation

  /// A program with its place.
  public init(chapter: String, program: Program, expectation: Expectation) {
    self.chapter = chapter
    self.program = program
    self.expectation = expectation
  }
}

/// A definition that has been checked.
public struct CheckedDefinition: Sendable {
  /// Its name.
  public let name: DefinitionName
  /// What kind of value it has.
  public let type: ValueType
  /// Where the name is defined.
  public let range: SourceRange
  /// The definitions that it reads itself.
  public let dependencies: [DefinitionName]
  /// The index of its define directive among the checked programs.
  public let unit: Int
  /// The canonical text of the defining expression.
  public let canonicalText: String
  /// Whether it names a word that draws random numbers, so that its value depends on the seed.
  public let isRandom: Bool
  /// Whether it can be evaluated: it has no errors of its own.
  public let isValid: Bool
  let code: any Code
  let frame: FrameLayout
}

/// A program that has been checked.
public struct CheckedUnit: Sendable {
  /// The definitions that it reads, or, in a define directive, that it makes.
  public let dependencies: [DefinitionName]
  /// The canonical text of the program.
  public let canonicalText: String
  /// Whether it names a word that draws random numbers, so that its results depend on the seed.
  public let isRandom: Bool
  /// Each result as it is written.
  public let results: [WrittenResult]
  /// Whether it can be evaluated: it has no errors of its own.
  public let isValid: Bool
  /// The place of the program.
  public let range: SourceRange
  let steps: [Step]
  let frame: FrameLayout

  /// A statement, ready to run.
  enum Step: Sendable {
    case definition(slot: Int, any Code)
    case result(any Code)
  }
}

/// A result of a program as it is written, on one line and without comments.
public struct WrittenResult: Sendable, Hashable {
  /// The expression.
  public let text: String
  /// The call of a word that it is; nil where it is none.
  public let call: WordCall?
}

/// The call of a word as it is written.
public struct WordCall: Sendable, Hashable {
  /// What is handed to the word, on one line and without comments.
  public struct Argument: Sendable, Hashable {
    /// The label, where it has one.
    public let label: String?
    /// The expression.
    public let text: String
  }

  /// The word's name.
  public let word: String
  /// The arguments between the brackets, in their order.
  public let arguments: [Argument]
}

/// The slots of a program's frame.
struct FrameLayout: Sendable {
  let slotCount: Int
  /// The definitions that are read, with their slots.
  let reads: [(name: DefinitionName, slot: Int)]
}

/// All programs of a report after checking.
public struct CheckedReport: Sendable {
  /// Everything that is wrong.
  public var diagnostics: [Diagnostic]
  /// The definitions of all chapters.
  public var definitions: [DefinitionName: CheckedDefinition]
  /// The programs in the order in which they were given.
  public var units: [CheckedUnit]
  /// The definitions in an order in which each comes after those that it reads.
  public var order: [DefinitionName]
  /// The calls of words that draw random numbers, in the order of the programs.
  public var randomDraws: [RandomDraw]
}

/// Checks the programs of a report against each other and against the vocabulary: names, labels,
/// types, requirements on literals, that no definition needs itself, and that no draws are repeated in
/// the calls of a closure. Errors of form that
/// ``parse(_:)`` reported are not reported again.
///
/// - Complexity: O(n) in the size of all programs.
public func check(_ units: [ProgramUnit], words: WordTable) -> CheckedReport {
  let invocations = InvocationTable(words)
  var table = DefinitionTable(units, words: words)
  let order = table.sort(words: words)
  var diagnostics = table.diagnostics
  var definitions: [DefinitionName: CheckedDefinition] = [:]
  var randomDraws: [Int: [RandomDraw]] = [:]
  var invalidUnits: Set<Int> = []
  for index in order {
    let entry = table.entries[index]
    let scope = Scope()
    var checker = ExpressionChecker(
      invocations: invocations, definitions: table, chapter: entry.name.chapter,
      source: entry.source)
    checker.offersNames = table.offersNames(after: diagnostics.count)
    let checked = checker.check(entry.value, in: scope, name: entry.place.text)
    table.setType(entry.isInCycle ? .any : checked.type, at: index)
    diagnostics += checker.sink.diagnostics
    let dependencies = entry.dependencies.map { table.entries[$0].name }
    var tracer = DrawTracer(
      invocations: invocations, definitions: table, chapter: entry.name.chapter,
      source: entry.source)
    if scope.traits.isRandom || table.mayDraw(dependencies) {
      table.setFlow(tracer.trace(entry.value), at: index)
      diagnostics += tracer.diagnostics
      randomDraws[entry.unit, default: []] += tracer.randomDraws
    }
    let isValid =
      checker.sink.diagnostics.isEmpty && !entry.isInCycle && checker.isSound && !tracer.hasErrors
    if !isValid { invalidUnits.insert(entry.unit) }
    definitions[entry.name] = CheckedDefinition(
      name: entry.name, type: checked.type, range: entry.source.range(entry.place.range),
      dependencies: dependencies, unit: entry.unit,
      canonicalText: canonicalText(of: entry.source[entry.value.range]),
      isRandom: scope.traits.isRandom, isValid: isValid, code: checked.code,
      frame: FrameLayout(slotCount: scope.slotCount, reads: scope.reads))
  }
  var namesByUnit: [Int: [DefinitionName]] = [:]
  for entry in table.entries { namesByUnit[entry.unit, default: []].append(entry.name) }
  var checkedUnits: [CheckedUnit] = []
  for (index, unit) in units.enumerated() {
    var checker = UnitChecker(unit, invocations: invocations, definitions: table)
    checker.offersNames = table.offersNames(after: diagnostics.count)
    let checked = checker.check(
      made: namesByUnit[index] ?? [], definitionsAreValid: !invalidUnits.contains(index))
    diagnostics += checker.diagnostics
    randomDraws[index, default: []] += checker.randomDraws
    checkedUnits.append(checked)
  }
  return CheckedReport(
    diagnostics: Diagnostic.sorted(diagnostics), definitions: definitions, units: checkedUnits,
    order: order.map { table.entries[$0].name },
    randomDraws: units.indices.flatMap { index in
      (randomDraws[index] ?? []).sorted { $0.range.bytes.lowerBound < $1.range.bytes.lowerBound }
    })
}

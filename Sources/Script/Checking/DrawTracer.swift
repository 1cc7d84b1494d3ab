import Diagnostics

/// Follows the parameters of closures to the draws inside, and finds those that are the same in every
/// call.
///
/// A draw inside a closure repeats itself when none of the closure's parameters reaches its receiver,
/// its arguments or its key. When some reach the receiver or another argument and none the key, the
/// calls share their random numbers; in a closure that a word calls, as `map` does, each parameter of
/// the receiver is missed in the key. A function of the program is looked at again where it is called.
///
/// - Complexity: O(n) in the size of the program, times the draws in a function for each call of it.
struct DrawTracer {
  /// The names of one closure or program.
  final class Names {
    let parent: Names?
    var own: [String: Flow] = [:]

    init(parent: Names? = nil) { self.parent = parent }

    subscript(_ name: String) -> Flow? {
      var names: Names? = self
      while let here = names {
        if let flow = here.own[name] { return flow }
        names = here.parent
      }
      return nil
    }
  }

  let invocations: InvocationTable
  let definitions: DefinitionTable
  let chapter: String
  let source: SourceFragment
  /// The randomDraws of the program, in order.
  var randomDraws: [RandomDraw] = []
  var draws: [TracedDraw] = []
  /// The calls of what parameters are given, in order.
  var calls: [ParameterCall] = []
  var parameterCount = 0
  /// How many more calls of functions are followed: arrays of functions that call each other have no end.
  var callsLeft = 20_000
  var callDepth = 0
  var findings: [DrawFinding] = []
  var findingAt: [SourceRange: Int] = [:]
  /// The comparisons of numbers from draws without an interval that decide on a statement.
  var open: [SourceRange] = []

  init(
    invocations: InvocationTable, definitions: DefinitionTable, chapter: String,
    source: SourceFragment
  ) {
    self.invocations = invocations
    self.definitions = definitions
    self.chapter = chapter
    self.source = source
  }

  /// What is wrong with the draws, and what may not be meant.
  var diagnostics: [Diagnostic] {
    findings.map(\.diagnostic)
      + open.map { place in
        Diagnostic(
          "drawn-comparison",
          "this compares a number from draws that has no interval, so it is undecided; a word such as "
            + "'estimateMean', 'estimateProportion' or 'estimateQuantile' makes one from the draws",
          at: place, severity: .warning)
      }
  }

  /// Whether some draws repeat themselves.
  var hasErrors: Bool { findings.contains { !$0.missing.isEmpty } }

  /// Traces the statements of a program.
  mutating func trace(_ statements: [ProgramStatement]) { _ = trace(statements, Names()) }

  /// Traces the value of a definition.
  mutating func trace(_ value: Expression) -> Flow { trace(value, Names()) }

  mutating func trace(_ statements: [ProgramStatement], _ names: Names) -> Flow {
    var result = Flow()
    for statement in statements {
      switch statement.kind {
      case .definition(let name, let value): names.own[name.text] = trace(value, names)
      case .expression(let value), .result(let value): result = trace(value, names)
      }
    }
    return result
  }

  mutating func trace(_ expression: Expression, _ names: Names) -> Flow {
    switch expression.kind {
    case .invalid: return .unknown
    case .number, .truth, .text, .symbol: return Flow()
    case .name(let name): return flow(of: name, names)
    case .member(let base, let member):
      if let flow = otherChapter(base, member, names) { return flow }
      let base = trace(base, names)
      var flow = Flow(sources: base.sources)
      if member.text == "count" { flow.sources = base.sources.ofCount }
      flow.comparisons =
        judged(member.text, base.sources, base.comparisons, at: source.range(expression.range))
        ?? []
      if let word = drawing(member: member.text, of: base) {
        flow.functions = [.word(word)]
      } else {
        flow.elements = base.elements
        flow.functions = base.elements
      }
      return flow
    case .logic(_, let elements): return union(elements, names)
    case .array(let elements): return union(elements, names, all: true)
    case .interpolation(let parts, _): return union(parts.map(\.value), names)
    case .dictionary(let entries):
      var flow = union(entries.map(\.value), names, all: true)
      flow.sources.formUnion(union(entries.map(\.key), names).sources.withoutBareDraws)
      return flow
    case .range(let a, let b): return union([a, b], names)
    case .element(let a, let b):
      var flow = trace(a, names)
      flow.sources.formUnion(trace(b, names).sources.withoutBareDraws)
      flow.functions = flow.elements
      return flow
    case .comparison(_, let a, let b):
      var flow = union([a, b], names)
      flow.comparisons = [
        TracedComparison(place: source.range(expression.range), sides: flow.sources)
      ]
      return flow
    case .negation(let operand), .not(let operand): return union([operand], names)
    case .chain(let first, let links): return union([first] + links.map(\.operand), names)
    case .conditional(let branches, let otherwise):
      let conditions = union(branches.map(\.condition), names)
      var flow = union(branches.map(\.value) + [otherwise], names, all: true)
      flow.functions = flow.elements
      flow.sources.formUnion(conditions.sources)
      if conditions.sources.haveBareDraws { flow.sources.formUnion(.chosenElements) }
      return flow
    case .call(let call): return trace(call, expression.range, names)
    case .closure(let closure): return trace(closure, names)
    }
  }

  /// The comparisons that a truth value rests on that a word gives of an array: those that its elements rest
  /// on, or for numbers from draws one that no interval decides. nil for a word that gives another value.
  func judged(
    _ word: String, _ sources: Sources, _ comparisons: [TracedComparison], at place: SourceRange
  ) -> [TracedComparison]? {
    guard invocations.member(word, of: "array")?.word.result == .truth else { return nil }
    guard comparisons.isEmpty, sources.haveBareDraws else { return comparisons }
    return [TracedComparison(place: place, sides: sources)]
  }

  /// What is known of several expressions together.
  ///
  /// - Parameter all: Whether only what holds of all of them is known to come from draws without an
  ///   interval: of an array nobody knows which element will be read.
  private mutating func union(
    _ expressions: [Expression], _ names: Names, all: Bool = false
  ) -> Flow {
    var sources = Sources.none
    var isCommon = false
    var comparisons: [TracedComparison] = []
    let flows = expressions.map { trace($0, names) }
    let isMixed = all && !flows.allSatisfy(\.sources.haveBareDraws)
    for var flow in flows {
      if isMixed { flow.sources = flow.sources.withoutBareDraws }
      sources.formUnion(flow.sources)
      isCommon = isCommon || flow.isCommon
      comparisons = Array((comparisons + flow.comparisons).prefix(Flow.mostComparisons))
    }
    return Flow(
      sources: sources, comparisons: comparisons, isCommon: isCommon,
      elements: Array(flows.flatMap(\.allFunctions).prefix(Flow.mostFunctions)))
  }

  private func flow(of name: String, _ names: Names) -> Flow {
    if let flow = names[name] { return flow }
    if let index = definitions[chapter, name] { return definitions.flow(at: index) }
    guard let invocation = invocations[name] else { return .unknown }
    return Flow(
      functions: drawing(invocation.word, of: Flow()).map { [.word($0)] } ?? [])
  }

  /// The word as one that draws; nil for another one.
  private func drawing(_ word: Word, of receiver: Flow) -> DrawingWord? {
    guard word.isRandom,
      let index = word.parameters.firstIndex(where: { $0.name == Word.keyName })
    else { return nil }
    return DrawingWord(
      chapter: chapter, name: word.name, keyIndex: index, receiver: receiver.sources,
      receiverParameter: receiver.parameter)
  }

  /// The member as one that draws, where some type has such a one.
  private func drawing(member name: String, of receiver: Flow) -> DrawingWord? {
    invocations.randomMembers[name].flatMap { drawing($0, of: receiver) }
  }

  /// The definition of another chapter that `base.member` names; nil when `base` is no chapter.
  func otherChapter(_ base: Expression, _ member: Name, _ names: Names) -> Flow? {
    guard case .name(let name) = base.kind, names[name] == nil, definitions[chapter, name] == nil,
      definitions.chapters.contains(name)
    else { return nil }
    return definitions[name, member.text].map { definitions.flow(at: $0) } ?? .unknown
  }
}

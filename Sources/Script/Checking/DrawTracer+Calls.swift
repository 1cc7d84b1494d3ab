import Diagnostics

// Calls of words, of functions of the program and of closures, and what is to be said of them.

extension DrawTracer {
  mutating func trace(_ call: Call, _ range: Range<Int>, _ names: Names) -> Flow {
    var given: [(label: String?, value: Expression, flow: Flow)] = []
    for argument in call.arguments {
      given.append((argument.label?.text, argument.value, trace(argument.value, names)))
    }
    if let trailing = call.trailing { given.append((nil, trailing, trace(trailing, names))) }
    var receiver = Sources.none
    var receiverComparisons: [TracedComparison] = []
    var word: (name: String, range: Range<Int>)?
    var isOfProgram = false
    var effect = Word.Draws.keep
    var called = ""
    switch call.callee.kind {
    case .symbol("common"):
      return Flow(sources: given.first?.flow.sources ?? .everything, isCommon: true)
    case .name(let name) where names[name] == nil && definitions[chapter, name] == nil:
      guard let invocation = invocations[name] else { return .unknown }
      if invocation.word.isRandom { word = (name, call.callee.range) }
      effect = invocation.word.draws
      called = name
      if let first = given.first, invocation.word.parameters.first?.type == .truth {
        judge(first.flow.comparisons)
      }
    case .member(let base, let member) where otherChapter(base, member, names) == nil:
      let object = trace(base, names)
      receiver = object.sources
      receiverComparisons = object.comparisons
      called = member.text
      if invocations.randomMembers[member.text] != nil,
        given.contains(where: { $0.label == Word.keyName })
      {
        word = (member.text, member.range)
        effect = .carry
      }
    default:
      let callee = trace(call.callee, names)
      if let closure = callee.closure {
        return self.call(closure, with: given.map(\.flow), at: source.range(range))
      }
      if let word = callee.drawing {
        return draw(word, given.map { ($0.flow, $0.value) }, call.callee.range)
      }
      receiver = callee.sources
      isOfProgram = true
    }
    if let word, let key = given.first(where: { $0.label == Word.keyName }) {
      var others = receiver
      for argument in given where argument.label != Word.keyName {
        others.formUnion(argument.flow.sources)
      }
      note(word, of: chapter, key.value, key.flow, others)
    }
    var result = pass(
      given.map { ($0.flow, $0.value) }, receiver, toWord: !isOfProgram,
      isMixing: isOfProgram || Self.mixingWords.contains(called))
    switch effect {
    case _ where called == "filter":
      // The draws as they fell decide what passes.
      if result.comparisons.contains(where: \.sides.haveBareDraws) {
        result.sources.formUnion(.bareDraws)
        result.sources.formUnion(.chosenElements)
      }
      result.comparisons = []
    case .keep where called == "count": result.sources = result.sources.ofCount
    case .keep:
      let judged = judged(
        called, result.sources, result.comparisons + receiverComparisons, at: source.range(range))
      if let judged { result.comparisons = judged }
      if isOfProgram || called == "reduce" {
        result.sources = result.sources.withoutBareDraws
      }
    case .show: break
    case .estimate:
      result.sources = result.sources.withoutBareDraws
      result.comparisons = []
    case .carry:
      if word != nil { result.sources.formUnion(.bareDraws) }
      result.comparisons = []
    }
    return result
  }

  /// A call of a drawing word that was named before, with its arguments in order.
  private mutating func draw(
    _ word: DrawingWord, _ given: [(flow: Flow, value: Expression)], _ range: Range<Int>
  ) -> Flow {
    var others = word.receiver
    for (index, argument) in given.enumerated() where index != word.keyIndex {
      others.formUnion(argument.flow.sources)
    }
    guard given.indices.contains(word.keyIndex) else { return Flow(sources: others) }
    let key = given[word.keyIndex]
    note((word.name, range), of: word.chapter, key.value, key.flow, others)
    return Flow(sources: others.union(key.flow.sources).union(.bareDraws))
  }

  /// The words whose result may hold some of their arguments and not others, or what a closure makes of
  /// them: whether it comes from draws without an interval is not known from the arguments alone.
  private static let mixingWords: Set<String> = [
    "map", "flatMap", "reduce", "zip", "joined", "enumerated",
  ]

  /// Takes note of the comparisons of a statement that no interval decides.
  private mutating func judge(_ comparisons: [TracedComparison]) {
    for comparison in comparisons where comparison.sides.haveBareDraws {
      if !open.contains(comparison.place) { open.append(comparison.place) }
    }
  }

  private mutating func note(
    _ word: (name: String, range: Range<Int>), of chapter: String, _ key: Expression,
    _ flow: Flow, _ others: Sources
  ) {
    var written = key
    if case .call(let call) = key.kind, case .symbol("common") = call.callee.kind,
      let inner = call.arguments.first
    {
      written = inner.value
    }
    var text = source[written.range].text
    if text.contains(where: \.isNewline) {
      text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let call = RandomDraw(
      chapter: chapter, word: word.name, key: text, range: source.range(word.range))
    randomDraws.append(call)
    draws.append(
      TracedDraw(
        call: call, key: flow.sources, others: others, isCommon: flow.isCommon,
        place: call.range))
  }

  /// A call of a word, or of a function of which nothing is known, with closures among its arguments:
  /// each is called with what follows from the receiver and the other arguments.
  private mutating func pass(
    _ given: [(flow: Flow, value: Expression)], _ receiver: Sources, toWord: Bool,
    isMixing: Bool
  ) -> Flow {
    var sources = receiver
    var comparisons: [TracedComparison] = []
    for argument in given where argument.flow.closure == nil {
      sources.formUnion(argument.flow.sources)
      comparisons += argument.flow.comparisons
    }
    var result = isMixing ? sources.withoutBareDraws : sources
    if isMixing, sources.haveChosenElements { result.formUnion(.chosenElements) }
    for argument in given {
      guard let closure = argument.flow.closure else { continue }
      var place: SourceRange?
      if case .closure = argument.value.kind {} else { place = source.range(argument.value.range) }
      if toWord { for draw in closure.draws { noteShared(draw, closure, at: place) } }
      let made = self.call(
        closure, with: closure.parameters.map { _ in Flow(sources: sources) }, at: place)
      result.formUnion(made.sources)
      result.formUnion(argument.flow.sources)
      comparisons += made.comparisons
    }
    return Flow(
      sources: result, comparisons: Array(comparisons.prefix(Flow.mostComparisons)))
  }

  /// A call of a closure: its draws as the caller sees them.
  ///
  /// - Parameter place: The place of the call; nil for a closure that stands there itself.
  private mutating func call(
    _ closure: ClosureFlow, with arguments: [Flow], at place: SourceRange?
  ) -> Flow {
    var replacements: [Int: Sources] = [:]
    var common: Set<Int> = []
    for (index, parameter) in closure.parameters.enumerated() {
      let argument = index < arguments.count ? arguments[index] : .unknown
      replacements[parameter] = argument.sources
      if argument.isCommon { common.insert(parameter) }
    }
    for draw in closure.draws {
      var seen = draw
      seen.isCommon = draw.isCommon || common.contains { draw.key.contains($0) }
      seen.key = draw.key.replacing(replacements)
      seen.others = draw.others.replacing(replacements)
      if let place {
        seen.place = place
        seen.told = draw.found.rawValue > draw.told.rawValue ? draw.found : draw.told
        seen.found = .nothing
      }
      draws.append(seen)
    }
    return Flow(
      sources: closure.result.replacing(replacements),
      comparisons: closure.comparisons.map {
        TracedComparison(place: $0.place, sides: $0.sides.replacing(replacements))
      })
  }

  mutating func trace(_ closure: Closure, _ names: Names) -> Flow {
    let outer = draws
    draws = []
    let parameters = closure.parameters.indices.map { parameterCount + $0 }
    parameterCount += parameters.count
    let parameterNames = closure.parameters.map(\.text)
    let inner = Names(parent: names)
    for (number, name) in zip(parameters, closure.parameters) {
      inner.own[name.text] = Flow(sources: Sources([number]))
    }
    let result = trace(closure.statements, inner)
    var seen: Set<TracedDraw> = []
    var own = draws.filter { seen.insert($0).inserted }
    draws = outer
    if !parameters.isEmpty {
      for index in own.indices { judge(&own[index], parameters, parameterNames) }
    }
    let around = result.sources.replacing(
      Dictionary(
        parameters.map { ($0, Sources.none) }, uniquingKeysWith: { first, _ in first }))
    return Flow(
      sources: around,
      closure: ClosureFlow(
        parameters: parameters, names: parameterNames, result: result, draws: own))
  }

  /// Takes note of what the parameters of a closure lack of reaching a draw.
  private mutating func judge(
    _ draw: inout TracedDraw, _ parameters: [Int], _ names: [String]
  ) {
    guard !draw.isCommon, !parameters.contains(where: { draw.key.contains($0) }) else { return }
    let shared = zip(parameters, names).filter { draw.others.contains($0.0) }.map(\.1)
    if shared.isEmpty {
      guard draw.told != .error else { return }
      find(draw, at: draw.place) { $0.missing += names }
      draw.found = .error
    } else if draw.told == .nothing {
      find(draw, at: draw.place) { $0.shared += shared }
      if draw.found == .nothing { draw.found = .note }
    }
  }

  /// Takes note of the parameters of a closure that reach a draw and not its key, where a word calls
  /// the closure and at least one parameter reaches the key.
  private mutating func noteShared(
    _ draw: TracedDraw, _ closure: ClosureFlow, at place: SourceRange?
  ) {
    guard !draw.isCommon, draw.told == .nothing, draw.found == .nothing else { return }
    let shared = zip(closure.parameters, closure.names).filter {
      draw.others.contains($0.0) && !draw.key.contains($0.0)
    }
    guard !shared.isEmpty else { return }
    find(draw, at: place ?? draw.place) { $0.shared += shared.map(\.1) }
  }

  private mutating func find(
    _ draw: TracedDraw, at place: SourceRange, _ change: (inout DrawFinding) -> Void
  ) {
    let index = findingAt[place] ?? findings.count
    if index == findings.count {
      findings.append(DrawFinding(call: draw.call, place: place))
      findingAt[place] = index
    }
    change(&findings[index])
  }
}

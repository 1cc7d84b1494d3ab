import Diagnostics

// Calls of words, of functions of the program and of closures, and what is to be said of them.

extension DrawTracer {
  mutating func trace(_ call: Call, _ range: Range<Int>, _ names: Names) -> Flow {
    var given: [(label: String?, value: Expression, flow: Flow)] = []
    for argument in call.arguments {
      given.append((argument.label?.text, argument.value, trace(argument.value, names)))
    }
    if let trailing = call.trailing { given.append((nil, trailing, trace(trailing, names))) }
    var receiver = Flow()
    var receiverComparisons: [TracedComparison] = []
    var word: (name: String, range: Range<Int>)?
    var isOfProgram = false
    var isName = false
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
      isName = true
      if let first = given.first, invocation.word.parameters.first?.type == .truth {
        judge(first.flow.comparisons)
      }
    case .member(let base, let member) where otherChapter(base, member, names) == nil:
      receiver = trace(base, names)
      receiverComparisons = receiver.comparisons
      called = member.text
      if invocations.randomMembers[member.text] != nil,
        given.contains(where: { $0.label == Word.keyName })
      {
        word = (member.text, member.range)
        effect = .carry
      }
    default:
      let callee = trace(call.callee, names)
      let known = callee.functions.filter { if case .parameter = $0 { false } else { true } }
      if !known.isEmpty {
        let texts = given.map { source[$0.value.range].text }
        return apply(
          callee.functions, to: given.map(\.flow), texts, at: source.range(range),
          word: source.range(call.callee.range))
      }
      for case .parameter(let number) in callee.functions {
        calls.append(
          ParameterCall(
            parameter: number, arguments: given.map(\.flow), place: source.range(range)))
      }
      receiver = callee
      receiver.elements = []
      isOfProgram = true
    }
    if let word, let key = given.first(where: { $0.label == Word.keyName }) {
      var others = receiver.sources
      for argument in given where argument.label != Word.keyName {
        others.formUnion(argument.flow.sources)
      }
      note(
        (word.name, source.range(word.range)), of: chapter,
        source[Self.written(key.value).range].text, key.flow, others,
        receiver: receiver.parameter)
    }
    var result = pass(
      given.map { ($0.flow, $0.value) }, receiver, toWord: !isOfProgram,
      isMixing: isOfProgram || Self.mixingWords.contains(called),
      holdsArguments: isName && effect == .keep, holdsReceiver: effect == .keep,
      handsKeyOn: word != nil && called == Self.keyHandingWord)
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
    case .carry, .tell:
      if word != nil { result.sources.formUnion(.bareDraws) }
      result.comparisons = []
    }
    return result
  }

  /// The words whose result may hold some of their arguments and not others, or what a closure makes of
  /// them: whether it comes from draws without an interval is not known from the arguments alone.
  private static let mixingWords: Set<String> = [
    "map", "flatMap", "reduce", "scan", "replicate", "zip", "joined", "enumerated",
  ]

  /// The word that calls a closure with keys made from its own: what is missing in those is told of the word.
  private static let keyHandingWord = "replicate"

  /// Takes note of the comparisons of a statement that no interval decides.
  private mutating func judge(_ comparisons: [TracedComparison]) {
    for comparison in comparisons where comparison.sides.haveBareDraws {
      if !open.contains(comparison.place) { open.append(comparison.place) }
    }
  }

  mutating func note(
    _ word: (name: String, range: SourceRange), of chapter: String, _ key: String,
    _ flow: Flow, _ others: Sources, receiver: Int?
  ) {
    var text = key
    if text.contains(where: \.isNewline) {
      text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let call = RandomDraw(
      chapter: chapter, word: word.name, key: text, range: word.range)
    randomDraws.append(call)
    draws.append(
      TracedDraw(
        call: call, key: flow.sources, others: others, isCommon: flow.isCommon,
        receiver: receiver, place: call.range))
  }

  /// A key as it is written, without `.common` around it.
  private static func written(_ key: Expression) -> Expression {
    if case .call(let call) = key.kind, case .symbol("common") = call.callee.kind,
      let inner = call.arguments.first
    {
      return inner.value
    }
    return key
  }

  /// A call of a word, or of a function of which nothing is known, with closures among its arguments:
  /// each is called with what follows from the receiver and the other arguments.
  private mutating func pass(
    _ given: [(flow: Flow, value: Expression)], _ receiver: Flow, toWord: Bool,
    isMixing: Bool, holdsArguments: Bool, holdsReceiver: Bool, handsKeyOn: Bool
  ) -> Flow {
    var sources = receiver.sources
    var comparisons: [TracedComparison] = []
    var elements = receiver.elements
    if isMixing || holdsArguments { elements += given.flatMap(\.flow.elements) }
    elements = Array(elements.prefix(Flow.mostFunctions))
    for argument in given where !argument.flow.isFunction {
      sources.formUnion(argument.flow.sources)
      comparisons += argument.flow.comparisons
    }
    var result = isMixing ? sources.withoutBareDraws : sources
    if isMixing, sources.haveChosenElements { result.formUnion(.chosenElements) }
    var made: [TracedFunction] = []
    let element = Flow(
      sources: sources, isCommon: handsKeyOn, functions: elements, elements: elements)
    for argument in given {
      let isCertain = argument.flow.functions.count == 1
      for case .closure(let closure) in argument.flow.functions {
        var place: SourceRange?
        if case .closure = argument.value.kind {
        } else {
          place = source.range(argument.value.range)
        }
        if toWord {
          for draw in closure.draws { noteShared(draw, closure, at: place) }
          if sources.haveBareDraws { noteDrawnParameters(closure, at: place) }
        }
        let first = draws.count
        let value = self.call(closure, with: closure.parameters.map { _ in element }, at: place)
        if !isCertain, first < draws.count {
          for index in first..<draws.count { draws[index].isCertain = false }
        }
        result.formUnion(value.sources)
        result.formUnion(argument.flow.sources)
        comparisons += value.comparisons
        made += value.functions + value.elements
      }
      for case .parameter(let number) in argument.flow.functions where toWord {
        calls.append(
          ParameterCall(
            parameter: number, arguments: [element, element],
            place: source.range(argument.value.range)))
      }
    }
    let held = holdsReceiver ? Array((elements + made).prefix(Flow.mostFunctions)) : []
    return Flow(
      sources: result, comparisons: Array(comparisons.prefix(Flow.mostComparisons)),
      functions: held, elements: held)
  }

  /// Takes note that what a word gives a closure comes from draws, so that it is no key.
  private mutating func noteDrawnParameters(_ closure: ClosureFlow, at place: SourceRange?) {
    for draw in closure.draws {
      if let index = findingAt[place ?? draw.place] ?? findingAt[draw.place] {
        findings[index].unfit.formUnion(closure.names)
      }
    }
  }

  /// A call of a closure: its draws as the caller sees them.
  ///
  /// - Parameter place: The place of the call; nil for a closure that stands there itself.
  mutating func call(
    _ closure: ClosureFlow, with arguments: [Flow], at place: SourceRange?
  ) -> Flow {
    var replacements: [Int: Sources] = [:]
    var given: [Int: Flow] = [:]
    var common: Set<Int> = []
    for (index, parameter) in closure.parameters.enumerated() {
      let argument = index < arguments.count ? arguments[index] : .unknown
      replacements[parameter] = argument.sources
      given[parameter] = argument
      if argument.isCommon { common.insert(parameter) }
    }
    for draw in closure.draws {
      var seen = draw
      seen.isCommon = draw.isCommon || common.contains { draw.key.contains($0) }
      seen.key = draw.key.replacing(replacements)
      seen.others = draw.others.replacing(replacements)
      if let receiver = draw.receiver, let argument = given[receiver] {
        seen.receiver = argument.parameter
      }
      if let place {
        seen.place = place
        seen.told = draw.found.rawValue > draw.told.rawValue ? draw.found : draw.told
        seen.found = .nothing
      }
      draws.append(seen)
    }
    for inner in closure.calls { follow(inner, replacements, given, at: place) }
    return Flow(
      sources: closure.result.replacing(replacements),
      comparisons: closure.comparisons.map {
        TracedComparison(place: $0.place, sides: $0.sides.replacing(replacements))
      }, functions: closure.functions.flatMap { replaced($0, replacements, given) },
      elements: closure.elements.flatMap { replaced($0, replacements, given) })
  }

  mutating func trace(_ closure: Closure, _ names: Names) -> Flow {
    let outer = (draws, calls)
    (draws, calls) = ([], [])
    let parameters = closure.parameters.indices.map { parameterCount + $0 }
    parameterCount += parameters.count
    let parameterNames = closure.parameters.map(\.text)
    let inner = Names(parent: names)
    for (number, name) in zip(parameters, closure.parameters) {
      inner.own[name.text] = Flow(
        sources: Sources([number]), functions: [.parameter(number)], elements: [.parameter(number)])
    }
    let result = trace(closure.statements, inner)
    var seen: Set<TracedDraw> = []
    var own = draws.filter { seen.insert($0).inserted }
    let (ownCalls, outerCalls) = split(calls, parameters, parameterNames)
    (draws, calls) = outer
    calls = Array((calls + outerCalls).prefix(Self.mostCalls))
    if !parameters.isEmpty {
      for index in own.indices { judge(&own[index], parameters, parameterNames) }
    }
    let around = result.sources.replacing(
      Dictionary(
        parameters.map { ($0, Sources.none) }, uniquingKeysWith: { first, _ in first }))
    return Flow(
      sources: around,
      functions: [
        .closure(
          ClosureFlow(
            parameters: parameters, names: parameterNames, result: result, draws: own,
            calls: ownCalls))
      ])
  }

  /// Takes note of what the parameters of a closure lack of reaching a draw.
  mutating func judge(
    _ draw: inout TracedDraw, _ parameters: [Int], _ names: [String]
  ) {
    guard !draw.isCommon, !parameters.contains(where: { draw.key.contains($0) }) else { return }
    var shared = zip(parameters, names).filter { draw.others.contains($0.0) }.map(\.1)
    // Of several functions it is not known which one is called.
    if shared.isEmpty, !draw.isCertain { shared = names }
    let unfit = zip(parameters, names).filter { $0.0 == draw.receiver }.map(\.1)
    if shared.isEmpty {
      guard draw.told != .error else { return }
      find(draw, at: draw.place) { $0.missing += names }
      draw.found = .error
    } else if draw.told == .nothing {
      find(draw, at: draw.place) {
        $0.shared += shared
        $0.unfit.formUnion(unfit)
      }
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
    find(draw, at: place ?? draw.place) {
      $0.shared += shared.map(\.1)
      $0.unfit.formUnion(shared.filter { $0.0 == draw.receiver }.map(\.1))
    }
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
    findings[index].missing = distinct(findings[index].missing)
    findings[index].shared = distinct(findings[index].shared)
  }
}

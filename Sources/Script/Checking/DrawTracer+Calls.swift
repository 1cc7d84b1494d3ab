import Diagnostics

// Calls of words and of functions of the program, and what is to be said of them.

extension DrawTracer {
  /// What is called: a word, a function of the program, or something that is not known.
  private struct Callee {
    var receiver = Flow()
    /// The comparisons that a member looks at.
    var comparisons: [TracedComparison] = []
    var called = ""
    var effect = Word.Draws.keep
    /// The word that draws, and its place.
    var drawing: (name: String, range: Range<Int>)?
    var isName = false
    var isOfProgram = false
  }

  private typealias Given = (label: String?, value: Expression, flow: Flow)

  mutating func trace(_ call: Call, _ range: Range<Int>, _ names: Names) -> Flow {
    var given: [Given] = []
    for argument in call.arguments {
      given.append((argument.label?.text, argument.value, trace(argument.value, names)))
    }
    if let trailing = call.trailing { given.append((nil, trailing, trace(trailing, names))) }
    var callee = Callee()
    switch call.callee.kind {
    case .symbol("common"):
      return Flow(sources: given.first?.flow.sources ?? .everything, isCommon: true)
    case .name(let name) where names[name] == nil && definitions[chapter, name] == nil:
      guard let word = invocations[name]?.word else { return .unknown }
      callee.called = name
      callee.effect = word.draws
      callee.isName = true
      if word.isRandom { callee.drawing = (name, call.callee.range) }
      if let first = given.first, word.parameters.first?.type == .truth {
        judge(first.flow.comparisons)
      }
    case .member(let base, let member) where otherChapter(base, member, names) == nil:
      callee.receiver = trace(base, names)
      callee.comparisons = callee.receiver.comparisons
      callee.called = member.text
      if invocations.randomMembers[member.text] != nil,
        given.contains(where: { $0.label == Word.keyName })
      {
        callee.drawing = (member.text, member.range)
        callee.effect = .carry
      }
    default:
      let function = trace(call.callee, names)
      if let result = apply(function, to: given, call, range) { return result }
      callee.receiver = function
      callee.receiver.elements = []
      callee.isOfProgram = true
    }
    noteDraw(callee, given)
    let result = pass(
      given.map { ($0.flow, $0.value) }, callee.receiver, toWord: !callee.isOfProgram,
      isMixing: callee.isOfProgram || Self.mixingWords.contains(callee.called),
      holdsArguments: callee.isName && callee.effect == .keep,
      holdsReceiver: callee.effect == .keep,
      handsKeyOn: callee.drawing != nil && callee.called == Self.keyHandingWord)
    return made(result, by: callee, at: range)
  }

  /// The result of a function whose closures are known; nil where they are not, and the call is left to
  /// those who give the function.
  private mutating func apply(
    _ function: Flow, to given: [Given], _ call: Call, _ range: Range<Int>
  ) -> Flow? {
    let known = function.functions.filter { if case .parameter = $0 { false } else { true } }
    if !known.isEmpty {
      let texts = given.map { source[$0.value.range].text }
      return apply(
        function.functions, to: given.map(\.flow), texts, at: source.range(range),
        word: source.range(call.callee.range))
    }
    for case .parameter(let number) in function.functions {
      calls.append(
        ParameterCall(parameter: number, arguments: given.map(\.flow), place: source.range(range)))
    }
    return nil
  }

  /// Takes note of the draw of a word that gets a key.
  private mutating func noteDraw(_ callee: Callee, _ given: [Given]) {
    guard let word = callee.drawing, let key = given.first(where: { $0.label == Word.keyName })
    else { return }
    var others = callee.receiver.sources
    for argument in given where argument.label != Word.keyName {
      others.formUnion(argument.flow.sources)
    }
    note(
      (word.name, source.range(word.range)), of: chapter,
      source[Self.written(key.value).range].text, key.flow, others,
      receiver: callee.receiver.parameter)
  }

  /// What a call gives, by what its word does with draws.
  private mutating func made(_ flow: Flow, by callee: Callee, at range: Range<Int>) -> Flow {
    var result = flow
    switch callee.effect {
    case _ where callee.called == "filter":
      // The draws as they fell decide what passes.
      if result.comparisons.contains(where: \.sides.haveBareDraws) {
        result.sources.formUnion(.bareDraws)
        result.sources.formUnion(.chosenElements)
      }
      result.comparisons = []
    case .keep where callee.called == "count": result.sources = result.sources.ofCount
    case .keep:
      let judged = judged(
        callee.called, result.sources, result.comparisons + callee.comparisons,
        at: source.range(range))
      if let judged { result.comparisons = judged }
      if callee.isOfProgram || callee.called == "reduce" {
        result.sources = result.sources.withoutBareDraws
      }
    case .show: break
    case .estimate:
      result.sources = result.sources.withoutBareDraws
      result.comparisons = []
    case .carry, .tell:
      if callee.drawing != nil { result.sources.formUnion(.bareDraws) }
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
}

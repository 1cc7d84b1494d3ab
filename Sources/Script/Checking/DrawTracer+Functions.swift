import Diagnostics

// Functions that are values: called where nobody sees which one it is, given to functions, and made by them.

extension DrawTracer {
  /// A call of one of several functions: what all of them do together.
  ///
  /// - Parameters:
  ///   - texts: The arguments as they are written.
  ///   - place: The place of the call; nil for one that a word makes of a closure that stands there.
  ///   - word: The place of what is called.
  mutating func apply(
    _ functions: [TracedFunction], to arguments: [Flow], _ texts: [String], at place: SourceRange?,
    word: SourceRange
  ) -> Flow {
    guard callsLeft > 0, callDepth < 40 else { return .unknown }
    callDepth += 1
    defer { callDepth -= 1 }
    var result = Flow()
    let first = draws.count
    for function in functions.prefix(Flow.mostFunctions) {
      callsLeft -= 1
      var made = Flow()
      switch function {
      case .closure(let closure): made = call(closure, with: arguments, at: place)
      case .word(let drawing): made = draw(drawing, arguments, texts, word)
      case .parameter(let number):
        calls.append(
          ParameterCall(parameter: number, arguments: arguments, place: place ?? word))
        made = .unknown
      }
      result.sources.formUnion(functions.count > 1 ? made.sources.withoutBareDraws : made.sources)
      result.comparisons = Array(
        (result.comparisons + made.comparisons).prefix(Flow.mostComparisons))
      result.functions = Array((result.functions + made.functions).prefix(Flow.mostFunctions))
      result.elements = Array((result.elements + made.elements).prefix(Flow.mostFunctions))
    }
    if functions.count > 1, first < draws.count {
      for index in first..<draws.count { draws[index].isCertain = false }
    }
    return result
  }

  /// A call of a drawing word that was named before, with its arguments in order.
  private mutating func draw(
    _ word: DrawingWord, _ given: [Flow], _ texts: [String], _ place: SourceRange
  ) -> Flow {
    var others = word.receiver
    for (index, argument) in given.enumerated() where index != word.keyIndex {
      others.formUnion(argument.sources)
    }
    guard given.indices.contains(word.keyIndex) else { return Flow(sources: others) }
    let key = given[word.keyIndex]
    let text = texts.indices.contains(word.keyIndex) ? texts[word.keyIndex] : ""
    note(
      (word.name, place), of: word.chapter, text, key, others, receiver: word.receiverParameter)
    return Flow(sources: others.union(key.sources).union(.bareDraws))
  }

  /// What is known of a value of a closure where its parameters are given values.
  mutating func replaced(
    _ flow: Flow, _ sources: [Int: Sources], _ given: [Int: Flow]
  ) -> Flow {
    var result = flow
    result.sources = flow.sources.replacing(sources)
    result.functions = flow.functions.flatMap { replaced($0, sources, given) }
    result.elements = flow.elements.flatMap { replaced($0, sources, given) }
    return result
  }

  /// A function of a closure where the closure's parameters are given values.
  mutating func replaced(
    _ function: TracedFunction, _ sources: [Int: Sources], _ given: [Int: Flow]
  ) -> [TracedFunction] {
    guard callsLeft > 0 else { return [] }
    callsLeft -= 1
    switch function {
    case .parameter(let number): return given[number]?.allFunctions ?? [function]
    case .word(let word):
      return [
        .word(
          DrawingWord(
            chapter: word.chapter, name: word.name, keyIndex: word.keyIndex,
            receiver: word.receiver.replacing(sources),
            receiverParameter: word.receiverParameter.flatMap { number in
              given[number].map(\.parameter) ?? number
            }))
      ]
    case .closure(let closure):
      let outer = (draws, calls)
      (draws, calls) = ([], [])
      for draw in closure.draws {
        var seen = draw
        seen.key = draw.key.replacing(sources)
        seen.others = draw.others.replacing(sources)
        if let receiver = draw.receiver, let argument = given[receiver] {
          seen.receiver = argument.parameter
        }
        draws.append(seen)
      }
      for inner in closure.calls { follow(inner, sources, given, at: nil) }
      let result = Flow(
        sources: closure.result.replacing(sources), comparisons: closure.comparisons,
        functions: closure.functions.flatMap { replaced($0, sources, given) },
        elements: closure.elements.flatMap { replaced($0, sources, given) })
      let made = ClosureFlow(
        parameters: closure.parameters, names: closure.names, result: result, draws: draws,
        calls: calls)
      (draws, calls) = outer
      return [.closure(made)]
    }
  }

  /// The most calls of parameters that one closure is known to make.
  static let mostCalls = 64

  /// The calls of parameters that belong to a closure, and those that are looked at where the parameter's own
  /// closure is called, for what this one's parameters lack.
  func split(
    _ calls: [ParameterCall], _ parameters: [Int], _ names: [String]
  ) -> (own: [ParameterCall], outer: [ParameterCall]) {
    var own: [ParameterCall] = []
    var outer: [ParameterCall] = []
    for call in calls.prefix(Self.mostCalls) {
      let isOwn = parameters.contains(call.parameter)
      if isOwn || call.enclosing.isEmpty { own.append(call) }
      guard !isOwn, !parameters.isEmpty || !call.enclosing.isEmpty else { continue }
      var seen = call
      if !parameters.isEmpty { seen.enclosing.append((parameters, names)) }
      outer.append(seen)
    }
    return (own, outer)
  }

  /// Follows a call of what a parameter is given, where it is given something.
  mutating func follow(
    _ call: ParameterCall, _ sources: [Int: Sources], _ given: [Int: Flow], at place: SourceRange?
  ) {
    let arguments = call.arguments.map { replaced($0, sources, given) }
    guard let argument = given[call.parameter] else {
      calls.append(
        ParameterCall(
          parameter: call.parameter, arguments: arguments, place: call.place,
          enclosing: call.enclosing))
      return
    }
    var functions = argument.allFunctions
    if !call.enclosing.isEmpty {
      // What is handed on is looked at where it comes from.
      for case .parameter(let number) in functions {
        calls.append(
          ParameterCall(
            parameter: number, arguments: arguments, place: call.place, enclosing: call.enclosing))
      }
      functions = functions.filter { if case .parameter = $0 { false } else { true } }
    }
    guard !functions.isEmpty else { return }
    let first = draws.count
    _ = apply(functions, to: arguments, [], at: place, word: place ?? call.place)
    guard !call.enclosing.isEmpty, first < draws.count else { return }
    for var draw in draws[first...] {
      for closure in call.enclosing { judge(&draw, closure.parameters, closure.names) }
    }
    draws.removeSubrange(first...)
  }
}

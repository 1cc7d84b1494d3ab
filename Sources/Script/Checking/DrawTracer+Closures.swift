import Diagnostics

// Closures: what their calls draw, and what is to be said of that.

extension DrawTracer {
  /// Takes note that what a word gives a closure comes from draws, so that it is no key.
  mutating func noteDrawnParameters(_ closure: ClosureFlow, at place: SourceRange?) {
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
  mutating func noteShared(
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

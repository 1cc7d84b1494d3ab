import Diagnostics

extension ExpressionChecker {
  /// One argument of a call, the trailing closure included.
  private struct GivenArgument {
    let label: Name?
    let value: Expression
  }

  /// Checks a call of a word, a member or a function.
  mutating func checkCall(_ call: Call, _ range: Range<Int>, in scope: Scope) -> Checked {
    var given = call.arguments.map { GivenArgument(label: $0.label, value: $0.value) }
    if let trailing = call.trailing { given.append(GivenArgument(label: nil, value: trailing)) }
    let hasTrailing = call.trailing != nil
    switch call.callee.kind {
    case .name(let name):
      if scope.local(name) == nil, definitions[chapter, name] == nil,
        let invocation = invocations[name]
      {
        return checkWord(
          invocation, nil, given, hasTrailing, calleeRange: call.callee.range, range, in: scope)
      }
      return checkFunction(call.callee, name, given, range, in: scope)
    case .member(let base, let member) where otherChapter(base, in: scope) == nil:
      let receiver = checkReceiver(base, in: scope)
      switch findMember(member, of: receiver) {
      case .word(let invocation) where !invocation.word.parameters.isEmpty:
        return checkWord(
          invocation, receiver, given, hasTrailing, calleeRange: member.range, range, in: scope)
      case .none:
        for argument in given { _ = check(argument.value, in: scope) }
        return unknown(range)
      case .word(let invocation)
      where fits(invocation.word.result, .function([], .any)) == false
        && invocation.word.result.isNoFunction:
        sink.report(
          "not-a-function",
          "'\(member.text)' is \(invocation.word.result.phrase) and takes no arguments; "
            + "write it without brackets", member.range)
        return unknown(range)
      case .word, .field, .later:
        noteDynamic(member, in: scope)
        var arguments: [(label: String?, code: any Code)] = []
        for argument in given {
          arguments.append((argument.label?.text, check(argument.value, in: scope).code))
        }
        return Checked(
          type: .any,
          code: DynamicMemberCode(
            receiver.code, member, nameRange: place(member.range), table: invocations,
            arguments: arguments, hasTrailingClosure: hasTrailing, chapter: chapter,
            place(range)))
      }
    case .symbol("common"): return checkCommon(given, range, in: scope)
    default:
      var name = "closure"
      if case .member(_, let member) = call.callee.kind { name = member.text }
      return checkFunction(call.callee, name, given, range, in: scope)
    }
  }

  /// Checks `.common(key)`, which is its key and says that the draws with it are shared on purpose.
  private mutating func checkCommon(
    _ given: [GivenArgument], _ range: Range<Int>, in scope: Scope
  ) -> Checked {
    guard given.count == 1, let key = given.first, key.label == nil else {
      sink.report(
        "syntax", "'.common' takes one key, without a label", range,
        annotation: "\(Word.keyName): .common(\"name\")")
      return unknown(range)
    }
    let checked = check(key.value, in: scope)
    if !fits(checked.type, .oneOf([.text, .number, .array(.any)])) {
      sink.report(
        "type-mismatch",
        "'.common' takes the key of draws, a text, a number or an array, not \(checked.type.phrase)",
        key.value.range)
    }
    return checked
  }

  // MARK: Words

  private mutating func checkWord(
    _ invocation: Invocation, _ receiver: Checked?, _ given: [GivenArgument],
    _ hasTrailing: Bool, calleeRange: Range<Int>, _ range: Range<Int>, in scope: Scope
  ) -> Checked {
    let word = invocation.word
    scope.note(word)
    let binding = ArgumentBinding(
      word.name, word.parameters, labels: given.map { $0.label?.text },
      hasTrailingClosure: hasTrailing)
    for problem in binding.problems {
      report(problem, given, calleeRange, word.signature)
    }
    // The arguments that found their parameter are checked against it, in the parameters' order, so
    // that a closure can be checked by the types of what stands before it.
    var types: [ValueType] = receiver.map { [$0.type] } ?? []
    let offset = types.count
    var codes: [[any Code]] = []
    var bound: Set<Int> = []
    for (index, parameter) in word.parameters.enumerated() {
      var parameterCodes: [any Code] = []
      var type: ValueType = parameter.defaultValue?.type ?? .any
      let expected = word.expectedRule?(index + offset, types) ?? parameter.type
      for argument in binding.arguments[index] {
        bound.insert(argument)
        let checked = check(given[argument].value, in: scope, expected: expected)
        checkArgument(
          checked, given[argument].value, parameter, expected, word, receiver?.type)
        parameterCodes.append(checked.code)
        type = parameter.isVariadic ? .array(checked.type) : checked.type
      }
      types.append(type)
      codes.append(parameterCodes)
    }
    for (index, argument) in given.enumerated() where !bound.contains(index) {
      _ = check(argument.value, in: scope)
    }
    guard binding.problems.isEmpty else { return unknown(range) }
    var result = resultType(word, receiver, Array(types.dropFirst(offset)))
    if word.broadcasts {
      result = broadcast(result, word, Array(types.dropFirst(offset)))
    }
    return Checked(
      type: result,
      code: WordCode(
        invocation, receiver: receiver?.code, arguments: codes, chapter: chapter, place(range)))
  }

  private mutating func report(
    _ problem: ArgumentBinding.Problem, _ given: [GivenArgument], _ calleeRange: Range<Int>,
    _ signature: String
  ) {
    var range = calleeRange
    if let index = problem.argument {
      range = given[index].value.range
      if problem.isLabel, let label = given[index].label { range = label.range }
    }
    sink.report(problem.identifier, problem.message, range, annotation: signature)
  }

  private mutating func checkArgument(
    _ checked: Checked, _ expression: Expression, _ parameter: Parameter,
    _ expected: ValueType, _ word: Word, _ receiver: ValueType?
  ) {
    let matching = invocations.matching
    let isRight =
      word.broadcasts && parameter.type == .number
      ? matching.fitsBroadcasting(checked.type, expected) : fits(checked.type, expected)
    if !isRight {
      reportArgument(checked, expression, parameter, expected, word)
    } else if let constant = checked.code as? ConstantCode,
      let found = parameter.requirement?.violation(constant.value)
    {
      sink.report(
        "invalid-argument",
        "'\(parameter.name)' of '\(word.name)' takes \(parameter.phrase), not \(found)",
        expression.range)
    }
  }

  private mutating func reportArgument(
    _ checked: Checked, _ expression: Expression, _ parameter: Parameter, _ expected: ValueType,
    _ word: Word
  ) {
    if case .function(let given, _) = checked.type,
      let wanted = expected.anyFunctionParameterCount, !wanted.contains(given.count)
    {
      let counts = wanted.sorted().map(String.init)
      let takes = countPhrase(given.count...given.count, "argument")
      sink.report(
        "wrong-argument-count",
        "'\(word.name)' calls this function with \(listed(counts, "or")) "
          + "argument\(wanted == [1] ? "" : "s"), but it takes \(takes)", expression.range)
      return
    }
    if case .symbol(let cases) = expected, case .symbol(let given) = checked.type,
      let name = given.first
    {
      let offer = nearest(to: name, in: cases).map { "; did you mean .\($0)?" } ?? ""
      sink.report(
        "unknown-symbol",
        "'\(parameter.name)' of '\(word.name)' takes \(expected.phrase), not .\(name)\(offer)",
        expression.range)
      return
    }
    let phrase = parameter.requirement?.phrase(expected) ?? expected.phrase
    var found = checked.type.phrase
    if let constant = checked.code as? ConstantCode { found = constant.value.phrase }
    sink.report(
      "type-mismatch", "'\(parameter.name)' of '\(word.name)' takes \(phrase), not \(found)",
      expression.range)
  }

  /// The result type of a word that goes through arrays element by element.
  private func broadcast(
    _ result: ValueType, _ word: Word, _ types: [ValueType]
  ) -> ValueType {
    var type = result
    var deepest = 0
    for (parameter, given) in zip(word.parameters, types) where parameter.type == .number {
      guard let depth = given.arrayDepth else { return .any }
      deepest = max(deepest, depth)
    }
    for _ in 0..<deepest { type = .array(type) }
    return type
  }

  // MARK: Functions

  /// A function that is given to itself as it stands, which is the way around "no recursion".
  private mutating func reportSelfApplication(
    _ callee: Expression, _ name: String, _ given: [GivenArgument]
  ) {
    guard case .name(let function) = callee.kind else { return }
    for argument in given {
      guard case .name(function) = argument.value.kind else { continue }
      sink.report(
        "recursion", "'\(name)' is given to itself, and programs have no recursion",
        argument.value.range, annotation: "use reduce or map over integers(1, n)")
    }
  }

  private mutating func checkFunction(
    _ callee: Expression, _ name: String, _ given: [GivenArgument], _ range: Range<Int>,
    in scope: Scope
  ) -> Checked {
    let faults = sink.diagnostics.count
    let function = check(callee, in: scope)
    reportSelfApplication(callee, name, given)
    // The labels of an unknown function may be right.
    let isKnown = sink.diagnostics.count == faults
    var parameters: [ValueType]?
    var result = ValueType.any
    switch function.type {
    case .function(let types, let type):
      parameters = types
      result = type
    case .any, .oneOf: break
    default:
      var phrase = "\(function.type.phrase) cannot be called"
      if case .name = callee.kind {
        phrase = "'\(name)' is \(function.type.phrase) and cannot be called"
      }
      sink.report("not-a-function", phrase, callee.range)
    }
    var codes: [any Code] = []
    for (index, argument) in given.enumerated() {
      if let label = argument.label, isKnown {
        sink.report(
          "unknown-label",
          "functions of a program are called without labels", label.range,
          annotation:
            "\(name)(\(given.map { sink.source.bytes[$0.value.range].shortText }.joined(separator: ", ")))"
        )
      }
      let expected = parameters.flatMap { index < $0.count ? $0[index] : nil } ?? .any
      let checked = check(argument.value, in: scope, expected: expected)
      if !fits(checked.type, expected) {
        sink.report(
          "type-mismatch",
          "argument \(index + 1) of '\(name)' is \(expected.phrase), not \(checked.type.phrase)",
          argument.value.range)
      }
      codes.append(checked.code)
    }
    if let parameters, parameters.count != given.count {
      sink.report(
        "wrong-argument-count",
        "'\(name)' takes \(countPhrase(parameters.count...parameters.count, "argument")), "
          + "not \(given.count)", callee.range)
    }
    return Checked(
      type: result, code: FunctionCode(function.code, name: name, arguments: codes, place(range)))
  }
}

extension ArraySlice<UInt8> {
  /// The text, cut to what fits into a message.
  fileprivate var shortText: String {
    let text = String(decoding: prefix(24), as: UTF8.self)
    return count > 24 ? text + "..." : text
  }
}

extension ValueType {
  /// Whether a value of this type certainly cannot be called.
  var isNoFunction: Bool { !mayBeFunction }

  /// The numbers of arguments that functions of this type take; nil when it holds other types too.
  var anyFunctionParameterCount: Set<Int>? {
    switch self {
    case .function(let parameters, _): [parameters.count]
    case .oneOf(let types):
      types.reduce(into: Set<Int>?.some([])) { counts, type in
        guard let more = type.anyFunctionParameterCount else {
          counts = nil
          return
        }
        counts?.formUnion(more)
      }
    default: nil
    }
  }

  /// How many arrays are around a number; nil when that is not known.
  var arrayDepth: Int? {
    switch self {
    case .number: 0
    case .array(let element): element.arrayDepth.map { $0 + 1 }
    default: nil
    }
  }
}

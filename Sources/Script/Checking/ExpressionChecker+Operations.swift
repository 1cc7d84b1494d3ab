import Arithmetic
import Diagnostics

extension ExpressionChecker {
  /// Checks arithmetic, comparisons, logic and choices.
  mutating func checkOperation(
    _ expression: Expression, in scope: Scope, expected: ValueType
  ) -> Checked {
    let range = expression.range
    switch expression.kind {
    case .negation(let operand):
      let checked = check(operand, in: scope)
      if let found = nonNumeric(checked.type) {
        sink.report("type-mismatch", "'-' takes a number, not \(found.phrase)", operand.range)
        return unknown(range)
      }
      return Checked(type: checked.type, code: NegationCode(checked.code, place(range)))
    case .not(let operand):
      let checked = check(operand, in: scope)
      if !fits(checked.type, .truth) {
        sink.report(
          "type-mismatch", "'!' takes a truth value, not \(checked.type.phrase)", operand.range)
      }
      return Checked(type: .truth, code: NotCode(checked.code, place(range)))
    case .chain(let first, let links): return checkChain(first, links, range, in: scope)
    case .logic(let operation, let operands):
      var codes: [any Code] = []
      for operand in operands {
        let checked = check(operand, in: scope)
        if !fits(checked.type, .truth) {
          sink.report(
            "type-mismatch",
            "'\(operation.rawValue)' takes truth values, not \(checked.type.phrase)",
            operand.range)
        }
        codes.append(checked.code)
      }
      return Checked(type: .truth, code: LogicCode(operation, codes, place(range)))
    case .comparison(let operation, let left, let right):
      return checkComparison(operation, left, right, range, in: scope)
    case .conditional(let branches, let otherwise):
      return checkConditional(branches, otherwise, range, in: scope, expected: expected)
    default: return unknown(range)
    }
  }

  /// The part of a type that no arithmetic takes; nil when there is none for certain.
  private func nonNumeric(_ type: ValueType) -> ValueType? {
    switch type {
    case .any, .number: nil
    case .array(let element): nonNumeric(element) == nil ? nil : type
    case .oneOf(let types): types.contains { nonNumeric($0) == nil } ? nil : type
    default: type
    }
  }

  private mutating func checkChain(
    _ first: Expression, _ links: [Link], _ range: Range<Int>, in scope: Scope
  ) -> Checked {
    let start = check(first, in: scope)
    var type = start.type
    if let operation = links.first?.operation, let found = nonNumeric(type) {
      reportOperand(operation, found, first.range)
      type = .any
    }
    var codes: [(operation: ArithmeticOperator, code: any Code)] = []
    codes.reserveCapacity(links.count)
    for link in links {
      let operand = check(link.operand, in: scope)
      if let found = nonNumeric(operand.type) {
        reportOperand(link.operation, found, link.operand.range)
        type = .any
      } else {
        type = arithmeticType(type, operand.type)
      }
      if link.operation == .divide, let constant = operand.code as? ConstantCode,
        case .number(let number) = constant.value, number.value == 0
      {
        sink.report("division-by-zero", "division by zero", link.operand.range)
      }
      codes.append((link.operation, operand.code))
    }
    return Checked(
      type: type, code: ChainCode(start.code, codes, salt: salt(in: scope), place(range)))
  }

  /// What tells a sum or product outside of all functions from others: what a program computes twice there,
  /// under two names, are two quantities.
  private mutating func salt(in scope: Scope) -> UInt64 {
    guard scope.isOutermost else { return 0 }
    chainCount += 1
    return Lineage(of: "\(definedName) \(chainCount)").bits
  }

  private mutating func reportOperand(
    _ operation: ArithmeticOperator, _ type: ValueType, _ range: Range<Int>
  ) {
    let hint = type == .text ? "; text is not joined in programs" : ""
    sink.report(
      "type-mismatch",
      "'\(operation.rawValue)' takes numbers and arrays of numbers, not \(type.phrase)\(hint)",
      range)
  }

  /// The type of a sum or product: the deeper array of the two.
  private func arithmeticType(_ a: ValueType, _ b: ValueType) -> ValueType {
    switch (a, b) {
    case (.number, .number): .number
    case (.array(let x), .array(let y)): .array(arithmeticType(x, y))
    case (.array(let x), .number): .array(arithmeticType(x, .number))
    case (.number, .array(let y)): .array(arithmeticType(.number, y))
    default: .any
    }
  }

  private mutating func checkComparison(
    _ operation: ComparisonOperator, _ left: Expression, _ right: Expression,
    _ range: Range<Int>, in scope: Scope
  ) -> Checked {
    let a = check(left, in: scope)
    let b = check(right, in: scope)
    let code = ComparisonCode(operation, a.code, b.code, place(range))
    let checked = Checked(type: .truth, code: code)
    let equality = operation == .equal || operation == .notEqual
    for (side, type) in [(left, a.type), (right, b.type)] {
      if case .array = type {
        sink.report(
          "type-mismatch", "'\(operation.rawValue)' compares numbers, not \(type.phrase)",
          side.range, annotation: "all(a.map { x in x \(operation.rawValue) ... }), or any(...)")
        return checked
      }
      let allowed: ValueType = equality ? .oneOf([.number, .text, .symbol([]), .truth]) : .number
      if !fits(type, allowed) {
        sink.report(
          "type-mismatch", "'\(operation.rawValue)' compares numbers, not \(type.phrase)",
          side.range)
        return checked
      }
    }
    let bothSymbols = fits(a.type, .symbol([])) && fits(b.type, .symbol([]))
    if equality, !bothSymbols, !fits(a.type, b.type) {
      sink.report(
        "type-mismatch",
        "'\(operation.rawValue)' cannot compare \(a.type.phrase) with \(b.type.phrase)", range)
    }
    return checked
  }

  private mutating func checkConditional(
    _ branches: [(condition: Expression, value: Expression)], _ otherwise: Expression,
    _ range: Range<Int>, in scope: Scope, expected: ValueType
  ) -> Checked {
    var codes: [(condition: any Code, value: any Code)] = []
    var type: ValueType?
    for branch in branches {
      let condition = check(branch.condition, in: scope)
      if !fits(condition.type, .truth) {
        sink.report(
          "type-mismatch", "a condition is a truth value, not \(condition.type.phrase)",
          branch.condition.range)
      }
      let value = check(branch.value, in: scope, expected: expected)
      type = type.map { $0.joined(value.type) } ?? value.type
      codes.append((condition.code, value.code))
    }
    let last = check(otherwise, in: scope, expected: expected)
    return Checked(
      type: type.map { $0.joined(last.type) } ?? last.type,
      code: ConditionalCode(codes, last.code, place(range)))
  }

  // MARK: Closures

  mutating func checkClosure(
    _ closure: Closure, _ expression: Expression, in scope: Scope, expected: ValueType,
    name: String?
  ) -> Checked {
    let count = closure.parameters.count
    let wanted = expected.functionType(of: count)
    let inner = Scope(parent: scope)
    for (index, parameter) in closure.parameters.enumerated() {
      let type = wanted.map { index < $0.parameters.count ? $0.parameters[index] : .any } ?? .any
      _ = inner.define(parameter, type)
    }
    var definitions: [(slot: Int, code: any Code)] = []
    var result: Checked?
    for statement in closure.statements {
      switch statement.kind {
      case .definition(let name, let value):
        let checked = check(value, in: inner, name: name.text)
        reportIfTaken(name, in: inner)
        definitions.append((inner.define(name, checked.type), checked.code))
      case .expression(let value), .result(let value):
        result = check(value, in: inner, expected: wanted?.result ?? .any)
      }
    }
    scope.note(inner.traits)
    let range = expression.range
    if !closure.isSound {
      markUnsound()
      return unknown(range)
    }
    let last = result ?? unknown(range)
    let body =
      definitions.isEmpty ? last.code : BlockCode(definitions, last.code, place(range))
    let prototype = ClosurePrototype(
      name: name ?? "closure", parameterCount: count, slotCount: inner.slotCount,
      captures: inner.captures, body: body, traits: inner.traits, chapter: chapter,
      height: expression.height, source: sink.source[range])
    if let wanted, wanted.parameters.count == count, !fits(last.type, wanted.result),
      let statement = closure.statements.last
    {
      sink.report(
        "type-mismatch",
        "this closure must give \(wanted.result.phrase), but gives \(last.type.phrase)",
        statement.range)
      return unknown(range)
    }
    return Checked(
      type: .function(Array(repeating: .any, count: count), last.type),
      code: ClosureCode(prototype, place(range)))
  }
}

extension ValueType {
  /// The function type of `count` parameters that this is or may be.
  func functionType(of count: Int) -> (parameters: [ValueType], result: ValueType)? {
    switch self {
    case .function(let parameters, let result): (parameters, result)
    case .oneOf(let types):
      types.lazy.compactMap { type in
        type.functionType(of: count).flatMap { $0.parameters.count == count ? $0 : nil }
      }.first
    default: nil
    }
  }
}

import Arithmetic
import Diagnostics
import Synchronization

/// A call of a word, of a property or of a method that is known before anything runs.
final class WordCode: Code, @unchecked Sendable {
  private let invocation: Invocation
  private let receiver: Code?
  /// The argument of each parameter; nil when it is left out. Several for a variadic parameter.
  private let arguments: [[Code]]
  private let variadic: Set<Int>
  private let scalarForm: Word.NumericForm?
  /// The chapter in which the call is written.
  private let chapter: String

  init(
    _ invocation: Invocation, receiver: Code?, arguments: [[Code]], chapter: String,
    _ range: SourceRange
  ) {
    self.invocation = invocation
    self.chapter = chapter
    self.receiver = receiver
    self.arguments = arguments
    variadic = Set(
      invocation.word.parameters.indices.filter { invocation.word.parameters[$0].isVariadic })
    scalarForm = receiver == nil ? invocation.word.numeric : nil
    super.init(range)
  }

  override func evaluate(
    _ frame: inout Frame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let target = try receiver?.evaluate(&frame, context)
    var values: [Value?] = []
    values.reserveCapacity(arguments.count)
    for (index, codes) in arguments.enumerated() {
      if variadic.contains(index) {
        var elements: [Value] = []
        for code in codes { elements.append(try code.evaluate(&frame, context)) }
        values.append(.array(elements))
      } else if let code = codes.first {
        values.append(try code.evaluate(&frame, context))
      } else {
        values.append(nil)
      }
    }
    do throws(WordError) {
      return try invocation.call(values, receiver: target, chapter: chapter, context)
    } catch {
      throw EvaluationFailure(error).located(
        at: range, arguments: { self.place(of: $0) }, callee: invocation.word.name)
    }
  }

  private func place(of parameter: String) -> SourceRange? {
    guard
      let index = invocation.word.parameters.firstIndex(where: { $0.name == parameter }),
      arguments.indices.contains(index)
    else { return nil }
    return arguments[index].first?.range
  }

  override var isScalar: Bool {
    scalarForm != nil && arguments.allSatisfy { $0.count == 1 && $0[0].isScalar }
  }
  override func scalar(_ slots: UnsafeMutablePointer<Estimate>) -> Estimate {
    switch scalarForm {
    case .unary(let function): function(arguments[0][0].scalar(slots))
    case .binary(let function):
      function(arguments[0][0].scalar(slots), arguments[1][0].scalar(slots))
    case nil: .undefined
    }
  }
}

/// A member whose receiver is known only when it is there: a property, or a method with arguments.
final class DynamicMemberCode: Code, @unchecked Sendable {
  private let base: Code
  private let name: Name
  private let nameRange: SourceRange
  private let table: InvocationTable
  /// The arguments with their labels; nil when the member is not called.
  private let arguments: [(label: String?, code: Code)]?
  private let hasTrailingClosure: Bool
  /// The chapter in which the call is written.
  private let chapter: String

  init(
    _ base: Code, _ name: Name, nameRange: SourceRange, table: InvocationTable,
    arguments: [(label: String?, code: Code)]?, hasTrailingClosure: Bool, chapter: String,
    _ range: SourceRange
  ) {
    self.chapter = chapter
    self.base = base
    self.name = name
    self.nameRange = nameRange
    self.table = table
    self.arguments = arguments
    self.hasTrailingClosure = hasTrailingClosure
    super.init(range)
  }

  override func evaluate(
    _ frame: inout Frame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let receiver = try base.evaluate(&frame, context)
    if case .record(let record) = receiver, let field = record[name.text] {
      guard let arguments else { return field }
      return try callFunction(field, arguments, &frame, context)
    }
    guard let invocation = table.member(name.text, of: receiver.memberTypeName) else {
      throw unknownMember(receiver)
    }
    let parameters = invocation.word.parameters
    guard let arguments else {
      if !parameters.isEmpty {
        return .function(
          Function(storage: WordFunction(invocation, receiver: receiver, chapter: chapter)))
      }
      return try call(invocation, receiver, [], [], context)
    }
    if parameters.isEmpty {
      let value = try call(invocation, receiver, [], [], context)
      return try callFunction(value, arguments, &frame, context)
    }
    let binding = ArgumentBinding(
      name.text, parameters, labels: arguments.map(\.label),
      hasTrailingClosure: hasTrailingClosure)
    if let problem = binding.problems.first {
      throw EvaluationFailure(
        [
          Diagnostic(
            problem.identifier, problem.message,
            at: problem.argument.map { arguments[$0].code.range } ?? range,
            annotation: invocation.word.signature)
        ])
    }
    var given: [Value] = []
    for argument in arguments { given.append(try argument.code.evaluate(&frame, context)) }
    let values: [Value?] = zip(parameters, binding.arguments).map { parameter, indices in
      parameter.isVariadic
        ? .array(indices.map { given[$0] }) : indices.first.map { given[$0] }
    }
    return try call(invocation, receiver, values, binding.arguments, context)
  }

  private func call(
    _ invocation: Invocation, _ receiver: Value, _ values: [Value?], _ indices: [[Int]],
    _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    do throws(WordError) {
      return try invocation.call(values, receiver: receiver, chapter: chapter, context)
    } catch {
      throw EvaluationFailure(error).located(
        at: range,
        arguments: { parameter in
          let position = invocation.word.parameters.firstIndex { $0.name == parameter }
          guard let position, indices.indices.contains(position) else { return nil }
          return indices[position].first.flatMap { self.arguments?[$0].code.range }
        }, callee: name.text)
    }
  }

  private func callFunction(
    _ value: Value, _ arguments: [(label: String?, code: Code)], _ frame: inout Frame,
    _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    guard case .function(let function) = value else {
      throw EvaluationFailure(
        "not-a-function", "'\(name.text)' is \(value.phrase) and cannot be called", at: range)
    }
    var values: [Value] = []
    for argument in arguments { values.append(try argument.code.evaluate(&frame, context)) }
    do throws(EvaluationFailure) {
      return try function(values, context)
    } catch {
      throw error.located(at: range, arguments: { _ in nil }, callee: name.text)
    }
  }

  private func unknownMember(_ receiver: Value) -> EvaluationFailure {
    var names = table.words.memberNames(of: receiver.memberTypeName)
    if case .record(let record) = receiver { names += record.fields.map(\.name) }
    return EvaluationFailure(
      "unknown-member",
      "\(receiver.phrase) has no member '\(name.text)'\(suggestion(for: name.text, in: names))",
      at: nameRange)
  }
}

/// A call of a function that a program made.
final class FunctionCode: Code, @unchecked Sendable {
  private let callee: Code
  private let name: String
  private let arguments: [Code]

  init(_ callee: Code, name: String, arguments: [Code], _ range: SourceRange) {
    self.callee = callee
    self.name = name
    self.arguments = arguments
    super.init(range)
  }

  override func evaluate(
    _ frame: inout Frame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let value = try callee.evaluate(&frame, context)
    guard case .function(let function) = value else {
      throw EvaluationFailure(
        "not-a-function", "\(value.phrase) cannot be called", at: callee.range)
    }
    var values: [Value] = []
    values.reserveCapacity(arguments.count)
    for argument in arguments { values.append(try argument.evaluate(&frame, context)) }
    do throws(EvaluationFailure) {
      return try function(values, context)
    } catch {
      throw error.located(at: range, arguments: { _ in nil }, callee: name)
    }
  }
}

/// A word as a function value: `xs.map(sqrt)`, `line(p.pdf)`.
final class WordFunction: Function.Storage, @unchecked Sendable {
  private let invocation: Invocation
  private let receiver: Value?
  /// The chapter in which the word is named.
  private let chapter: String
  /// Whether draws have a part in the receiver, or the word draws itself.
  private let draws: Bool

  init(_ invocation: Invocation, receiver: Value?, chapter: String) {
    draws = invocation.word.isRandom || receiver?.isDrawn ?? false
    self.invocation = invocation
    self.receiver = receiver
    self.chapter = chapter
    let word = invocation.word
    let needed = word.parameters.count { !$0.isOptional && !$0.isVariadic }
    super.init(
      name: word.name,
      parameterCount:
        needed...(word.parameters.contains(where: \.isVariadic) ? Int.max : word.parameters.count),
      nesting: 1 + (receiver?.nesting ?? 0), isCostly: word.cost == .costly,
      origin: Origin([receiver], isRandom: word.isRandom) { invocation.label(chapter) })
  }

  override var isDrawn: Bool { draws }
  override var ancestor: Ancestor { receiver?.ancestor ?? .none }

  override func call(
    _ arguments: [Value], _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    try context.steps.take(1)
    let parameters = invocation.word.parameters
    var values: [Value?] = Array(repeating: nil, count: parameters.count)
    var next = 0
    for (index, parameter) in parameters.enumerated() {
      if parameter.isVariadic {
        values[index] = .array(Array(arguments[next...]))
        next = arguments.count
      } else if next < arguments.count {
        values[index] = arguments[next]
        next += 1
      }
    }
    do throws(WordError) {
      return try invocation.call(values, receiver: receiver, chapter: chapter, context)
    } catch {
      var failure = EvaluationFailure(error)
      failure.parameter = nil
      throw failure
    }
  }

  override func number(
    _ x: Double, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Estimate {
    if case .unary(let function)? = invocation.word.numeric {
      try context.steps.take(1)
      let result = function(Estimate(x))
      if result.isFinite { return result }
    }
    return try super.number(x, context)
  }
}

/// A word or method as a function value.
final class WordReferenceCode: Code, @unchecked Sendable {
  private let invocation: Invocation
  private let receiver: Code?
  /// The chapter in which the word is named.
  private let chapter: String

  init(_ invocation: Invocation, receiver: Code?, chapter: String, _ range: SourceRange) {
    self.invocation = invocation
    self.receiver = receiver
    self.chapter = chapter
    super.init(range)
  }

  override func evaluate(
    _ frame: inout Frame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let target = try receiver?.evaluate(&frame, context)
    return .function(
      Function(storage: WordFunction(invocation, receiver: target, chapter: chapter)))
  }
}

import Arithmetic
import Diagnostics
import Synchronization

/// A call of a word, of a property or of a method that is known before anything runs.
final class WordCode: Code {
  let range: SourceRange
  private let invocation: Invocation
  private let receiver: (any Code)?
  /// The argument of each parameter; nil when it is left out. Several for a variadic parameter.
  private let arguments: [[any Code]]
  private let variadic: Set<Int>
  private let scalarForm: Word.NumericForm?
  /// The chapter in which the call is written.
  private let chapter: String

  init(
    _ invocation: Invocation, receiver: (any Code)?, arguments: [[any Code]], chapter: String,
    _ range: SourceRange
  ) {
    self.invocation = invocation
    self.chapter = chapter
    self.receiver = receiver
    self.arguments = arguments
    variadic = Set(
      invocation.word.parameters.indices.filter { invocation.word.parameters[$0].isVariadic })
    scalarForm = receiver == nil ? invocation.word.numeric : nil
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
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

  var isScalar: Bool {
    scalarForm != nil && arguments.allSatisfy { $0.count == 1 && $0[0].isScalar }
  }
  func scalar(_ slots: UnsafeMutablePointer<Estimate>) -> Estimate {
    switch scalarForm {
    case .unary(let function): function(arguments[0][0].scalar(slots))
    case .binary(let function):
      function(arguments[0][0].scalar(slots), arguments[1][0].scalar(slots))
    case nil: .undefined
    }
  }
}

/// A member whose receiver is known only when it is there: a property, or a method with arguments.
final class DynamicMemberCode: Code {
  let range: SourceRange
  private let base: any Code
  private let name: Name
  private let nameRange: SourceRange
  private let table: InvocationTable
  /// The arguments with their labels; nil when the member is not called.
  private let arguments: [(label: String?, code: any Code)]?
  private let hasTrailingClosure: Bool
  /// The chapter in which the call is written.
  private let chapter: String

  init(
    _ base: any Code, _ name: Name, nameRange: SourceRange, table: InvocationTable,
    arguments: [(label: String?, code: any Code)]?, hasTrailingClosure: Bool, chapter: String,
    _ range: SourceRange
  ) {
    self.chapter = chapter
    self.base = base
    self.name = name
    self.nameRange = nameRange
    self.table = table
    self.arguments = arguments
    self.hasTrailingClosure = hasTrailingClosure
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
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
          Function(WordFunction(invocation, receiver: receiver, chapter: chapter)))
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
    _ value: Value, _ arguments: [(label: String?, code: any Code)], _ frame: inout StackFrame,
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
final class FunctionCode: Code {
  let range: SourceRange
  private let callee: any Code
  private let name: String
  private let arguments: [any Code]

  init(_ callee: any Code, name: String, arguments: [any Code], _ range: SourceRange) {
    self.callee = callee
    self.name = name
    self.arguments = arguments
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
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

/// A word or method as a function value.
final class WordReferenceCode: Code {
  let range: SourceRange
  private let invocation: Invocation
  private let receiver: (any Code)?
  /// The chapter in which the word is named.
  private let chapter: String

  init(_ invocation: Invocation, receiver: (any Code)?, chapter: String, _ range: SourceRange) {
    self.invocation = invocation
    self.receiver = receiver
    self.chapter = chapter
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let target = try receiver?.evaluate(&frame, context)
    return .function(
      Function(WordFunction(invocation, receiver: target, chapter: chapter)))
  }
}

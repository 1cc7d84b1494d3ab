import Arithmetic
import Diagnostics

/// A word or member, prepared for calls.
final class Invocation: Sendable {
  let word: Word
  /// The type whose member the word is, nil when it is none.
  let owner: String?
  let signature: Arguments.Signature
  private let matching: TypeMatching
  private let defaults: [Value?]
  /// The parameters that need a look at their values.
  private let checked: [Int]
  /// The parameters that take a number or, element by element, an array.
  let broadcasting: [Int]
  /// The lineage of what it makes of numbers.
  private let lineage: Lineage

  init(_ word: Word, memberOf owner: String? = nil, matching: TypeMatching) {
    self.word = word
    self.owner = owner
    self.matching = matching
    signature = Arguments.Signature(
      name: word.name, path: owner.map { "\($0).\(word.name)" } ?? word.name,
      parameters: word.parameters)
    lineage = Lineage(of: signature.path)
    defaults = word.parameters.map(\.defaultValue)
    checked = word.parameters.indices.filter {
      word.parameters[$0].type != .any || word.parameters[$0].requirement != nil
    }
    broadcasting =
      word.broadcasts
      ? word.parameters.indices.filter {
        word.parameters[$0].type == .number && !word.parameters[$0].isVariadic
      } : []
  }

  /// Calls the word.
  ///
  /// - Parameters:
  ///   - given: The arguments by parameter; nil where one is left out.
  ///   - chapter: The chapter in which the call is written.
  func call(
    _ given: [Value?], receiver: Value?, chapter: String, _ context: EvaluationContext
  ) throws(WordError) -> Value {
    var values = given
    for index in values.indices where values[index] == nil { values[index] = defaults[index] }
    if let number = numeric(values) { return .number(number) }
    try checkKey(values)
    let choosers = choosers(values, receiver)
    let result = try callPlain(
      choosers != nil || word.draws != .keep ? plain(values) : values,
      word.draws == .keep ? receiver?.plain : receiver?.plainThroughout, chapter, context)
    let drawn: Value
    if broadcasting.contains(where: { values[$0]?.isArray ?? false }) {
      // Each element knows what it was made from.
      drawn = choosers.map { result.chosenByDraws(from: $0) } ?? result
    } else {
      drawn = marked(result, values, receiver, choosers: choosers, chapter, context)
    }
    return doubted(drawn, values, receiver)
  }

  /// Calls the word with values of which none is marked as chosen by draws.
  private func callPlain(
    _ values: [Value?], _ receiver: Value?, _ chapter: String, _ context: EvaluationContext
  ) throws(WordError) -> Value {
    if let count = try broadcastCount(values) {
      try WordError.wrapping { () throws(EvaluationFailure) in try context.steps.take(1 + count / 4)
      }
      return try broadcast(values, receiver, count, chapter, context)
    }
    try charge(values, receiver, context)
    if let formula = try formula(values, receiver, context) { return formula }
    for index in checked { if let value = values[index] { try check(value, index) } }
    let result = try runWithErrors(values, receiver, chapter, context) {
      (values, receiver) throws(WordError) in
      let result = try run(values, receiver, chapter, context)
      try checkFinite(result)
      return attachOrigin(result, values, receiver, chapter)
    }
    try checkExtent(result, context)
    return attachOrigin(result, values, receiver, chapter)
  }

  /// The result of a word on numbers alone; nil when it needs the long way.
  func numeric(_ values: [Value?]) -> Estimate? {
    switch word.numeric {
    case .unary(let function):
      guard case .number(let x)?? = values.first else { return nil }
      let result = function(x)
      guard result.isFinite else { return nil }
      return result.isExact ? result : result.of(.of(lineage, x))
    case .binary(let function):
      guard values.count == 2, case .number(let x)? = values[0], case .number(let y)? = values[1]
      else { return nil }
      let result = function(x, y)
      guard result.isFinite else { return nil }
      return result.isExact ? result : result.of(.of(lineage, x, y))
    case nil: return nil
    }
  }

  private func check(_ value: Value, _ index: Int) throws(WordError) {
    let parameter = word.parameters[index]
    if parameter.isVariadic, let elements = value.elements {
      for element in elements { try check(element, parameter) }
    } else {
      try check(value, parameter)
    }
  }

  private func check(_ value: Value, _ parameter: Parameter) throws(WordError) {
    if !matching.accepts(value, parameter.type) {
      throw WordError(
        .mismatch(value),
        "'\(parameter.name)' of '\(word.name)' takes \(parameter.phrase), not \(value.phrase)",
        parameter: parameter.name)
    }
    try checkCertain(value, parameter)
    if let found = parameter.requirement?.violation(value) {
      throw WordError(
        "invalid-argument",
        "'\(parameter.name)' of '\(word.name)' takes \(parameter.phrase), not \(found)",
        parameter: parameter.name)
    }
  }

  private func run(
    _ values: [Value?], _ receiver: Value?, _ chapter: String, _ context: EvaluationContext
  ) throws(WordError) -> Value {
    let arguments = Arguments(signature, receiver: receiver, values: values, chapter: chapter)
    noteDraws(arguments, chapter, context)
    guard word.cost != .cheap, let store = context.store else {
      return try word.body(arguments, context)
    }
    var encoder = ValueEncoder(context: context)
    encoder.append(label(chapter))
    if word.isRandom { encoder.append(String(context.seed)) }
    encoder.append(receiver)
    for value in values { encoder.append(value) }
    context.steps.charge(encoder.bytes.count / 128)
    return try WordError.wrapping { () throws(EvaluationFailure) in
      try context.stored(
        in: store, under: context.digest(encoder.bytes), word: word.name,
        isKept: word.cost == .costly,
        isWhole: {
          matching.isWhole($0, word.result) && word.storedForm?(arguments, $0) != false
        }
      ) { own throws(EvaluationFailure) in
        do throws(WordError) { return try word.body(arguments, own) } catch {
          throw EvaluationFailure(error)
        }
      }
    }
  }

  /// What was called; for draws, with the chapter in which the call is written.
  func label(_ chapter: String) -> String {
    let call = (owner == nil ? "word " : "member ") + signature.path
    return word.isRandom ? "\(call)\u{0}\(chapter)" : call
  }

  /// No word gives a number that is not finite: that would be an error nobody sees.
  private func checkFinite(_ value: Value) throws(WordError) {
    switch value {
    case .number(let number):
      guard number.isFinite else {
        throw WordError("non-finite", "'\(word.name)' has no finite result here")
      }
    case .numbers(let numbers):
      guard numbers.values.allSatisfy(\.isFinite), numbers.errors.allSatisfy(\.isFinite) else {
        throw WordError("non-finite", "an element of the result of '\(word.name)' is not finite")
      }
    case .array(let elements):
      if elements.count > elementLimit {
        throw WordError("too-large", "an array of more than \(elementLimit) elements")
      }
    default: return
    }
  }
}

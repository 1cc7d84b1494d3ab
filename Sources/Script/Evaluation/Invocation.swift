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
  private let broadcasting: [Int]
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

  /// The formula of the call when an argument is a formula, with what the errors of the receiver do to
  /// it; nil when none is.
  private func formula(
    _ values: [Value?], _ receiver: Value?, _ context: EvaluationContext
  ) throws(WordError) -> Value? {
    guard case .object(let object)? = receiver, object.enclosure == nil,
      !object.storage.variations.isEmpty, values.contains(where: { $0?.formula != nil })
    else { return try nominalFormula(values, receiver, context) }
    guard let nominal = try nominalFormula(values, receiver?.nominal, context) else { return nil }
    var moved: [Variation] = []
    // Two of its numbers at once as well: what is straight in each may not be in both.
    for variation in object.storage.variations {
      moved.append(
        try variation.mapped { (receiver) throws(WordError) in
          try nominalFormula(values, receiver, context) ?? .array([])
        })
    }
    do throws(VariationError) {
      return try nominal.covering(moved)
    } catch {
      throw WordError(
        .notAFormula, "'\(word.name)' cannot be part of a formula",
        parameter: word.parameters.first?.name)
    }
  }

  /// The formula of the call when an argument is a formula; nil when none is.
  private func nominalFormula(
    _ values: [Value?], _ receiver: Value?, _ context: EvaluationContext
  ) throws(WordError) -> Value? {
    guard (values.first ?? nil)?.formula != nil else {
      if values.count == 2, values[1]?.formula != nil,
        let made = try binaryFormula(values, receiver)
      {
        return made
      }
      return try foldFormula(values, receiver)
    }
    guard let argument = values.first ?? nil, let node = argument.formula else { return nil }
    if let made = try binaryFormula(values, receiver) { return made }
    if values.count == 1, let function = word.symbolic?.function(of: receiver),
      context.recordsRanges ? function.series != nil : function.jet != nil
    {
      return try made(.function(function, node)).value
    }
    if word.parameters.first?.type == .any { return nil }
    throw WordError(
      .notAFormula, "'\(word.name)' cannot be part of a formula",
      parameter: word.parameters.first?.name)
  }

  /// A word of two numbers, one of them a formula.
  private func binaryFormula(
    _ values: [Value?], _ receiver: Value?
  ) throws(WordError) -> Value? {
    guard values.count == 2, let operation = word.symbolic?.operation(of: receiver),
      let a = values[0]?.formulaOrArgument, let b = values[1]?.formulaOrArgument
    else { return nil }
    return try made(.operation(operation, a, b)).value
  }

  /// A word of all elements of an array, one after the other, with a formula among them.
  private func foldFormula(
    _ values: [Value?], _ receiver: Value?
  ) throws(WordError) -> Value? {
    guard case .fold(let operation)? = word.symbolic,
      case .array(var elements)? = owner != nil ? receiver : values.first ?? nil
    else { return nil }
    if elements.count == 1, case .array(let only) = elements[0] { elements = only }
    guard elements.contains(where: { $0.formula != nil }) else { return nil }
    let nodes = elements.compactMap(\.formulaOrArgument)
    guard nodes.count == elements.count, var result = nodes.first else { return nil }
    for node in nodes.dropFirst() { result = try made(.operation(operation, result, node)) }
    return result.value
  }

  /// A formula of an operation.
  private func made(_ operation: FormulaNode.Operation) throws(WordError) -> FormulaNode {
    do throws(FormulaTooLarge) { return try FormulaNode.made(operation) } catch {
      throw error.wordError
    }
  }

  /// The count of the arrays where numbers are expected; nil when there are none.
  private func broadcastCount(_ values: [Value?]) throws(WordError) -> Int? {
    var count: Int?
    for index in broadcasting {
      guard let value = values[index], value.elements != nil, let found = value.count else {
        continue
      }
      if let count, count != found {
        throw WordError(
          "shape-mismatch",
          "'\(word.name)' needs arrays of one count, but these have \(count) and \(found) elements",
          parameter: word.parameters[index].name)
      }
      count = found
    }
    return count
  }

  private func broadcast(
    _ values: [Value?], _ receiver: Value?, _ count: Int, _ chapter: String,
    _ context: EvaluationContext
  ) throws(WordError) -> Value {
    var results: [Value] = []
    results.reserveCapacity(count)
    let arrays = broadcasting.compactMap { index in
      values[index]?.elements.map { (index: index, elements: $0) }
    }
    var element = values
    for position in 0..<count {
      for array in arrays { element[array.index] = array.elements[position] }
      do throws(WordError) {
        results.append(try call(element, receiver: receiver, chapter: chapter, context))
      } catch {
        var error = error
        if error.failure == nil { error.message += " (element \(position))" }
        throw error
      }
    }
    return Value.list(results)
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
      let found = try store.result(
        for: context.digest(encoder.bytes), word: word.name, isKept: word.cost == .costly,
        isWhole: {
          guard let (value, _) = $0.valueAndSteps else { return false }
          return matching.isWhole(value, word.result) && word.storedForm?(arguments, value) != false
        }
      ) { () throws(EvaluationFailure) in
        // With a budget of its own: whether it ends does not depend on what else was computed before.
        var own = context
        own.steps = StepBudget(limit: context.steps.limit)
        do throws(WordError) {
          return Value(try word.body(arguments, own), steps: own.steps.taken)
        } catch {
          throw EvaluationFailure(error)
        }
      }
      guard let (value, steps) = found.valueAndSteps else { return found }
      try context.steps.take(steps)
      return value
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

  /// Tells objects and functions that the word made which call made them.
  private func attachOrigin(
    _ value: Value, _ values: [Value?], _ receiver: Value?, _ chapter: String, part: String = ""
  ) -> Value {
    switch value {
    case .object(let object) where object.storage.origin == nil:
      let (origin, nesting) = origin(values, receiver, chapter, part)
      // What the object would be elsewhere within its bounds is another object.
      let variations = object.storage.variations.enumerated().map { index, variation in
        variation.replaced(
          by: variation.moved.enumerated().map { place, moved in
            attachOrigin(
              moved, values, receiver, chapter, part: "\(part)/moved \(index) \(place)")
          })
      }
      return .object(Object(object, variations: variations, origin: origin, nesting: nesting))
    case .function(let function) where function.body.origin == nil:
      let (origin, nesting) = origin(values, receiver, chapter, part)
      return .function(Function(function.body.attaching(origin, nesting: nesting)))
    case .array(let elements) where elements.first?.needsOrigin ?? false:
      return .array(
        elements.enumerated().map { index, element in
          attachOrigin(element, values, receiver, chapter, part: "\(part)/\(index)")
        })
    case .record(let record) where record.fields.contains { $0.value.needsOrigin }:
      return .record(
        Record(
          record.typeName,
          fields: record.fields.map { field in
            (
              field.name,
              attachOrigin(field.value, values, receiver, chapter, part: "\(part)/\(field.name)")
            )
          }))
    default: return value
    }
  }

  private func origin(
    _ values: [Value?], _ receiver: Value?, _ chapter: String, _ part: String
  ) -> (Origin, Int) {
    let label = label(chapter) + part
    let nesting = values.reduce(receiver?.nesting ?? 0) { max($0, $1?.nesting ?? 0) }
    return (Origin([receiver] + values, isRandom: word.isRandom) { label }, nesting + 1)
  }
}

extension Value {
  /// A result as a store has it: with the steps that it took, which whoever takes it over takes as well.
  fileprivate init(_ result: Value, steps: Int) {
    self = .array([.number(Estimate(Double(steps))), result])
  }

  /// The result and the steps in what a store has; nil in anything else.
  fileprivate var valueAndSteps: (value: Value, steps: Int)? {
    guard let parts = elements, parts.count == 2, case .number(let taken) = parts[0],
      taken.isExact, let steps = Int(exactly: taken.value), steps >= 0
    else { return nil }
    return (parts[1], steps)
  }

  /// Whether this is, or begins with, an object or function that does not know its origin.
  fileprivate var needsOrigin: Bool {
    switch self {
    case .object(let object): object.storage.origin == nil
    case .function(let function): function.body.origin == nil
    case .array(let elements): elements.first?.needsOrigin ?? false
    default: false
    }
  }
}

/// All words and members, prepared for calls.
final class InvocationTable: Sendable {
  let words: WordTable
  let matching: TypeMatching
  /// The words that turn draws into estimates, by name.
  let estimatingWords: Set<String>
  /// A member of each name that draws random numbers.
  let randomMembers: [String: Word]
  private let invocations: [String: Invocation]
  private let members: [String: [String: Invocation]]

  init(_ words: WordTable) {
    self.words = words
    let matching = TypeMatching(words: words)
    self.matching = matching
    invocations = Dictionary(
      words.words.map { ($0.name, Invocation($0, matching: matching)) },
      uniquingKeysWith: { $1 })
    var own: [String: [String: Invocation]] = [:]
    for type in words.types {
      own[type.name] = Dictionary(
        type.members.map { ($0.name, Invocation($0, memberOf: type.name, matching: matching)) },
        uniquingKeysWith: { $1 })
    }
    var all: [String: [String: Invocation]] = [:]
    for type in words.types {
      all[type.name] = words.ancestry(of: type.name).reduce(into: [:]) { table, type in
        table.merge(own[type.name] ?? [:]) { nearer, _ in nearer }
      }
    }
    members = all
    estimatingWords = Set(words.words.filter { $0.draws == .estimate }.map(\.name))
    randomMembers = Dictionary(
      words.types.flatMap { $0.members.filter(\.isRandom).map { ($0.name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  subscript(_ name: String) -> Invocation? { invocations[name] }

  func member(_ name: String, of typeName: String) -> Invocation? { members[typeName]?[name] }
}

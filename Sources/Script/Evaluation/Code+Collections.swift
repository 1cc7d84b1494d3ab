import Arithmetic
import Diagnostics

/// The most elements that an array may have.
public let elementLimit = 10_000_000

/// How deep values may be nested.
let valueNestingLimit = 500

extension Value {
  /// Takes the steps of going through a value that was just made.
  ///
  /// - Throws: `too-large` when it has too many elements, `nesting-too-deep` when it is nested too deep to
  ///   work with, `too-many-steps`.
  func checkExtent(
    at range: SourceRange?, _ context: EvaluationContext
  ) throws(EvaluationFailure) {
    let extent = Extent(of: self)
    try context.steps.take(extent)
    if extent.isTooLarge { throw EvaluationFailure("too-large", Extent.message, at: range) }
    if extent.nesting > valueNestingLimit {
      throw EvaluationFailure(
        "nesting-too-deep", "this value is nested more than \(valueNestingLimit) levels deep",
        at: range)
    }
  }
}

/// An array.
final class ArrayCode: Code {
  let range: SourceRange
  private let elements: [any Code]

  init(_ elements: [any Code], _ range: SourceRange) {
    self.elements = elements
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements { values.append(try element.evaluate(&frame, context)) }
    let array = Value.list(values)
    if case .array = array { try array.checkExtent(at: range, context) }
    return array
  }
}

/// A dictionary.
final class DictionaryCode: Code {
  let range: SourceRange
  private let entries: [(key: any Code, value: any Code)]

  init(_ entries: [(key: any Code, value: any Code)], _ range: SourceRange) {
    self.entries = entries
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    var result: [(key: String, value: Value)] = []
    result.reserveCapacity(entries.count)
    var keys: Set<String> = []
    var choosers: Ancestry?
    for entry in entries {
      let key = try entry.key.evaluate(&frame, context)
      guard case .text(let text) = key.plain else {
        throw entry.key.failure(
          .mismatch(key), "the key of a dictionary is text, not \(key.phrase)")
      }
      guard keys.insert(text).inserted else {
        throw entry.key.failure("duplicate-key", "the key \"\(text)\" is there already")
      }
      if key.isDrawn { choosers = (choosers ?? .none).with(key.ancestry) }
      result.append((text, try entry.value.evaluate(&frame, context)))
    }
    let dictionary = Value.dictionary(result)
    try dictionary.checkExtent(at: range, context)
    return choosers.map { dictionary.chosenByDraws(from: $0) } ?? dictionary
  }
}

/// An element of an array, a part of it, or the value under a key.
final class ElementCode: Code {
  let range: SourceRange
  private let base: any Code
  private let index: any Code

  init(_ base: any Code, _ index: any Code, _ range: SourceRange) {
    self.base = base
    self.index = index
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let given = try base.evaluate(&frame, context)
    let whole = given.plain
    let key = try index.evaluate(&frame, context)
    let found = try part(of: whole, key.plain)
    let isChosen = if case .chosen = given { true } else { key.isDrawn }
    let choosers = key.ancestry.with(given.choosers)
    if isChosen { try context.steps.take(Extent(of: found)) }
    if case .range = key.plain { try context.steps.take(Extent(of: found)) }
    return isChosen ? found.chosenByDraws(from: choosers) : found
  }

  private func part(of whole: Value, _ key: Value) throws(EvaluationFailure) -> Value {
    if case .dictionary(let entries) = whole {
      guard case .text(let text) = key else {
        throw failure(.mismatch(key), "the key of a dictionary is text, not \(key.phrase)")
      }
      if let entry = entries.first(where: { $0.key == text }) { return entry.value }
      throw EvaluationFailure(
        "unknown-key",
        "the dictionary has no key \"\(text)\""
          + suggestion(for: text, in: entries.map(\.key)), at: index.range)
    }
    guard whole.count != nil else {
      throw failure("type-mismatch", "\(whole.phrase) has no elements")
    }
    return try element(of: whole, key)
  }

  private func element(of whole: Value, _ key: Value) throws(EvaluationFailure) -> Value {
    let count = whole.count ?? 0
    switch key {
    case .number(let number):
      let position = try elementIndex(number, count)
      guard position < count else { throw outOfBounds(number.value, count) }
      if case .numbers(let numbers) = whole { return .number(numbers[position]) }
      if case .array(let elements) = whole { return elements[position] }
      throw failure("type-mismatch", "\(whole.phrase) has no elements")
    case .range(let lower, let upper):
      let first = try elementIndex(lower, count)
      let last = try elementIndex(upper, count)
      guard last < count else { throw outOfBounds(upper.value, count) }
      if case .numbers(let numbers) = whole {
        return .numbers(numbers[first...last])
      }
      return .list(Array((whole.elements ?? [])[first...last]))
    default:
      throw failure(.mismatch(key), "the index of an element is a whole number, not \(key.phrase)")
    }
  }

  private func elementIndex(_ number: Estimate, _ count: Int) throws(EvaluationFailure) -> Int {
    guard number.isExact else {
      throw EvaluationFailure(
        .inexactArgument,
        "the index of an element is a number that is certain, not \(number.printed(.full).text)",
        at: index.range)
    }
    let value = number.value
    guard let position = Int(exactly: value) else {
      throw EvaluationFailure(
        "index-out-of-bounds",
        "the index of an element is a whole number, not \(Estimate(value).printed().text)",
        at: index.range)
    }
    guard position >= 0 else { throw outOfBounds(value, count) }
    return position
  }

  private func outOfBounds(_ value: Double, _ count: Int) -> EvaluationFailure {
    EvaluationFailure(
      "index-out-of-bounds",
      count == 0
        ? "the array is empty and has no element \(Estimate(value).printed().text)"
        : "the array has \(countPhrase(count...count, "element")), numbered from 0 to "
          + "\(count - 1); there is no element \(Estimate(value).printed().text)",
      at: index.range)
  }
}

import Arithmetic
import Diagnostics

/// The call of a word of numbers with arrays, element by element.
extension Invocation {
  /// The count of the arrays where numbers are expected; nil when there are none.
  func broadcastCount(_ values: [Value?]) throws(WordError) -> Int? {
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

  func broadcast(
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
}

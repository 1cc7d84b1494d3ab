import Arithmetic

/// A word as a function value: `xs.map(sqrt)`, `line(p.pdf)`.
final class WordFunction: FunctionBody {
  let parameterCount: ClosedRange<Int>
  let origin: Origin?
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
    parameterCount =
      needed...(word.parameters.contains(where: \.isVariadic) ? Int.max : word.parameters.count)
    origin = Origin([receiver], isRandom: word.isRandom) { invocation.label(chapter) }
  }

  var name: String { invocation.word.name }
  var nesting: Int { 1 + (receiver?.nesting ?? 0) }
  var isCostly: Bool { invocation.word.cost == .costly }
  var isDrawn: Bool { draws }
  var ancestry: Ancestry {
    invocation.word.isRandom ? .unknown : receiver?.ancestry ?? .none
  }

  func call(
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

  func number(
    _ x: Double, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Estimate {
    if case .unary(let function)? = invocation.word.numeric {
      try context.steps.take(1)
      let result = function(Estimate(x))
      if result.isFinite { return result }
    }
    return try called(x, context)
  }
}

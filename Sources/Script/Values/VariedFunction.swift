import Arithmetic

/// A function that a word made from inexact arguments.
final class VariedFunction: FunctionBody {
  let nominal: any FunctionBody
  let variations: [Variation]
  let origin: Origin?

  /// A function that becomes that of each variation under it.
  init(_ nominal: any FunctionBody, _ variations: [Variation], origin: Origin? = nil) {
    self.nominal = nominal
    self.variations = variations
    self.origin = origin
  }

  var name: String { nominal.name }
  var parameterCount: ClosedRange<Int> { nominal.parameterCount }
  var nesting: Int { nominal.nesting }
  var isCostly: Bool { nominal.isCostly }
  var isDrawn: Bool { nominal.isDrawn }
  var ancestor: Ancestor { nominal.ancestor }
  var sharedDraws: Ancestor { nominal.sharedDraws }

  func call(
    _ arguments: [Value], _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let result = try nominal.call(arguments, context)
    var moved: [Variation] = []
    for variation in variations {
      moved.append(
        try variation.mapped { (value) throws(EvaluationFailure) in
          guard case .function(let function) = value else { return value }
          return try function(arguments, context)
        })
    }
    do throws(VariationError) {
      return try result.covering(moved)
    } catch {
      throw EvaluationFailure(
        .inexactArgument,
        "the errors of what '\(name)' was made from leave its result open", at: nil)
    }
  }

  func attaching(_ origin: Origin, nesting: Int) -> any FunctionBody {
    VariedFunction(nominal, variations, origin: origin)
  }
}

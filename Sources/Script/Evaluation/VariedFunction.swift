/// A function that a word made from inexact arguments.
final class VariedFunction: Function.Storage, @unchecked Sendable {
  let nominal: Function
  let variations: [Variation]

  init(_ nominal: Function, _ variations: [Variation], origin: Origin? = nil) {
    self.nominal = nominal
    self.variations = variations
    let storage = nominal.storage
    super.init(
      name: storage.name, parameterCount: storage.parameterCount, nesting: storage.nesting,
      isCostly: storage.isCostly, origin: origin)
  }

  override func call(
    _ arguments: [Value], _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let result = try nominal(arguments, context)
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

  override func attaching(_ origin: Origin, nesting: Int) -> Function.Storage {
    VariedFunction(nominal, variations, origin: origin)
  }
}

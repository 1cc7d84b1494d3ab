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
  var ancestry: Ancestry { nominal.ancestry }

  func call(
    _ arguments: [Value], _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let result = try nominal.call(arguments, context)
    var moved: [Variation] = []
    func move(_ variation: Variation) throws(EvaluationFailure) {
      moved.append(
        try variation.mapped { (value) throws(EvaluationFailure) in
          guard case .function(let function) = value else { return value }
          return try function(arguments, context)
        })
    }
    for variation in variations.single { try move(variation) }
    if moved.count > 1 {
      let isOpen = result.isOpenToPairs(moved)
      for pair in variations where !pair.partners.isEmpty && (isOpen || pair.moved.count == 4) {
        try move(pair)
      }
      if isOpen, moved.count < variations.single.count * (variations.single.count + 1) / 2 {
        // What two of many do at once is not known.
        return try covering(result, moved).doubted(bits: Estimate(0).estimated.doubtBits)
      }
    }
    return try covering(result, moved)
  }

  private func covering(
    _ result: Value, _ moved: [Variation]
  ) throws(EvaluationFailure) -> Value {
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

import Arithmetic

// Ranges whose ends are inexact.

extension Variation {
  /// The ways in which a range is moved: each inexact end apart.
  static func places(from lower: Estimate, to upper: Estimate) -> [Variation] {
    places(of: Numbers([lower, upper])).map { variation in
      variation.replaced(
        by: variation.moved.map { value in
          guard case .numbers(let ends) = value, ends.count == 2 else { return value }
          // Ends that meet may be moved across each other, and are not then.
          return ends[0].value <= ends[1].value
            ? .range(lower: ends[0], upper: ends[1]) : .range(lower: ends[0], upper: ends[0])
        })
    }
  }

  /// The range with bounds of its ends that cover what they are under all variations.
  static func range(
    _ lower: Estimate, _ upper: Estimate, under variations: [Variation]
  ) throws(VariationError) -> Value {
    func covered(
      _ number: Estimate, _ end: (Estimate, Estimate) -> Estimate
    ) throws(VariationError) -> Estimate {
      try number.covering(
        variations.map { (variation) throws(VariationError) in
          try variation.mapped { (value) throws(VariationError) in
            guard case .range(let low, let high) = value else { throw VariationError() }
            return .number(end(low, high))
          }
        })
    }
    return .range(lower: try covered(lower) { a, _ in a }, upper: try covered(upper) { _, b in b })
  }
}

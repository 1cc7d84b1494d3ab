import Arithmetic

/// How far a formula spreads when objects in it are moved within their errors.
struct FormulaSpread: Sendable {
  private let variations: [Variation]

  /// Whether the places are too far apart for the spread to be a proof.
  let isEstimated: Bool

  /// The spread of what these variations move.
  init(_ variations: [Variation]) {
    self.variations = variations.map { $0.replaced(by: []) }
    isEstimated = variations.contains(where: \.isEstimated)
  }

  /// A jet with bounds that cover the moved ones.
  func covering(_ own: Jet, _ moved: [[Jet]]) -> Jet {
    func part(_ part: KeyPath<Jet, Estimate>) -> Estimate {
      let shifted = zip(variations, moved).map { variation, jets in
        variation.replaced(by: jets.map { .number($0[keyPath: part]) })
      }
      let covering = try? Value.number(own[keyPath: part]).covering(shifted)
      guard case .number(let number)? = covering else { return .undefined }
      return number
    }
    return Jet(part(\.value), part(\.slope), part(\.curvature))
  }

  /// A series that covers the moved ones, coefficient by coefficient; unknown where the spread is no
  /// proof.
  func covering(_ own: Series, _ moved: [[Series]]) -> Series {
    guard !isEstimated else { return .unknown }
    let order = moved.joined().reduce(own.order) { min($0, $1.order) }
    return Series(
      (0...order).map { k in
        let ball = own.coefficients[k]
        var reaches: [Double] = []
        for (variation, all) in zip(variations, moved) {
          var distance = 0.0
          for other in all.map({ $0.coefficients[k] }) {
            guard other.isFinite, ball.isFinite else { return .everything }
            distance = max(distance, ball.lower - other.lower, other.upper - ball.upper)
          }
          // Of a pair what it does beyond its parts.
          for part in variations.parts(of: variation) {
            if let index = variations.firstIndex(where: { $0.source == part.source }) {
              distance -= reaches.indices.contains(index) ? reaches[index] : 0
            }
          }
          reaches.append(max(0, distance))
        }
        let reach = variations.spread(reaches)
        return Ball(ball.middle, radius: ((ball.radius + reach) * (1 + 4 * unitRoundoff)).nextUp)
      })
  }
}

extension FormulaNode {
  /// The node with what it becomes when objects in it are moved; nil where that is no formula, or too large a one.
  func spreading(_ variations: [Variation]) -> FormulaNode? {
    var moved: [[FormulaNode]] = []
    for variation in variations {
      let nodes = variation.moved.compactMap(\.formulaOrConstant)
      guard nodes.count == variation.moved.count else { return nil }
      moved.append(nodes)
    }
    return try? .made(.spread(self, moved, FormulaSpread(variations)))
  }
}

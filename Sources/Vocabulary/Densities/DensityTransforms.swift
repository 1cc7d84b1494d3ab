import Arithmetic
import Diagnostics
import Numerics
import Script

/// The members of densities that make another density.
let densityTransforms: [Word] = [
  Word(
    "smoothed", category: "Densities from a density",
    summary: "The density of a draw with independent normal noise added to it.",
    documentation: """
      The convolution with N(0, sd^2): the variance of each component grows by sd^2, means and \
      proportions stay. Only normal densities and mixtures can be smoothed.
      """,
    parameters: [
      Parameter("sd", .number, .nonnegative, "The standard deviation of the noise.")
    ],
    result: .object(DensityValue.typeName),
    examples: [Example("normal(mean: 0, sd: 3).smoothed(sd: 4).sd", "5")],
    body: { (arguments, _) throws(WordError) in
      let density = try arguments.receiver(as: DensityValue.self)
      let sd = try arguments.double("sd")
      let smoothed = try WordError.translating { () throws(NumericsError) -> DensityValue? in
        switch density.family {
        case .normal(let normal): DensityValue(try normal.smoothed(sd: sd))
        case .mixture(let mixture): DensityValue(try mixture.smoothed(sd: sd))
        case .other: nil
        }
      }
      guard let smoothed else {
        throw WordError(
          "not-available",
          "only normal densities and mixtures can be smoothed; smooth first, then temper")
      }
      return smoothed.value
    }
  ).heldErrors(.kept).enclosed { (arguments, _) throws(WordError) in
    let own = try arguments.receiver(as: DensityValue.self).range
    let range = arguments.receiverEnclosure(as: DensityRange.self) ?? own
    return range?.smoothed(sd: Ball(try arguments.number("sd")))
  },
  Word(
    "tempered", category: "Densities from a density",
    summary: "The density proportional to a power of this one.",
    documentation: """
      p(x)^beta / integral of p^beta: beta below 1 flattens, beta above 1 sharpens. The normaliser \
      comes from a quadrature.
      """,
    parameters: [Parameter("beta", .number, .positive, "The power, the inverse temperature.")],
    result: .object(DensityValue.typeName),
    examples: [Example("normal(mean: 0, sd: 1).tempered(beta: 0.25).sd", "2")],
    body: { (arguments, _) throws(WordError) in
      let density = try arguments.receiver(as: DensityValue.self)
      let beta = try arguments.double("beta")
      var tempered = DensityValue(
        try WordError.translating { () throws(NumericsError) in
          try density.density.tempered(beta: beta)
        })
      tempered.normalizer = density.normalizer(ofPower: beta, tempered)
      return tempered.value
    }),
]

extension DensityValue {
  /// The integral of p(x)^beta, where `power` is the density proportional to it.
  fileprivate func normalizer(ofPower beta: Double, _ power: DensityValue) -> Normalizer {
    do {
      return .known(try density.normalizer(ofPower: beta, power.density))
    } catch {
      return .tooLarge
    }
  }
}

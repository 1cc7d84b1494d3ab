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
      let smoothed = try WordError.translating { () throws(NumericsError) -> Value? in
        switch density.family {
        case .normal(let normal):
          let nominal = try normal.smoothed(sd: sd)
          let width = rootOfSquares(normal.sd, sd, near: nominal.sd)
          return try Value.made(from: [width]) { (sds) throws(NumericsError) in
            DensityValue(try Normal(mean: normal.mean, sd: sds[0])).value
          }
        case .mixture(let mixture):
          let nominal = try mixture.smoothed(sd: sd)
          let widths = zip(mixture.components, nominal.components).map {
            rootOfSquares($0.sd, sd, near: $1.sd)
          }
          return try Value.made(from: widths) { (sds) throws(NumericsError) in
            DensityValue(try nominal.withWidths(sds)).value
          }
        case .other: return nil
        }
      }
      guard let smoothed else {
        throw WordError(
          "not-available",
          "only normal densities and mixtures can be smoothed; smooth first, then temper")
      }
      return smoothed
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
      if case .normal(let normal) = density.family {
        return try WordError.translating { () throws(NumericsError) in
          try normal.tempered(beta: beta, density)
        }
      }
      var tempered = DensityValue(
        try WordError.translating { () throws(NumericsError) in
          try density.density.tempered(beta: beta)
        })
      tempered.normalizer = density.normalizer(ofPower: beta, tempered)
      return tempered.value
    }),
]

/// sqrt(a² + b²) as it was computed, with a bound on its error.
private func rootOfSquares(_ a: Double, _ b: Double, near computed: Double) -> Estimate {
  rounded(
    (Estimate(a) * Estimate(a) + Estimate(b) * Estimate(b)).squareRoot, computed: computed)
}

/// A number as it was computed, with a bound on its distance from another estimate of it.
private func rounded(_ number: Estimate, computed: Double) -> Estimate {
  var result = number
  result.error += abs(number.value - computed)
  result.value = computed
  return result
}

extension Normal {
  /// The density proportional to a power, with the error of its standard deviation.
  fileprivate func tempered(beta: Double, _ density: DensityValue) throws(NumericsError) -> Value {
    let nominal = try tempered(beta: beta)
    let width = rounded(
      Estimate(sd) / Estimate(beta).squareRoot, computed: (nominal as? Normal)?.sd ?? sd)
    return try Value.made(from: [width]) { (sds) throws(NumericsError) in
      let power = try Normal(mean: mean, sd: sds[0])
      var tempered = DensityValue(power)
      tempered.normalizer = density.normalizer(ofPower: beta, tempered)
      return tempered.value
    }
  }
}

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

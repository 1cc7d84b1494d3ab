import Numerics
import Script

/// The type of densities, with all that can be asked of one.
let densityType = ObjectType(
  DensityValue.typeName, phrase: "a density",
  summary: "A probability density on the real line.",
  members: densityFunctions + densitySummaries + densityDraws + densityTransforms
    + [expectationMember])

private let place = Parameter(unlabelled: "x", .number, "Where, in the units of the density.")

/// A member that is a function of one number.
private func function(
  _ name: String, _ summary: String, _ documentation: String, parameter: Parameter = place,
  example: Example,
  _ body: @escaping @Sendable (DensityValue, Number) throws(WordError) -> Number
) -> Word {
  Word(
    name, category: "Functions of a density", summary: summary, documentation: documentation,
    parameters: [parameter], result: .number, broadcasts: true, examples: [example],
    body: { (arguments, _) throws(WordError) in
      let density = try arguments.receiver(as: DensityValue.self)
      let result = try body(density, try arguments.number(parameter.name))
      guard result.isFinite else {
        throw WordError(
          "non-finite", "\(name) is too large to compute with here", parameter: parameter.name)
      }
      return .number(result)
    })
}

private let densityFunctions: [Word] = [
  function(
    "pdf", "The density at x.",
    "In units of 1/x. The error bound is a few roundings, amplified by (x - mean)^2/sd^2.",
    example: Example("normal(mean: 0, sd: 2).pdf(0)", "0.199471")
  ) { (density, x) in density.pdf(x) },
  function(
    "logpdf", "The natural logarithm of the density at x.",
    "It stays finite where the density itself is too small for a floating-point number.",
    example: Example("normal(mean: 0, sd: 1).logpdf(40)", "-800.919")
  ) { (density, x) in density.logpdf(x) },
  function(
    "score", "The slope of the log density at x, d/dx log p(x).",
    """
    For a mixture it is the mean of the component scores -(x - m)/s^2 under the responsibilities, \
    computed relative to the component that dominates at x.
    """,
    example: Example("normal(mean: 0, sd: 1).score([-1, 0, 2])", "[1, 0, -2]")
  ) { (density, x) in density.score(x) },
  function(
    "scoreDerivative", "The derivative of the score at x, d^2/dx^2 log p(x).",
    """
    For a mixture it is the variance of the component scores under the responsibilities minus the \
    mean of 1/s^2.
    """,
    example: Example("normal(mean: 0, sd: 2).scoreDerivative(1)", "-0.25")
  ) { (density, x) in density.scoreDerivative(x) },
  function(
    "cdf", "The probability of a value of at most x.",
    "Accurate in the lower tail; for the upper tail use `ccdf`.",
    example: Example("normal(mean: 0, sd: 1).cdf(1)", "0.841345")
  ) { (density, x) in density.cdf(x) },
  function(
    "ccdf", "The probability of a value above x.", "Accurate in the upper tail.",
    example: Example("normal(mean: 0, sd: 1).ccdf(10)", "7.61985e-24")
  ) { (density, x) in density.ccdf(x) },
  function(
    "quantile", "The x that a value exceeds with probability 1 - p.",
    "The inverse of `cdf`. The error bound is that of the probability divided by the density.",
    parameter: Parameter(
      unlabelled: "p", .number, .strictlyBetween(0, 1), "A probability, above 0 and below 1."),
    example: Example("normal(mean: 0, sd: 1).quantile(0.975)", "1.95996")
  ) { (density, p) throws(WordError) in
    try WordError.translating { () throws(NumericsError) in try density.quantile(p) }
  },
]

/// A property of a density.
private func property(
  _ name: String, _ summary: String, _ documentation: String = "", result: ValueType = .number,
  example: Example, _ body: @escaping @Sendable (DensityValue) throws(WordError) -> Value
) -> Word {
  Word(
    name, category: "Properties of a density", summary: summary, documentation: documentation,
    result: result, examples: [example],
    body: { (arguments, _) throws(WordError) in try body(try arguments.receiver()) })
}

/// What a property of the components gives.
private func components(
  _ density: DensityValue, _ name: String, _ field: (Mixture.Component) -> Double
) throws(WordError) -> Value {
  guard let mixture = density.mixture else {
    throw WordError("no-components", "a tempered mixture has no components, and so no \(name)")
  }
  return .numbers(mixture.components.map(field))
}

private let densitySummaries: [Word] = [
  property(
    "mean", "The expected value.",
    example: Example("mixture(weights: [0.5, 0.5], means: [-1, 3], sd: 1).mean", "1")
  ) { density in .number(density.mean) },
  property(
    "variance", "The expected squared distance from the mean.", "In squared units of x.",
    example: Example("mixture(weights: [0.5, 0.5], means: [-1, 3], sd: 1).variance", "5")
  ) { density in .number(density.variance) },
  property(
    "sd", "The standard deviation of the whole density: the square root of the variance.",
    "For the standard deviations of a mixture's components see `sds`.",
    example: Example("mixture(weights: [0.5, 0.5], means: [-1.5, 1.5], sd: 2).sd", "2.5")
  ) { density in
    if case .normal(let normal) = density.family { return .number(normal.sd) }
    let variance = density.variance
    let root = variance.value.squareRoot()
    return .number(Number(root, error: variance.error / root + root.ulp))
  },
  property(
    "thirdCentralMoment", "The expected third power of the distance from the mean.",
    "In cubed units of x; 0 for a symmetric density.",
    example: Example(
      "mixture(weights: [0.9, 0.1], means: [0, 1], sd: 1).thirdCentralMoment", "0.072")
  ) { (density) throws(WordError) in
    if case .normal = density.family { return .number(0) }
    guard let mixture = density.mixture else {
      throw WordError("no-components", "the third moment of a tempered mixture is not known")
    }
    let scale = mixture.components.reduce(0) { sum, component in
      let distance = abs(component.mean - mixture.mean) + component.sd
      return sum + component.weight * distance * distance * distance
    }
    return .number(Number(mixture.thirdCentralMoment, error: 32 * unitRoundoff * scale))
  },
  property(
    "normalizer", "The integral of the power of the density that `tempered` divides by.",
    "1 unless the density is tempered. The integral of p(x)^beta over all x, with its error bound.",
    example: Example("normal(mean: 0, sd: 1).normalizer", "1")
  ) { density in
    guard case .tempered(let tempered as Tempered) = density.family else { return .number(1) }
    return .number(Number(tempered.normalizer))
  },
  property(
    "modes", "The places of the local maxima of the density, from left to right.",
    "Each with a bound on its distance from the true place.", result: .numbers,
    example: Example("mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1).modes.count", "2")
  ) { (density) throws(WordError) in
    let extrema = try WordError.translating { () throws(NumericsError) in
      try density.density.extrema()
    }
    return .numbers(density.located(extrema.modes))
  },
  property(
    "antimodes", "The places of the local minima between the modes, from left to right.",
    "Each with a bound on its distance from the true place.", result: .numbers,
    example: Example("mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1).antimodes.count", "1")
  ) { (density) throws(WordError) in
    let extrema = try WordError.translating { () throws(NumericsError) in
      try density.density.extrema()
    }
    return extrema.antimodes.isEmpty
      ? .array([]) : .numbers(density.located(extrema.antimodes))
  },
  property(
    "weights", "The mixing proportions of the components; [1] for a normal density.",
    "Not known for a tempered mixture.", result: .numbers,
    example: Example("mixture(weights: [0.1, 0.9], means: [-6, 6], sd: 1).weights", "[0.1, 0.9]")
  ) { (density) throws(WordError) in try components(density, "weights", \.weight) },
  property(
    "means", "The means of the components.", "Not known for a tempered mixture.", result: .numbers,
    example: Example("mixture(weights: [0.1, 0.9], means: [-6, 6], sd: 1).means", "[-6, 6]")
  ) { (density) throws(WordError) in try components(density, "means", \.mean) },
  property(
    "sds", "The standard deviations of the components.", "Not known for a tempered mixture.",
    result: .numbers,
    example: Example("mixture(weights: [0.1, 0.9], means: [-6, 6], sd: 2).sds", "[2, 2]")
  ) { (density) throws(WordError) in try components(density, "sds", \.sd) },
]

private let densityDraws: [Word] = [
  Word(
    "responsibilities", category: "Functions of a density",
    summary: "The probability of each component when x is observed.",
    documentation: """
      r_k(x) = w_k N(x; m_k, s_k^2) / p(x), one number for each component in the order in which \
      they were given. They sum to 1. Not known for a tempered mixture.
      """,
    parameters: [place], result: .numbers,
    examples: [
      Example(
        "mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1).responsibilities(0)", "[0.5, 0.5]")
    ],
    body: { (arguments, _) throws(WordError) in try responsibilities(arguments) }),
  Word(
    "quantiles", category: "Draws from a density",
    summary: "The n mid-point quantiles: a sample of n points without randomness.",
    documentation: "The quantiles of (i - 1/2)/n for i = 1, ..., n, from left to right.",
    parameters: [Parameter(unlabelled: "n", .number, .wholePositive, "How many.")],
    result: .numbers,
    examples: [Example("normal(mean: 0, sd: 1).quantiles(2)", "[-0.67449, 0.67449]")],
    body: { (arguments, _) throws(WordError) in
      let density = try arguments.receiver(as: DensityValue.self)
      let count = try arguments.count("n", atLeast: 1)
      var numbers: [Number] = []
      numbers.reserveCapacity(count)
      for i in 0..<count {
        numbers.append(
          try WordError.translating { () throws(NumericsError) in
            try density.quantile(Number((Double(i) + 0.5) / Double(count)))
          })
      }
      return .numbers(Numbers(numbers))
    }),
  Word(
    "sample", category: "Draws from a density",
    summary: "n independent random draws.",
    documentation: """
      Draw i is a function of the report's seed, the chapter, the directive, the label and i \
      alone: neither the order of the computation nor the number of threads can change it. The \
      same label in the same directive gives the same random numbers, also in different panels of \
      a facet; where they must differ, put what differs into the key: `key: ["start", gap]`. \
      Threefry2x64-20 (Salmon and others, 2011) with inversion.
      """,
    parameters: [
      Parameter(unlabelled: "n", .number, .wholeNonnegative, "How many."), keyParameter,
    ],
    result: .numbers, isRandom: true,
    examples: [Example("normal(mean: 0, sd: 1).sample(100, key: \"start\").count", "100")],
    body: { (arguments, context) throws(WordError) in
      let density = try arguments.receiver(as: DensityValue.self)
      let count = try arguments.count("n")
      let key = try arguments.randomKey(in: context)
      let draws = try WordError.translating { () throws(NumericsError) in
        try density.density.sample(count, key: key)
      }
      return draws.isEmpty ? .array([]) : .numbers(draws)
    }),
]

private func responsibilities(_ arguments: Arguments) throws(WordError) -> Value {
  let density = try arguments.receiver(as: DensityValue.self)
  let x = try arguments.number("x")
  guard let mixture = density.mixture, let rounding = density.rounding else {
    throw WordError(
      "no-components", "a tempered mixture has no components, and so no responsibilities")
  }
  let values = mixture.responsibilities(x.value)
  var bounds = rounding.responsibilities(x.value)[...]
  var errors = mixture.components.map { $0.weight > 0 ? bounds.popFirst() ?? 0 : 0 }
  if mixture.components.count == 1 { errors = [0] }
  if x.error > 0 {
    let below = mixture.responsibilities(x.value - x.error)
    let above = mixture.responsibilities(x.value + x.error)
    for k in values.indices {
      errors[k] += max(abs(below[k] - values[k]), abs(above[k] - values[k]))
    }
  }
  return .numbers(Numbers(values, errors: errors))
}

private let densityTransforms: [Word] = [
  Word(
    "smoothed", category: "Densities from a density",
    summary: "The density of a draw with independent normal noise added to it.",
    documentation: """
      The convolution with N(0, sd^2): the variance of each component grows by sd^2, means and \
      proportions stay. A tempered mixture cannot be smoothed.
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
        case .tempered: nil
        }
      }
      guard let smoothed else {
        throw WordError(
          "not-available", "a tempered mixture cannot be smoothed; smooth first, then temper")
      }
      return smoothed.value
    }),
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
      return DensityValue(
        try WordError.translating { () throws(NumericsError) in
          try density.density.tempered(beta: beta)
        }
      ).value
    }),
]

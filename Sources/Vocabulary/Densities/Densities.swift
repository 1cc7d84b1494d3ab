import Arithmetic
import Diagnostics
import Numerics
import Script

private let category = "Densities"

/// The words that make densities.
let densityWords: [Word] = [
  Word(
    "normal", category: category,
    summary: "The normal density with a mean and a standard deviation.",
    documentation: """
      p(x) = exp(-(x - mean)^2 / (2 sd^2)) / (sd sqrt(2 pi)). The second parameter is the standard \
      deviation, not the variance.
      """,
    parameters: [
      Parameter("mean", .number, "The expected value, in the units of x."),
      Parameter("sd", .number, .positive, "The standard deviation, in the units of x."),
    ],
    result: .object(DensityValue.typeName),
    examples: [
      Example("normal(mean: 0, sd: 1).pdf(0)", "0.398942"),
      Example("normal(mean: 3, sd: 2).score(5)", "-0.5"),
    ],
    body: { (arguments, _) throws(WordError) in
      let mean = try arguments.double("mean")
      let sd = try arguments.double("sd")
      return DensityValue(
        try WordError.translating { () throws(NumericsError) in try Normal(mean: mean, sd: sd) }
      ).value
    }
  ).enclosed { (arguments, _) throws(WordError) in
    DensityRange.normal(mean: Ball(try arguments.number("mean")), sd: try arguments.positive("sd"))
  },
  Word(
    "mixture", category: category,
    summary: "A weighted sum of normal densities.",
    documentation: """
      p(x) = sum_k w_k N(x; m_k, s_k^2). The weights are not negative and sum to 1 (to within \
      1e-12). With one number for `sd:` all components share it. All functions of a mixture are \
      computed relative to the component that dominates at x, so they keep their relative accuracy \
      in the far tails. The weights are divided by their sum: unless they sum to 1 without rounding, \
      all bounds hold what that division rounds.
      """,
    parameters: [
      Parameter(
        "weights", .numbers, .nonempty, "The mixing proportions: not negative, with sum 1."
      ).carryingError,
      Parameter(
        "means", .numbers, .nonempty, "The means of the components, one for each weight."),
      Parameter(
        "sd", .oneOf([.number, .numbers]), .positive,
        "The standard deviation of all components, or one for each."),
    ],
    result: .object(DensityValue.typeName),
    examples: [
      Example("mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1).score(-5)", "-1"),
      Example("mixture(weights: [0.9, 0.1], means: [0, 0], sd: [1, 10]).variance", "10.9"),
    ],
    body: { (arguments, _) throws(WordError) in try mixture(arguments) }
  ).enclosed { (arguments, _) throws(WordError) in try mixtureRange(arguments) },
  Word(
    "studentT", category: category,
    summary: "Student's t density with its degrees of freedom, a location and a scale.",
    documentation: """
      p(x) is proportional to (1 + z^2/n)^(-(n + 1)/2) with z = (x - location)/scale and n degrees of \
      freedom. Its mean exists for n > 1, its variance for n > 2. The scale is not the standard \
      deviation.
      """,
    parameters: [
      Parameter("degrees", .number, .positive, "The degrees of freedom, from 0.1 to 1e6."),
      Parameter("location", .number, default: .number(0), "The centre of symmetry."),
      Parameter("scale", .number, .positive, default: .number(1), "The scale, in the units of x."),
    ],
    result: .object(DensityValue.typeName),
    examples: [
      Example("studentT(degrees: 3).pdf(0)", "0.367553"),
      Example("studentT(degrees: 5).variance", "1.66667"),
    ],
    body: { (arguments, _) throws(WordError) in
      let degrees = try arguments.double("degrees")
      let location = try arguments.double("location")
      let scale = try arguments.double("scale")
      return DensityValue(
        try WordError.translating { () throws(NumericsError) in
          try StudentT(degrees: degrees, location: location, scale: scale)
        }
      ).value
    }
  ).enclosed { (arguments, _) throws(WordError) in
    DensityRange.studentT(
      degrees: try arguments.positive("degrees"), location: Ball(try arguments.number("location")),
      scale: try arguments.positive("scale"))
  },
  Word(
    "laplace", category: category,
    summary: "The Laplace (double exponential) density with a mean and a scale.",
    documentation: """
      p(x) = exp(-|x - mean| / scale) / (2 scale). Its score is a step, so that integrations by parts \
      such as `hyvarinen` do not apply to it as a model.
      """,
    parameters: [
      Parameter("mean", .number, "The expected value, in the units of x."),
      Parameter(
        "scale", .number, .positive,
        "The scale, in the units of x; the standard deviation is sqrt(2) times as large."),
    ],
    result: .object(DensityValue.typeName),
    examples: [
      Example("laplace(mean: 0, scale: 1).pdf(0)", "0.5"),
      Example("laplace(mean: 0, scale: 2).score(-3)", "0.5"),
    ],
    body: { (arguments, _) throws(WordError) in
      let mean = try arguments.double("mean")
      let scale = try arguments.double("scale")
      return DensityValue(
        try WordError.translating { () throws(NumericsError) in
          try Laplace(mean: mean, scale: scale)
        }
      ).value
    }
  ).enclosed { (arguments, _) throws(WordError) in
    DensityRange.laplace(
      mean: Ball(try arguments.number("mean")), scale: try arguments.positive("scale"))
  },
  unnormalizedWord,
]

private func mixture(_ arguments: Arguments) throws(WordError) -> Value {
  let given = try arguments.numbers("weights").argument
  let means = try arguments.numbers("means").values
  try checkCount(of: means, "mean", parameter: "means", given.count)
  let sds: [Double]
  if case .number? = arguments["sd"] {
    sds = Array(repeating: try arguments.double("sd"), count: given.count)
  } else {
    sds = try arguments.numbers("sd").values
    try checkCount(of: sds, "standard deviation", parameter: "sd", given.count)
  }
  let weights = try summingToOne(given)
  let names = [
    "weight": "weights", "the number of weights": "weights",
    "the distance of the sum of the weights from 1": "weights",
    "mean": "means", "sds": "sd",
  ]
  let mixture = try WordError.translating(names) { () throws(NumericsError) in
    // Mixtures hold roundings of the weights in themselves.
    try Mixture(
      weights: weights, means: means, sds: sds,
      errors: given.array.map { $0.error <= 1e-10 * $0.value ? $0.error : 0 })
  }
  let object = Object(DensityValue.typeName, payload: DensityValue(mixture))
  guard given.array.contains(where: { $0.error > 0 }) else { return .object(object) }
  let isHeld = given.array.allSatisfy { $0.error <= 1e-10 * $0.value }
  let enclosure = isHeld ? nil : try mixtureRange(arguments)
  return .object(
    moving(object, weights, given, isHeld: isHeld, enclosure) { moved in
      let mixture = try? Mixture(weights: moved, means: means, sds: sds)
      return mixture.map { Object(DensityValue.typeName, payload: DensityValue($0)) }
    })
}

/// Each component has a number of its own.
private func checkCount(
  of numbers: [Double], _ what: String, parameter: String, _ weights: Int
) throws(WordError) {
  guard numbers.count == weights else {
    throw WordError(
      "unequal-counts",
      "there \(weights == 1 ? "is" : "are") \(counted(weights, "weight")) but "
        + counted(numbers.count, what),
      parameter: parameter)
  }
}

/// The weights of a mixture, which are not negative and sum to 1.
private func summingToOne(_ given: Numbers) throws(WordError) -> [Double] {
  var weights = given.values
  if let index = weights.firstIndex(where: { $0 < 0 }) {
    throw WordError(
      "invalid-argument",
      "the weights must not be negative, not \(Estimate(weights[index]).printed().text) "
        + "(element \(index))",
      parameter: "weights")
  }
  let slack = given.array.reduce(0) { $0 + $1.error }
  let total = weights.reduce(0, +)
  guard abs(total - 1) <= 1e-9 + slack else {
    throw WordError(
      "invalid-argument",
      total.isFinite
        ? "the weights sum to \(Estimate(total).printed().text); they must sum to 1"
        : "the sum of the weights is too large; they must sum to 1",
      parameter: "weights")
  }
  // Off by more than roundings only where the errors of the weights allow it.
  if abs(total - 1) > 1e-13, slack > 0 { weights = weights.map { $0 / total } }
  return weights
}

/// A mixture that moves with its inexact weights, where `mixture` makes one of moved weights.
private func moving(
  _ object: Object, _ weights: [Double], _ given: Numbers, isHeld: Bool,
  _ enclosure: DensityRange?, _ mixture: ([Double]) -> Object?
) -> Object {
  if !isHeld, weights.count == 2 {
    // Two weights are one quantity: what one gains, the other loses.
    let distance = abs(given.values.reduce(0, +) - 1)
    let first = Estimate(weights[0], error: given.errors.reduce(distance) { max($0, $1) })
    let movement = Object.Movement(first, scale: min(weights[0], weights[1]))
    return object.moving([movement], enclosure: enclosure) { moved in
      let weight = min(max(moved[0], 0), 1)
      return mixture([weight, 1 - weight])
    }
  }
  // The weights move with the others in proportion, so that they keep their sum.
  return object.moving(
    given.array.map { Object.Movement($0, scale: abs($0.value), isHeld: true) },
    enclosure: enclosure
  ) { moved in
    let kept = moved.map { max($0, 0) }
    let total = kept.reduce(0, +)
    return mixture(kept.map { $0 / total })
  }
}

/// All mixtures that inexact arguments allow; nil where they do not tell.
private func mixtureRange(_ arguments: Arguments) throws(WordError) -> DensityRange? {
  func balls(_ name: String) throws(WordError) -> [Ball] {
    try arguments.numbers(name).array.map { Ball($0.argument) }
  }
  let weights = try balls("weights")
  var sharesWidth = false
  var sds: [Ball] = []
  if case .number? = arguments["sd"] {
    sharesWidth = true
    sds = Array(repeating: Ball(try arguments.number("sd")), count: weights.count)
  } else {
    sds = try balls("sd")
  }
  guard sds.allSatisfy({ $0.lower > 0 }) else { return nil }
  return DensityRange.mixture(
    weights: weights.map { $0.clamped(0...1) }, means: try balls("means"), sds: sds,
    sharesWidth: sharesWidth)
}

extension Arguments {
  /// What a positive number may be.
  fileprivate func positive(_ name: String) throws(WordError) -> Ball {
    Ball(try number(name)).clamped(Double.leastNormalMagnitude ... .greatestFiniteMagnitude)
  }
}

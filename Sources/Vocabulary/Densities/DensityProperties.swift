import Arithmetic
import Diagnostics
import Numerics
import Script

/// A property of a density.
private func property(
  _ name: String, _ summary: String, _ documentation: String = "", result: ValueType = .number,
  example: Example, enclosing range: (@Sendable (DensityRange) -> Ball)? = nil,
  _ body: @escaping @Sendable (DensityValue) throws(WordError) -> Value
) -> Word {
  let word = Word(
    name, category: "Properties of a density", summary: summary, documentation: documentation,
    result: result, examples: [example],
    body: { (arguments, _) throws(WordError) in try body(try arguments.receiver()) })
  return word.enclosing { (arguments) throws(WordError) in
    if let carrying = arguments.receiverEnclosure(as: DensityValue.self) {
      return try body(carrying)
    }
    // What does not depend on the place is found without its error.
    guard let range, let densities = arguments.receiverEnclosure(as: DensityRange.self),
      name == "mean" || !densities.haveOneShape,
      case .number(let number) = try body(try arguments.receiver())
    else { return nil }
    return Estimate(number.value, within: range(densities)).map { .number($0) }
  }
}

/// A moment, unless it is infinite or could not be computed.
private func existing(_ moment: Estimate, _ name: String) throws(WordError) -> Estimate {
  guard moment.isFinite else {
    throw WordError(
      "no-moment", "the \(name) of this density is infinite or undefined: its tails are too heavy")
  }
  return moment
}

/// What a property of the components gives.
private func components(
  _ density: DensityValue, _ name: String, _ field: (Mixture.Component) -> Double
) throws(WordError) -> Value {
  guard let mixture = density.mixture else {
    throw WordError("no-components", "only mixtures have components; this density has no \(name)")
  }
  return .numbers(mixture.components.map(field))
}

/// The same of all mixtures that an inexact one may be; nil for an exact one.
private func componentRange(
  _ arguments: Arguments, _ field: (Mixture.Component) -> Double,
  _ ball: (DensityRange.Component) -> Ball
) throws(WordError) -> Value? {
  guard case .mixture(let ranges, _)? = arguments.receiverEnclosure(as: DensityRange.self),
    let mixture = try arguments.receiver(as: DensityValue.self).mixture,
    mixture.components.count == ranges.count
  else { return nil }
  let numbers = zip(mixture.components, ranges).compactMap { component, range in
    Estimate(field(component), within: ball(range))
  }
  return numbers.count == ranges.count ? .numbers(Numbers(numbers)) : nil
}

/// The members of densities that are read without arguments.
let densityProperties: [Word] = [
  property(
    "mean", "The expected value.",
    example: Example("mixture(weights: [0.5, 0.5], means: [-1, 3], sd: 1).mean", "1"),
    enclosing: \.mean
  ) { (density) throws(WordError) in .number(try existing(density.mean, "mean")) }.tellingDoubts,
  property(
    "variance", "The expected squared distance from the mean.", "In squared units of x.",
    example: Example("mixture(weights: [0.5, 0.5], means: [-1, 3], sd: 1).variance", "5"),
    enclosing: \.variance
  ) { (density) throws(WordError) in .number(try existing(density.variance, "variance")) }
  .tellingDoubts,
  property(
    "sd", "The standard deviation of the whole density: the square root of the variance.",
    "For the standard deviations of a mixture's components see `sds`.",
    example: Example("mixture(weights: [0.5, 0.5], means: [-1.5, 1.5], sd: 2).sd", "2.5"),
    enclosing: \.sd
  ) { (density) throws(WordError) in
    if case .normal(let normal) = density.family { return .number(normal.sd) }
    let variance = try existing(density.variance, "variance")
    let root = variance.value.squareRoot()
    let sd = Estimate(root, error: variance.error / root + root.ulp)
    return .number(sd.doubted(variance.doubtBits))
  }.tellingDoubts,
  property(
    "thirdCentralMoment", "The expected third power of the distance from the mean.",
    "In cubed units of x; 0 for a symmetric density.",
    example: Example(
      "mixture(weights: [0.9, 0.1], means: [0, 1], sd: 1).thirdCentralMoment", "0.072")
  ) { (density) throws(WordError) in
    switch density.density {
    case is Normal, is Laplace: return .number(0)
    case let density as StudentT:
      return .number(
        try existing(density.degrees > 3 ? Estimate(0) : .undefined, "third central moment"))
    default: break
    }
    guard let mixture = density.mixture else {
      throw WordError(
        "no-components",
        "the third moment is known for normal, Laplace and Student's densities and mixtures only")
    }
    return .number(mixture.thirdCentralMoment)
  },
  property(
    "normalizer", "The integral that the density was divided by, with its error bound.",
    """
    Of an `unnormalized` density the integral of its exponential, of a `tempered` one that of \
    p(x)^beta; 1 for any other.
    """,
    example: Example("normal(mean: 0, sd: 1).normalizer", "1")
  ) { (density) throws(WordError) in
    switch density.normalizer {
    case .known(let number): return .number(number)
    case .tooLarge: throw WordError(NumericsError.overflow(quantity: "the normaliser"))
    case nil:
      guard case .other(let density as Unnormalized) = density.family else { return .number(1) }
      return .number(
        try WordError.translating { () throws(NumericsError) in try density.normalizer() })
    }
  },
  property(
    "modes", "The places of the local maxima of the density, from left to right.",
    """
    Each with a bound on its distance from the true place. An end of the support from which the density falls \
    is one.
    """, result: .numbers,
    example: Example("mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1).modes.count", "2")
  ) { (density) throws(WordError) in try density.extremes(.maximum) }.choosingCount.tellingDoubts,
  property(
    "antimodes", "The places of the local minima between the modes, from left to right.",
    "Each with a bound on its distance from the true place.", result: .numbers,
    example: Example("mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1).antimodes.count", "1")
  ) { (density) throws(WordError) in try density.extremes(.minimum) }.choosingCount.tellingDoubts,
  property(
    "weights", "The mixing proportions of the components; [1] for a normal density.",
    "Known for normal densities and mixtures.", result: .numbers,
    example: Example("mixture(weights: [0.1, 0.9], means: [-6, 6], sd: 1).weights", "[0.1, 0.9]")
  ) { (density) throws(WordError) in try components(density, "weights", \.weight) }.choosingCount
    .enclosing { (arguments) throws(WordError) in try componentRange(arguments, \.weight, \.weight)
    },
  property(
    "means", "The means of the components.", "Known for normal densities and mixtures.",
    result: .numbers,
    example: Example("mixture(weights: [0.1, 0.9], means: [-6, 6], sd: 1).means", "[-6, 6]")
  ) { (density) throws(WordError) in try components(density, "means", \.mean) }.choosingCount
    .enclosing { (arguments) throws(WordError) in try componentRange(arguments, \.mean, \.mean) },
  property(
    "sds", "The standard deviations of the components.", "Known for normal densities and mixtures.",
    result: .numbers,
    example: Example("mixture(weights: [0.1, 0.9], means: [-6, 6], sd: 2).sds", "[2, 2]")
  ) { (density) throws(WordError) in try components(density, "sds", \.sd) }.choosingCount
    .enclosing { (arguments) throws(WordError) in try componentRange(arguments, \.sd, \.sd) },
]

extension DensityValue {
  /// The most components of a mixture of which modes are sought; the time grows with their square.
  private static let mostComponents = 2_000

  /// The places of the local maxima, or minima.
  fileprivate func extremes(_ kind: Extreme) throws(WordError) -> Value {
    let extrema = try extrema()
    let places = located(extrema, kind)
    guard places.count == 0 else { return .numbers(places) }
    // An empty list could not say that it is not certain.
    guard let doubt = doubt(of: extrema) else { return .array([]) }
    throw WordError(
      "not-converged",
      "no \(kind == .minimum ? "minimum between modes" : "mode") was found, and it is not certain that "
        + "there is none: " + (Estimate(0).estimated(doubt).doubt ?? ""))
  }

  /// The local extrema.
  private func extrema() throws(WordError) -> Extrema {
    if let count = mixture?.components.count, count > Self.mostComponents {
      throw WordError(
        "too-large",
        "the modes of \(count) components take too long; at most \(Self.mostComponents) can be sought"
      )
    }
    return try WordError.translating { () throws(NumericsError) in try density.extrema() }
  }
}

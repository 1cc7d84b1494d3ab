import Arithmetic
import Diagnostics
import Numerics
import Script

/// Densities in space: objects whose payload is a `SpatialMixture`.
enum SpatialDensity {
  static let typeName = "density in space"

  static func value(_ mixture: SpatialMixture) -> Value {
    .object(Object(typeName, payload: mixture))
  }
}

private let place = Parameter(
  unlabelled: "x", .numbers, .nonempty, "The point, one number for each axis.")

/// The type of densities in space.
let spatialDensityType = ObjectType(
  SpatialDensity.typeName, phrase: "a density in space",
  summary: "A mixture of isotropic normal densities in two or more dimensions.",
  members: [
    Word(
      "logpdf", category: particleCategory, summary: "The natural logarithm of the density.",
      parameters: [place], result: .number,
      examples: [
        Example(
          "spatialMixture(weights: [1], means: [[0, 0]], sd: 1).logpdf([3, 4])", "-14.3379")
      ],
      body: { (arguments, _) throws(WordError) in
        let (mixture, x) = try receiver(arguments)
        let value = mixture.logpdf(x)
        return .number(Estimate(value, error: 16 * value.ulp + 1e-15))
      }),
    Word(
      "score", category: particleCategory, summary: "The gradient of the log density.",
      parameters: [place], result: .numbers,
      examples: [
        Example(
          "spatialMixture(weights: [1], means: [[0, 0]], sd: 2).score([4, -2])", "[-1, 0.5]")
      ],
      body: { (arguments, _) throws(WordError) in
        let (mixture, x) = try receiver(arguments)
        let score = mixture.score(x)
        let size = mixture.components.reduce(0) { largest, component in
          zip(x, component.mean).reduce(largest) {
            max($0, abs($1.0 - $1.1) / component.sd / component.sd)
          }
        }
        return .numbers(Numbers(score, errors: score.map { _ in 16 * size.ulp }))
      }),
    Word(
      "responsibilities", category: particleCategory,
      summary: "The probability of each component when a point is observed.",
      parameters: [place], result: .numbers,
      examples: [
        Example(
          """
          let p = spatialMixture(weights: [0.3, 0.7], means: [[0, 0], [0, 0]], sd: 1)
          p.responsibilities([1, 1])
          """, "[0.3, 0.7]")
      ],
      body: { (arguments, _) throws(WordError) in
        let (mixture, x) = try receiver(arguments)
        let values = mixture.responsibilities(x)
        return .numbers(Numbers(values, errors: values.map { 64 * $0.ulp }))
      }),
    Word(
      "smoothed", category: particleCategory,
      summary: "The density of a draw with independent normal noise added along each axis.",
      parameters: [
        Parameter("sd", .number, .nonnegative, "The standard deviation of the noise.")
      ],
      result: .object(SpatialDensity.typeName),
      examples: [
        Example(
          "spatialMixture(weights: [1], means: [[0, 0]], sd: 3).smoothed(sd: 4).score([25, -50])",
          "[-1, 2]")
      ],
      body: { (arguments, _) throws(WordError) in
        let mixture = try arguments.receiver(as: SpatialMixture.self)
        let sd = try arguments.double("sd")
        return SpatialDensity.value(
          try WordError.translating { () throws(NumericsError) in try mixture.smoothed(sd: sd) })
      }),
    Word(
      "sample", category: particleCategory, summary: "n independent random draws.",
      parameters: [
        Parameter(unlabelled: "n", .number, .wholeNonnegative, "How many."), keyParameter,
      ],
      result: spatialParticles, isRandom: true,
      examples: [
        Example(
          "spatialMixture(weights: [1], means: [[0, 0]], sd: 1).sample(7, key: \"start\").count",
          "7")
      ],
      body: { (arguments, context) throws(WordError) in
        let mixture = try arguments.receiver(as: SpatialMixture.self)
        let count = try arguments.count("n")
        try checkRoom(for: count, of: .array([]), more: mixture.dimension)
        let key = try arguments.randomKey(in: context)
        let draws = try WordError.translating { () throws(NumericsError) in
          try mixture.sample(count, key: key)
        }
        return .array(draws.map { .numbers($0) })
      }),
  ])

private func receiver(_ arguments: Arguments) throws(WordError) -> (SpatialMixture, [Double]) {
  let mixture = try arguments.receiver(as: SpatialMixture.self)
  let x = try arguments.numbers("x").values
  guard x.count == mixture.dimension else {
    throw WordError(
      "unequal-counts",
      "the point has \(counted(x.count, "coordinate")) where "
        + "\(mixture.dimension) belong", parameter: "x")
  }
  return (mixture, x)
}

/// The word that makes densities in space.
let spatialDensityWords: [Word] = [
  Word(
    "spatialMixture", category: particleCategory,
    summary: "A weighted sum of isotropic normal densities in two or more dimensions.",
    documentation: """
      p(x) = sum_k w_k N(x; m_k, s_k^2 I). The weights are not negative and sum to 1, to within their \
      errors, which everything that is made of the density carries. With one number for `sd:` all components \
      share it.
      """,
    parameters: [
      Parameter(
        "weights", .numbers, .nonempty, "The mixing proportions: not negative, with sum 1."
      ).carryingError,
      Parameter(
        "means", spatialParticles, .nonempty,
        "The means of the components, each with one number for each axis."),
      Parameter(
        "sd", .oneOf([.number, .numbers]), .positive,
        "The standard deviation of all components, or one for each."),
    ],
    result: .object(SpatialDensity.typeName),
    examples: [
      Example(
        """
        let p = spatialMixture(weights: [0.5, 0.5], means: [[-6, 0], [6, 0]], sd: 1)
        p.score([-5, 2])
        """, "[-1, -2]")
    ],
    body: { (arguments, _) throws(WordError) in try spatialMixture(arguments) })
]

private func spatialMixture(_ arguments: Arguments) throws(WordError) -> Value {
  let given = try arguments.numbers("weights").argument
  var weights = given.values
  let means = try arguments.value("means").points
  let sds =
    if case .number(let sd)? = arguments["sd"] {
      Array(repeating: sd.value, count: weights.count)
    } else {
      try arguments.numbers("sd").values
    }
  let slack = given.errors.reduce(0, +)
  let total = weights.reduce(0, +)
  // Off by more than roundings only where the errors of the weights allow it.
  if slack > 0, total > 0, abs(total - 1) <= 1e-9 + slack { weights = weights.map { $0 / total } }
  let names = [
    "weight": "weights", "the number of weights": "weights",
    "the distance of the sum of the weights from 1": "weights", "mean": "means", "sds": "sd",
    "the number of coordinates": "means",
  ]
  let mixture = try WordError.translating(names) { () throws(NumericsError) in
    try SpatialMixture(weights: weights, means: means, sds: sds)
  }
  let object = Object(SpatialDensity.typeName, payload: mixture)
  guard slack > 0 else { return .object(object) }
  func moved(_ weights: [Double]) -> Object? {
    let kept = weights.map { max($0, 0) }
    let total = kept.reduce(0, +)
    guard total > 0 else { return nil }
    let mixture = try? SpatialMixture(
      weights: kept.map { $0 / total }, means: means, sds: sds)
    return mixture.map { Object(SpatialDensity.typeName, payload: $0) }
  }
  if weights.count == 2 {
    // Two weights are one quantity: what one gains, the other loses.
    let first = Estimate(weights[0], error: given.errors.reduce(abs(total - 1)) { max($0, $1) })
    let movement = Object.Movement(first, scale: min(weights[0], weights[1]))
    return .object(
      object.moving([movement]) { moved([min(max($0[0], 0), 1), 1 - min(max($0[0], 0), 1)]) })
  }
  // The weights move with the others in proportion, so that they keep their sum.
  let movements = zip(weights, given.array).map {
    Object.Movement(Estimate($0, error: $1.error + abs(total - 1)), scale: abs($0))
  }
  return .object(object.moving(movements, moved))
}

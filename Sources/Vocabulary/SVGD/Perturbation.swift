import Numerics
import Script

/// Noise that is added to particles: the payload of objects of the type `perturbation`.
struct Perturbation: Sendable {
  let sd: Value
  let key: RandomKey
  let noise: SteinVariationalFlow.Noise

  static let typeName = "perturbation"
}

/// The type of noise.
let perturbationType = ObjectType(
  Perturbation.typeName, phrase: "a perturbation",
  summary: "Normal noise that is added to particles step by step.")

/// The word that makes noise.
let perturbationWords: [Word] = [
  Word(
    "perturbation", category: particleCategory,
    summary: "Normal noise to be added to particles after each step.",
    documentation: """
      Each coordinate of each particle gets an independent draw of N(0, sd^2) after each step. The \
      draws depend on the key, the number of the step and the number of the particle alone.

      With `covariance: .kernel` the covariance between N particles is sd^2 K/N instead, K the matrix \
      of the kernel between them before the step, with 1e-10 of its diagonal added to it. With sd = \
      sqrt(2 step) that is the noise that leaves the target as it is, for small steps and `rule: \
      .fixed`: the drift of the method is averaged by the kernel, and so is its noise. (Gallego and \
      Insua, 2018; Nüsken and Renger, 2021.)
      """,
    parameters: [
      Parameter(
        "sd", .oneOf([.number, numberFunction]), .nonnegative,
        """
        The standard deviation: a number, or a function of the share t of the steps that are done, \
        from 0 to 1.
        """),
      Parameter(
        "covariance", .symbol(["identity", "kernel"]), default: .symbol("identity"),
        "Between particles: none, or that of the kernel."),
      keyParameter,
    ],
    result: .object(Perturbation.typeName), isRandom: true,
    examples: [
      Example("perturbation(sd: { t in 1 - t }, key: \"mixing\")", "a perturbation"),
      Example(
        "perturbation(sd: sqrt(0.2), covariance: .kernel, key: \"thermal\")", "a perturbation"),
    ],
    body: { (arguments, context) throws(WordError) in
      let perturbation = Perturbation(
        sd: try arguments.value("sd"), key: try arguments.randomKey(in: context),
        noise: try arguments.symbol("covariance") == "kernel" ? .kernel : .independent)
      return .object(Object(Perturbation.typeName, payload: perturbation))
    })
]

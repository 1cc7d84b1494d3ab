import Arithmetic
import Numerics
import Script

/// A kernel of the language: the payload of objects of the type `kernel`.
struct KernelValue: Sendable {
  let kernel: Kernel

  static let typeName = "kernel"

  /// The kernel as a value of the language.
  var value: Value { .object(Object(Self.typeName, payload: self)) }
}

extension Arguments {
  /// The kernel of a parameter.
  func kernel(_ name: String) throws(WordError) -> Kernel {
    try object(name, as: KernelValue.self).kernel
  }
}

/// The parameter that takes a kernel.
let kernelParameter = Parameter(
  "kernel", .object(KernelValue.typeName),
  "The kernel: `gaussian(bandwidth:)` or `inverseMultiquadric(scale:power:)`.")

/// The type of kernels.
let kernelType = ObjectType(
  KernelValue.typeName, phrase: "a kernel",
  summary: "A positive definite function of two points that depends on their difference.",
  members: [
    Word(
      "value", category: "Kernels", summary: "The kernel at two points.",
      parameters: [
        Parameter(unlabelled: "x", .number, "The first point.").carryingError,
        Parameter(unlabelled: "y", .number, "The second point.").carryingError,
      ],
      result: .number, broadcasts: true,
      examples: [Example("gaussian(bandwidth: 1).value(0, 2)", "0.135335")],
      symbolic: .memberOperation { receiver in
        guard case .object(let object) = receiver, let value = object.payload as? KernelValue
        else { return nil }
        let kernel = value.kernel
        return SymbolicOperation(
          jet: { kernel.jet($0 - $1) }, series: { kernel.series($0 - $1) })
      },
      body: { (arguments, _) throws(WordError) in
        let kernel = try arguments.receiver(as: KernelValue.self).kernel
        let x = try arguments.number("x")
        let y = try arguments.number("y")
        // The kernel falls with the distance, which is known within an error of its own.
        let difference = x.value - y.value
        // What the difference lost (Knuth's two-sum).
        let part = x.value - difference
        let lost = (x.value - (difference + part)) + (part - y.value)
        let distance = abs(difference)
        let uncertain = x.error + y.error + abs(lost)
        let estimate = kernel.value(at: distance)
        guard uncertain > 0 else { return .number(estimate) }
        let nearest = kernel.value(at: max(distance - uncertain, 0))
        let farthest = kernel.value(at: distance + uncertain)
        let error = max(
          nearest.value + nearest.error - estimate.value,
          estimate.value - farthest.value + farthest.error)
        return .number(Estimate(estimate.value, error: error + estimate.value.ulp))
      })
  ])

/// The words that make kernels.
let kernelWords: [Word] = [
  Word(
    "gaussian", category: "Kernels", summary: "The Gaussian kernel with a bandwidth.",
    documentation: "k(x, y) = exp(-(x - y)^2 / (2 h^2)) with the bandwidth h.",
    parameters: [
      Parameter("bandwidth", .number, .positive, "The bandwidth h, in the units of x.")
    ],
    result: .object(KernelValue.typeName),
    examples: [Example("gaussian(bandwidth: 2).value(0, 2)", "0.606531")],
    body: { (arguments, _) throws(WordError) in
      let bandwidth = try arguments.double("bandwidth")
      return KernelValue(
        kernel: try WordError.translating { () throws(NumericsError) in
          try Kernel.checkedGaussian(bandwidth: bandwidth)
        }
      ).value
    }),
  Word(
    "inverseMultiquadric", category: "Kernels",
    summary: "The inverse multiquadric kernel with a scale and a power.",
    documentation: """
      k(x, y) = (c^2 + (x - y)^2)^b with the scale c and the power b between -1 and 0. Its tails are \
      heavy, which keeps its Stein discrepancy sensitive far from the bulk of the sample \
      (Gorham and Mackey, 2017).
      """,
    parameters: [
      Parameter(
        "scale", .number, .positive, default: .number(1), "The scale c, in the units of x."),
      Parameter(
        "power", .number, .strictlyBetween(-1, 0), default: .number(-0.5), "The power b."),
    ],
    result: .object(KernelValue.typeName),
    examples: [Example("inverseMultiquadric().value(0, 2)", "0.447214")],
    body: { (arguments, _) throws(WordError) in
      let scale = try arguments.double("scale")
      let power = try arguments.double("power")
      return KernelValue(
        kernel: try WordError.translating { () throws(NumericsError) in
          try Kernel.checkedInverseMultiquadric(scale: scale, power: power)
        }
      ).value
    }),
]

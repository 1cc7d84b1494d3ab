import Arithmetic
import Numerics
import Script

/// The words for the sampling distribution of estimated kernel Stein discrepancies.
let steinDistributionWords: [Word] = [
  Word(
    "ksdMoments", category: steinCategory,
    summary: "What the variance of the U-statistic of a Stein kernel depends on.",
    documentation: """
      For X, Y from q and the Stein kernel h of the model: the mean E h(X, Y), zeta1 = Var E[h(X, Y) | X] \
      and zeta2 = Var h(X, Y). The U-statistic of n draws has the variance \
      (4 (n - 2) zeta1 + 2 zeta2) / (n (n - 1)). Quadratures. (Hoeffding, 1948.)
      """,
    parameters: [
      Parameter(unlabelled: "q", .object(DensityValue.typeName), "The density of the draws."),
      Parameter(unlabelled: "p", .object(DensityValue.typeName), "The model."),
      kernelParameter,
    ],
    result: .record(momentsTypeName), cost: .costly,
    examples: [
      Example(
        """
        let q = normal(mean: -1, sd: 1)
        let p = mixture(weights: [0.5, 0.5], means: [-1, 1], sd: 1)
        ksdMoments(q, p, kernel: inverseMultiquadric()).zeta1
        """, "0.0213474")
    ],
    body: { (arguments, _) throws(WordError) in
      let q = try arguments.density("q").density
      let p = try arguments.density("p").density
      let kernel = try arguments.kernel("kernel")
      let moments = try WordError.translating { () throws(NumericsError) in
        try SteinMoments(q, p, kernel: kernel)
      }
      return .record(
        Record(
          momentsTypeName,
          fields: [
            ("mean", .number(moments.mean)), ("zeta1", .number(moments.zeta1)),
            ("zeta2", .number(moments.zeta2)),
          ]))
    }),
  Word(
    "ksdNull", category: steinCategory,
    summary: "The limit of n times the U-statistic for draws from the model itself.",
    documentation: """
      It is the sum of lambda_j (Z_j^2 - 1) over independent standard normal Z_j, with the eigenvalues \
      lambda_j of the Stein kernel as an operator on the square-integrable functions under the model \
      (by Nystrom's method on the nodes of a quadrature). `threshold` is what it exceeds with the \
      probability `level` (Imhof, 1961): the critical value of a test with many draws.
      """,
    parameters: [
      Parameter(unlabelled: "p", .object(DensityValue.typeName), "The model."),
      kernelParameter,
      Parameter(
        "level", .number, .strictlyBetween(0, 1), default: .number(0.05),
        "The probability beyond the threshold."),
    ],
    result: .record(nullTypeName), cost: .costly,
    examples: [
      Example(
        "ksdNull(normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1)).eigenvalues[0]", "0.776122"
      )
    ],
    body: { (arguments, _) throws(WordError) in
      let p = try arguments.density("p").density
      let kernel = try arguments.kernel("kernel")
      let level = try arguments.double("level")
      let (null, threshold) = try WordError.translating { () throws(NumericsError) in
        let null = try SteinNull(p, kernel: kernel)
        return (null, try null.quantile(aboveWith: level))
      }
      return .record(
        Record(
          nullTypeName,
          fields: [
            ("eigenvalues", .numbers(Numbers(null.eigenvalues))),
            ("threshold", .number(threshold)),
          ]))
    }
  ).choosingCount,
]

private let momentsTypeName = "Stein moments"
private let nullTypeName = "Stein null distribution"

/// The types of what these words give.
let steinDistributionTypes: [ObjectType] = [
  ObjectType(
    momentsTypeName, phrase: "Stein moments", summary: "The moments of a Stein kernel over draws.",
    fields: [
      .init("mean", .number, "E h(X, Y), the squared discrepancy."),
      .init("zeta1", .number, "Var E[h(X, Y) | X]."),
      .init("zeta2", .number, "Var h(X, Y)."),
    ]),
  ObjectType(
    nullTypeName, phrase: "a Stein null distribution",
    summary: "The limit of n times the U-statistic under the model.",
    fields: [
      .init("eigenvalues", .numbers, "The eigenvalues of the Stein kernel, from the largest on."),
      .init("threshold", .number, "What the limit exceeds with the given probability."),
    ]),
]

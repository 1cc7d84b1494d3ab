import Arithmetic
import Numerics
import Script

/// The members of densities that make points: quantiles and random draws.
let densityDraws: [Word] = [
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
      var numbers: [Estimate] = []
      numbers.reserveCapacity(count)
      for i in 0..<count {
        numbers.append(
          try WordError.translating { () throws(NumericsError) in
            try density.quantile(Estimate((Double(i) + 0.5) / Double(count)))
          })
      }
      return .numbers(Numbers(numbers))
    }),
  Word(
    "sample", category: "Draws from a density",
    summary: "n independent random draws.",
    documentation: """
      Draw i is a function of the report's seed, the chapter in which the call is written, the \
      word, the key and i alone: neither the order of the computation nor the number of threads can \
      change it, and a fourth draw leaves the first three as they are. The same call with the same \
      key is the same numbers in a paragraph, a figure, a table and a claim of the chapter. Inside a \
      closure, put what differs between its calls into the key: `key: ["start", gap]`. \
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

import Arithmetic
import Diagnostics
import Script

/// Numbers that sum up an array of numbers.
let statisticsWords: [Word] = [
  Word(
    "sum", category: "Arrays", summary: "The sum of an array of numbers; 0 for an empty one.",
    parameters: [array("a", .numbers)], result: .number,
    examples: [Example("sum([1, 2, 3])", "6"), Example("[1, 2, 3].sum", "6")],
    symbolic: .fold(
      SymbolicOperation(jet: { $0 + $1 }, series: { $0 + $1 }, atEnd: { $0 + $1 }))
  ) { (arguments, _) throws(WordError) in .number(try arguments.numbers("a").sum) },
  Word(
    "product", category: "Arrays",
    summary: "The product of an array of numbers; 1 for an empty one.",
    parameters: [array("a", .numbers)], result: .number,
    examples: [Example("product([2, 3, 4])", "24")]
  ) { (arguments, _) throws(WordError) in
    let numbers = try arguments.numbers("a")
    return .number(numbers.product)
  },
  Word(
    "mean", category: "Arrays", summary: "The arithmetic mean of an array of numbers.",
    documentation: "The error bound is that of the sum, not the statistical error of a sample.",
    parameters: [array("a", .numbers, .nonempty)], result: .number,
    examples: [Example("mean([1, 2, 6])", "3")]
  ) { (arguments, _) throws(WordError) in .number(try arguments.numbers("a").mean) },
  Word(
    "median", category: "Arrays",
    summary: "The number in the middle of an array in order, or the mean of the two there.",
    documentation: """
      The error bound is that of the numbers, not the statistical error of a sample: for that of draws \
      see `estimateMedian`.
      """,
    parameters: [array("a", .numbers, .nonempty)], result: .number,
    examples: [Example("median([5, 1, 2])", "2"), Example("[4, 1, 2, 3].median", "2.5")]
  ) { (arguments, _) throws(WordError) in
    guard let median = try arguments.numbers("a").median else {
      throw WordError("invalid-argument", "'median' needs an array that is not empty")
    }
    return .number(median)
  },
  Word(
    "variance", category: "Arrays",
    summary: "The sample variance: the sum of squared distances from the mean over n - 1.",
    parameters: [array("a", .numbers)], result: .number,
    examples: [Example("variance([1, 2, 3])", "1")]
  ) { (arguments, _) throws(WordError) in .number(try arguments.sampleVariance()) },
  Word(
    "standardDeviation", category: "Arrays",
    summary: "The sample standard deviation: the square root of the sample variance.",
    parameters: [array("a", .numbers)], result: .number,
    examples: [Example("standardDeviation([1, 2, 3])", "1")]
  ) { (arguments, _) throws(WordError) in .number(try arguments.sampleDeviation()) },
  extreme("min", "least", "min(3, 1, 2)", "1", Jet.minimum, Estimate.minimum),
  extreme("max", "greatest", "max([3, 1, 2])", "3", Jet.maximum, Estimate.maximum),
  Word(
    "argmin", category: "Arrays",
    summary: "The index of the least estimate of an array; the first of equal ones.",
    parameters: [array("a", .numbers, .nonempty)], result: .number,
    examples: [Example("argmin([3, 1, 2])", "1")]
  ) { (arguments, _) throws(WordError) in
    .number(try arguments.numbers("a").extremeIndex { -$0 })
  },
  Word(
    "argmax", category: "Arrays",
    summary: "The index of the greatest estimate of an array; the first of equal ones.",
    parameters: [array("a", .numbers, .nonempty)], result: .number,
    examples: [Example("argmax([3, 1, 2])", "0")]
  ) { (arguments, _) throws(WordError) in
    .number(try arguments.numbers("a").extremeIndex { $0 })
  },
]

/// The first parameter of a word on arrays.
func array(
  _ name: String, _ type: ValueType = .array(.any), _ requirement: Requirement? = nil
) -> Parameter {
  var parameter = Parameter(unlabelled: name, type, "The array.")
  parameter.requirement = requirement
  return parameter
}

private func extreme(
  _ name: String, _ adjective: String, _ program: String, _ result: String,
  _ derivatives: @escaping JetOperation,
  _ pick: @escaping @Sendable (Estimate, Estimate) -> Estimate
) -> Word {
  Word(
    name, category: "Arrays",
    summary: "The \(adjective) of several numbers, or of an array of numbers.",
    parameters: [
      Parameter(
        unlabelled: "a", .oneOf([.number, .numbers]), variadic: true, "Numbers, or one array.")
    ], result: .number, examples: [Example(program, result)],
    symbolic: .fold(
      SymbolicOperation(
        jet: derivatives, series: name == "min" ? Series.minimum : Series.maximum,
        atEnd: name == "min" ? EndExpansion.minimum : EndExpansion.maximum))
  ) { (arguments, _) throws(WordError) in
    var numbers: [Estimate] = []
    for element in try arguments.array("a") {
      switch element {
      case .number(let number): numbers.append(number)
      case .numbers(let more): numbers += more.array
      default: continue
      }
    }
    guard let first = numbers.first else {
      throw WordError("invalid-argument", "'\(name)' needs at least one number")
    }
    let all = numbers.map(\.ancestry).joined
    let picked = numbers.dropFirst().reduce(first.rooted(in: .none)) {
      pick($0, $1.rooted(in: .none))
    }
    return .number(picked.made(from: all))
  }
}

extension Numbers {
  /// The index of the number whose `sign` is greatest, the first of equal ones; where errors overlap,
  /// its error covers the indices of all numbers that may be meant.
  fileprivate func extremeIndex(_ sign: (Estimate) -> Estimate) -> Estimate {
    let numbers = array.map { sign($0.argument) }
    let best = numbers.indices.reduce(0) { numbers[$1].value > numbers[$0].value ? $1 : $0 }
    guard numbers.indices.contains(best) else { return .undefined }
    let place = Double(best)
    if numbers.contains(where: \.isDrawn) { return Estimate(drawn: place).bare(from: ancestry) }
    let most = numbers[best]
    let rivals = numbers.indices.filter {
      $0 != best && numbers[$0].upper >= most.lower && !(numbers[$0].isExact && most.isExact)
    }
    return Estimate(place, error: rivals.reduce(0) { max($0, abs(Double($1) - place)) })
  }

  /// The sum in order, with its error bound.
  var sum: Estimate { scaledWhereTooLarge { $0.plainSum } }

  /// The mean of at least one number.
  var mean: Estimate {
    scaledWhereTooLarge { $0.plainSum / Estimate(Double(max(1, $0.count))) }
  }

  private var plainSum: Estimate {
    madeOfAll { numbers in numbers.values.indices.reduce(Estimate(0)) { $0 + numbers[$1] } }
  }

  /// What is computed from all numbers, and so made from the draws of all: these are told at once.
  fileprivate func madeOfAll(_ compute: (Numbers) -> Estimate) -> Estimate {
    haveDraws ? compute(withoutAncestry).made(from: ancestry) : compute(self)
  }

  /// A result that grows with the numbers; where it is too large on the way, from the numbers over 2^64.
  private func scaledWhereTooLarge(_ result: (Numbers) -> Estimate) -> Estimate {
    let plain = result(self)
    guard !plain.isFinite, values.allSatisfy(\.isFinite) else { return plain }
    return result(multiplied(by: 0x1p-64)) * Estimate(0x1p64)
  }

  /// The numbers times a power of two.
  func multiplied(by factor: Double) -> Numbers { Numbers(array.map { $0 * Estimate(factor) }) }

  /// The product in order; where it leaves the range of numbers on the way, with large and small factors in
  /// turn.
  var product: Estimate { madeOfAll { $0.plainProduct } }

  private var plainProduct: Estimate {
    let plain = values.indices.reduce(Estimate(1)) { $0 * self[$1] }
    guard !plain.isFinite || plain.error > 1e-6 * abs(plain.value) else { return plain }
    var order = values.indices.sorted { abs(values[$0]) < abs(values[$1]) }[...]
    var balanced = Estimate(1)
    while let index = abs(balanced.value) > 1 ? order.popFirst() : order.popLast() {
      balanced = balanced * self[index]
    }
    return balanced.isFinite && !(balanced.error > plain.error) ? balanced : plain
  }
}

extension Arguments {
  /// The square root of the sample variance, of numbers whose squares may be none.
  fileprivate func sampleDeviation() throws(WordError) -> Estimate {
    let numbers = try numbers("a")
    let largest = numbers.values.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest < 1e-100 || largest > 1e100 else {
      return try sampleVariance(of: numbers).squareRoot
    }
    // By a power of two near the largest, in two steps that are numbers.
    let half = powerOfTwo((-0.5 * binaryLogarithm(largest)).rounded())
    let scaled = numbers.multiplied(by: half).multiplied(by: half)
    return try sampleVariance(of: scaled).squareRoot / Estimate(half) / Estimate(half)
  }

  fileprivate func sampleVariance() throws(WordError) -> Estimate {
    try sampleVariance(of: try numbers("a"))
  }

  private func sampleVariance(of numbers: Numbers) throws(WordError) -> Estimate {
    guard numbers.count > 1 else {
      throw WordError(
        "invalid-argument", "'\(word)' needs at least 2 numbers, not \(numbers.count)",
        parameter: "a")
    }
    return numbers.madeOfAll { numbers in
      let mean = numbers.mean
      let squares = numbers.values.indices.reduce(Estimate(0)) { sum, index in
        let distance = numbers[index] - mean
        return sum + Estimate.power(distance, Estimate(2))
      }
      return squares / Estimate(Double(numbers.count - 1))
    }
  }
}

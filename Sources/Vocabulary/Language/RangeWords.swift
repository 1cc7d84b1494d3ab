import Arithmetic
import Diagnostics
import Script

/// Words that make arrays of numbers.
let rangeWords: [Word] = [
  Word(
    "linspace", category: "Ranges", summary: "n numbers from a to b at equal distances.",
    documentation: "Number i is a + (b - a) i / (n - 1); the first is a and the last is b. "
      + gridPoints,
    parameters: [
      Parameter(unlabelled: "a", .number, "The first number.").carryingError,
      Parameter(unlabelled: "b", .number, "The last number.").carryingError,
      Parameter(
        unlabelled: "n", .number, .wholePositive, "How many; at least 2, or 1 when a is b."),
    ], result: .numbers, examples: [Example("linspace(0, 1, 5)", "[0, 0.25, 0.5, 0.75, 1]")]
  ) { (arguments, _) throws(WordError) in
    let a = try arguments.writtenNumber("a")
    let b = try arguments.writtenNumber("b")
    let count = try arguments.pointCount(from: a.value, to: b.value)
    let points = (0..<count).map { index in
      a.isExact && b.isExact && count > 1
        ? Estimate.gridPoint(a, b, index, of: count - 1)
        : index == 0 ? a : index == count - 1 ? b : blend(a, b, index, count)
    }
    return .numbers(Numbers(points))
  },
  Word(
    "logspace", category: "Ranges", summary: "n numbers from a to b at equal ratios.",
    documentation: "Number i is a (b / a)^(i / (n - 1)); the first is a and the last is b. "
      + gridPoints,
    parameters: [
      Parameter(unlabelled: "a", .number, .positive, "The first number."),
      Parameter(unlabelled: "b", .number, .positive, "The last number."),
      Parameter(
        unlabelled: "n", .number, .wholePositive, "How many; at least 2, or 1 when a is b."),
    ], result: .numbers, examples: [Example("logspace(1, 16, 5)", "[1, 2, 4, 8, 16]")]
  ) { (arguments, _) throws(WordError) in
    let a = try arguments.writtenNumber("a")
    let b = try arguments.writtenNumber("b")
    let count = try arguments.pointCount(from: a.value, to: b.value)
    let points = (0..<count).map { index in
      index == 0 ? a : index == count - 1 ? b : geometricPoint(a, b, index, of: count - 1)
    }
    return .numbers(Numbers(points))
  },
  Word(
    "integers", category: "Ranges",
    summary: "The whole numbers from one to another, both included.",
    parameters: [
      Parameter(unlabelled: "from", .number, .whole, "The first number."),
      Parameter(unlabelled: "through", .number, .whole, "The last number; at least the first."),
    ], result: .numbers, examples: [Example("integers(1, 4)", "[1, 2, 3, 4]")]
  ) { (arguments, _) throws(WordError) in
    let from = try arguments.wholeNumber("from")
    let through = try arguments.wholeNumber("through")
    guard from <= through else {
      throw WordError(
        "invalid-argument", "'through' is at least 'from', not \(through) below \(from)",
        parameter: "through")
    }
    let (span, overflow) = through.subtractingReportingOverflow(from)
    guard !overflow, span < elementLimit else {
      throw WordError("too-large", "an array of more than \(elementLimit) elements")
    }
    return .numbers((from...through).map(Double.init))
  },
  Word(
    "stride", category: "Ranges", summary: "The numbers from one up to another in steps.",
    documentation:
      "Number i is from + i * by; the last is the greatest that is not beyond through, "
      + "with a tolerance of a billionth of a step for the rounding of decimal steps. "
      + gridPoints,
    parameters: [
      Parameter("from", .number, "The first number."),
      Parameter("through", .number, "The end, which is included when a step meets it."),
      Parameter("by", .number, .nonzero, "The step; negative to go down."),
    ], result: .numbers,
    examples: [Example("stride(from: 0, through: 10, by: 2.5)", "[0, 2.5, 5, 7.5, 10]")]
  ) { (arguments, _) throws(WordError) in
    let from = try arguments.double("from")
    let step = try arguments.double("by")
    let through = try arguments.double("through")
    let steps = (through - from) / step
    guard steps >= 0 else { return .array([]) }
    guard let last = Int(exactly: (steps + 1e-9).rounded(.down)), last < elementLimit else {
      throw WordError("too-large", "an array of more than \(elementLimit) elements")
    }
    if last > 0 { try checkDistance(abs(step), near: from, through, parameter: "by") }
    let (start, width) = (try arguments.writtenNumber("from"), try arguments.writtenNumber("by"))
    return .numbers(Numbers((0...last).map { .gridPoint(start, step: width, $0) }))
  }.choosingCount,
  Word(
    "repeated", category: "Ranges", summary: "An array that holds one value n times.",
    parameters: [
      Parameter(unlabelled: "value", .any, "The value."),
      Parameter(unlabelled: "n", .number, .wholeNonnegative, "How many times."),
    ], result: .array(.any), resultRule: { .array($0.first ?? .any) },
    examples: [Example("repeated(0.5, 3)", "[0.5, 0.5, 0.5]")]
  ) { (arguments, _) throws(WordError) in
    let count = try arguments.wholeNumber("n")
    guard count <= elementLimit else {
      throw WordError("too-large", "an array of more than \(elementLimit) elements")
    }
    let value = try arguments.value("value")
    if case .number(let number) = value, count > 0 {
      return .numbers(Numbers(Array(repeating: number, count: count)))
    }
    try checkRoom(for: count, of: value)
    return .list(Array(repeating: value, count: count))
  },
]

/// What is said of the points of grids.
private let gridPoints = """
  Between exact ends each is the nearest floating-point number where it is compared, shown or handed to a word, as \
  a literal is, and arithmetic on it carries the distance from the number that is meant.
  """

/// The point a (b/a)^(i/n) between numbers of which nothing but their doubles is looked at.
private func geometricPoint(_ a: Estimate, _ b: Estimate, _ index: Int, of count: Int) -> Estimate {
  let point = geometricBlend(a.value, b.value, index, of: count)
  // As 10 between 1 and 100: the point is met exactly.
  let ratio = Estimate(b.value) / Estimate(a.value)
  let powers = (
    Estimate.power(Estimate(point) / Estimate(a.value), Estimate(Double(count))),
    Estimate.power(ratio, Estimate(Double(index)))
  )
  if a.literalDistance + b.literalDistance + powers.0.error + powers.1.error == 0, ratio.isExact,
    powers.0.value == powers.1.value
  {
    return Estimate(point)
  }
  let relative = max(a.literalDistance / a.value, b.literalDistance / b.value)
  return Estimate(literal: point, distance: point.ulp + point * relative)
}

/// The point `index` of `count` between `a` and `b`, without overflow for distant ends.
private func blend(_ a: Estimate, _ b: Estimate, _ index: Int, _ count: Int) -> Estimate {
  let share = Double(index) / Double(count - 1)
  let span = b.value - a.value
  let point =
    span.isFinite ? a.value + span * share : a.value * (1 - share) + b.value * share
  let weight = Estimate(Double(index)) / Estimate(Double(count - 1))
  var exact = a * (Estimate(1) - weight) + b * weight
  exact.error += abs(exact.value - point)
  exact.value = point
  return exact
}

/// Refuses numbers that lie closer together than doubles of their size do: some would be missing and others
/// there twice.
private func checkDistance(
  _ distance: Double, near a: Double, _ b: Double, parameter: String
) throws(WordError) {
  let spacing = max(abs(a), abs(b)).ulp
  guard distance < spacing else { return }
  throw WordError(
    "invalid-argument",
    "these numbers would be \(Estimate(distance).printed().text) apart, but numbers of their size can be "
      + "told apart from \(Estimate(spacing).printed().text) on", parameter: parameter)
}

extension Arguments {
  /// The number of points, checked against the ends.
  fileprivate func pointCount(from a: Double, to b: Double) throws(WordError) -> Int {
    let count = try wholeNumber("n")
    guard count >= 2 || a == b else {
      throw WordError(
        "invalid-argument", "'n' is at least 2, since both ends are among the numbers",
        parameter: "n")
    }
    guard count <= elementLimit else {
      throw WordError("too-large", "an array of more than \(elementLimit) elements")
    }
    let distance = abs(b / Double(max(1, count - 1)) - a / Double(max(1, count - 1)))
    if a != b { try checkDistance(distance, near: a, b, parameter: "n") }
    return count
  }
}

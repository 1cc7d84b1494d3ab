import Arithmetic
import Diagnostics
import Script

/// The elementary functions. All take arrays element by element.
let elementaryWords: [Word] = [
  Word(
    "pi", category: "Functions", summary: "The ratio of a circle's circumference to its diameter.",
    documentation: "The nearest floating-point number; its error is below half a unit there.",
    result: .number, examples: [Example("pi > 3.1415", "true")]
  ) { (_, _) throws(WordError) in
    .number(Estimate(.pi, error: 1.3e-16).of(Lineage(of: "pi")))
  },
  unary("abs", "The absolute value.", "abs(-2)", "2") { $0.absoluteValue },
  unary(
    "sqrt", "The square root of a number that is not negative.", "sqrt(16)", "4", Jet.squareRoot
  ) { $0.squareRoot },
  unary("exp", "The exponential function.", "exp(0)", "1", Jet.exponential) { $0.exponential },
  unary("expm1", "exp(x) - 1, accurate for small x.", "expm1(0)", "0", Jet.exponentialMinusOne) {
    $0.exponentialMinusOne
  },
  unary("log", "The natural logarithm of a positive number.", "log(1)", "0", Jet.logarithm) {
    $0.logarithm
  },
  unary(
    "log10", "The logarithm to base 10 of a positive number.", "log10(1)", "0", Jet.decimalLogarithm
  ) { $0.decimalLogarithm },
  unary(
    "log1p", "log(1 + x), accurate for small x; x is above -1.", "log1p(0)", "0",
    Jet.logarithmOnePlus
  ) { $0.logarithmOnePlus },
  unary("sin", "The sine of an angle in radians.", "sin(0)", "0", Jet.sine) { $0.sine },
  unary("cos", "The cosine of an angle in radians.", "cos(0)", "1", Jet.cosine) { $0.cosine },
  unary("tan", "The tangent of an angle in radians.", "tan(0)", "0", Jet.tangent) { $0.tangent },
  unary("asin", "The angle whose sine is x, for x from -1 to 1.", "asin(0)", "0", Jet.arcSine) {
    $0.arcSine
  },
  unary("acos", "The angle whose cosine is x, for x from -1 to 1.", "acos(1)", "0", Jet.arcCosine) {
    $0.arcCosine
  },
  unary("atan", "The angle whose tangent is x.", "atan(0)", "0", Jet.arcTangent) { $0.arcTangent },
  unary("sinh", "The hyperbolic sine.", "sinh(0)", "0", Jet.hyperbolicSine) { $0.hyperbolicSine },
  unary("cosh", "The hyperbolic cosine.", "cosh(0)", "1", Jet.hyperbolicCosine) {
    $0.hyperbolicCosine
  },
  unary("tanh", "The hyperbolic tangent.", "tanh(0)", "0", Jet.hyperbolicTangent) {
    $0.hyperbolicTangent
  },
  unary("logistic", "1 / (1 + exp(-x)).", "logistic(0)", "0.5", Jet.logistic) { $0.logistic },
  unary("erf", "The error function.", "erf(0)", "0", Jet.errorFunction) { $0.errorFunction },
  unary("floor", "The greatest whole number that is not above x.", "floor(-1.5)", "-2") {
    $0.rounded(.down)
  },
  unary("ceil", "The least whole number that is not below x.", "ceil(-1.5)", "-1") {
    $0.rounded(.up)
  },
  unary("round", "The nearest whole number; halves go away from 0.", "round(2.5)", "3") {
    $0.rounded(.toNearestOrAwayFromZero)
  },
  binary(
    "pow", ("x", "The base; positive unless the exponent is whole."), ("n", "The exponent."),
    "x to the power n.", "pow(2, 10)", "1024",
    SymbolicOperation(jet: Jet.power, series: powerSeries, isPower: true), Estimate.power),
  binary(
    "remainder", ("a", "What is divided."), ("b", "The divisor; not 0."),
    "What is left of a / b, with the sign of a.", "remainder(7, 3)", "1",
    SymbolicOperation(jet: Jet.remainder, series: Series.remainder), Estimate.remainder),
]

/// The extension of an elementary function to formulas.
private func symbolicFunction(_ name: String, _ derivatives: JetFunction?) -> SymbolicFunction {
  let series = elementarySeries[name]
  let kind = elementaryKinds[name] ?? .other
  if kind == .absoluteValue {
    return SymbolicFunction(jet: { $0.absoluteValue }, series: series, kind: kind)
  }
  let (image, atEnd) = (elementaryImages[name], elementaryEnds[name])
  return derivatives.map {
    SymbolicFunction(derivatives: $0, series: series, kind: kind, image: image, atEnd: atEnd)
  } ?? SymbolicFunction(series: series, kind: kind, image: image, atEnd: atEnd)
}

/// What functions with bounded values may be.
private let elementaryImages: [String: ClosedRange<Double>] = [
  "sin": -1...1, "cos": -1...1, "tanh": -1...1, "erf": -1...1, "logistic": 0...1,
  "atan": -1.570_796_326_794_897...1.570_796_326_794_897,
]

/// What functions do where their arguments tend to infinity.
private let elementaryEnds: [String: @Sendable (EndExpansion) -> EndExpansion?] = [
  "expm1": { $0.exponentialMinusOne }, "log1p": { $0.logarithmOnePlus },
  "cosh": { $0.hyperbolicCosine }, "sinh": { $0.hyperbolicSine },
  "log10": { u in u.logarithm.flatMap { u.constant(Ball(0.434_294_481_903_251_8, units: 1)) * $0 }
  },
]

private let elementaryKinds: [String: SymbolicFunction.Kind] = [
  "exp": .exponential, "log": .logarithm, "sqrt": .squareRoot, "abs": .absoluteValue,
  "expm1": .vanishing, "log1p": .vanishing, "sin": .vanishing, "tan": .vanishing,
  "asin": .vanishing, "atan": .vanishing, "sinh": .vanishing, "tanh": .vanishing,
  "erf": .vanishing,
]

private let elementarySeries: [String: @Sendable (Series) -> Series] = [
  "abs": { $0.absoluteValue }, "sqrt": { $0.squareRoot }, "exp": { $0.exponential },
  "expm1": { $0.exponentialMinusOne }, "log": { $0.logarithm },
  "log10": { Ball(0.434_294_481_903_251_8, units: 1) * $0.logarithm },
  "log1p": { $0.logarithmOnePlus }, "sin": { $0.sine }, "cos": { $0.cosine },
  "tan": { $0.tangent }, "asin": { $0.arcSine }, "acos": { $0.arcCosine },
  "atan": { $0.arcTangent }, "sinh": { $0.hyperbolicSine }, "cosh": { $0.hyperbolicCosine },
  "tanh": { $0.hyperbolicTangent }, "logistic": { $0.logistic }, "erf": { $0.errorFunction },
  "floor": { $0.rounded(.down) }, "ceil": { $0.rounded(.up) },
  "round": { $0.rounded(.toNearestOrAwayFromZero) },
]

/// A power of one function to another, or to a constant.
@Sendable private func powerSeries(_ a: Series, _ b: Series) -> Series {
  let isConstant = b.coefficients.dropFirst().allSatisfy { $0.magnitude < 1e-300 }
  if isConstant, b.range.radius < 1e-300 { return a.power(b.range.middle) }
  return a.power(b)
}

private func unary(
  _ name: String, _ summary: String, _ program: String, _ result: String,
  _ derivatives: JetFunction? = nil,
  _ function: @escaping @Sendable (Estimate) -> Estimate
) -> Word {
  Word(
    name, category: "Functions", summary: summary,
    documentation: "The error of x is carried on; the library adds at most two units in the last "
      + "place.",
    parameters: [Parameter(unlabelled: "x", .number, "The argument.")], result: .number,
    broadcasts: true, examples: [Example(program, result)], numeric: .unary(function),
    symbolic: .function(symbolicFunction(name, derivatives))
  ) { (arguments, _) throws(WordError) in
    let x = try arguments.number("x")
    let result = function(x)
    if !result.isFinite, !x.isExact, function(Estimate(x.value)).isFinite {
      throw openResult(name, [x], parameter: "x")
    }
    guard !result.value.isNaN else {
      throw WordError(
        .undefined, "'\(name)' is not defined at \(x.printed(.full).text)", parameter: "x")
    }
    guard result.isFinite else {
      throw WordError(
        "non-finite", "'\(name)' of \(x.printed(.full).text) is too large to compute with",
        parameter: "x")
    }
    return .number(result)
  }
}

private func binary(
  _ name: String, _ first: (name: String, text: String), _ second: (name: String, text: String),
  _ summary: String, _ program: String, _ result: String,
  _ symbolic: SymbolicOperation,
  _ function: @escaping @Sendable (Estimate, Estimate) -> Estimate
) -> Word {
  Word(
    name, category: "Functions", summary: summary,
    parameters: [
      Parameter(unlabelled: first.name, .number, first.text),
      Parameter(unlabelled: second.name, .number, second.text),
    ], result: .number, broadcasts: true, examples: [Example(program, result)],
    numeric: .binary(function), symbolic: .operation(symbolic)
  ) { (arguments, _) throws(WordError) in
    // These are arithmetic, in which a literal carries the distance from its decimal.
    let a = try arguments.writtenNumber(first.name)
    let b = try arguments.writtenNumber(second.name)
    let result = function(a, b)
    if !result.isFinite, !(a.isExact && b.isExact) || a.isLiteral || b.isLiteral,
      function(Estimate(a.value), Estimate(b.value)).isFinite
    {
      throw openResult(name, [a, b], parameter: nil)
    }
    guard !result.value.isNaN else {
      throw WordError(
        .undefined,
        "'\(name)' is not defined at \(a.printed(.full).text) and \(b.printed(.full).text)")
    }
    guard result.isFinite else {
      throw WordError(
        "non-finite",
        "'\(name)' of \(a.printed().text) and \(b.printed().text) is too large to compute with")
    }
    return .number(result)
  }
}

/// What is told when a function has a value at the computed arguments, and none that is known for all
/// that their errors allow.
private func openResult(
  _ name: String, _ arguments: [Estimate], parameter: String?
) -> WordError {
  let places = arguments.map { $0.printed(.full).text }.joined(separator: " and ")
  return WordError(
    .inexactArgument,
    "the errors of its arguments leave '\(name)' of \(places) open, since it jumps or ends between what "
      + "they may be; '.value' takes a number as exact", parameter: parameter)
}

import Arithmetic
import Diagnostics
import Numerics
import Script

private let category = "Functions of one number"

private let functionParameter =
  Parameter(unlabelled: "f", numberFunction, "The function.").carryingError

private let rangeParameter = Parameter("over", .range, "The range to look in.")

/// The words that look for places of functions, and that differentiate them.
let functionSearchWords: [Word] = [
  Word(
    "derivative", category: category,
    summary: "The derivative of a function, as a function.",
    documentation: """
      The function must be a formula: arithmetic, elementary functions, min, max and the functions \
      of densities. It is differentiated by the rules of calculus (forward-mode differentiation), \
      so the error is that of rounding alone. At a kink it is the slope of one side or the mean of both, \
      and the bound reaches to both. At a jump there is none.
      """,
    parameters: [functionParameter],
    result: numberFunction,
    examples: [
      Example("derivative { x in pow(x, 3) }(2)", "12"),
      Example("derivative { x in log(cosh(x)) }(0)", "0"),
    ],
    body: { (arguments, context) throws(WordError) in
      let function = try arguments.function("f")
      let formula = try WordError.wrapping { () throws(EvaluationFailure) in
        try Formula(of: function, context)
      }
      return .function(
        Function(
          name: "derivative", parameterCount: 1, symbolic: derivative(of: formula)
        ) { (values, _) throws(EvaluationFailure) in
          guard case .number(let x)? = values.first else {
            throw EvaluationFailure(
              .notAFormula,
              "a derivative cannot be part of a formula: 'derivative' is not taken of a derivative",
              at: nil)
          }
          let slope = formula.jet(at: x).slope
          guard slope.isFinite else {
            throw EvaluationFailure(
              "non-finite", "the derivative is not defined at \(x.printed().text)", at: nil)
          }
          return .number(slope)
        })
    }),
  Word(
    "root", category: category,
    summary: "A place in a range where a function is zero.",
    documentation: """
      The function must have opposite signs at the ends. Bracketing with inverse quadratic \
      interpolation (Chandrupatla, 1997) to neighbouring floating-point numbers; the error bound \
      reaches to where the sign of the function is certain. Where the function is 0 within its error up to an end \
      of the range, as the rounded value of `tanh(x) - 1` is far out, there need not be a root: that is an \
      error. A change of sign at a pole or a jump, where \
      the function does not become small, is an error.
      """,
    parameters: [functionParameter, rangeParameter],
    result: .number, cost: .shared,
    examples: [Example("root({ x in pow(x, 2) - 2 }, over: 0...2)", "1.41421")],
    body: { (arguments, context) throws(WordError) in try root(arguments, context) }),
  Word(
    "sup", category: category,
    summary: "The largest value of a function over a range.",
    documentation: """
      Branch and bound: a function of arithmetic, comparisons, elementary functions and functions of \
      densities is enclosed on intervals, which are halved until no other can hold a larger value. A \
      function without enclosures is searched at 1,025 places and around the largest values, and the \
      number is marked as estimated.
      """,
    parameters: [functionParameter, rangeParameter],
    result: .number, cost: .costly,
    examples: [Example("sup({ x in x * exp(-x) }, over: 0...10)", "0.367879")],
    body: { (arguments, context) throws(WordError) in try supremum(arguments, context) }),
]

/// The derivative of a formula with its own derivatives, and on intervals.
private func derivative(of formula: Formula) -> SymbolicFunction? {
  guard formula.hasSeries else { return nil }
  let series: @Sendable (Series) -> Series = { u in
    guard u.isFinite else { return .unknown }
    let outer = formula.series(from: u.range.lower, to: u.range.upper, order: u.order + 1)
    return u.composed(with: outer.derivative)
  }
  // A series does not know that a number is estimated.
  guard !formula.isEstimated else { return SymbolicFunction(series: series) }
  let derivatives: JetFunction = { x in
    let place = Ball(x)
    let jet = formula.jet(at: x)
    let all = formula.series(from: place.lower, to: place.upper, order: 3)
    var third = Estimate.undefined
    if all.order >= 3, all.coefficients[3].isFinite {
      let ball = 6 * all.coefficients[3]
      third = Estimate(ball.middle, error: ball.radius)
    }
    return Jet(jet.slope, jet.curvature, third)
  }
  return SymbolicFunction(derivatives: derivatives, series: series)
}

private func root(
  _ arguments: Arguments, _ context: EvaluationContext
) throws(WordError) -> Value {
  let function = try arguments.function("f")
  let range = try arguments.range("over")
  let place: Double
  do {
    place = try findRoot(from: range.lowerBound, to: range.upperBound) {
      x throws(EvaluationFailure) in try function.number(x, context).value
    }
  } catch {
    switch error {
    case .function(let failure): throw WordError(failure)
    case .numerics(let error): throw WordError(error)
    }
  }
  let isContinuous = Enclosure(of: function, context)?.isContinuous(around: place) ?? false
  if !isContinuous { try checkCrossing(at: place, of: function, in: range, context) }
  let here = try value(of: function, at: place, context)
  let isCertain = here.value == 0 && here.error == 0
  // Outwards from the place until the sign is certain on either side.
  func distance(_ direction: Double) throws(WordError) -> (step: Double, sign: Double) {
    let end = direction < 0 ? range.lowerBound : range.upperBound
    var step = max(place.ulp, .leastNormalMagnitude)
    while true {
      let isEnd = !(abs(end - place) > step)
      let y = try value(of: function, at: isEnd ? end : place + direction * step, context)
      if abs(y.value) > y.error { return (step, y.value < 0 ? -1 : 1) }
      if isEnd { return (step, 0) }
      step *= 2
    }
  }
  let (below, above) = (try distance(-1), try distance(1))
  guard isCertain || below.sign * above.sign < 0 else {
    throw WordError(
      "no-sign-change",
      "the function has no certain change of sign over the range: at \(Estimate(place).printed().text) it is 0 "
        + "within its error, up to an end of the range or with the same sign on both sides",
      parameter: "f")
  }
  return .number(Estimate(place, error: max(below.step, above.step)))
}

/// Refuses a change of sign at a pole or a jump: the function must become small towards a root.
private func checkCrossing(
  at place: Double, of function: Function, in range: ClosedRange<Double>,
  _ context: EvaluationContext
) throws(WordError) {
  let near = 4 * max(place.ulp, .leastNormalMagnitude)
  func size(_ distance: Double) throws(WordError) -> (value: Double, isCertain: Bool) {
    var largest = 0.0
    var isCertain = true
    for x in [place - distance, place + distance] {
      let y = try value(of: function, at: min(max(x, range.lowerBound), range.upperBound), context)
      largest = max(largest, abs(y.value))
      if abs(y.value) <= y.error { isCertain = false }
    }
    return (largest, isCertain)
  }
  let close = try size(near)
  guard close.isCertain else { return }
  let far = try size(min(near * 0x1p20, 0.25 * range.upperBound - 0.25 * range.lowerBound))
  if close.value > 0.5 * far.value { throw WordError(NumericsError.signJump(at: place)) }
}

private func supremum(
  _ arguments: Arguments, _ context: EvaluationContext
) throws(WordError) -> Value {
  let function = try arguments.function("f")
  let range = try arguments.range("over")
  let enclosure = Enclosure(of: function, context)
  let isDefined = [range.lowerBound, range.upperBound].allSatisfy { end in
    (try? function.number(end, context)) != nil
  }
  if isDefined, let found = try enclosure?.supremum(over: range) { return .number(found) }
  for end in [range.lowerBound, range.upperBound] where range.lowerBound < range.upperBound {
    if enclosure?.tendsToInfinity(at: end, over: range) ?? false {
      throw WordError(
        "infinite",
        "the supremum is infinite: the function grows without bound towards "
          + "x = \(Estimate(end).printed().text)")
    }
  }
  let intervals = 1024
  func place(_ index: Int) -> Double {
    let share = Double(index) / Double(intervals)
    return range.lowerBound * (1 - share) + range.upperBound * share
  }
  func inside(_ end: Double, _ range: ClosedRange<Double>) -> Double {
    if (try? function.number(end, context)) != nil { return end }
    let step = max(1e-12 * range.upperBound - 1e-12 * range.lowerBound, 4 * end.ulp)
    return end == range.lowerBound ? end + step : end - step
  }
  var values: [Estimate] = []
  for index in 0...intervals {
    // At an end of the range the function may be undefined, as x log x at 0.
    let x = index == 0 || index == intervals ? inside(place(index), range) : place(index)
    values.append(try value(of: function, at: x, context))
  }
  let order = values.indices.sorted { values[$0].value > values[$1].value }
  var best = values[order[0]]
  var bestPlace = place(order[0])
  // The largest possible value, and the largest one that the supremum cannot be below.
  var tried: Set<Int> = []
  for index in order.prefix(8) where tried.isDisjoint(with: (index - 1)...(index + 1)) {
    tried.insert(index)
    let lower = index <= 1 ? inside(place(0), range) : place(index - 1)
    let upper = index >= intervals - 1 ? inside(place(intervals), range) : place(index + 1)
    let top = try goldenSection(of: function, from: lower, to: upper, context)
    if top.value.value > best.value {
      best = top.value
      bestPlace = top.place
    }
  }
  if isPole(bestPlace, of: function, width: range.upperBound - range.lowerBound, context) {
    throw WordError(
      "infinite",
      "the supremum is infinite, or too large: the function grows without bound towards "
        + "x = \(Estimate(bestPlace).printed().text)")
  }
  // What the errors of other places allow counts as well.
  let highest = values.reduce(best.value + best.error) { max($0, $1.value + $1.error) }
  best = Estimate(best.value, error: max(best.error, highest - best.value))
  return .number(best.estimated(Enclosure.doubt(enclosure)))
}

/// The highest value of a function with one peak between two places, and where it is, by the golden section.
///
/// Its error holds how far the values at the last places are apart.
private func goldenSection(
  of function: Function, from start: Double, to end: Double, _ context: EvaluationContext
) throws(WordError) -> (value: Estimate, place: Double) {
  var (lower, upper) = (start, end)
  let ratio = 0.618_033_988_749_894_8
  var a = upper - ratio * (upper - lower)
  var b = lower + ratio * (upper - lower)
  var atA = try value(of: function, at: a, context)
  var atB = try value(of: function, at: b, context)
  for _ in 0..<90 {
    if atA.value >= atB.value {
      (upper, b, atB) = (b, a, atA)
      a = upper - ratio * (upper - lower)
      atA = try value(of: function, at: a, context)
    } else {
      (lower, a, atA) = (a, b, atB)
      b = lower + ratio * (upper - lower)
      atB = try value(of: function, at: b, context)
    }
  }
  let peak = atA.value >= atB.value ? atA : atB
  let ends = [
    try value(of: function, at: lower, context), try value(of: function, at: upper, context),
  ]
  let spread = ends.map { abs(peak.value - $0.value) }.max() ?? 0
  return (Estimate(peak.value, error: peak.error + spread), 0.5 * lower + 0.5 * upper)
}

/// Whether a function rises towards a place by as much at every halving of the distance.
private func isPole(
  _ place: Double, of function: Function, width: Double, _ context: EvaluationContext
) -> Bool {
  // From the scale of the range down to where the place is not known any better.
  let heights = (8..<30).map { k in
    [-1.0, 1].compactMap { side -> Double? in
      let x = place + side * width * powerOfTwo(-Double(k))
      return try? function.number(x, context).value
    }.max() ?? .nan
  }
  let rises = zip(heights, heights.dropFirst()).map { $1 - $0 }
  guard let first = rises.first, let last = rises.last, first > 0 else { return false }
  return last > 0.5 * first && rises.allSatisfy { $0 > 0.25 * first }
}

private func value(
  of function: Function, at x: Double, _ context: EvaluationContext
) throws(WordError) -> Estimate {
  try WordError.wrapping { () throws(EvaluationFailure) in try function.number(x, context) }
}

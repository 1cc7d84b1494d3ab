import Arithmetic
import Diagnostics
import Numerics
import Script

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The word that integrates a function of the program.
let integralWords: [Word] = [
  Word(
    "integral", category: "Integrals",
    summary: "The integral of a function over a range.",
    documentation: """
      Adaptive quadrature (21-point Kronrod rule) to ten digits where that can be reached. A function of \
      arithmetic, comparisons, elementary functions and functions of densities is enclosed on every \
      piece, with its derivatives: the error bound is proved, whatever peaks, kinks and jumps there \
      are; with a thousand kinks or jumps, or with a feature so narrow that the rounding of x shows, it \
      may have few digits only. Where there is no enclosure, because the function calls a word that integrates, fits or \
      simulates, or is not bounded, the number is marked as estimated: its error is judged by two \
      rules, and a feature much narrower than the range can be missed, unless `breaks:` names it.
      """,
    parameters: [
      Parameter(unlabelled: "f", numberFunction, "The integrand.").carryingError,
      Parameter("over", .range, "The range."),
      Parameter(
        "breaks", .numbers, default: .array([]),
        "Places within the range where the function jumps, bends or has a narrow peak."
      ).carryingError,
    ],
    result: .number, cost: .shared,
    examples: [
      Example("integral({ x in pow(x, 2) }, over: 0...3)", "9"),
      Example("integral(normal(mean: 0, sd: 1).pdf, over: -1...1)", "0.682689"),
    ],
    body: { (arguments, context) throws(WordError) in
      let range = try arguments.range("over")
      let breaks = try arguments.fewPlaces("breaks")
      if let outside = breaks.first(where: { !range.contains($0) }) {
        throw WordError(
          "invalid-argument",
          "the break \(Estimate(outside).printed().text) lies outside the range",
          parameter: "breaks")
      }
      guard range.lowerBound < range.upperBound else { return .number(0) }
      return .number(
        try integral(of: try arguments.function("f"), over: range, breaks: breaks, context))
    })
]

/// The integral over a range, with a cut at a place where the function is not defined.
private func integral(
  of function: Function, over range: ClosedRange<Double>, breaks: [Double],
  _ context: EvaluationContext
) throws(WordError) -> Estimate {
  let enclosure = Enclosure(of: function, context)
  var holes: [Double] = []
  var first: WordError?
  while true {
    let places = Set(breaks + holes + [range.lowerBound, range.upperBound]).sorted()
    var last = Double.nan
    do throws(WordError) {
      let poles = places.filter { (try? function.number($0, context)) == nil }
      if let place = enclosure?.divergence(at: poles, over: range) {
        throw growsTooFast("the integral", at: place)
      }
      let found = try enclosure?.integral(over: places, { last = $0 })
      if let found, found.isNarrow { return found.value }
      let inner = places.filter { $0 > range.lowerBound && $0 < range.upperBound }
      let rough: Estimate
      do throws(WordError) {
        rough = try integral(
          from: range.lowerBound, to: range.upperBound, around: breaks, breaks: inner
        ) { x throws(EvaluationFailure) in
          last = x
          return try function.number(x, context)
        }
      } catch {
        // What an enclosure tells is true however wide it is.
        if error.identifier == "not-converged", let found { return found.value }
        throw error
      }
      guard let found else {
        let seen = try seen(rough, of: function, over: range, inner, context)
        return seen.estimated(Enclosure.doubt(enclosure))
      }
      return found.value.holding(rough)
    } catch {
      // A quotient of 0 and 0, or a pole whose integral exists, at a node: as an end it is none.
      let isHole =
        error.failure != nil
        && [.nonFinite, .divisionByZero, .undefined].contains(error.identifier)
      if isHole, let place = enclosure?.divergence(at: [last], over: range) {
        throw growsTooFast("the integral", at: place)
      }
      guard isHole, holes.count < 16, last > range.lowerBound, last < range.upperBound,
        !places.contains(last)
      else { throw first ?? error }
      first = first ?? error
      holes.append(last)
    }
  }
}

/// A function has no integral next to a place.
private func growsTooFast(_ quantity: String, at place: Double) -> WordError {
  WordError(
    "infinite",
    "\(quantity) is infinite or undefined: towards x = \(Estimate(place).printed().text) the function "
      + "grows too fast for one")
}

/// The expectation of a function of the program under a density; a member of densities.
let expectationMember = Word(
  "expectation", category: "Integrals over a density",
  summary: "The expected value of a function under the density.",
  documentation: """
    E_p f = integral of f(x) p(x) over all x. Quadrature as for `integral`, with break points where the \
    density has its mass. How fast f grows is measured far out; with the density's tail this tells \
    whether the expected value exists. Where f or the density is no number any more, what is left is \
    judged by how the integral falls before, and the result is marked as estimated.
    """,
  parameters: [Parameter(unlabelled: "f", numberFunction, "The function.")],
  result: .number, cost: .shared,
  examples: [
    Example("normal(mean: 1, sd: 2).expectation { x in pow(x, 2) }", "5"),
    Example("studentT(degrees: 5).expectation { x in pow(x, 2) }", "1.66667"),
  ],
  body: { (arguments, context) throws(WordError) in
    let density = try arguments.receiver(as: DensityValue.self)
    return .number(try expectation(of: try arguments.function("f"), density, context))
  })

private func expectation(
  of function: Function, _ density: DensityValue, _ context: EvaluationContext
) throws(WordError) -> Estimate {
  let p = density.density
  let support = p.support
  let enclosure = Enclosure(of: function, context)
  if enclosure?.divergesUnder(p) ?? false {
    throw WordError(NumericsError.infinite(quantity: "the expected value"))
  }
  let widest = p.peaks.map { abs($0.location) + $0.scale }.max() ?? 1
  let growths = [-1.0, 1].map { growth(of: function, direction: $0, from: max(widest, 1), context) }
  let powers = [p.tails.lower.power - growths[0], p.tails.upper.power - growths[1]]
  for (direction, tail) in [(-1.0, p.tails.lower), (1, p.tails.upper)] {
    try checkGrowth(of: function, direction: direction, from: max(widest, 1), tail, context)
  }
  let falls = Falls(
    lower: powers[0], upper: powers[1], reach: growths.contains { $0 > 0 } ? 138 : 345)
  var ends = OutermostValues()
  func integrand(_ x: Double) throws(EvaluationFailure) -> Estimate {
    let weight = density.pdf(Estimate(x))
    guard weight.value > 0 else { return Estimate(0) }
    let y: Estimate
    do throws(EvaluationFailure) {
      y = try function.number(x, context)
    } catch {
      // Far out the function may be too large for a number where nothing of the density is left.
      guard p.tails.lower.power == .infinity, p.tails.upper.power == .infinity,
        error.diagnostics.first?.identifier == .nonFinite, abs(x) > widest
      else { throw error }
      ends.note(error)
      return Estimate(0)
    }
    let product = y * weight
    ends.include(x, abs(product.value))
    return product
  }
  func estimate(relative: Double) throws(WordError) -> Estimate {
    try integral(
      from: support.lowerBound, to: support.upperBound, landmarks: p.peaks + p.transitions,
      breaks: p.breaks, falls, relative: relative, integrand)
  }
  // With an enclosure to come, an idea of the size is enough.
  let first: Estimate
  do throws(WordError) {
    first = try estimate(relative: enclosure == nil ? 1e-10 : 1e-3)
  } catch {
    let poles = [0] + p.peaks.map(\.location)
    if error.failure != nil, let enclosure,
      let place = enclosure.divergence(
        at: poles.filter { p.pdf($0) > 0 && enclosure.isUndefined(at: $0) }, over: support)
    {
      throw growsTooFast("the expected value", at: place)
    }
    guard error.identifier == "not-converged",
      let found = try enclosure?.expectationOfBounded(under: p, integrand)
    else { throw error }
    return found
  }
  // Where a light density, or the function, is no number any more, what it weighs must have become
  // negligible, or be on its way to nothing.
  if !ends.areNegligible(for: p, width: widest) || ends.overflow != nil && !ends.areSmall {
    let rest = ends.rest(for: p) { (try? integrand($0)).map { abs($0.value) } ?? .nan }
    guard rest <= 0.1 * abs(first.value) else { throw ends.refusal }
    var result = try estimate(relative: 1e-10)
    result.error += rest
    return result.estimated(.cut)
  }
  guard let enclosure else {
    return try seen(first, of: function, under: p, context).estimated(.unenclosed)
  }
  if ends.overflow == nil,
    let found = try enclosure.expectation(under: p, near: first, integrand)
  {
    return found.isNarrow ? found.value : found.value.holding(try estimate(relative: 1e-10))
  }
  // What rounding leaves open of a slow fall counts as often as the fall is slow.
  let slowness =
    zip(growths, [p.tails.lower.power, p.tails.upper.power])
    .map { ($0 + $1) / ($1 - $0) }.filter(\.isFinite).max() ?? 0
  var result = try estimate(relative: 1e-10)
  result.error += abs(result.value) * max(slowness, 0) * 4 * unitRoundoff
  return result.estimated(.wide)
}

extension Estimate {
  /// This proved number, with a value that is known better where another estimate tells it.
  fileprivate func holding(_ rough: Estimate) -> Estimate {
    let distance = abs(rough.value - value)
    guard rough.isFinite, distance <= error else { return self }
    return Estimate(rough.value, error: error + distance + rough.value.ulp)
  }
}

/// The values of an integrand at the outermost places at which the density is a positive number.
private struct OutermostValues {
  private var first: (x: Double, size: Double)?
  private var last: (x: Double, size: Double)?
  private var largest = 0.0
  /// Where the function was too large for a number.
  private(set) var overflow: EvaluationFailure?

  mutating func note(_ failure: EvaluationFailure) { overflow = overflow ?? failure }

  /// Whether nothing is left at the outermost places.
  var areSmall: Bool { [first, last].allSatisfy { ($0?.size ?? 0) <= 1e-20 * largest } }

  /// What is said where the integral is still not small at the outermost places.
  var refusal: WordError {
    if let overflow { return WordError(overflow) }
    return WordError(
      "infinite",
      "the expected value is infinite, or too much of its integral lies where the density is too small for "
        + "a number")
  }

  /// About what the integral holds beyond the outermost places under a density with light tails: it falls on
  /// from there as it falls before. Infinite where it does not fall.
  func rest(for p: any Density, _ size: (Double) -> Double) -> Double {
    let center = p.peaks.map(\.location).reduce(0, +) / Double(max(p.peaks.count, 1))
    var sum = 0.0
    for (end, edge) in [(first, p.support.lowerBound), (last, p.support.upperBound)] {
      guard let end, edge.isInfinite, end.size > 0 else { continue }
      // Next to where it becomes 0 the density has few digits.
      let shares = [0.9, 0.93, 0.96]
      let sizes = shares.map { size(center + $0 * (end.x - center)) }
      let step = 0.03 * abs(end.x - center)
      let slopes = zip(sizes, sizes.dropFirst()).map { Arithmetic.log($0 / $1) / step }
      guard sizes[2] > 0 || sizes[1] > 0 else { continue }
      guard slopes[0] > 0, slopes[1] > 0.5 * slopes[0] else { return .infinity }
      sum += 2 * sizes[2] / min(slopes[0], slopes[1])
    }
    return sum
  }

  mutating func include(_ x: Double, _ size: Double) {
    largest = max(largest, size)
    if first.map({ x < $0.x }) ?? true { first = (x, size) }
    if last.map({ x > $0.x }) ?? true { last = (x, size) }
  }

  func areNegligible(for p: any Density, width: Double) -> Bool {
    zip([first, last], [p.tails.lower, p.tails.upper]).allSatisfy { end, tail in
      guard let end, tail.power == .infinity, !p.breaks.contains(where: { abs($0 - end.x) < width })
      else { return true }
      return end.size * abs(end.x) <= 1e-6 * largest * width || end.size <= 1e-14 * largest
    }
  }
}

/// m where |f| grows like |x|^m far out, 0 for a logarithm; not a number where that cannot be told.
private func growth(
  of function: Function, direction: Double, from start: Double, _ context: EvaluationContext
) -> Double {
  var sizes: [Double] = []
  for power in [1e20, 1e30, 1e40] {
    guard let y = try? function.number(direction * start * power, context), y.isFinite,
      abs(y.value) > y.error
    else { return .nan }
    sizes.append(abs(y.value))
  }
  let first = log10(sizes[1] / sizes[0]) / 10
  let second = log10(sizes[2] / sizes[1]) / 10
  if abs(second - first) < 1e-9 * (1 + abs(second)) {
    // The powers of formulas are seldom others than halves.
    let half = (2 * second).rounded() / 2
    return abs(second - half) < 1e-10 * (1 + abs(second)) ? half : second
  }
  return second < first && abs(second) < 0.2 ? 0 : .nan
}

/// Refuses an expected value under a density with a heavy tail where the function grows too fast for one, or
/// so nearly too fast that it cannot be told.
private func checkGrowth(
  of function: Function, direction: Double, from start: Double, _ tail: Tail,
  _ context: EvaluationContext
) throws(WordError) {
  guard tail.power.isFinite else { return }
  func size(_ distance: Double) -> Double? {
    guard let y = try? function.number(direction * start * distance, context) else { return nil }
    return y.isFinite ? abs(y.value) : nil
  }
  if size(1e20) == nil, size(1) != nil {
    // The distance from which on the function is too large for a number.
    var (inner, outer) = (0.0, 20.0)
    for _ in 0..<60 {
      let middle = 0.5 * (inner + outer)
      if size(powerOfTen(middle)) == nil { outer = middle } else { inner = middle }
    }
    let largest = size(powerOfTen(inner)) ?? 0
    // 1e250 at that distance, and growing.
    if largest > 1e250, log10(largest) > tail.power * outer {
      throw WordError(NumericsError.infinite(quantity: "the expected value"))
    }
    return
  }
  let sizes = [1e35, 1e40, 1e45].map { size($0) ?? 0 }
  guard sizes.allSatisfy({ $0 > 0 }) else { return }
  // With a logarithm beside the power the slopes differ, and are off by little.
  let slopes = zip(sizes, sizes.dropFirst()).map { log10($1 / $0) / 5 }
  let isPower = abs(slopes[0] - slopes[1]) < 1e-9
  if !isPower, slopes[1] >= tail.power - 0.02, slopes[1] < tail.power + 0.1 {
    throw WordError(
      "infinite",
      "the expected value is infinite, or its integral converges too slowly to tell: far out the "
        + "function is nearly the power of x at which it does not exist")
  }
}

/// The integral of a function on a bounded range, with pieces that are fine around some places.
private func integral(
  from lower: Double, to upper: Double, around places: [Double], breaks: [Double],
  _ function: (Double) throws(EvaluationFailure) -> Estimate
) throws(WordError) -> Estimate {
  let scale = max((upper - lower) / 64, 1e-100)
  var landmarks: [Landmark] = []
  for place in places {
    landmarks.append(
      try WordError.translating(["location": "breaks"]) { () throws(NumericsError) in
        try Landmark(location: place, scale: scale)
      })
  }
  return try integral(
    from: lower, to: upper, landmarks: landmarks, breaks: breaks, .unknown, function)
}

/// The integral of a function that knows the errors of its values; its error is judged by two rules.
func integral(
  from lower: Double, to upper: Double, landmarks: [Landmark], breaks: [Double],
  _ falls: Falls, relative: Double = 1e-10,
  _ function: (Double) throws(EvaluationFailure) -> Estimate
) throws(WordError) -> Estimate {
  let quadrature: Quadrature
  do {
    quadrature = try integrate(
      from: lower, to: upper, landmarks: landmarks, breaks: breaks, fallingLike: falls,
      tolerance: Tolerance(relative: relative, maximumEvaluations: 60_000)
    ) { x throws(EvaluationFailure) -> (value: Double, error: Double) in
      let y = try function(x)
      return (y.value, y.error)
    }
  } catch {
    switch error {
    case .function(let failure): throw WordError(failure)
    case .numerics(let error): throw WordError(error)
    }
  }
  // At a pole the pieces never come to agree; a function that is not known better agrees to its errors.
  let share = quadrature.converged ? 1e-3 : 1e-6
  let unsettled = quadrature.error - 2 * quadrature.stated
  guard unsettled <= max(share * quadrature.magnitude, 1e-300) else {
    throw WordError(
      "not-converged",
      "the integral did not converge: after \(quadrature.evaluations) evaluations the error bound "
        + "is \(Estimate(quadrature.error).printed(.general(digits: 3)).text), most of it near x = "
        + "\(Estimate(quadrature.worst).printed(.general(digits: 6)).text); name the places of "
        + "jumps and narrow peaks in breaks:")
  }
  return Estimate(quadrature.value, error: quadrature.cautiousError)
}

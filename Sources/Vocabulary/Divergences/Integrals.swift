import Arithmetic
import Diagnostics
import Numerics
import Script

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
func growsTooFast(_ quantity: String, at place: Double) -> WordError {
  WordError(
    "infinite",
    "\(quantity) is infinite or undefined: towards x = \(Estimate(place).printed().text) the function "
      + "grows too fast for one")
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

extension Estimate {
  /// This proved number, with a value that is known better where another estimate tells it.
  func holding(_ rough: Estimate) -> Estimate {
    let distance = abs(rough.value - value)
    guard rough.isFinite, distance <= error else { return self }
    return Estimate(rough.value, error: error + distance + rough.value.ulp)
  }
}

import Arithmetic
import Diagnostics
import Numerics
import Script

/// The estimate of a probability from a number of successes, or from the least and the greatest that it
/// may be.
func proportion(
  _ successes: ClosedRange<Int>, of n: Int, level: Double
) throws(WordError) -> Estimate {
  let interval = try WordError.translating { () throws(NumericsError) in
    try SamplingInterval.proportion(successes: successes, of: n, level: level)
  }
  let count = Double(n)
  let least = Double(successes.lowerBound) / count
  let most = Double(successes.upperBound) / count
  let value = least == most ? least : 0.5 * (least + most)
  let isExact = least == most && (least == 0 || least == 1)
  return Estimate(
    drawn: value, error: isExact ? 0 : 0.5 * (most - least) + value.ulp,
    in: interval.lower...max(interval.lower, interval.upper), failure: 1 - level)
}

/// The word `estimateProportion`.
func estimateProportion(_ arguments: Arguments) throws(WordError) -> Value {
  let level = try arguments.double("level")
  let given = try arguments.value("successes")
  if case .number(let number) = given { return try proportion(number, arguments, level) }
  guard arguments["of"] == nil else {
    throw WordError(
      "invalid-argument", "'of:' belongs to a number of successes; an array has its own count",
      parameter: "of")
  }
  var yes = 0
  var open = 0
  let elements = try arguments.array("successes")
  try checkDrawn(
    elements.count(where: \.isDrawn), of: elements.count, arguments.word, parameter: "successes")
  try checkRepeats(
    elements.count { element in
      switch element {
      case .truth(let judgement): judgement.isRepeated
      case .number(let number): number.isRepeated
      default: false
      }
    }, of: elements.count, parameter: "successes")
  for (index, element) in elements.enumerated() {
    switch element {
    case .truth(let judgement):
      switch judgement.isDrawn ? judgement.computed : judgement.truth {
      case .yes: yes += 1
      case .no: break
      case .undecided: open += 1
      }
    case .number(let number) where number.error == 0 && (number.value == 0 || number.value == 1):
      yes += number.value == 1 ? 1 : 0
    case .number(let number):
      throw WordError(
        "invalid-argument",
        "a proportion is of zeros and ones, but element \(index) is \(number.printed().text); "
          + "'estimateMean' takes other numbers", parameter: "successes")
    default: continue
    }
  }
  return .number(
    try proportion(yes...(yes + open), of: elements.count, level: level)
      .resting(on: elements.filter(\.isDrawn).map(\.ancestry).commonDraws))
}

/// The estimate from a number of successes that is written down.
private func proportion(
  _ number: Estimate, _ arguments: Arguments, _ level: Double
) throws(WordError) -> Value {
  guard arguments["of"] != nil else {
    throw WordError(
      "missing-argument", "'estimateProportion' of a number needs 'of:', the number of draws")
  }
  let n = try arguments.count("of", atLeast: 1)
  guard number.error == 0 else {
    throw WordError(
      .inexactArgument,
      "the number of successes is a whole number that is certain, not \(number.printed(.full).text); "
        + "'.value' takes it as exact", parameter: "successes")
  }
  // One of several counts, the least or the middle one, would be no binomial one.
  guard !number.isDrawn else {
    throw WordError(
      "drawn-count",
      "'estimateProportion' takes a count that is written down, and of one that comes from draws it is not "
        + "known what was counted; give it what was counted: estimateProportion(xs.map { x in x > 0 })",
      parameter: "successes")
  }
  guard let count = Int(exactly: number.value), count >= 0, count <= n else {
    throw WordError(
      "invalid-argument",
      "the number of successes is a whole number from 0 to \(n), not \(number.printed(.full).text)",
      parameter: "successes")
  }
  return .number(try proportion(count...count, of: n, level: level))
}

import Arithmetic
import Diagnostics
import Numerics
import Script

/// The values of an integrand at the outermost places at which the density is a positive number.
struct OutermostValues {
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

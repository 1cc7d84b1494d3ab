import Arithmetic
import Diagnostics
import Numerics
import Script

/// m where |f| grows like |x|^m far out, 0 for a logarithm; not a number where that cannot be told.
func growth(
  of function: Function, direction: Double, from start: Double, _ context: EvaluationContext
) -> Double {
  var sizes: [Double] = []
  for power in [1e20, 1e30, 1e40] {
    guard let y = try? function.number(direction * start * power, context), y.isFinite,
      abs(y.value) > y.error
    else { return .nan }
    sizes.append(abs(y.value))
  }
  let first = decimalLogarithm(sizes[1] / sizes[0]) / 10
  let second = decimalLogarithm(sizes[2] / sizes[1]) / 10
  if abs(second - first) < 1e-9 * (1 + abs(second)) {
    // The powers of formulas are seldom others than halves.
    let half = (2 * second).rounded() / 2
    return abs(second - half) < 1e-10 * (1 + abs(second)) ? half : second
  }
  return second < first && abs(second) < 0.2 ? 0 : .nan
}

/// Refuses an expected value under a density with a heavy tail where the function grows too fast for one, or
/// so nearly too fast that it cannot be told.
func checkGrowth(
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
    if largest > 1e250, decimalLogarithm(largest) > tail.power * outer {
      throw WordError(NumericsError.infinite(quantity: "the expected value"))
    }
    return
  }
  let sizes = [1e35, 1e40, 1e45].map { size($0) ?? 0 }
  guard sizes.allSatisfy({ $0 > 0 }) else { return }
  // With a logarithm beside the power the slopes differ, and are off by little.
  let slopes = zip(sizes, sizes.dropFirst()).map { decimalLogarithm($1 / $0) / 5 }
  let isPower = abs(slopes[0] - slopes[1]) < 1e-9
  if !isPower, slopes[1] >= tail.power - 0.02, slopes[1] < tail.power + 0.1 {
    throw WordError(
      "infinite",
      "the expected value is infinite, or its integral converges too slowly to tell: far out the "
        + "function is nearly the power of x at which it does not exist")
  }
}

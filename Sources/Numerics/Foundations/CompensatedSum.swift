/// A sum that carries the rounding errors of its additions along.
///
/// Neumaier's variant of Kahan's summation: the result is as accurate as if the terms had been added
/// in twice the precision and rounded once. (A. Neumaier, ZAMM 54, 1974.)
struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var correction = 0.0

  init() {}

  /// The sum of the terms so far.
  var value: Double {
    let total = sum + correction
    return total.isNaN ? sum : total
  }

  mutating func add(_ term: Double) {
    let next = sum + term
    if abs(sum) >= abs(term) {
      correction += (sum - next) + term
    } else {
      correction += (term - next) + sum
    }
    sum = next
  }
}

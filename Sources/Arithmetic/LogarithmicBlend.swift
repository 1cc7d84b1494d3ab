/// The point a (b/a)^(i/n) between two positive numbers, the nearest floating-point number but for
/// 2⁻⁹⁰ of a unit.
///
/// With x the point by logarithms in one floating-point number, n log of the point over x is
/// (n - i) log a + i log b - n log x, in sums of two floating-point numbers, and corrects x.
///
/// - Parameters:
///   - a: A positive number.
///   - b: Another one.
///   - index: i, from 0 to n.
///   - count: n, at least 1 and below 2⁵⁰.
public func geometricBlend(_ a: Double, _ b: Double, _ index: Int, of count: Int) -> Double {
  let (i, n) = (Double(index), Double(count))
  let share = i / n
  // Powers of two come out exactly in base 2; the interpolation of logarithms cannot overflow.
  let start = powerOfTwo(binaryLogarithm(a) * (1 - share) + binaryLogarithm(b) * share)
  guard start > 0, start.isFinite else { return start }
  let parts = [(a, n - i), (b, i), (start, -n)].map { (x, times) -> (Double, DoubleDouble) in
    let (power, rest) = scaled(x)
    return (power * times, DoubleDouble.logarithm(rest) * times)
  }
  // The powers of two are whole numbers, and their sum is exact.
  let powers = parts.reduce(0) { $0 + $1.0 }
  var sum = DoubleDouble.logarithmOfTwo * powers
  for part in parts { sum = sum + part.1 }
  let correction = sum / n
  return start + start * (correction.leading + 0.5 * correction.leading * correction.leading)
}

/// k and m with x = 2^k m and m between sqrt(1/2) and sqrt(2).
private func scaled(_ x: Double) -> (power: Double, rest: Double) {
  let exponent = x.exponent
  let significand = x.significand
  return significand > 1.4142135623730951
    ? (Double(exponent) + 1, 0.5 * significand) : (Double(exponent), significand)
}

/// A number as the sum of two floating-point numbers, right to about 2⁻¹⁰⁰ of itself.
struct DoubleDouble {
  var leading: Double
  var rest = 0.0

  static let logarithmOfTwo = DoubleDouble(
    leading: 0.693147180559945286, rest: 2.319046813846299558e-17)

  /// The sum of two numbers, without a rounding.
  init(sum a: Double, _ b: Double) {
    leading = a + b
    let part = leading - a
    rest = (a - (leading - part)) + (b - part)
  }

  init(leading: Double, rest: Double = 0) {
    self.leading = leading
    self.rest = rest
  }

  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let high = DoubleDouble(sum: a.leading, b.leading)
    let low = DoubleDouble(sum: a.rest, b.rest)
    let sum = DoubleDouble(sum: high.leading, high.rest + low.leading)
    return DoubleDouble(sum: sum.leading, sum.rest + low.rest)
  }

  static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let product = a.leading * b
    let lost = (-product).addingProduct(a.leading, b)
    return DoubleDouble(sum: product, lost + a.rest * b)
  }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = a.leading * b.leading
    let lost = (-product).addingProduct(a.leading, b.leading)
    return DoubleDouble(sum: product, lost + (a.leading * b.rest + a.rest * b.leading))
  }

  static func / (a: DoubleDouble, b: Double) -> DoubleDouble {
    let quotient = a.leading / b
    let remainder = a.leading.addingProduct(-quotient, b) + a.rest
    return DoubleDouble(sum: quotient, remainder / b)
  }

  /// The logarithm of a number from 1/2 to 2: log x = 2 artanh((x - 1)/(x + 1)).
  static func logarithm(_ x: Double) -> DoubleDouble {
    guard x != 1 else { return DoubleDouble(leading: 0) }
    // x - 1 is exact there, and x + 1 a sum of two numbers.
    let below = x - 1
    let above = DoubleDouble(sum: x, 1)
    let first = below / above.leading
    let lost = below.addingProduct(-first, above.leading) - first * above.rest
    let ratio = DoubleDouble(sum: first, lost / above.leading)
    let square = ratio * ratio
    // The ratio is at most 1/3, in practice 0.1716: 45 terms leave less than 2⁻¹²⁰.
    var series = DoubleDouble(leading: 0)
    for k in stride(from: 89, through: 1, by: -2) {
      series = series * square + DoubleDouble(leading: 1) / Double(k)
    }
    return ratio * series * 2
  }
}

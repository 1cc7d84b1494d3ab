extension Estimate {
  /// The point a + (b - a) i/n of a grid between two numbers that are exact or literals.
  ///
  /// A point of a grid is a number as a literal is: it is the nearest double wherever it is only looked at,
  /// and arithmetic on it carries the distance from the point itself. Between decimals it is that of the
  /// decimals, so that 0.3 is a point between 0 and 0.9.
  ///
  /// - Parameters:
  ///   - index: i, from 0 to n.
  ///   - count: n, at least 1.
  public static func gridPoint(
    _ a: Estimate, _ b: Estimate, _ index: Int, of count: Int
  ) -> Estimate {
    if index == 0 { return a }
    return index == count
      ? b : combined(a, Double(count - index), b, Double(index), over: Double(count))
  }

  /// The point a + i s of a grid, from a number and a step that are exact or literals.
  public static func gridPoint(_ a: Estimate, step: Estimate, _ index: Int) -> Estimate {
    index == 0 ? a : combined(a, 1, step, Double(index), over: 1)
  }

  /// (a u + b v) / n, in sums of two doubles.
  private static func combined(
    _ a: Estimate, _ u: Double, _ b: Estimate, _ v: Double, over n: Double
  ) -> Estimate {
    if !a.isLiteral, !b.isLiteral {
      let plain = (a * Estimate(u) + b * Estimate(v)) / Estimate(n)
      if plain.isExact { return plain }
    }
    let parts = [(a, u), (b, v)].map { number, times in
      DoubleDouble(sum: number.value, number.restOfDecimal ?? 0) * times
    }
    let point = (parts[0] + parts[1]) / n
    // The sums are right to 2^-96 of their parts, and the rests of decimals to 2^-104.
    let size = parts.reduce(0) { $0 + abs($1.leading) } / n
    let unknown = [(a, u), (b, v)].reduce(0) { sum, part in
      sum + (part.0.restOfDecimal == nil ? part.0.literalDistance * part.1 / n : 0)
    }
    // What is no more than that is 0.
    let value = abs(point.leading) <= size * 0x1p-94 ? 0 : point.leading
    let rest = value == 0 ? abs(point.leading) : abs(point.rest)
    let distance = padded(rest + unknown + size * 0x1p-94) + .leastNonzeroMagnitude
    guard point.leading.isFinite, distance.isFinite else {
      let scaled = a.argument * Estimate(u / n) + b.argument * Estimate(v / n)
      return Estimate(literal: scaled.value, distance: scaled.error + scaled.value.ulp)
    }
    return Estimate(literal: value, distance: distance)
  }
}

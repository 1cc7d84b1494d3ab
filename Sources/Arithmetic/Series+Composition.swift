extension Series {
  /// The composition f(u) for the coefficients of f on the range of this u.
  public func composed(with outer: Series) -> Series {
    let count = min(order, outer.order) + 1
    var result = [outer.range]
    guard count > 1 else { return Series(result) }
    if coefficients[2..<max(count, 2)].allSatisfy({ $0.magnitude < 1e-300 }) {
      // A linear u.
      var power = coefficients[1]
      for n in 1..<count {
        result.append(outer.coefficients[n] * power)
        power = power * coefficients[1]
      }
      return Series(result)
    }
    // Powers of u less its value at the point: without a constant term.
    let inner = [Ball(0)] + coefficients[1..<count]
    var power = inner
    for n in 1..<count { result.append(outer.coefficients[1] * inner[n]) }
    for k in 2..<max(count, 2) {
      var next = Array(repeating: Ball(0), count: count)
      for n in k..<count {
        for j in 1...(n - k + 1) { next[n] = next[n] + inner[j] * power[n - j] }
      }
      power = next
      for n in k..<count { result[n] = result[n] + outer.coefficients[k] * power[n] }
    }
    return Series(result)
  }

  /// The derivative, of one order less.
  public var derivative: Series {
    guard order > 0 else { return .unknown }
    return Series((1...order).map { Double($0) * coefficients[$0] })
  }
}

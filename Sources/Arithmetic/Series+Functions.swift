// The elementary functions of series, by their differential equations.

extension Series {
  /// The coefficients of the derivative.
  private var slopes: [Ball] {
    (0..<order).map { j in Double(j + 1) * coefficients[j + 1] }
  }

  /// The series of y from its range, where y' is the derivative of this one times a series that is known as
  /// far as y is: `slope` is coefficient k of that product from those of y up to k.
  private func solving(
    _ first: Ball, order: Int,
    _ slope: (_ k: Int, _ slopes: UnsafeBufferPointer<Ball>, _ y: UnsafeBufferPointer<Ball>) -> Ball
  ) -> Series {
    guard first.isFinite else { return .unknown }
    return Series(
      Self.made(order + 1) { y in
        y[0] = first
        let all = slopes
        Self.withPolynomial(all, all.count) { slopes in
          for k in 0..<order {
            y[k + 1] = slope(k, slopes, UnsafeBufferPointer(y)) * .reciprocal(k + 1)
          }
        }
      })
  }

  /// The function whose range is `first` and whose derivative is g times that of this one.
  public func integral(of g: Series, from first: Ball) -> Series {
    g.coefficients.withUnsafeBufferPointer { g in
      solving(first, order: min(order, g.count)) { k, slopes, _ in .convolution(slopes, g, k) }
    }
  }

  /// The exponential.
  public var exponential: Series {
    solving(range.exponential, order: order) { k, slopes, y in .convolution(slopes, y, k) }
  }

  /// exp - 1.
  public var exponentialMinusOne: Series {
    exponential.ranging(range.exponentialMinusOne)
  }

  /// The natural logarithm.
  public var logarithm: Series {
    let inverse = range.inverse
    guard inverse.isFinite, range.lower > 0 else { return .unknown }
    let slopes = slopes
    return Series(
      Self.made(order + 1) { y in
        y[0] = range.logarithm
        // u y' = u', with the coefficients of y' in their places.
        var derivative = Array(repeating: Ball(0), count: order)
        Self.withPolynomial(coefficients, order + 1) { u in
          for k in 0..<order {
            let known = derivative.withUnsafeBufferPointer { Ball.convolution(u, $0, k, from: 1) }
            derivative[k] = (slopes[k] - known) * inverse
            y[k + 1] = derivative[k] * .reciprocal(k + 1)
          }
        }
      })
  }

  /// log(1 + x).
  public var logarithmOnePlus: Series {
    (Ball(1) + self).logarithm.ranging(range.logarithmOnePlus)
  }

  /// A power with a constant exponent.
  public func power(_ exponent: Double) -> Series {
    if exponent == 0 { return Series(constant: Ball(1), order: order) }
    if exponent == exponent.rounded(), abs(exponent) <= 1024 {
      let whole = wholePower(abs(exponent))
      return exponent > 0 ? whole : Series(constant: Ball(1), order: order) / whole
    }
    let inverse = range.inverse
    guard range.lower > 0, inverse.isFinite else {
      // At 0 itself only the range is known; its end may have been rounded to below 0.
      let isFromZero = range.lower >= -8 * unitRoundoff * range.upper
      guard range.isFinite, isFromZero, exponent > 0 else { return .unknown }
      let high = Ball(max(range.upper, .leastNormalMagnitude)).power(exponent).upper
      return Series(range: Ball(from: 0, to: high))
    }
    var y = [range.power(exponent)]
    for k in 1..<max(order + 1, 1) where k <= order {
      var sum = Ball(0)
      for j in 1...k {
        let factor = Ball(exponent) * Ball(Double(j)) - Ball(Double(k - j))
        sum = sum + factor * coefficients[j] * y[k - j]
      }
      y.append(sum * inverse * .reciprocal(k))
    }
    return Series(y)
  }

  /// A power with a whole positive exponent by repeated squares.
  private func wholePower(_ exponent: Double) -> Series {
    var rest = exponent
    var square = self
    var result: Series?
    while rest >= 1 {
      let half = (rest / 2).rounded(.down)
      if rest - 2 * half == 1 { result = result.map { $0 * square } ?? square }
      rest = half
      if rest >= 1 { square = square.squared }
    }
    guard let result else { return Series(constant: Ball(1), order: order) }
    // The range from the ends is narrower than from products.
    let isEven = (exponent / 2).rounded() == exponent / 2
    guard range.isFinite else { return result }
    func end(_ x: Double) -> Double {
      var value = 1.0
      for _ in 0..<(Int(exactly: exponent) ?? 0) { value *= x }
      return value
    }
    let slack = 1 + 4 * exponent * unitRoundoff
    let (low, high) = isEven ? (range.mignitude, range.magnitude) : (range.lower, range.upper)
    let ends = (end(low), end(high))
    guard ends.0.isFinite, ends.1.isFinite else { return result }
    let outer = Ball(
      from: ends.0 > 0 ? ends.0 / slack : ends.0 * slack,
      to: ends.1 > 0 ? ends.1 * slack : ends.1 / slack)
    return outer.radius < result.range.radius ? result.ranging(outer) : result
  }

  /// A power of a function to another.
  public func power(_ exponent: Series) -> Series { (exponent * logarithm).exponential }

  /// The square root; where some of the numbers are negative, of the others.
  public var squareRoot: Series {
    // What rounding has put before the end of the domain, and no more.
    if isFinite, range.lower < 0, -range.lower <= 1e-8 * range.upper {
      return Series(range: Ball(from: 0, to: Ball(range.upper).squareRoot.upper))
    }
    return power(0.5)
  }

  /// Sine and cosine, each from the other.
  private var waves: (sine: Series, cosine: Series) {
    guard isFinite else { return (.unknown, .unknown) }
    return pair(range.sine, range.cosine, sign: -1)
  }

  /// Two functions of this one of which each is the derivative of the other, the first with a sign.
  private func pair(_ first: Ball, _ second: Ball, sign: Double) -> (sine: Series, cosine: Series) {
    var s = [first]
    var c = [second]
    Self.withPolynomial(slopes, order) { slopes in
      for k in 0..<order {
        let nextS =
          c.withUnsafeBufferPointer { Ball.convolution(slopes, $0, k) } * .reciprocal(k + 1)
        let nextC =
          s.withUnsafeBufferPointer { Ball.convolution(slopes, $0, k) } * .reciprocal(k + 1)
        c.append(sign < 0 ? -nextC : nextC)
        s.append(nextS)
      }
    }
    return (Series(s), Series(c))
  }

  /// The sine.
  public var sine: Series { waves.sine }
  /// The cosine.
  public var cosine: Series { waves.cosine }
  /// The tangent; unknown where the interval may hold a pole.
  public var tangent: Series {
    let (sine, cosine) = waves
    let quotient = sine / cosine
    guard quotient.isFinite, range.radius < 1.6 else { return .unknown }
    // Without a pole between the ends it rises from one to the other.
    let ends = (Double.tan(range.lower), Double.tan(range.upper))
    return quotient.ranging(Ball(from: ends.0 - 4 * ends.0.ulp, to: ends.1 + 4 * ends.1.ulp))
  }

  /// The hyperbolic sine.
  public var hyperbolicSine: Series { hyperbolic.sine }
  /// The hyperbolic cosine.
  public var hyperbolicCosine: Series { hyperbolic.cosine }

  private var hyperbolic: (sine: Series, cosine: Series) {
    guard isFinite else { return (.unknown, .unknown) }
    let (first, second) = (range.hyperbolicSine, range.hyperbolicCosine)
    guard first.isFinite, second.isFinite else { return (.unknown, .unknown) }
    return pair(first, second, sign: 1)
  }

  /// The logistic function; its slope is itself times that of the negative argument.
  public var logistic: Series {
    guard isFinite else { return .unknown }
    var y = [range.logistic]
    var z = [(-range).logistic]
    var product: [Ball] = []
    Self.withPolynomial(slopes, order) { slopes in
      for k in 0..<order {
        product.append(
          y.withUnsafeBufferPointer { y in
            z.withUnsafeBufferPointer { z in Ball.convolution(y, z, k) }
          })
        let slope = product.withUnsafeBufferPointer { Ball.convolution(slopes, $0, k) }
        let next = slope * .reciprocal(k + 1)
        y.append(next)
        z.append(-next)
      }
    }
    return Series(y)
  }

  /// The hyperbolic tangent, 2 logistic(2 x) - 1.
  public var hyperbolicTangent: Series {
    (Ball(-1) + Ball(2) * (Ball(2) * self).logistic).ranging(range.hyperbolicTangent)
  }

  /// The arc tangent.
  public var arcTangent: Series {
    let slope = Series(constant: Ball(1), order: order) / (Ball(1) + squared)
    return integral(of: slope, from: range.arcTangent)
  }

  /// The arc sine.
  public var arcSine: Series {
    let first = range.arcSine
    let slope = (Ball(1) + -squared).power(-0.5)
    guard slope.isFinite else { return Series(range: first) }
    return integral(of: slope, from: first)
  }

  /// The arc cosine, pi/2 less the arc sine.
  public var arcCosine: Series { Ball(0.5 * .pi, units: 1) + -arcSine }

  /// The error function.
  public var errorFunction: Series {
    let slope = Ball(1.1283791670955126, units: 2) * (-squared).exponential
    return integral(of: slope, from: range.errorFunction)
  }
}

extension Double {
  fileprivate static func tan(_ x: Double) -> Double { sine(x) / cosine(x) }
}

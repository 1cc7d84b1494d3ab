// Elementary functions of eight numbers at a time, made of nothing but additions, multiplications,
// divisions and square roots: the same bits on every processor, which the functions of the system's
// mathematical library do not promise.

/// Eight numbers that are computed with at once.
public typealias EightNumbers = SIMD8<Double>

extension SIMD8<Double> {
  /// e to the power of each, to within two units in the last place between -708 and 709; beyond, that of
  /// the nearer of the two.
  ///
  /// x = n log 2 + r with |r| <= log(2)/2, e^r by its Taylor polynomial of degree 13, and 2^n put together
  /// from bits.
  @inlinable @inline(__always)
  public var exponential: SIMD8<Double> {
    let x = self.replacing(with: -708, where: self .< -708).replacing(with: 709, where: self .> 709)
    // Adding 1.5 · 2^52 rounds to a whole number and leaves it in the low bits.
    let magic = 0x1.8p52
    let shifted = x * 1.4426950408889634 + magic
    let n = shifted - magic
    // log 2 in two parts, the first with trailing zeros, so that n times it is exact.
    var r = x - n * 0.693147180369123816490
    r -= n * 1.90821492927058770002e-10
    var y = SIMD8<Double>(repeating: 1.0 / 6_227_020_800)
    y = y * r + 1.0 / 479_001_600
    y = y * r + 1.0 / 39_916_800
    y = y * r + 1.0 / 3_628_800
    y = y * r + 1.0 / 362_880
    y = y * r + 1.0 / 40_320
    y = y * r + 1.0 / 5_040
    y = y * r + 1.0 / 720
    y = y * r + 1.0 / 120
    y = y * r + 1.0 / 24
    y = y * r + 1.0 / 6
    y = y * r + 0.5
    y = y * r + 1
    y = y * r + 1
    let bits = unsafeBitCast(shifted, to: SIMD8<Int64>.self) &+ 1023
    return y * unsafeBitCast(bits &<< 52, to: SIMD8<Double>.self)
  }

  /// The natural logarithm of each, for normal positive numbers, to within two units in the last place of
  /// the result or of log 2 in 2^10.
  ///
  /// x = 2^n m with sqrt(1/2) <= m < sqrt 2, and log m = 2 artanh(s), s = (m - 1)/(m + 1), by its series.
  @inlinable @inline(__always)
  public var logarithm: SIMD8<Double> {
    let bits = unsafeBitCast(self, to: SIMD8<Int64>.self)
    // Numbers from sqrt(1/2) on belong to the next power of two.
    let raised = bits &+ 0x0009_5F61_9980_C433
    let n = raised &>> 52 &- 1023
    let m = unsafeBitCast(bits &- n &<< 52, to: SIMD8<Double>.self)
    let magic = 0x1.8p52
    let power =
      unsafeBitCast(n &+ Int64(bitPattern: magic.bitPattern), to: SIMD8<Double>.self) - magic
    let s = (m - 1) / (m + 1)
    let square = s * s
    var y = SIMD8<Double>(repeating: 2.0 / 21)
    y = y * square + 2.0 / 19
    y = y * square + 2.0 / 17
    y = y * square + 2.0 / 15
    y = y * square + 2.0 / 13
    y = y * square + 2.0 / 11
    y = y * square + 2.0 / 9
    y = y * square + 2.0 / 7
    y = y * square + 2.0 / 5
    y = y * square + 2.0 / 3
    y = y * square * s + 2 * s
    return power * 0.693147180369123816490 + (power * 1.90821492927058770002e-10 + y)
  }

  /// The sine and the cosine of each, for angles from -π/4 to π/4, to within two units in the last place.
  @inlinable @inline(__always)
  public var sineAndCosine: (sine: SIMD8<Double>, cosine: SIMD8<Double>) {
    let square = self * self
    var sine = SIMD8<Double>(repeating: -1.0 / 1_307_674_368_000)
    sine = sine * square + 1.0 / 6_227_020_800
    sine = sine * square - 1.0 / 39_916_800
    sine = sine * square + 1.0 / 362_880
    sine = sine * square - 1.0 / 5_040
    sine = sine * square + 1.0 / 120
    sine = sine * square - 1.0 / 6
    sine = sine * square * self + self
    var cosine = SIMD8<Double>(repeating: 1.0 / 20_922_789_888_000)
    cosine = cosine * square - 1.0 / 87_178_291_200
    cosine = cosine * square + 1.0 / 479_001_600
    cosine = cosine * square - 1.0 / 3_628_800
    cosine = cosine * square + 1.0 / 40_320
    cosine = cosine * square - 1.0 / 720
    cosine = cosine * square + 1.0 / 24
    cosine = cosine * square - 0.5
    cosine = cosine * square + 1
    return (sine, cosine)
  }

  /// 1/(1 + e^-x) of each.
  @inlinable @inline(__always)
  public var logistic: SIMD8<Double> { 1 / (1 + (-self).exponential) }
}

extension Double {
  /// The natural logarithm with the same bits on every processor, for a normal positive number; of every
  /// other what the system's library gives.
  public var portableLogarithm: Double {
    isNormal && self > 0 ? SIMD8<Double>(repeating: self).logarithm[0] : log(self)
  }

  /// e to the power of this number, with the same bits on every processor between -708 and 709.
  public var portableExponential: Double {
    abs(self) <= 708 ? SIMD8<Double>(repeating: self).exponential[0] : exp(self)
  }
}

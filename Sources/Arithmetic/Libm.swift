#if canImport(Glibc)
  public import Glibc
#elseif canImport(Musl)
  public import Musl
#elseif canImport(Darwin)
  public import Darwin
#endif

// The elementary functions of plain numbers, in one place: the rooms above import no mathematical
// library of their own.

/// The exponential function.
@inlinable public func exp(_ x: Double) -> Double {
  #if canImport(Glibc)
    Glibc.exp(x)
  #elseif canImport(Musl)
    Musl.exp(x)
  #else
    Darwin.exp(x)
  #endif
}

/// The natural logarithm.
@inlinable public func log(_ x: Double) -> Double {
  #if canImport(Glibc)
    Glibc.log(x)
  #elseif canImport(Musl)
    Musl.log(x)
  #else
    Darwin.log(x)
  #endif
}

/// exp(x) - 1, accurate near 0.
@inlinable public func expMinusOne(_ x: Double) -> Double { expm1(x) }

/// log(1 + x), accurate near 0.
@inlinable public func logOnePlus(_ x: Double) -> Double { log1p(x) }

/// The sine of an angle in radians.
@inlinable public func sine(_ x: Double) -> Double { sin(x) }

/// The cosine of an angle in radians.
@inlinable public func cosine(_ x: Double) -> Double { cos(x) }

/// The angle whose tangent is x.
@inlinable public func arcTangent(_ x: Double) -> Double { atan(x) }

/// The angle of the point (x, y) in radians, from -pi to pi.
@inlinable public func angle(y: Double, x: Double) -> Double { atan2(y, x) }

/// log₁₀ x.
@inlinable public func decimalLogarithm(_ x: Double) -> Double { log10(x) }

/// 10ˣ.
@inlinable public func powerOfTen(_ x: Double) -> Double { pow(10, x) }

/// The power of two 2ˣ.
@inlinable public func powerOfTwo(_ x: Double) -> Double { exp2(x) }

/// log₂ x.
@inlinable public func binaryLogarithm(_ x: Double) -> Double { log2(x) }

/// The cube root.
@inlinable public func cubeRoot(_ x: Double) -> Double { cbrt(x) }

/// The logarithm of the gamma function at a positive number.
@inlinable public func logGamma(_ x: Double) -> Double {
  var sign: Int32 = 0
  return lgamma_r(x, &sign)
}

/// log(Gamma(a + 1/2)/Gamma(a)), without cancellation for large a.
///
/// Asymptotic series log(a)/2 - 1/(8 a) + 1/(192 a³) - 1/(640 a⁵) + 17/(14336 a⁷) (DLMF 5.11.8), below
/// 1e-17 from the truth for a of at least 40.
@inlinable public func logGammaHalfStep(_ a: Double) -> Double {
  guard a >= 40 else { return logGamma(a + 0.5) - logGamma(a) }
  let square = 1 / (a * a)
  let series =
    -0.125 + square * (1.0 / 192 + square * (-1.0 / 640 + square * (17.0 / 14336)))
  return 0.5 * log(a) + series / a
}

/// erf(x) = 2/sqrt(pi) times the integral of exp(-t²) from 0 to x.
@inlinable public func errorFunction(_ x: Double) -> Double { erf(x) }

/// erfc(x) = 1 - erf(x), accurate for large x.
@inlinable public func complementaryErrorFunction(_ x: Double) -> Double { erfc(x) }

/// exp(x) - 1 - x, to full relative accuracy for every x.
///
/// Near 0 both `exp(x) - 1` and `x` agree in their leading digits; there the series
/// x²/2 (1 + x/3 (1 + x/4 (1 + …))) is summed instead.
@inlinable public func expMinusOneMinus(_ x: Double) -> Double {
  guard abs(x) < 0.5 else { return expm1(x) - x }
  var tail = 1.0
  var divisor = 18.0
  while divisor >= 3 {
    tail = 1 + x / divisor * tail
    divisor -= 1
  }
  return 0.5 * x * x * tail
}

/// The relative error of one rounding to nearest: 2^-53.
@inlinable public var unitRoundoff: Double { 0x1p-53 }

/// log(2 pi) / 2.
@inlinable public var halfLogTwoPi: Double { 0.918938533204672741780329736406 }

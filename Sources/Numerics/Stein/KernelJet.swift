public import Arithmetic

/// A kernel at a distance d, with the derivatives that a Stein kernel is made of.
///
/// Written as k = exp(phi(d)), so that the four terms of a Stein kernel factor:
/// h = k ((s + phi')(t - phi') - phi''), with no power of the distance that could overflow.
struct KernelJet {
  /// k = f(d).
  var value: Double
  /// phi'(d), so that f' = k phi'.
  var slope: Double
  /// phi''(d), so that f'' = k (phi'² + phi'').
  var curvature: Double
  /// The sum of the absolute values of the terms of phi''.
  var curvatureSize: Double

  /// h for the scores s at x and t at y.
  func steinKernel(_ s: Double, _ t: Double) -> Double {
    value * ((s + slope) * (t - slope) - curvature)
  }

  /// A bound on the sum of the absolute values of the terms of h, for scores of these sizes.
  func steinKernelSize(_ s: Double, _ t: Double) -> Double {
    value * ((s + abs(slope)) * (t + abs(slope)) + curvatureSize)
  }
}

extension Kernel {
  /// A bound on the Stein kernel for scores of which (1 + L |s|)(1 + L |t|) is 1: 8 k(0)/L².
  var largestForm: Double { 8 * atZero / length / length }

  /// f and its derivatives at d.
  ///
  /// The value has a relative error of a few units of rounding times 1 + |log k(d)/k(0)|.
  func jet(_ d: Double) -> KernelJet {
    switch self {
    case .gaussian(let bandwidth):
      let z = d / bandwidth
      let curvature = 1 / bandwidth / bandwidth
      return KernelJet(
        value: exp(-0.5 * z * z), slope: -z / bandwidth, curvature: -curvature,
        curvatureSize: curvature)
    case .inverseMultiquadric(let scale, let power):
      let z = d / scale
      // Beyond 1e150 the square would overflow; w and y are 0 there to all digits that count.
      let w = abs(z) < 1e150 ? 1 / (1 + z * z) : 0
      let y = abs(z) < 1e150 ? z * w : 1 / z
      let beta = -2 * power
      let unit = beta / scale / scale
      return KernelJet(
        value: value(standardized: z), slope: -beta * y / scale,
        curvature: -unit * (w - 2 * y * y), curvatureSize: unit * (w + 2 * y * y))
    }
  }

  /// (c² + d²)^b for z = d/c.
  private func value(standardized z: Double) -> Double {
    switch self {
    case .gaussian: return exp(-0.5 * z * z)
    case .inverseMultiquadric(let scale, let power):
      guard abs(z) < 1e150 else { return exp(2 * power * (log(abs(z)) + log(scale))) }
      let u = 1 + z * z
      if power == -0.5 { return 1 / scale / u.squareRoot() }
      return exp(power * log(u)) * atZero
    }
  }

  /// The kernel at the distance d.
  public func callAsFunction(_ d: Double) -> Double { value(standardized: d / length) }

  /// The kernel at a distance that is a function on an interval.
  public func series(_ d: Series) -> Series {
    switch self {
    case .gaussian(let bandwidth):
      return (Ball(-0.5) * (Ball(1 / bandwidth, units: 1) * d).squared).exponential
    case .inverseMultiquadric(let scale, let power):
      return (Ball(scale).squared + d.squared).power(power)
    }
  }

  /// The kernel at a distance that has derivatives.
  public func jet(_ d: Jet) -> Jet {
    switch self {
    case .gaussian(let bandwidth):
      let z = d / Jet(constant: Estimate(bandwidth))
      return (Jet(constant: Estimate(-0.5)) * z * z).exponential
    case .inverseMultiquadric(let scale, let power):
      let square = Jet(constant: Estimate(scale) * Estimate(scale)) + d * d
      return Jet.power(square, Jet(constant: Estimate(power)))
    }
  }

  /// A bound on the Taylor coefficient |k^(n)(d)/n!| over all d.
  ///
  /// For the Gaussian kernel Cramér's bound of the Hermite functions; for the multiquadric Cauchy's on a
  /// circle of 0.7 scales, on which |c² + d²| is at least 0.51 c².
  public func largestCoefficient(_ n: Int) -> Double {
    switch self {
    case .gaussian(let bandwidth):
      return 1.09 * exp(-0.5 * logGamma(Double(n) + 1) - Double(n) * log(bandwidth)) * (1 + 1e-12)
    case .inverseMultiquadric(let scale, let power):
      let largest = exp(power * (log(0.51) + 2 * log(scale)))
      return largest * exp(-Double(n) * log(0.7 * scale)) * (1 + 1e-12)
    }
  }

  /// The kernel at an exact distance d with a bound on its rounding.
  public func value(at d: Double) -> Estimate {
    let value = self(d)
    let z = d / length
    let rounding: Double
    switch self {
    case .gaussian: rounding = 4 + 3 * min(z * z, 1600)
    case .inverseMultiquadric(let scale, let power):
      let logarithms = abs(z) < 1e150 ? abs(power) * logOnePlus(z * z) : 4 * abs(log(abs(z)))
      rounding = 12 + units + 4 * logarithms + 4 * abs(power * log(scale))
    }
    return Estimate(
      value, error: rounding * unitRoundoff * value + .leastNonzeroMagnitude)
  }

  /// k(0).
  var atZero: Double {
    switch self {
    case .gaussian: return 1
    case .inverseMultiquadric(let scale, let power):
      return power == -0.5 ? 1 / scale : exp(2 * power * log(scale))
    }
  }

  /// The relative error of k(0), and of k(d) next to that of the distance, in units of rounding.
  ///
  /// A power other than -1/2 is taken by logarithms, whose size counts when the scale is far from 1.
  public var units: Double {
    switch self {
    case .gaussian: return 4
    case .inverseMultiquadric(let scale, let power):
      return power == -0.5 ? 4 : 8 + 4 * abs(power * log(scale))
    }
  }

  /// A bound on |k'|/k over distances from d to d + L.
  func steepness(from d: Double) -> Double {
    switch self {
    case .gaussian(let bandwidth): return (2 + d / bandwidth) / bandwidth
    case .inverseMultiquadric(let scale, _): return 2 / max(scale, d)
    }
  }

  /// k(d) - k(0), without cancellation where d is small.
  func fall(_ d: Double) -> Double {
    let z = d / length
    switch self {
    case .gaussian: return expMinusOne(-0.5 * z * z)
    case .inverseMultiquadric(_, let power):
      guard abs(z) < 1e150 else { return -atZero }
      return atZero * expMinusOne(power * logOnePlus(z * z))
    }
  }
}

/// Eight kernels at a time, in units of the length L of the kernel.
///
/// With z = d/L, h L² = k ((S - m)(T + m) + r) for the scores S and T in units of 1/L.
struct KernelLanes {
  /// k.
  var value: SIMD8<Double>
  /// m = -L phi'.
  var slope: SIMD8<Double>
  /// r = -L² phi''.
  var rest: SIMD8<Double>
  /// The sum of the absolute values of the terms of r.
  var restSize: SIMD8<Double>
}

extension Kernel {
  /// Eight kernels at the distances z in units of the length.
  @inline(__always)
  func lanes(_ z: SIMD8<Double>) -> KernelLanes {
    switch self {
    case .gaussian:
      let one = SIMD8<Double>(repeating: 1)
      return KernelLanes(
        value: vectorExponential(-0.5 * z * z), slope: z, rest: one, restSize: one)
    case .inverseMultiquadric(_, let power):
      let clamped = z.clamped(
        lowerBound: SIMD8(repeating: -1e150), upperBound: SIMD8(repeating: 1e150))
      let w = 1 / (1 + clamped * clamped)
      let y = clamped * w
      let square = 2 * y * y
      let beta = -2 * power
      return KernelLanes(
        value: values(z, w), slope: beta * y, rest: beta * (w - square),
        restSize: beta * (w + square))
    }
  }

  /// Eight values at the distances z in units of the length.
  @inline(__always)
  func values(_ z: SIMD8<Double>) -> SIMD8<Double> {
    switch self {
    case .gaussian: vectorExponential(-0.5 * z * z)
    case .inverseMultiquadric(_, let power):
      values(z, power == -0.5 ? 1 / (1 + z * z) : z)
    }
  }

  /// k - k(0) at the distances z in units of the length, without cancellation.
  @inline(__always)
  func falls(_ z: SIMD8<Double>) -> SIMD8<Double> {
    if case .inverseMultiquadric(let scale, -0.5) = self {
      let z = z.clamped(lowerBound: SIMD8(repeating: -1e150), upperBound: SIMD8(repeating: 1e150))
      let root = (1 + z * z).squareRoot()
      return -(z * z) / (root * (1 + root)) * (1 / scale)
    }
    var result = SIMD8<Double>()
    for lane in 0..<8 { result[lane] = fall(z[lane] * length) }
    return result
  }

  /// The values, given 1/(1 + z²) for the power -1/2.
  @inline(__always)
  private func values(_ z: SIMD8<Double>, _ w: SIMD8<Double>) -> SIMD8<Double> {
    if case .inverseMultiquadric(let scale, -0.5) = self {
      return w.squareRoot() * (1 / scale)
    }
    var result = SIMD8<Double>()
    for lane in 0..<8 { result[lane] = value(standardized: z[lane]) }
    return result
  }
}

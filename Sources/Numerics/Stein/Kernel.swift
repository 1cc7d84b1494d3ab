/// A translation-invariant positive definite kernel k(x, y) = f(x - y) on the real line.
public enum Kernel: Sendable, Hashable {
  /// exp(-d²/(2 h²)) with bandwidth h.
  case gaussian(bandwidth: Double)
  /// (c² + d²)^b with scale c and power b in (-1, 0).
  case inverseMultiquadric(scale: Double, power: Double)

  /// A Gaussian kernel.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless the bandwidth is between 1e-50 and 1e50.
  public static func checkedGaussian(bandwidth: Double) throws(NumericsError) -> Kernel {
    try checkLength(bandwidth, name: "bandwidth")
    return .gaussian(bandwidth: bandwidth)
  }

  /// An inverse multiquadric kernel.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless the scale is between 1e-50 and 1e50 and the
  ///   power strictly between -1 and 0.
  public static func checkedInverseMultiquadric(
    scale: Double, power: Double
  ) throws(NumericsError) -> Kernel {
    try checkLength(scale, name: "scale")
    guard power > -1, power < 0 else {
      throw .invalidParameter(
        name: "power", value: power, requirement: "strictly between -1 and 0")
    }
    return .inverseMultiquadric(scale: scale, power: power)
  }

  private static func checkLength(_ length: Double, name: String) throws(NumericsError) {
    guard length >= 1e-50, length <= 1e50 else {
      throw .invalidParameter(
        name: name, value: length,
        requirement: length > 0 && length.isFinite ? "between 1e-50 and 1e50" : "a positive number")
    }
  }

  /// The kernel at the distance d.
  public func callAsFunction(_ d: Double) -> Double { jet(d).value }

  /// The length over which the kernel changes.
  public var length: Double {
    switch self {
    case .gaussian(let bandwidth): bandwidth
    case .inverseMultiquadric(let scale, _): scale
    }
  }

  /// The kernel as a function f of the distance d = x - y, with the derivatives that a Stein kernel
  /// is made of: d/dx k = f', d/dy k = -f', d²/dx dy k = -f''.
  struct Jet {
    /// f(d).
    var value: Double
    /// f'(d).
    var slope: Double
    /// -f''(d).
    var mixed: Double
  }

  /// f and its derivatives at d, each to a few units of rounding times |f| and the powers of 1/length.
  func jet(_ d: Double) -> Jet {
    switch self {
    case .gaussian(let bandwidth):
      let z = d / bandwidth
      let value = exp(-0.5 * z * z)
      return Jet(
        value: value, slope: -z / bandwidth * value,
        mixed: (1 - z * z) / bandwidth / bandwidth * value)
    case .inverseMultiquadric(let scale, let power):
      let z = d / scale
      let u = 1 + z * z
      let shape = power == -0.5 ? 1 / u.squareRoot() : exp(power * log(u))
      let value = shape * (power == -0.5 ? 1 / scale : exp(2 * power * log(scale)))
      let slope = 2 * power * z / u * value / scale
      let mixed = -2 * power / u * (1 + 2 * (power - 1) * z * z / u) * value / scale / scale
      return Jet(value: value, slope: slope, mixed: mixed)
    }
  }
}

/// The Stein kernel h_p(x, y) = s s' k + s d_y k + s' d_x k + d_x d_y k with s = s_p(x), s' = s_p(y).
///
/// Its expectation over independent x, y from q is the squared kernel Stein discrepancy of q from p.
/// (Chwialkowski, Strathmann and Gretton, 2016; Liu, Lee and Jordan, 2016.)
public struct SteinKernel: Sendable {
  /// The model p.
  public let density: any Density
  /// The kernel k.
  public let kernel: Kernel

  /// The Stein kernel of a model.
  public init(_ density: any Density, _ kernel: Kernel) {
    self.density = density
    self.kernel = kernel
  }

  /// h_p(x, y) with a bound on the rounding of its four terms.
  ///
  /// - Throws: `NumericsError.overflow` when it is out of range.
  public func callAsFunction(_ x: Double, _ y: Double) throws(NumericsError) -> Estimate {
    let (value, magnitude) = Self.value(
      density.score(x), density.score(y), kernel.jet(x - y))
    return try Estimate(
      value, within: 32 * unitRoundoff * magnitude + .leastNonzeroMagnitude, of: "the Stein kernel")
  }

  /// The value, and the sum of the absolute values of its terms.
  static func value(_ s: Double, _ t: Double, _ jet: Kernel.Jet) -> (Double, magnitude: Double) {
    let product = s * t * jet.value
    let cross = (t - s) * jet.slope
    return (
      product + cross + jet.mixed,
      abs(product) + (abs(s) + abs(t)) * abs(jet.slope) + abs(jet.mixed) + jet.value
    )
  }
}

import Arithmetic

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

  /// The length over which the kernel changes.
  public var length: Double {
    switch self {
    case .gaussian(let bandwidth): bandwidth
    case .inverseMultiquadric(let scale, _): scale
    }
  }
}

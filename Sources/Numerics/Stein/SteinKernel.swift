public import Arithmetic

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

  /// h_p(x, y) with a bound on the rounding of the scores and of its four terms.
  ///
  /// - Throws: `NumericsError.overflow` when it is out of range.
  public func callAsFunction(_ x: Double, _ y: Double) throws(NumericsError) -> Estimate {
    let s = ModelScore(density, x)
    let t = ModelScore(density, y)
    let jet = kernel.jet(x - y)
    let z = (x - y) / kernel.length
    let size = jet.steinKernelSize(s.size, t.size)
    let units = 32 + kernel.units + (jet.value > 0 ? min(z * z, 1500) : 0)
    return try Estimate(
      jet.steinKernel(s.value, t.value),
      within: units * unitRoundoff * size + .leastNonzeroMagnitude, of: "the Stein kernel")
  }
}

/// The score of a model at a point with the size that its rounding error is measured by.
struct ModelScore {
  /// s(x).
  let value: Double
  /// A number such that the error of s is at most 16 units of rounding of it.
  ///
  /// The score of a mixture is an average of the scores of its components. Near one of its zeros these
  /// cancel; their root mean square is at most |s| + sqrt|s'| + 1/sd, and the last is of the size of
  /// the second but at single points.
  let size: Double

  init(_ density: any Density, _ x: Double) {
    let jet = density.jet(at: x)
    value = jet?.slope.value ?? density.score(x)
    let slope = jet?.curvature.value ?? density.scoreDerivative(x)
    let error = jet?.slope.error ?? density.scoreError(x)
    size = max(abs(value) + abs(slope).squareRoot(), error / (16 * unitRoundoff))
  }
}

import Arithmetic
import Testing

@testable import Numerics

/// The logistic distribution: a density that is no mixture of normals.
struct Logistic: Density {
  let mean: Double
  let scale: Double

  func logpdf(_ x: Double) -> Double {
    let z = abs(x - mean) / scale
    return -z - 2 * logOnePlus(exp(-z)) - log(scale)
  }
  func score(_ x: Double) -> Double {
    let z = (x - mean) / scale
    // -tanh(z/2)/scale
    return (z > 0 ? 1 : -1) * expMinusOne(-abs(z)) / (1 + exp(-abs(z))) / scale
  }
  func scoreDerivative(_ x: Double) -> Double {
    let small = exp(-abs(x - mean) / scale)
    return -2 * small / ((1 + small) * (1 + small)) / (scale * scale)
  }
  func cdf(_ x: Double) -> Double { 1 / (1 + exp(-(x - mean) / scale)) }
  func ccdf(_ x: Double) -> Double { 1 / (1 + exp((x - mean) / scale)) }
  func quantile(_ p: Double) throws(NumericsError) -> Double { mean + scale * log(p / (1 - p)) }
  var variance: Double { scale * scale * .pi * .pi / 3 }
  var peaks: [Landmark] { [Landmark(clampedLocation: mean, scale: 2 * scale)] }
  func extrema() throws(NumericsError) -> Extrema { Extrema(modes: [mean], antimodes: []) }
}

extension Row {
  /// The kernel of a row of `stein.json`.
  func kernel() throws -> Kernel {
    let kernel = try row("kernel")
    if kernel.fields["bandwidth"] != nil {
      return try .checkedGaussian(bandwidth: kernel.number("bandwidth"))
    }
    return try .checkedInverseMultiquadric(
      scale: kernel.number("scale"), power: kernel.number("power"))
  }

  /// The density of a row of `stein.json`: a mixture, a power of one, or a logistic distribution.
  func density() throws -> any Density {
    if fields["scale"] != nil {
      return Logistic(mean: try number("mean"), scale: try number("scale"))
    }
    let mixture = try mixture()
    return fields["beta"] == nil ? mixture : try mixture.tempered(beta: number("beta"))
  }

  /// The kernel of a row of `paper.json`.
  func paperKernel() throws -> Kernel {
    let name = try #require(fields["kernel"] as? String)
    return name.hasPrefix("g")
      ? .gaussian(bandwidth: 1) : .inverseMultiquadric(scale: 1, power: -0.5)
  }
}

/// The statistic of a sample, all blocks in turn.
func statistic(
  _ kind: SteinStatistic.Kind, _ sample: [Double], _ p: any Density, _ kernel: Kernel
) throws -> Estimate {
  let statistic = try SteinStatistic(sample, p, kernel: kernel)
  return try statistic.statistic(
    kind, (0..<statistic.blockCount).map { statistic.rowSum(block: $0) })
}

let standardKernels: [Kernel] = [
  .gaussian(bandwidth: 1), .inverseMultiquadric(scale: 1, power: -0.5),
  .gaussian(bandwidth: 0.3), .inverseMultiquadric(scale: 2, power: -0.8),
]

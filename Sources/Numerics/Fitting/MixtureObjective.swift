import Arithmetic

/// The objectives of fits of a mixture to a sample, with their gradients.
///
/// With l_k the log weighted density of component k, c_k = -(x - m_k) t_k its score and t_k = 1/s_k²:
/// the negative log-likelihood is -log sum exp(l_k) + log sum w_k, and the loss of score matching
/// L = s² + 2 s' = 2 A - s² with s = sum r_k c_k and A = sum r_k (c_k² - t_k), so that
///
///     dL/dl_j = 2 r_j (c_j² - t_j - A) - 2 s r_j (c_j - s),
///     dL/dc_j = 2 r_j (2 c_j - s),     dL/dt_j = -2 r_j.
struct MixtureObjective: Sendable {
  /// The partial derivatives with respect to the parameters of a component.
  struct Slope: Sendable {
    var logWeight = 0.0
    var mean = 0.0
    var logSd = 0.0
  }

  /// The value and gradient at a place.
  struct Sample: Sendable {
    var value: Double
    var slopes: [Slope]
    /// A bound on the rounding error of each partial derivative.
    var gradientError: Double
  }

  private let draws: [Double]
  private let method: FitMethod

  init(_ draws: [Double], _ method: FitMethod) {
    self.draws = draws
    self.method = method
  }

  /// The mean over the sample.
  ///
  /// - Complexity: O(n m) for n draws and m components.
  func sample(_ components: [FittedComponent]) -> Sample {
    let count = components.count
    var value = CompensatedSum()
    var slopes = Array(repeating: Slope(), count: count)
    var size = 0.0
    let precisions = components.map { 1 / ($0.sd * $0.sd) }
    let logScales = components.map { $0.logWeight - log($0.sd) }
    let logTotal = Self.logSum(components.map(\.logWeight))
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * count) { buffer in
      let r = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
      let c = UnsafeMutableBufferPointer(rebasing: buffer[count..<(2 * count)])
      let z = UnsafeMutableBufferPointer(rebasing: buffer[(2 * count)...])
      for x in draws {
        var largest = -Double.infinity
        for k in 0..<count {
          z[k] = (x - components[k].mean) / components[k].sd
          c[k] = -z[k] / components[k].sd
          r[k] = logScales[k] - 0.5 * z[k] * z[k]
          largest = max(largest, r[k])
        }
        var total = 0.0
        for k in 0..<count {
          r[k] = exp(r[k] - largest)
          total += r[k]
        }
        for k in 0..<count { r[k] /= total }
        switch method {
        case .likelihood:
          value.add(logTotal + halfLogTwoPi - largest - log(total))
          for k in 0..<count {
            slopes[k].logWeight -= r[k]
            slopes[k].mean += r[k] * c[k]
            slopes[k].logSd += r[k] * (1 - z[k] * z[k])
            size += r[k] * (1 + abs(c[k]) * components[k].sd + z[k] * z[k])
          }
        case .scoreMatching:
          var score = 0.0
          var mean = 0.0
          for k in 0..<count {
            score += r[k] * c[k]
            mean += r[k] * (c[k] * c[k] - precisions[k])
          }
          value.add(2 * mean - score * score)
          for k in 0..<count {
            let byLog =
              2 * r[k] * ((c[k] * c[k] - precisions[k] - mean) - score * (c[k] - score))
            let byScore = 2 * r[k] * (2 * c[k] - score)
            slopes[k].logWeight += byLog
            slopes[k].mean += byScore * precisions[k] - byLog * c[k]
            slopes[k].logSd +=
              byLog * (z[k] * z[k] - 1) - 2 * byScore * c[k] + 4 * r[k] * precisions[k]
            size += abs(byLog) * (1 + z[k] * z[k]) + abs(byScore * c[k]) + r[k] * precisions[k]
          }
        }
      }
    }
    let n = Double(draws.count)
    for k in 0..<count {
      slopes[k].logWeight /= n
      slopes[k].mean /= n
      slopes[k].logSd /= n
      if method == .likelihood {
        slopes[k].logWeight += exp(components[k].logWeight - logTotal)
      }
    }
    return Sample(
      value: value.value / n, slopes: slopes,
      gradientError: unitRoundoff * (16 * size / n + n.squareRoot() * size / n + 4))
  }

  private static func logSum(_ values: [Double]) -> Double {
    let largest = values.max() ?? 0
    return largest + log(values.reduce(0) { $0 + exp($1 - largest) })
  }
}

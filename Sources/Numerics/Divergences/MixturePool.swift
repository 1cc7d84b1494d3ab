import Arithmetic

/// The components of two mixtures in one list, each shape (mean, standard deviation) once.
struct MixturePool {
  /// The mean and standard deviation of a component.
  struct Shape: Hashable {
    let mean: Double
    let sd: Double
  }

  /// The weights that a mixture gives to the shapes; 0 for a shape that it lacks.
  struct Weights {
    fileprivate(set) var values: [Double]
    fileprivate(set) var logs: [Double]
  }

  /// The responsibility of a component and a bound on its relative error beyond the `commonError`.
  struct Responsibility {
    var value: Double
    var error: Double
  }

  /// One mixture at a point.
  struct Side {
    /// The component with the largest weighted density.
    var dominant: Int
    /// log of the weighted density of that component.
    var logLargest: Double
    /// log of (density / weighted density of the dominant component).
    var logTotal: Double
    /// A bound on the relative error that all responsibilities share.
    var commonError: Double
    /// A bound on the error of the log density.
    var logDensityError: Double

    /// The log density.
    var logDensity: Double { logLargest + logTotal }
  }

  let shapes: [Shape]
  /// -log sd - log(2 pi)/2 of each shape.
  let logHeights: [Double]
  let q: Weights
  let p: Weights

  init(_ q: Mixture, _ p: Mixture) {
    var shapes: [Shape] = []
    var index: [Shape: Int] = [:]
    for term in q.terms + p.terms {
      let shape = Shape(mean: term.mean, sd: term.sd)
      if index[shape] == nil {
        index[shape] = shapes.count
        shapes.append(shape)
      }
    }
    func weights(of mixture: Mixture) -> Weights {
      var values = Array(repeating: 0.0, count: shapes.count)
      for term in mixture.terms {
        if let slot = index[Shape(mean: term.mean, sd: term.sd)] { values[slot] += term.weight }
      }
      return Weights(values: values, logs: values.map(log))
    }
    self.shapes = shapes
    logHeights = shapes.map { -log($0.sd) - halfLogTwoPi }
    self.q = weights(of: q)
    self.p = weights(of: p)
  }

  /// The number of shapes.
  var count: Int { shapes.count }

  /// Standardizes x for every shape.
  func standardize(_ x: Abscissa, into z: UnsafeMutableBufferPointer<DoubledNumber>) {
    for i in shapes.indices {
      z[i] = x.standardized(mean: shapes[i].mean, sd: shapes[i].sd)
    }
  }

  /// log(N_k(x)/N_j(x)) of two shapes, with a bound on its error.
  func logShapeRatio(
    _ k: Int, _ j: Int, _ z: UnsafeMutableBufferPointer<DoubledNumber>
  ) -> (value: Double, error: Double) {
    if k == j { return (0, 0) }
    let heights =
      shapes[k].sd == shapes[j].sd ? 0 : logQuotient(shapes[j].sd, shapes[k].sd)
    let gap = (z[j].leading - z[k].leading) + (z[j].rest - z[k].rest)
    let sum = (z[j].leading + z[k].leading) + (z[j].rest + z[k].rest)
    let value = heights + 0.5 * gap * sum
    return (value, unitRoundoff * (4 * abs(gap * sum) + 4 * abs(heights) + abs(value)))
  }

  /// log(a/b), accurate also when a is close to b.
  private func logQuotient(_ a: Double, _ b: Double) -> Double {
    abs(a - b) < 0.5 * b ? logOnePlus((a - b) / b) : log(a) - log(b)
  }

  /// The difference of the component scores c_a - c_b, with a bound on its error.
  ///
  /// With n the narrower and w the wider shape: c_n - c_w =
  /// -(x - m_n)(1/s_n² - 1/s_w²) + (m_n - m_w)/s_w².
  func scoreGap(
    _ a: Int, _ b: Int, _ z: UnsafeMutableBufferPointer<DoubledNumber>
  ) -> (value: Double, error: Double) {
    let (n, w) = shapes[a].sd < shapes[b].sd ? (a, b) : (b, a)
    let narrow = shapes[n]
    let wide = shapes[w]
    let bend =
      ((wide.sd - narrow.sd) / narrow.sd) * ((wide.sd + narrow.sd) / wide.sd) / wide.sd
    let first = z[n].leading * bend
    let second = (narrow.mean - wide.mean) / wide.sd / wide.sd
    let value = second - first
    let error = unitRoundoff * (9 * abs(first) + 3 * abs(second) + abs(value))
    return (n == a ? value : -value, error)
  }

  /// The responsibilities of one mixture.
  func fill(
    _ r: UnsafeMutableBufferPointer<Responsibility>, of weights: Weights,
    _ z: UnsafeMutableBufferPointer<DoubledNumber>
  ) -> Side {
    let dominant = dominantShape(weights, z)
    let logWeight = weights.logs[dominant]
    var rest = 0.0
    var common = 0.0
    for k in shapes.indices {
      guard weights.values[k] > 0, k != dominant else {
        r[k] = Responsibility(value: k == dominant ? 1 : 0, error: 0)
        continue
      }
      let (ratio, ratioError) = logShapeRatio(k, dominant, z)
      let exponent = (weights.logs[k] - logWeight) + ratio
      let value = exp(exponent)
      let error =
        ratioError + unitRoundoff
        * (2 + abs(exponent) + 2 * (abs(weights.logs[k]) + abs(logWeight)))
      r[k] = Responsibility(value: value, error: error)
      rest += value
      if value > 0 { common += value * error }
    }
    let total = 1 + rest
    for k in shapes.indices where r[k].value > 0 { r[k].value /= total }
    let commonError = common / total + unitRoundoff * Double(shapes.count + 3)
    let own = z[dominant]
    let square = own.leading * own.leading
    let logLargest =
      logWeight + logHeights[dominant] - 0.5 * square
      - (square.isFinite ? own.leading * own.rest : 0)
    let logError =
      unitRoundoff * (1.5 * square + 3 * (abs(logWeight) + abs(logHeights[dominant]) + 1))
    return Side(
      dominant: dominant, logLargest: logLargest, logTotal: logOnePlus(rest),
      commonError: commonError, logDensityError: logError + commonError)
  }

  private func dominantShape(
    _ weights: Weights, _ z: UnsafeMutableBufferPointer<DoubledNumber>
  ) -> Int {
    var best = -1
    var largest = -Double.infinity
    for k in shapes.indices where weights.values[k] > 0 {
      let value = weights.logs[k] + logHeights[k] - 0.5 * z[k].leading * z[k].leading
      if best < 0 || value > largest {
        largest = value
        best = k
      }
    }
    if largest > -1e9 { return best }
    // The logarithms are so large that their rounding hides the differences.
    for k in shapes.indices where weights.values[k] > 0 {
      let ratio = (weights.logs[k] - weights.logs[best]) + logShapeRatio(k, best, z).value
      if ratio > 0 { best = k }
    }
    return best
  }
}

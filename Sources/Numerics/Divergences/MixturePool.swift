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

  /// The rounding error of the standardized abscissa, and the abscissa, for one shape.
  struct Standardized {
    var z: Double
    var error: Double
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
  func standardize(_ x: Abscissa, into z: UnsafeMutableBufferPointer<Standardized>) {
    for i in shapes.indices {
      let gap = x.base - shapes[i].mean
      let distance = gap + x.offset
      z[i] = Standardized(
        z: distance / shapes[i].sd,
        error: unitRoundoff * (abs(gap) + 3 * abs(distance)) / shapes[i].sd)
    }
  }

  /// log(N_k(x)/N_j(x)) of two shapes, with a bound on its error.
  func logShapeRatio(
    _ k: Int, _ j: Int, _ z: UnsafeMutableBufferPointer<Standardized>
  ) -> (value: Double, error: Double) {
    if k == j { return (0, 0) }
    let gap =
      shapes[k].sd == shapes[j].sd
      ? (shapes[k].mean - shapes[j].mean) / shapes[k].sd : z[j].z - z[k].z
    let value = (logHeights[k] - logHeights[j]) + 0.5 * gap * (z[j].z + z[k].z)
    let spread = (z[k].error + z[j].error) * max(abs(z[k].z), abs(z[j].z))
    let heights = shapes[k].sd == shapes[j].sd ? 0 : abs(logHeights[k]) + abs(logHeights[j])
    return (value, spread + unitRoundoff * (3 * abs(value) + 2 * heights))
  }

  /// The responsibilities of one mixture.
  func fill(
    _ r: UnsafeMutableBufferPointer<Responsibility>, of weights: Weights,
    _ z: UnsafeMutableBufferPointer<Standardized>
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
    let logLargest = logWeight + logHeights[dominant] - 0.5 * own.z * own.z
    let logError =
      abs(own.z) * own.error
      + unitRoundoff * (own.z * own.z + 3 * (abs(logWeight) + abs(logHeights[dominant]) + 1))
    return Side(
      dominant: dominant, logLargest: logLargest, logTotal: logOnePlus(rest),
      commonError: commonError, logDensityError: logError + commonError)
  }

  private func dominantShape(
    _ weights: Weights, _ z: UnsafeMutableBufferPointer<Standardized>
  ) -> Int {
    var best = -1
    var largest = -Double.infinity
    var nearest = -1
    for k in shapes.indices where weights.values[k] > 0 {
      let value = weights.logs[k] + logHeights[k] - 0.5 * z[k].z * z[k].z
      if value > largest {
        largest = value
        best = k
      }
      if nearest < 0 || abs(z[k].z) < abs(z[nearest].z) { nearest = k }
    }
    return best >= 0 ? best : max(nearest, 0)
  }
}

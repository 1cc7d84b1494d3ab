import Arithmetic

/// A network with two hidden layers for the scores of a density on the real line at all levels of noise.
///
/// With the data's mean m and variance v, the noise sigma and F the output of the layers,
///
///     s(x, sigma) = -(x - m)/(v + sigma²) + sqrt(v/(v + sigma²)) F((x - m)/sqrt(v + sigma²), e)/sigma,
///
/// where e runs from -1 at the least to 1 at the largest log sigma: the score of a normal density and what
/// the layers add to it, scaled so that all that they see and give is of the size of 1 (Karras, Aittala,
/// Aila and Laine, 2022, section 5). The layers are W3 h(W2 h(W1 (y, e) + b1) + b2) + b3 with
/// h(a) = a/(1 + e^-a).
public struct ScoreNetwork: Sendable, Hashable {
  /// The number of units in each hidden layer.
  public let width: Int
  /// All weights: the two columns of W1, b1, the rows of W2, b2, W3 and b3.
  public internal(set) var weights: [Double]
  /// The noise levels that it was trained on, from the largest to the least.
  public let noises: [Double]
  let scaling: Scaling

  /// What is known of the data.
  struct Scaling: Sendable, Hashable {
    let mean: Double
    let variance: Double
    /// The least and the greatest datum.
    let range: ClosedRange<Double>
    /// The middle of the logarithms of the noise levels, and one over half their range; 0 for a network
    /// whose hidden layers do not get the level; it still scales what goes in and out.
    let middleLog: Double
    let inverseHalf: Double

    func embedding(_ noise: Double) -> Double {
      inverseHalf * (noise.portableLogarithm - middleLog)
    }
  }

  /// Where the parts of the weights begin.
  struct Layout {
    let width: Int
    var levels: Int { width }
    var firstBias: Int { 2 * width }
    var second: Int { 3 * width }
    var secondBias: Int { second + width * width }
    var last: Int { secondBias + width }
    var lastBias: Int { last + width }
    var count: Int { lastBias + 1 }
  }

  init(width: Int, noises: [Double], scaling: Scaling, weights: [Double]) {
    self.width = width
    self.noises = noises
    self.scaling = scaling
    self.weights = weights
  }

  /// A network with independent random weights: N(0, 4) for the place, N(0, 1) for the level and the first
  /// biases, N(0, 1/width) for W2 and W3, and 0 for the other biases.
  init(width: Int, noises: [Double], scaling: Scaling, key: RandomKey) {
    let layout = Layout(width: width)
    var weights = Array(repeating: 0.0, count: layout.count)
    weights.withUnsafeMutableBufferPointer { ChainNoise.fillNormals($0, from: 0, key: key) }
    let small = (1 / Double(width)).squareRoot()
    for i in 0..<layout.levels { weights[i] *= 2 }
    for i in layout.second..<layout.secondBias { weights[i] *= small }
    for i in layout.secondBias..<layout.last { weights[i] = 0 }
    for i in layout.last..<layout.lastBias { weights[i] *= small }
    weights[layout.lastBias] = 0
    self.init(width: width, noises: noises, scaling: scaling, weights: weights)
  }

  /// The scores at eight places under noise, and their slopes.
  ///
  /// - Complexity: O(width²).
  func scoreAndSlope(
    _ x: SIMD8<Double>, noise: Double
  ) -> (score: SIMD8<Double>, slope: SIMD8<Double>) {
    let spread = scaling.variance + noise * noise
    let root = spread.squareRoot()
    let gap = x - scaling.mean
    let (output, slope) = layers(gap / root, scaling.embedding(noise))
    let factor = (scaling.variance / spread).squareRoot() / noise
    return (factor * output - gap / spread, factor / root * slope - 1 / spread)
  }

  /// F and its derivative in the first input.
  private func layers(
    _ y: SIMD8<Double>, _ level: Double
  ) -> (SIMD8<Double>, SIMD8<Double>) {
    let layout = Layout(width: width)
    return withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: 2 * width) { hidden in
      weights.withUnsafeBufferPointer { w in
        for u in 0..<width {
          let a = w[u] * y + (w[layout.levels + u] * level + w[layout.firstBias + u])
          let gate = a.logistic
          hidden.initializeElement(at: u, to: a * gate)
          hidden.initializeElement(at: width + u, to: w[u] * (gate * (1 + a * (1 - gate))))
        }
        var output = SIMD8<Double>(repeating: w[layout.lastBias])
        var slope = SIMD8<Double>()
        for v in 0..<width {
          let row = layout.second + v * width
          var a = SIMD8<Double>(repeating: w[layout.secondBias + v])
          var rise = SIMD8<Double>()
          for u in 0..<width {
            a += w[row + u] * hidden[u]
            rise += w[row + u] * hidden[width + u]
          }
          let gate = a.logistic
          output += w[layout.last + v] * (a * gate)
          slope += w[layout.last + v] * (rise * (gate * (1 + a * (1 - gate))))
        }
        return (output, slope)
      }
    }
  }

  /// The score at a place under noise.
  ///
  /// - Complexity: O(width²).
  public func score(_ x: Double, noise: Double) -> Double {
    scoreAndSlope(SIMD8(repeating: x), noise: noise).score[0]
  }

  /// The table of its scores under noise: four standard deviations of data and noise beyond the data on
  /// either side.
  ///
  /// - Complexity: O(1000 width²).
  public func learned(noise: Double) -> LearnedScore {
    let margin = 4 * (scaling.variance.squareRoot() + noise)
    return LearnedScore(
      self, noise: noise,
      range: scaling.range.lowerBound - margin...scaling.range.upperBound + margin)
  }
}

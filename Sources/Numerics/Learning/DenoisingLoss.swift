import Arithmetic

/// The loss of denoising score matching over a batch, with its gradient in the weights.
///
/// Of a datum x with noise sigma z the network should give the score of the kernel of the noise, -z/sigma
/// (Vincent, 2011). The mean of sigma² (v + sigma²)/v (s(x + sigma z, sigma) + z/sigma)² is that of
/// (F - f)² with f = (x - m - (v/(v + sigma²)) (x + sigma z - m)) sqrt(v + sigma²)/(sigma sqrt v).
struct DenoisingLoss {
  private let layout: ScoreNetwork.Layout
  /// Eights of examples.
  private let blocks: Int
  private var places: [SIMD8<Double>]
  private var levels: [SIMD8<Double>]
  private var wanted: [SIMD8<Double>]
  // What the layers gave, unit by unit, and then what the loss says to it.
  private var first: [SIMD8<Double>]
  private var firstSlopes: [SIMD8<Double>]
  private var second: [SIMD8<Double>]
  private var secondSlopes: [SIMD8<Double>]
  /// The gradient of the last batch.
  private(set) var gradient: [Double]

  /// For batches of a multiple of eight examples.
  init(width: Int, batch: Int) {
    layout = ScoreNetwork.Layout(width: width)
    blocks = batch / 8
    places = Array(repeating: SIMD8(), count: blocks)
    levels = places
    wanted = places
    first = Array(repeating: SIMD8(), count: blocks * width)
    firstSlopes = first
    second = first
    secondSlopes = first
    gradient = Array(repeating: 0, count: layout.count)
  }

  /// Puts an example into a place of the batch: a datum, a draw of the standard normal, and the noise level.
  mutating func set(
    _ index: Int, datum: Double, deviate: Double, noise: Double, level: Double,
    _ scaling: ScoreNetwork.Scaling
  ) {
    let spread = scaling.variance + noise * noise
    let root = spread.squareRoot()
    let clean = datum - scaling.mean
    let noisy = clean + noise * deviate
    let (block, lane) = (index / 8, index % 8)
    places[block][lane] = noisy / root
    levels[block][lane] = level
    wanted[block][lane] =
      (clean - scaling.variance / spread * noisy) * root / (noise * scaling.variance.squareRoot())
  }

  /// The mean loss of the batch; its gradient is `gradient` then.
  ///
  /// - Complexity: O(batch · width²).
  mutating func evaluate(_ weights: [Double]) -> Double {
    weights.withUnsafeBufferPointer { w in
      propagate(w)
      let loss = compare(w)
      propagateBack(w)
      return loss
    }
  }

  /// The outputs of both hidden layers, and the slopes of their units.
  private mutating func propagate(_ w: UnsafeBufferPointer<Double>) {
    let (width, blocks) = (layout.width, self.blocks)
    for u in 0..<width {
      for b in 0..<blocks {
        let a = w[u] * places[b] + (w[layout.levels + u] * levels[b] + w[layout.firstBias + u])
        let gate = a.logistic
        first[u * blocks + b] = a * gate
        firstSlopes[u * blocks + b] = gate * (1 + a * (1 - gate))
      }
    }
    first.withUnsafeBufferPointer { first in
      for v in 0..<width {
        let row = layout.second + v * width
        for b in 0..<blocks {
          var a = SIMD8<Double>(repeating: w[layout.secondBias + v])
          for u in 0..<width { a += w[row + u] * first[u * blocks + b] }
          let gate = a.logistic
          second[v * blocks + b] = a * gate
          secondSlopes[v * blocks + b] = gate * (1 + a * (1 - gate))
        }
      }
    }
  }

  /// The mean loss; leaves in `secondSlopes` how it changes with the input of each unit.
  private mutating func compare(_ w: UnsafeBufferPointer<Double>) -> Double {
    let (width, blocks) = (layout.width, self.blocks)
    let share = 1 / Double(8 * blocks)
    var loss = SIMD8<Double>()
    for b in 0..<blocks {
      var output = SIMD8<Double>(repeating: w[layout.lastBias])
      for v in 0..<width { output += w[layout.last + v] * second[v * blocks + b] }
      let gap = output - wanted[b]
      loss += gap * gap
      // From here on the place of what was wanted holds the slope of the loss in the output.
      wanted[b] = 2 * share * gap
    }
    var bias = SIMD8<Double>()
    for b in 0..<blocks { bias += wanted[b] }
    gradient[layout.lastBias] = bias.sum()
    for v in 0..<width {
      var weight = SIMD8<Double>()
      var shift = SIMD8<Double>()
      for b in 0..<blocks {
        let i = v * blocks + b
        weight += wanted[b] * second[i]
        secondSlopes[i] *= w[layout.last + v] * wanted[b]
        shift += secondSlopes[i]
      }
      gradient[layout.last + v] = weight.sum()
      gradient[layout.secondBias + v] = shift.sum()
    }
    return share * loss.sum()
  }

  /// The gradient in the weights of the first two layers.
  private mutating func propagateBack(_ w: UnsafeBufferPointer<Double>) {
    let (width, blocks) = (layout.width, self.blocks)
    first.withUnsafeBufferPointer { first in
      secondSlopes.withUnsafeBufferPointer { slopes in
        for v in 0..<width {
          let row = layout.second + v * width
          for u in 0..<width {
            var weight = SIMD8<Double>()
            for b in 0..<blocks { weight += slopes[v * blocks + b] * first[u * blocks + b] }
            gradient[row + u] = weight.sum()
          }
        }
      }
    }
    secondSlopes.withUnsafeBufferPointer { slopes in
      for u in 0..<width {
        var place = SIMD8<Double>()
        var level = SIMD8<Double>()
        var bias = SIMD8<Double>()
        for b in 0..<blocks {
          var back = SIMD8<Double>()
          for v in 0..<width {
            back += w[layout.second + v * width + u] * slopes[v * blocks + b]
          }
          back *= firstSlopes[u * blocks + b]
          place += back * places[b]
          level += back * levels[b]
          bias += back
        }
        gradient[u] = place.sum()
        gradient[layout.levels + u] = level.sum()
        gradient[layout.firstBias + u] = bias.sum()
      }
    }
  }
}

import Arithmetic

/// The score of a network at one level of noise, as a table.
///
/// Between the places of the table it is the cubic that has the network's scores and slopes at both of
/// them, beyond its ends a straight line, as that of the network is nearly. So its integral is known, too:
/// up to a constant the logarithm of a density, if the score is one's.
public struct LearnedScore: Sendable, ChainTarget {
  /// The level of noise.
  public let noise: Double
  /// The greatest distance from the score of the network that was seen half-way between the places, twice.
  public let tableError: Double
  private let lower: Double
  private let spacing: Double
  private let scores: [Double]
  private let slopes: [Double]
  /// The integrals from the first place.
  private let integrals: [Double]

  /// The score of a network under noise, from `lower` to `upper` by a number of steps that is a multiple
  /// of eight.
  ///
  /// - Complexity: O(steps · width²).
  public init(_ network: ScoreNetwork, noise: Double, range: ClosedRange<Double>, steps: Int = 1024)
  {
    self.noise = noise
    lower = range.lowerBound
    let spacing = (range.upperBound - range.lowerBound) / Double(steps)
    self.spacing = spacing
    var scores: [Double] = []
    var slopes: [Double] = []
    let lanes = SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7)
    for first in stride(from: 0, through: steps, by: 8) {
      let x = lower + spacing * (Double(first) + lanes)
      let (score, slope) = network.scoreAndSlope(x, noise: noise)
      for lane in 0..<min(8, steps + 1 - first) {
        scores.append(score[lane])
        slopes.append(slope[lane])
      }
    }
    var integrals = [0.0]
    var sum = CompensatedSum()
    for i in 0..<steps {
      sum.add(
        spacing * (scores[i] + scores[i + 1]) / 2
          + spacing * spacing * (slopes[i] - slopes[i + 1]) / 12)
      integrals.append(sum.value)
    }
    self.scores = scores
    self.slopes = slopes
    self.integrals = integrals
    var error = 0.0
    for first in stride(from: 0, to: steps, by: 8) {
      let x = lower + spacing * (Double(first) + 0.5 + lanes)
      let exact = network.scoreAndSlope(x, noise: noise).score
      for lane in 0..<8 where first + lane < steps {
        let i = first + lane
        let middle =
          (scores[i] + scores[i + 1]) / 2 + spacing * (slopes[i] - slopes[i + 1]) / 8
        error = max(error, abs(exact[lane] - middle))
      }
    }
    tableError = 2 * error
  }

  /// From where to where the table goes.
  public var range: ClosedRange<Double> {
    lower...(lower + spacing * Double(scores.count - 1))
  }

  /// One.
  public var dimension: Int { 1 }
  /// Yes: the integral.
  public var hasLogDensity: Bool { true }

  /// The score at a place.
  public func score(_ x: Double) -> Double { look(x).score }

  /// The integral of the score from `a` to `b`: how much higher the log density is at b, if it is one's.
  public func integral(from a: Double, to b: Double) -> Double {
    look(b).integral - look(a).integral
  }

  /// The score and its integral from the first place of the table.
  @inline(__always)
  private func look(_ x: Double) -> (score: Double, integral: Double) {
    let last = scores.count - 1
    let place = (x - lower) / spacing
    if !(place >= 0) || place >= Double(last) {
      let end = place >= 0 ? last : 0
      let gap = x - (lower + spacing * Double(end))
      return (
        scores[end] + slopes[end] * gap,
        integrals[end] + gap * (scores[end] + 0.5 * slopes[end] * gap)
      )
    }
    let index = min(Int(exactly: place.rounded(.down)) ?? 0, last - 1)
    let t = place - Double(index)
    let (a, b) = (scores[index], scores[index + 1])
    let (da, db) = (spacing * slopes[index], spacing * slopes[index + 1])
    // a + da t + q t² + r t³
    let q = 3 * (b - a) - 2 * da - db
    let r = 2 * (a - b) + da + db
    return (
      a + t * (da + t * (q + t * r)),
      integrals[index] + spacing * t * (a + t * (da / 2 + t * (q / 3 + t * r / 4)))
    )
  }

  /// The scores of the table, and their integrals.
  public func look(
    at points: UnsafePointer<Double>, count: Int, scores: UnsafeMutablePointer<Double>,
    logs: UnsafeMutablePointer<Double>?
  ) {
    for index in 0..<count {
      let (score, integral) = look(points[index])
      scores[index] = score
      logs?[index] = integral
    }
  }

  /// The mass below a place of the distribution on a grid, four places to a step of the table, whose log
  /// probabilities are the integral of the score: what proportions the score stands for.
  ///
  /// - Complexity: O(steps).
  public func mass(below x: Double) -> Double {
    let top = integrals.max() ?? 0
    var below = 0.0
    var total = 0.0
    let count = 4 * (scores.count - 1)
    for i in 0...count {
      let place = lower + spacing * Double(i) / 4
      let height = (look(place).integral - top).portableExponential
      total += height
      if place < x { below += height } else if place == x { below += height / 2 }
    }
    return total > 0 ? below / total : 0
  }
}

import Arithmetic
import Testing

@testable import Numerics

/// A number with its derivative in one variable.
private struct Dual {
  var value: Double
  var slope: Double

  static func + (a: Dual, b: Dual) -> Dual {
    Dual(value: a.value + b.value, slope: a.slope + b.slope)
  }
  static func - (a: Dual, b: Dual) -> Dual {
    Dual(value: a.value - b.value, slope: a.slope - b.slope)
  }
  static func * (a: Dual, b: Dual) -> Dual {
    Dual(value: a.value * b.value, slope: a.slope * b.value + a.value * b.slope)
  }
  static func constant(_ value: Double) -> Dual { Dual(value: value, slope: 0) }

  /// a/(1 + e^-a).
  var gated: Dual {
    let gate = 1 / (1 + exp(-value))
    return Dual(value: value * gate, slope: slope * gate * (1 + value * (1 - gate)))
  }
}

@Suite struct DenoisingLossTests {
  private let width = 6
  private let scaling = ScoreNetwork.Scaling(
    mean: 0.7, variance: 5, range: -4...6, middleLog: 0.2, inverseHalf: 0.8)
  private let key = RandomKey(seed: 6) / "loss"

  private var weights: [Double] {
    ScoreNetwork(width: width, noises: [1], scaling: scaling, key: key).weights
      .enumerated().map { $0.element + 0.1 * key.normal($0.offset) }
  }

  private struct Example {
    let datum: Double
    let deviate: Double
    let noise: Double
  }

  private var examples: [Example] {
    (0..<16).map { i in
      Example(
        datum: 4 * (key / "x").normal(i), deviate: (key / "z").normal(i),
        noise: exp((key / "s").normal(i)))
    }
  }

  private func filled() -> DenoisingLoss {
    var loss = DenoisingLoss(width: width, batch: 16)
    for (index, example) in examples.enumerated() {
      loss.set(
        index, datum: example.datum, deviate: example.deviate, noise: example.noise,
        level: scaling.embedding(example.noise), scaling)
    }
    return loss
  }

  /// The loss as it is defined: of the score itself, with its weight.
  private func definition(_ weights: [Double]) -> Double {
    let network = ScoreNetwork(width: width, noises: [1], scaling: scaling, weights: weights)
    return examples.reduce(0) { sum, example in
      let square = example.noise * example.noise
      let gap =
        network.score(example.datum + example.noise * example.deviate, noise: example.noise)
        + example.deviate / example.noise
      return sum + square * (5 + square) / 5 * gap * gap / 16
    }
  }

  @Test func isTheLossOfTheScore() {
    var loss = filled()
    expectClose(loss.evaluate(weights), definition(weights), within: 1e-11)
  }

  @Test func gradientIsThatOfFiniteDifferences() {
    var loss = filled()
    let weights = self.weights
    _ = loss.evaluate(weights)
    for i in weights.indices {
      func moved(_ step: Double) -> Double {
        var other = weights
        other[i] += step
        return definition(other)
      }
      // Twice the step, four times the error: Richardson's extrapolation.
      let coarse = (moved(2e-4) - moved(-2e-4)) / 4e-4
      let fine = (moved(1e-4) - moved(-1e-4)) / 2e-4
      let slope = (4 * fine - coarse) / 3
      #expect(abs(loss.gradient[i] - slope) < 1e-8 * (1 + abs(slope)), "weight \(i)")
    }
  }

  @Test func gradientIsThatOfDualNumbers() {
    var loss = filled()
    let weights = self.weights
    _ = loss.evaluate(weights)
    let layout = ScoreNetwork.Layout(width: width)
    for i in weights.indices {
      let w = weights.enumerated().map { Dual(value: $0.element, slope: $0.offset == i ? 1 : 0) }
      var sum = Dual.constant(0)
      for example in examples {
        let spread = 5 + example.noise * example.noise
        let clean = example.datum - 0.7
        let noisy = clean + example.noise * example.deviate
        let y = Dual.constant(noisy / spread.squareRoot())
        let e = Dual.constant(scaling.embedding(example.noise))
        let hidden = (0..<width).map { u in
          (w[u] * y + w[layout.levels + u] * e + w[layout.firstBias + u]).gated
        }
        var output = w[layout.lastBias]
        for v in 0..<width {
          var a = w[layout.secondBias + v]
          for u in 0..<width { a = a + w[layout.second + v * width + u] * hidden[u] }
          output = output + w[layout.last + v] * a.gated
        }
        let wanted =
          (clean - 5 / spread * noisy) * spread.squareRoot() / (example.noise * 5.0.squareRoot())
        let gap = output - .constant(wanted)
        sum = sum + gap * gap * .constant(1.0 / 16)
      }
      #expect(abs(loss.gradient[i] - sum.slope) < 1e-12 * (1 + abs(sum.slope)), "weight \(i)")
    }
  }
}

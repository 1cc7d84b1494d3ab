import Arithmetic
import Testing

@testable import Numerics

@Suite struct ScoreNetworkTests {
  private let network = ScoreNetwork(
    width: 7, noises: [3, 1],
    scaling: .init(mean: 1, variance: 4, range: -3...5, middleLog: 0.5, inverseHalf: 1.8),
    key: RandomKey(seed: 5))

  @Test func slopeIsThatOfFiniteDifferences() {
    for x in stride(from: -9.0, through: 11, by: 0.7) {
      for noise in [0.3, 1, 4] {
        func score(_ step: Double) -> Double { network.score(x + step, noise: noise) }
        let slope = network.scoreAndSlope(SIMD8(repeating: x), noise: noise).slope[3]
        let coarse = (score(2e-3) - score(-2e-3)) / 4e-3
        let fine = (score(1e-3) - score(-1e-3)) / 2e-3
        #expect(abs(slope - (4 * fine - coarse) / 3) < 1e-7 * (1 + abs(slope)))
      }
    }
  }

  // With all weights 0 it is the score of the normal density with the data's mean and variance.
  @Test func startsFromANormalDensity() {
    var plain = network
    plain.weights = plain.weights.map { _ in 0 }
    for x in [-3.0, 0, 8] {
      expectClose(plain.score(x, noise: 2), -(x - 1) / 8, within: 1e-14)
    }
  }

  @Test func weightsAreFunctionsOfTheKey() {
    func weights(_ seed: UInt64) -> [Double] {
      ScoreNetwork(
        width: 7, noises: [3, 1], scaling: network.scaling, key: RandomKey(seed: seed)
      ).weights
    }
    #expect(weights(5) == network.weights && weights(6) != network.weights)
    #expect(network.weights.count == ScoreNetwork.Layout(width: 7).count)
  }
}

import Arithmetic
import Testing

@testable import Numerics

@Suite struct ScoreTrainingTests {
  private let key = RandomKey(seed: 15) / "training"

  private var settings: ScoreTraining.Settings {
    var settings = ScoreTraining.Settings()
    settings.width = 16
    return settings
  }

  @Test func learnsTheScoresOfTwoModes() throws {
    let p = try Mixture(weights: [0.3, 0.7], means: [-3, 3], sd: 1)
    let data = (0..<1000).map { try? p.quantile((Double($0) + 0.5) / 1000) }.compactMap(\.self)
    let noises = [6.0, 3, 1.5, 0.75]
    let training = try ScoreTraining(data, noises: noises, settings, key: key)
    for learned in training.levels {
      let noisy = try p.smoothed(sd: learned.noise)
      // In units of one over the noise, over the noisy data.
      let errors = (0..<500).map { i in
        let x = (try? noisy.quantile((Double(i) + 0.5) / 500)) ?? 0
        return learned.noise * (learned.score(x) - noisy.score(x))
      }
      #expect(spread(errors, about: 0).squareRoot() < 0.12, "\(learned.noise)")
    }
    #expect(training.losses.count == 40 && training.moments.last == 2000)
    #expect(training.losses[39] < training.losses[0])
  }

  @Test func isAFunctionOfItsKey() throws {
    var settings = settings
    settings.steps = 50
    func weights(_ key: RandomKey) throws -> [Double] {
      try ScoreTraining([-1, 0, 3], noises: [2, 1], settings, key: key).network.weights
    }
    #expect(try weights(key) == weights(key))
    #expect(try weights(key) != weights(key.fold(1)))
  }

  /// The network sees the logarithm of a level, scaled so that the levels of the training go from -1 to 1.
  @Test func levelsAreSeenFromMinusOneToOne() throws {
    var settings = settings
    settings.steps = 1
    let network = try ScoreTraining([-1, 0, 3], noises: [8, 4, 2], settings, key: key).network
    for (level, seen) in [(8.0, 1.0), (4, 0), (2, -1)] {
      #expect(abs(network.scaling.embedding(level) - seen) < 1e-15)
    }
  }

  /// Without steps a network stays as it is, and its loss is the same over few batches as over many.
  @Test func lossesAreMeansOverTheBatches() throws {
    var settings = settings
    settings.rate = 0
    let means = try [40, 400].map { steps in
      settings.steps = steps
      let losses = try ScoreTraining([-1, 0, 3], noises: [2, 1], settings, key: key).losses
      return losses.reduce(0, +) / Double(losses.count)
    }
    #expect(abs(means[0] / means[1] - 1) < 0.2)
  }

  @Test func aNetworkThatDoesNotSeeTheLevelHasOneScoreForAll() throws {
    var settings = settings
    settings.steps = 20
    settings.isConditioned = false
    let network = try ScoreTraining([-1, 0, 3], noises: [2, 1], settings, key: key).network
    #expect(network.scaling.embedding(2) == 0 && network.scaling.embedding(1) == 0)
  }

  @Test func refusesWhatCannotBeTrainedOn() {
    var odd = settings
    odd.batch = 12
    #expect(throws: NumericsError.self) { try ScoreTraining([1, 2], noises: [1], odd, key: key) }
    #expect(throws: NumericsError.self) {
      try ScoreTraining([1, 1], noises: [1], settings, key: key)
    }
    #expect(throws: NumericsError.self) { try ScoreTraining([1], noises: [1], settings, key: key) }
    #expect(throws: NumericsError.self) {
      try ScoreTraining([1, 2], noises: [], settings, key: key)
    }
    #expect(throws: NumericsError.self) {
      try ScoreTraining([1, 2], noises: [0], settings, key: key)
    }
  }
}

import Arithmetic

/// The training of a `ScoreNetwork` by denoising score matching.
///
/// Each step takes a batch of data with replacement, each with a noise level of its own, and makes a step
/// of Adam; the network that comes out has a moving average of the weights. What is drawn is a function of
/// the key and the number of the step, and all is arithmetic that is the same on every processor.
public struct ScoreTraining: Sendable {
  /// How the training goes.
  public struct Settings: Sendable {
    /// The units of each hidden layer.
    public var width = 32
    /// The steps.
    public var steps = 2000
    /// The examples of a step; a multiple of eight.
    public var batch = 64
    /// The step size of Adam at the start, from which it falls linearly to 0.
    public var rate = 0.01
    /// What the moving average keeps of itself in a step.
    public var averaging = 0.99
    /// Whether the network sees the noise level.
    public var isConditioned = true

    /// The settings as they are.
    public init() {}
  }

  /// The trained network.
  public let network: ScoreNetwork
  /// The tables of its scores at the levels that it was trained on.
  public let levels: [LearnedScore]
  /// The mean loss over each of some equal parts of the training.
  public let losses: [Double]
  /// After how many steps each part ended.
  public let moments: [Int]

  private static let parts = 40

  /// Trains a network.
  ///
  /// - Parameters:
  ///   - data: At least two numbers that are not all equal.
  ///   - noises: The levels, from the largest to the least; at least one, all positive.
  /// - Throws: `NumericsError.invalidParameter` for other data, levels or settings; `overflow` when the
  ///   weights run off.
  /// - Complexity: O(steps · batch · width²).
  public init(
    _ data: [Double], noises: [Double], _ settings: Settings, key: RandomKey
  ) throws(NumericsError) {
    let scaling = try Self.scaling(data, noises, settings)
    var network = ScoreNetwork(
      width: settings.width, noises: noises, scaling: scaling, key: key / "weights")
    var averaged = network.weights
    var loss = DenoisingLoss(width: settings.width, batch: settings.batch)
    var optimizer = AdamOptimizer(count: network.weights.count)
    let examples = Examples(data: data, noises: noises, scaling: scaling, key: key / "examples")
    var losses: [Double] = []
    var moments: [Int] = []
    var sum = 0.0
    var since = 0
    for step in 0..<settings.steps {
      examples.fill(&loss, settings.batch, step)
      sum += loss.evaluate(network.weights)
      since += 1
      let rate = settings.rate * (1 - Double(step) / Double(settings.steps))
      optimizer.step(&network.weights, loss.gradient, rate: rate)
      // At first the average is over the few steps that there are.
      let kept = min(settings.averaging, Double(step) / Double(step + 10))
      for i in averaged.indices {
        averaged[i] = kept * averaged[i] + (1 - kept) * network.weights[i]
      }
      if (step + 1) * Self.parts / settings.steps > step * Self.parts / settings.steps {
        losses.append(sum / Double(since))
        moments.append(step + 1)
        sum = 0
        since = 0
      }
    }
    guard averaged.allSatisfy(\.isFinite) else { throw .overflow(quantity: "a weight") }
    network.weights = averaged
    self.network = network
    levels = noises.map(network.learned(noise:))
    self.losses = losses
    self.moments = moments
  }

  /// The table of its scores under noise.
  ///
  /// - Complexity: O(width²), and O(1000 width²) at other levels than those of the training.
  public func learned(noise: Double) -> LearnedScore {
    levels.first { $0.noise == noise } ?? network.learned(noise: noise)
  }

  private static func scaling(
    _ data: [Double], _ noises: [Double], _ settings: Settings
  ) throws(NumericsError) -> ScoreNetwork.Scaling {
    try Domain.checkCount(data.count, name: "the number of data", atLeast: 2)
    try Domain.checkCount(noises.count, name: "the number of noise levels", atLeast: 1)
    try Domain.checkCount(settings.width, name: "width", atLeast: 1)
    try Domain.checkCount(settings.steps, name: "steps", atLeast: 1)
    guard settings.batch >= 8, settings.batch % 8 == 0 else {
      throw .invalidParameter(
        name: "batch", value: Double(settings.batch), requirement: "a multiple of eight")
    }
    for noise in noises { try Domain.checkScale(noise, name: "noises") }
    let moments = try DrawMoments(data, slack: 0, atLeast: 2)
    guard moments.sd > 0 else {
      throw .invalidParameter(
        name: "the standard deviation of the data", value: moments.sd, requirement: "above 0")
    }
    let logs = noises.map(\.portableLogarithm)
    let (least, greatest) = (logs.min() ?? 0, logs.max() ?? 0)
    return ScoreNetwork.Scaling(
      mean: moments.mean, variance: moments.variance,
      range: (data.min() ?? 0)...(data.max() ?? 0), middleLog: 0.5 * (least + greatest),
      inverseHalf: settings.isConditioned && greatest > least ? 2 / (greatest - least) : 0)
  }

  /// Where the examples of a step come from.
  private struct Examples {
    let data: [Double]
    let noises: [Double]
    let levels: [Double]
    let scaling: ScoreNetwork.Scaling
    let key: RandomKey

    init(data: [Double], noises: [Double], scaling: ScoreNetwork.Scaling, key: RandomKey) {
      self.data = data
      self.noises = noises
      self.scaling = scaling
      self.key = key
      levels = noises.map(scaling.embedding)
    }

    func fill(_ loss: inout DenoisingLoss, _ count: Int, _ step: Int) {
      var deviates = Array(repeating: 0.0, count: count)
      deviates.withUnsafeMutableBufferPointer {
        ChainNoise.fillNormals($0, from: 0, key: key.fold(step))
      }
      let choices = (key / "choices").fold(step)
      for index in 0..<count {
        let block = choices.block(index)
        let (datum, level) = (choice(block.first, among: data), choice(block.second, among: noises))
        loss.set(
          index, datum: data[datum], deviate: deviates[index], noise: noises[level],
          level: levels[level], scaling)
      }
    }
  }
}

/// An element at random, by its place; each has a probability that is off by 2^-64 at most.
private func choice<Element>(_ bits: UInt64, among elements: [Element]) -> Int {
  Int(truncatingIfNeeded: bits.multipliedFullWidth(by: UInt64(elements.count)).high)
}

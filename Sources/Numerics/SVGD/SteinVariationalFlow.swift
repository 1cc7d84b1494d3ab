/// Particles on their way to a density: Stein variational gradient descent.
///
/// Each step moves all particles along the `SteinDirection`, x <- x + step phi(x). (Liu and Wang,
/// "Stein variational gradient descent: a general purpose Bayesian inference algorithm", 2016.)
///
/// The rounding errors of a step grow or shrink with the later ones, in a way that no bound on single
/// steps can tell. So a second flow runs along, with every step nudged by the bound on its rounding
/// with random signs, and the distance between the two measures the error (stochastic arithmetic;
/// Vignes, "A stochastic arithmetic for reliable scientific computation", 1993).
public struct SteinVariationalFlow: Sendable {
  /// How the length of a step follows from the direction.
  public enum Rule: Sendable, Hashable {
    /// x <- x + step phi.
    case fixed
    /// x <- x + step phi / (1e-6 + sqrt(G)) with G = phi² at first and then 0.9 G + 0.1 phi²: the rule
    /// of the program that Liu and Wang (2016) published.
    case adagrad
  }

  /// The bandwidth of a step.
  public enum Width: Sendable, Hashable {
    /// The kernel as it is.
    case fixed(Kernel)
    /// A Gaussian kernel with the bandwidth of the median rule.
    case median
  }

  /// What may change from step to step.
  public struct Setting: Sendable {
    /// The score of the density to approach.
    public var target: any ScoreField
    /// The kernel.
    public var kernel: Width
    /// The factor of the direction.
    public var stepSize: Double
    /// The inverse temperature: the factor of the score.
    public var beta: Double
    /// The standard deviation of normal noise that is added after the step.
    public var noise: Double

    /// The setting of a step; without tempering and noise if not given.
    public init(
      target: any ScoreField, kernel: Width, stepSize: Double, beta: Double = 1, noise: Double = 0
    ) {
      self.target = target
      self.kernel = kernel
      self.stepSize = stepSize
      self.beta = beta
      self.noise = noise
    }
  }

  /// What a step did.
  public struct Outcome: Sendable, Hashable {
    /// The root mean square of the particles' moves, noise left aside.
    public var move: Double
    /// The root mean square of the direction phi.
    public var direction: Double
    /// The length over which the kernel changes.
    public var bandwidth: Double
  }

  /// How the lengths of steps are found.
  public let rule: Rule
  /// How many steps have been made.
  public private(set) var iteration = 0
  private let noiseKey: RandomKey
  private var flow: Flow
  private var shadow: Flow

  /// Particles before their first step.
  ///
  /// - Parameter noiseKey: Where the noise comes from, when there is any.
  public init(start: Particles, rule: Rule = .fixed, noiseKey: RandomKey = RandomKey(seed: 0)) {
    self.rule = rule
    self.noiseKey = noiseKey
    flow = Flow(particles: start)
    shadow = Flow(particles: start)
  }

  /// The particles.
  public var particles: Particles { flow.particles }

  /// An estimate of the error of each coordinate from rounding: eight times the distance to the
  /// nudged flow, and no less than eight times the median distance.
  public var errors: [Double] {
    let places = flow.particles.coordinates
    let others = shadow.particles.coordinates
    let distances = zip(places, others).map { abs($0 - $1) }
    let median = distances.sorted()[distances.count / 2]
    return zip(places, distances).map { 8 * max($1, median) + ($0.ulp) }
  }

  /// Makes a step.
  ///
  /// - Throws: `NumericsError.overflow` when a particle leaves the range of ±1e100;
  ///   `countMismatch` when the target has another number of coordinates than the particles;
  ///   `invalidParameter` when the median rule gives no bandwidth.
  /// - Complexity: Twice that of the direction at all particles.
  public mutating func step(
    _ setting: Setting, parallel: Parallel = .serial
  ) throws(NumericsError) -> Outcome {
    let noise =
      setting.noise == 0
      ? [] : noise(sd: setting.noise, count: flow.particles.coordinates.count)
    let outcome = try flow.step(setting, rule, noise, nudge: nil, parallel)
    _ = try shadow.step(setting, rule, noise, nudge: nudges.fold(iteration), parallel)
    iteration += 1
    return outcome
  }

  private var nudges: RandomKey { RandomKey(seed: 0x5EED) }

  private func noise(sd: Double, count: Int) -> [Double] {
    let key = noiseKey.fold(iteration)
    return (0..<count).map { sd * key.normal($0) }
  }
}

/// One of the two flows.
private struct Flow: Sendable {
  var particles: Particles
  /// AdaGrad's running mean of squares.
  var squares: [Double] = []

  mutating func step(
    _ setting: SteinVariationalFlow.Setting, _ rule: SteinVariationalFlow.Rule, _ noise: [Double],
    nudge: RandomKey?, _ parallel: Parallel
  ) throws(NumericsError) -> SteinVariationalFlow.Outcome {
    let kernel: Kernel
    switch setting.kernel {
    case .fixed(let fixed): kernel = fixed
    case .median: kernel = .gaussian(bandwidth: try particles.medianBandwidth())
    }
    let direction = try SteinDirection(
      particles, target: setting.target, kernel: kernel, beta: setting.beta, parallel: parallel)
    var phi = direction.atParticles(parallel)
    if let nudge { self.nudge(&phi, direction, nudge) }
    let length = (phi.reduce(0) { $0 + $1 * $1 } / Double(particles.count)).squareRoot()
    if rule == .adagrad { adapt(&phi) }
    var sum = 0.0
    for index in phi.indices {
      let move = setting.stepSize * phi[index]
      sum += move * move
      particles.coordinates[index] += move
    }
    for index in noise.indices { particles.coordinates[index] += noise[index] }
    for place in particles.coordinates where !(abs(place) <= Domain.largestLocation) {
      throw .overflow(quantity: "a particle")
    }
    return .init(
      move: (sum / Double(particles.count)).squareRoot(), direction: length,
      bandwidth: kernel.length)
  }

  /// Divides the direction by the square root of its running mean of squares.
  private mutating func adapt(_ phi: inout [Double]) {
    if squares.isEmpty {
      squares = phi.map { $0 * $0 }
    } else {
      for index in phi.indices {
        squares[index] = 0.9 * squares[index] + 0.1 * phi[index] * phi[index]
      }
    }
    for index in phi.indices { phi[index] /= 1e-6 + squares[index].squareRoot() }
  }

  /// Moves the particles and the direction by bounds on their rounding, with random signs.
  private mutating func nudge(
    _ phi: inout [Double], _ direction: SteinDirection, _ key: RandomKey
  ) {
    let bound = 1e-13 * direction.scale
    for start in stride(from: 0, to: phi.count, by: 64) {
      var bits = key.block(start).first
      for index in start..<min(phi.count, start + 64) {
        phi[index] += bits & 1 == 0 ? bound : -bound
        bits >>= 1
      }
    }
  }
}

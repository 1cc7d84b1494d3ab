/// Particles on their way to a density: Stein variational gradient descent.
///
/// Each step moves all particles along the `SteinDirection`, x <- x + step phi(x). (Liu and Wang,
/// "Stein variational gradient descent: a general purpose Bayesian inference algorithm", 2016.)
///
/// The rounding errors of a step grow or shrink with the later ones, in a way that no bound on single
/// steps can tell. So there is a second flow, with every step nudged by the bound on its rounding with
/// random signs, and its distance from the first measures the error (`SteinTrajectory`).
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

  /// How the noise of the particles hangs together.
  public enum Noise: Sendable, Hashable {
    /// Independent for each particle.
    case independent
    /// With covariance K/N between N particles, K the matrix of the step's kernel: `KernelNoise`.
    case kernel
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
    /// The standard deviation of normal noise that is added after the step; before it is averaged by
    /// the kernel, where it is.
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
  /// The particles.
  public private(set) var particles: Particles
  /// How many steps have been made.
  public private(set) var iteration = 0
  private let noiseKey: RandomKey
  private let noise: Noise
  /// Where the signs of the nudges come from; nil when there are none.
  private let nudgeKey: RandomKey?
  /// AdaGrad's running mean of squares.
  private var squares: [Double] = []
  private var sums = FastGaussSum()

  /// Particles before their first step.
  ///
  /// - Parameters:
  ///   - noiseKey: Where the noise comes from, when there is any.
  ///   - noise: How it hangs together.
  ///   - startErrors: Bounds on the errors of the coordinates, or none where all are exact.
  ///   - isNudged: Whether the start is nudged by the bounds on its errors, and the steps by the bound on
  ///     their rounding.
  public init(
    start: Particles, startErrors: [Double] = [], rule: Rule = .fixed,
    noiseKey: RandomKey = RandomKey(seed: 0), noise: Noise = .independent, isNudged: Bool = false
  ) {
    particles = start
    if isNudged {
      let key = RandomKey(seed: 0) / "nudges of the start"
      for (index, error) in zip(particles.coordinates.indices, startErrors) {
        particles.coordinates[index] += key.block(index).first & 1 == 0 ? error : -error
      }
    }
    self.rule = rule
    self.noiseKey = noiseKey
    self.noise = noise
    nudgeKey = isNudged ? RandomKey(seed: 0) / "nudges" : nil
  }

  /// Makes a step.
  ///
  /// - Throws: `NumericsError.overflow` when a particle leaves the range of ±1e100;
  ///   `countMismatch` when the target has another number of coordinates than the particles;
  ///   `invalidParameter` when the median rule gives no bandwidth.
  /// - Complexity: That of the direction at all particles; O(N³) more with the noise of the kernel.
  public mutating func step(
    _ setting: Setting, parallel: Parallel = .serial
  ) throws(NumericsError) -> Outcome {
    let kernel: Kernel
    switch setting.kernel {
    case .fixed(let fixed): kernel = fixed
    case .median: kernel = .gaussian(bandwidth: try particles.medianBandwidth())
    }
    let direction = try SteinDirection(
      particles, target: setting.target, kernel: kernel, beta: setting.beta, parallel: parallel)
    var phi = direction.atParticles(parallel, &sums)
    if let nudgeKey { nudge(&phi, direction, nudgeKey.fold(iteration)) }
    let length = Self.rootMeanSquare(phi, particles.count)
    if rule == .adagrad { adapt(&phi) }
    let move = abs(setting.stepSize) * Self.rootMeanSquare(phi, particles.count)
    // The noise of the kernel is that of the places before the step.
    let shake = setting.noise == 0 ? nil : shake(kernel)
    try advance(setting.stepSize, phi)
    if let shake { try advance(setting.noise, shake) }
    iteration += 1
    return Outcome(move: move, direction: length, bandwidth: kernel.length)
  }

  /// The noise of the step, of standard deviation 1 before it is averaged.
  private func shake(_ kernel: Kernel) -> [Double] {
    let key = noiseKey.fold(iteration)
    let draws = particles.coordinates.indices.map { key.normal($0) }
    return switch noise {
    case .independent: draws
    case .kernel: KernelNoise(particles, kernel: kernel)(draws)
    }
  }

  private static func rootMeanSquare(_ numbers: [Double], _ count: Int) -> Double {
    var sum = 0.0
    for number in numbers { sum += number * number }
    return (sum / Double(count)).squareRoot()
  }

  /// Adds a multiple of a direction to all coordinates.
  private mutating func advance(
    _ factor: Double, _ direction: [Double]
  ) throws(NumericsError) {
    var largest = 0.0
    particles.coordinates.withUnsafeMutableBufferPointer { places in
      direction.withUnsafeBufferPointer { direction in
        for index in 0..<places.count {
          places[index] += factor * direction[index]
          // Also true of what is not a number.
          if !(abs(places[index]) <= largest) { largest = abs(places[index]) }
        }
      }
    }
    guard largest <= Domain.largestLocation else { throw .overflow(quantity: "a particle") }
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

  /// Adds the bound on its rounding to the direction, with random signs.
  private func nudge(_ phi: inout [Double], _ direction: SteinDirection, _ key: RandomKey) {
    let bound = SteinDirection.relativeError * direction.scale
    for start in stride(from: 0, to: phi.count, by: 64) {
      var bits = key.block(start).first
      for index in start..<min(phi.count, start + 64) {
        phi[index] += bits & 1 == 0 ? bound : -bound
        bits >>= 1
      }
    }
  }
}

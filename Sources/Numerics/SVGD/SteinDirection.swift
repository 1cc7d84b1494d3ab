public import Arithmetic

/// The direction in which particles move to approach a density fastest.
///
/// phi(x) = (1/N) sum over j of k(x, x_j) s(x_j) + grad_{x_j} k(x, x_j), with the score s: the first
/// part pulls towards high density, the second pushes particles apart. Among the functions of the unit
/// ball of the kernel's space it is, up to its length, the one along which the Kullback-Leibler
/// divergence of the particles from the density falls fastest. (Liu and Wang, 2016.)
public struct SteinDirection: Sendable {
  /// The particles x_j.
  public let particles: Particles
  /// Their scores times the inverse temperature, axis by axis.
  public let scores: [Double]
  /// The kernel.
  public let kernel: Kernel
  /// The direction of particles whose scores are known.
  ///
  /// - Throws: `NumericsError.invalidParameter` when a score is not finite.
  public init(
    _ particles: Particles, target: any ScoreField, kernel: Kernel, beta: Double = 1,
    parallel: Parallel = .serial
  ) throws(NumericsError) {
    guard target.dimension == particles.dimension else {
      throw .countMismatch(
        name: "particles", count: particles.dimension, expected: target.dimension)
    }
    self.particles = particles
    self.kernel = kernel
    scores = try Self.scores(of: particles, target: target, beta: beta, parallel)
  }

  private static func scores(
    of particles: Particles, target: any ScoreField, beta: Double, _ parallel: Parallel
  ) throws(NumericsError) -> [Double] {
    var scores: [Double]
    if particles.dimension == 1 {
      scores = parallel.joined(particles.count, pieces: 8192) { target.scores(particles, $0) }
    } else {
      scores = target.scores(particles, 0..<particles.count)
    }
    if beta != 1 { for index in scores.indices { scores[index] *= beta } }
    for (index, score) in scores.enumerated() where !score.isFinite {
      throw .invalidParameter(
        name: "particles", value: particles.coordinates[index],
        requirement: "numbers at which the score is finite")
    }
    return scores
  }

  /// A bound on the sum of the absolute values of what is averaged, for one axis at any point.
  var scale: Double {
    var sum = 0.0
    for score in scores { sum += abs(score) }
    let count = Double(particles.count)
    // The slope of either kernel is at most its value at 0 over its length.
    return kernel(0) * (sum / count + 1 / kernel.length)
  }

  /// The direction of a function on an interval, for particles on a line: its value in the middle, and
  /// bounds on its derivatives that hold everywhere.
  ///
  /// - Complexity: O(n) for n particles.
  public func series(_ u: Series) -> Series {
    guard u.isFinite, let middle = try? self([u.range.middle]).first else { return .unknown }
    let mean = scores.reduce(0) { $0 + abs($1) } / Double(particles.count) * (1 + 1e-12)
    // Of the score times the kernel, and of the kernel's slope.
    func largest(_ n: Int) -> Double {
      mean * kernel.largestCoefficient(n) + Double(n + 1) * kernel.largestCoefficient(n + 1)
    }
    var outer = [Ball(middle) + Ball(0, radius: largest(1) * u.range.radius)]
    for n in 1..<max(u.order + 1, 1) where n <= u.order {
      outer.append(Ball(0, radius: largest(n)))
    }
    return u.composed(with: Series(outer))
  }

  /// A bound on the error of `atParticles` over `scale`.
  static let relativeError = 2e-13

  /// phi at a point, one estimate for each axis.
  ///
  /// - Throws: `NumericsError.countMismatch` when the point has another number of coordinates,
  ///   `overflow`.
  public func callAsFunction(_ point: [Double]) throws(NumericsError) -> [Estimate] {
    let points = try Particles(points: [point])
    guard points.dimension == particles.dimension else {
      throw .countMismatch(name: "x", count: points.dimension, expected: particles.dimension)
    }
    let bound = unitRoundoff * (64 + Double(particles.count).squareRoot()) * scale
    var result: [Estimate] = []
    for value in DirectSteinSums(self).values(at: points, 0..<1) {
      result.append(try Estimate(value, within: bound, of: "the Stein direction"))
    }
    return result
  }

  /// phi at all particles, axis by axis.
  ///
  /// Gaussian kernels on the real line are summed in linear time where that is quicker; the choice
  /// depends on the particles and the bandwidth alone.
  ///
  /// - Complexity: O(N) for Gaussian kernels on the real line, else O(N²).
  ///
  /// - Parameter sums: The linear sums, whose memory is used again.
  func atParticles(_ parallel: Parallel, _ sums: inout FastGaussSum) -> [Double] {
    if particles.dimension == 1, case .gaussian(let bandwidth) = kernel,
      let direction = sums.direction(
        particles.coordinates, weights: scores, bandwidth: bandwidth, parallel: parallel)
    {
      return direction
    }
    let size = max(8, 400_000 / (particles.count * particles.dimension))
    return interleaved(size, parallel)
  }

  /// The direct sums at all particles: blocks of rows, put together axis by axis.
  private func interleaved(_ size: Int, _ parallel: Parallel) -> [Double] {
    let count = particles.count
    let sums = DirectSteinSums(self)
    let blocks = parallel.map((count + size - 1) / size) { index in
      sums.values(at: particles, index * size..<min(count, (index + 1) * size))
    }
    var result: [Double] = []
    result.reserveCapacity(count * particles.dimension)
    for axis in 0..<particles.dimension {
      for block in blocks {
        let rows = block.count / particles.dimension
        result += block[axis * rows..<(axis + 1) * rows]
      }
    }
    return result
  }
}

/// Normal noise on particles that the kernel between them correlates: its covariance is K/N along each
/// axis, with the matrix K of the kernel between the N particles.
///
/// A step x <- x + e phi(x) + sqrt(2 e) z with such z leaves, as e goes to 0, the target as it is, each
/// particle an independent draw of it: the drift is averaged by K/N, and so is its noise. (Gallego and
/// Insua, "Stochastic gradient MCMC with repulsive forces", 2018; Nüsken and Renger, "Stein variational
/// gradient descent: many-particle and long-time asymptotics", 2021.)
struct KernelNoise {
  private let count: Int
  private let dimension: Int
  /// The rows of the lower factor L of K + ridge k(0) I = L L', one after the other.
  private let factor: [Double]

  /// What is added to the diagonal, in units of k(0): particles at one place make K singular, and a
  /// factor that hangs on the last digits of K would hide how the particles move it.
  static let ridge = 1e-10

  /// The noise at the places of some particles.
  ///
  /// - Complexity: O(N³).
  init(_ particles: Particles, kernel: Kernel) {
    count = particles.count
    dimension = particles.dimension
    factor = Self.factor(Self.matrix(particles, kernel), particles.count)
  }

  /// Noise from independent standard normal draws, axis by axis as the particles' coordinates are.
  func callAsFunction(_ draws: [Double]) -> [Double] {
    let scale = 1 / Double(count).squareRoot()
    return factor.withUnsafeBufferPointer { factor in
      draws.indices.map { index in
        let (axis, row) = index.quotientAndRemainder(dividingBy: count)
        var sum = 0.0
        for column in 0...row { sum += factor[row * count + column] * draws[axis * count + column] }
        return scale * sum
      }
    }
  }

  /// The kernel between all particles, with the ridge.
  private static func matrix(_ particles: Particles, _ kernel: Kernel) -> [Double] {
    let count = particles.count
    var squares = Array(repeating: 0.0, count: (count * count + 7) / 8 * 8)
    for axis in 0..<particles.dimension {
      let places = particles.coordinates[axis * count..<(axis + 1) * count]
      for (row, x) in places.enumerated() {
        for (column, y) in places.enumerated() {
          squares[row * count + column] += (x - y) * (x - y)
        }
      }
    }
    var pulls = squares
    squares.withUnsafeMutableBufferPointer { squares in
      pulls.withUnsafeMutableBufferPointer { kernel.evaluate(squares, pulls: $0) }
    }
    for row in 0..<count { squares[row * count + row] *= 1 + ridge }
    return squares
  }

  /// Cholesky's factor, in place of the matrix.
  private static func factor(_ matrix: [Double], _ count: Int) -> [Double] {
    var factor = matrix
    // Rounding may leave less than the ridge of a pivot.
    let least = 0.5 * ridge * matrix[0]
    factor.withUnsafeMutableBufferPointer { rows in
      for row in 0..<count {
        for column in 0...row {
          var sum = rows[row * count + column]
          for inner in 0..<column {
            sum -= rows[row * count + inner] * rows[column * count + inner]
          }
          rows[row * count + column] =
            row == column
            ? max(sum, least).squareRoot() : sum / rows[column * count + column]
        }
      }
    }
    return factor
  }
}

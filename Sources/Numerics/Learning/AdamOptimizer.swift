/// Adam: steps along the mean gradient over the root of the mean of its squares, both of the recent past
/// (Kingma and Ba, 2015), with the authors' constants 0.9, 0.999 and 1e-8.
struct AdamOptimizer {
  private var means: [Double]
  private var squares: [Double]
  private var meanPower = 1.0
  private var squarePower = 1.0

  init(count: Int) {
    means = Array(repeating: 0, count: count)
    squares = means
  }

  /// One step of `rate`.
  mutating func step(_ weights: inout [Double], _ gradient: [Double], rate: Double) {
    meanPower *= 0.9
    squarePower *= 0.999
    let mean = rate / (1 - meanPower)
    let square = 1 / (1 - squarePower)
    for i in weights.indices {
      means[i] = 0.9 * means[i] + 0.1 * gradient[i]
      squares[i] = 0.999 * squares[i] + 0.001 * (gradient[i] * gradient[i])
      weights[i] -= mean * means[i] / ((square * squares[i]).squareRoot() + 1e-8)
    }
  }
}

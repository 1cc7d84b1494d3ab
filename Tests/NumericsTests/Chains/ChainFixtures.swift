import Arithmetic

@testable import Numerics

/// sqrt(n) times the greatest distance between the distribution of some draws and a distribution function:
/// above 2.5 with a probability of at most 2 exp(-12.5) = 7.5e-6 where the draws are from it.
func kolmogorovDistance(_ draws: [Double], _ cdf: (Double) -> Double) -> Double {
  let sorted = draws.sorted()
  let n = Double(sorted.count)
  var largest = 0.0
  for (i, x) in sorted.enumerated() {
    largest = max(largest, Double(i + 1) / n - cdf(x), cdf(x) - Double(i) / n)
  }
  return largest * n.squareRoot()
}

/// The sum of (x - m)² over n.
func spread(_ draws: [Double], about mean: Double) -> Double {
  draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws.count)
}

/// The scores and log densities of a target at points that are given axis by axis.
func looked(_ target: any ChainTarget, at points: [Double]) -> (scores: [Double], logs: [Double]) {
  var scores = points
  var logs = Array(repeating: 0.0, count: points.count / target.dimension)
  target.look(at: points, count: logs.count, scores: &scores, logs: &logs)
  return (scores, logs)
}

/// Work in pieces that are done in reverse.
let reversed = Parallel { count, piece in
  var results: [[Double]] = Array(repeating: [], count: count)
  for index in (0..<count).reversed() { results[index] = piece(index) }
  return results
}

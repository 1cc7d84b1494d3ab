import Arithmetic
import Testing

@testable import Numerics

/// A draw by its key and number.
typealias Draw = @Sendable (RandomKey, Int) -> Double

/// How often an interval misses a quantity over 10,000 replicates with fixed keys.
///
/// - Parameter draw: Draw i under a key.
func misses(
  of truth: Double, n: Int, seed: UInt64, _ draw: Draw,
  _ interval: ([Double]) throws -> SamplingInterval
) rethrows -> Int {
  let root = RandomKey(seed: seed) / "coverage"
  var misses = 0
  for replicate in 0..<10_000 {
    let key = root.fold(replicate)
    let found = try interval((0..<n).map { draw(key, $0) })
    if truth < found.lower || truth > found.upper { misses += 1 }
  }
  return misses
}

/// The most misses of an interval with a level over 10,000 replicates, but for five standard
/// deviations: a right interval exceeds it less than once in a million such tests at level 0.9, and less
/// than once in ten thousand at 0.999, where the number of misses is about Poisson.
func mostMisses(_ level: Double) -> Double {
  let expected = 10_000 * (1 - level)
  return expected + 5 * expected.squareRoot()
}

/// Draws by inversion: -log u, skewed.
let exponential: Draw = { key, i in -logOf(key.uniform(i)) }
/// Of either sign, with the density exp(-|x|)/2.
let laplace: Draw = { key, i in
  let u = key.uniform(i)
  return u < 0.5 ? logOf(2 * u) : -logOf(2 * (1 - u))
}
let standardNormal: Draw = { key, i in key.normal(i) }
let squaredNormal: Draw = { key, i in key.normal(i) * key.normal(i) }
let logNormal: Draw = { key, i in exp(key.normal(i)) }
let uniform: Draw = { key, i in key.uniform(i) }
/// Success with probability 0.03.
let rare: Draw = { key, i in key.uniform(i) < 0.03 ? 1 : 0 }

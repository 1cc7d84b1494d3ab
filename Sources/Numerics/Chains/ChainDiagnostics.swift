import Arithmetic

/// What several chains of numbers, of equal lengths, say of how well they have mixed.
///
/// Vehtari, Gelman, Simpson, Carpenter and Bürkner, "Rank-normalization, folding, and localization: an
/// improved R-hat" (2021); chains are split in halves, of an odd number without the middle one.
public struct ChainDiagnostics: Sendable {
  /// The halves, one after the other.
  private let halves: [[Double]]

  /// - Throws: `NumericsError.invalidParameter` for fewer than four numbers in a chain, and
  ///   `countMismatch` when chains differ in length.
  public init(_ chains: [[Double]]) throws(NumericsError) {
    let count = chains.first?.count ?? 0
    try Domain.checkCount(count, name: "the number of states of a chain", atLeast: 4)
    for chain in chains where chain.count != count {
      throw .countMismatch(name: "chains", count: chain.count, expected: count)
    }
    let half = count / 2
    halves = chains.map { Array($0.prefix(half)) } + chains.map { Array($0.suffix(half)) }
  }

  /// The effective sample size for the mean: of as many independent draws the mean would vary as much.
  ///
  /// n over the sum of the autocorrelations, as far as these, added in pairs, stay positive and fall
  /// (Geyer, 1992), with the variance between the chains in the denominators.
  ///
  /// - Complexity: O(n · lags).
  public var effectiveSampleSize: Double { Self.effectiveSampleSize(halves) }

  /// The effective sample size for the bulk of the distribution: that of the ranks, as normal quantiles.
  public var bulkEffectiveSampleSize: Double {
    Self.effectiveSampleSize(Self.rankNormalized(halves))
  }

  /// The greater of the potential scale reductions of the ranks and of the ranks of the distances from
  /// the median: 1 for chains that have forgotten where they began.
  ///
  /// - Complexity: O(n log n).
  public var splitRHat: Double {
    let all = halves.flatMap(\.self).sorted()
    let middle = 0.5 * (all[(all.count - 1) / 2] + all[all.count / 2])
    let folded = halves.map { $0.map { abs($0 - middle) } }
    return max(
      Self.scaleReduction(Self.rankNormalized(halves)),
      Self.scaleReduction(Self.rankNormalized(folded)))
  }

  /// sqrt((B/W + n - 1)/n) with the variances between and within chains.
  private static func scaleReduction(_ chains: [[Double]]) -> Double {
    let n = Double(chains[0].count)
    let between = n * variance(chains.map(mean))
    let within = mean(chains.map(variance))
    guard within > 0 else { return between > 0 ? .infinity : 1 }
    return ((between / within + n - 1) / n).squareRoot()
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(max(values.count, 1))
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = mean(values)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(values.count - 1, 1))
  }

  /// The normal quantiles of (rank - 3/8)/(n + 1/4), with the mean rank of equal numbers (Blom, 1958).
  private static func rankNormalized(_ chains: [[Double]]) -> [[Double]] {
    let values = chains.flatMap(\.self)
    let order = values.indices.sorted { values[$0] < values[$1] }
    var scores = values
    var first = 0
    while first < order.count {
      var last = first
      while last + 1 < order.count, values[order[last + 1]] == values[order[first]] { last += 1 }
      let rank = 0.5 * Double(first + last) + 1
      let score = StandardNormal.quantile((rank - 0.375) / (Double(values.count) + 0.25))
      for place in first...last { scores[order[place]] = score }
      first = last + 1
    }
    let length = chains[0].count
    return chains.indices.map { Array(scores[$0 * length..<($0 + 1) * length]) }
  }

  private static func effectiveSampleSize(_ chains: [[Double]]) -> Double {
    let n = chains[0].count
    let total = Double(n * chains.count)
    let means = chains.map(mean)
    let centred = zip(chains, means).map { chain, mean in chain.map { $0 - mean } }
    /// The mean autocovariance of the chains at a lag.
    func covariance(_ lag: Int) -> Double {
      var sum = 0.0
      for chain in centred {
        chain.withUnsafeBufferPointer { chain in
          for i in 0..<n - lag { sum += chain[i] * chain[i + lag] }
        }
      }
      return sum / total
    }
    let count = Double(n)
    let within = covariance(0) * count / (count - 1)
    let pooled = within * (count - 1) / count + variance(means)
    guard pooled > 0 else { return total }
    func correlation(_ lag: Int) -> Double { 1 - (within - covariance(lag)) / pooled }
    // The correlations at the lags 0, 1; 2, 3; ... as long as the sums of the pairs are positive.
    var correlations = [1.0, correlation(1)]
    var even = 1.0
    var odd = correlations[1]
    var lag = 1
    while lag < n - 3, even + odd > 0 {
      even = correlation(lag + 1)
      odd = correlation(lag + 2)
      if even + odd >= 0 { correlations += [even, odd] }
      lag += 2
    }
    // Of the last pair the even half alone counts, where it is positive.
    let whole = max(0, lag - 1)
    let last = even > 0 ? even : correlations.indices.contains(whole) ? correlations[whole] : 0
    // No sum of a pair may be above that of the pair before.
    for first in stride(from: 2, to: whole - 1, by: 2) {
      let before = correlations[first - 2] + correlations[first - 1]
      if correlations[first] + correlations[first + 1] > before {
        correlations[first] = before / 2
        correlations[first + 1] = before / 2
      }
    }
    let sum = correlations.prefix(whole).reduce(0, +) + last
    let time = max(2 * sum - last - 1, 1 / (total.portableLogarithm / 2.302585092994046))
    return total / time
  }
}

public import Arithmetic

/// The wild bootstrap test of the kernel Stein discrepancy.
///
/// Under the model n V = (1/n) sum h(x_i, x_j) is distributed as its values under random signs,
/// (1/n) sum w_i w_j h(x_i, x_j), with independent w_i = +-1. (Chwialkowski, Strathmann and Gretton,
/// 2016, for independent draws.) The matrix h is factored once as L L', up to a rest that is below
/// 1e-9 of the statistic's scale; a draw of the signs then costs the squared norm of L'w.
///
/// The p-value is (1 + the number of sign draws with at least the statistic)/(1 + the number of draws),
/// which keeps the level for every number of draws, and the model is rejected when it is at most the
/// level. (Phipson and Smyth, Permutation p-values should never be zero, 2010. The authors' program
/// takes the plain share of the sign draws above the statistic and rejects below the level; for 500
/// draws at 0.05 both reject with at most 24 draws above.) Sign draws that agree with the statistic to
/// within what the factor leaves out count as at least the statistic.
public struct WildBootstrap: Sendable {
  /// The outcome of a test.
  public struct Outcome: Sendable, Hashable {
    /// n times the V-statistic.
    public let statistic: Estimate
    /// (1 + the number of sign draws with at least this statistic) / (1 + the number of draws).
    public let pValue: Double
    /// The model is rejected when the statistic is above this sign draw.
    public let threshold: Estimate
    /// Whether the p-value is at most the level.
    public let rejects: Bool
    /// How many of the sign draws have at least the statistic.
    public let exceedances: Int
    /// The sign draws from the least to the greatest, and how far each may be off.
    let signDraws: [Double]
    let slack: Double
    /// The share of the sign draws below the threshold.
    let share: Double

    /// An interval for the threshold that infinitely many sign draws would give; nil for so few that none
    /// has the level.
    public func thresholdInterval(level: Double) -> SamplingInterval? {
      try? SamplingInterval.quantile(
        share, of: signDraws, errors: signDraws.map { _ in slack }, level: level)
    }
  }

  private let factor: SteinFactor

  /// A test for the sample of `statistic`.
  ///
  /// - Complexity: O(n r²) for the rank r of its matrix, a few dozen for a smooth kernel.
  ///
  /// - Throws: `NumericsError.budgetExhausted` for thousands of draws and a kernel so narrow that the
  ///   matrix has no low rank.
  public init(_ statistic: SteinStatistic) throws(NumericsError) {
    factor = try SteinFactor(statistic)
  }

  /// The outcome with `draws` draws of the signs.
  ///
  /// The sign of draw b of row i is a bit of the random block of the key that belongs to i and b alone.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless 0 < level < 1 and there are enough draws for a
  ///   rejection, (1 + draws) level >= 1, and at most ten million; `overflow`.
  /// - Complexity: O(n r (draws/8 + 32)) additions.
  public func test(
    level: Double, draws: Int, key: RandomKey
  ) throws(NumericsError) -> Outcome {
    let allowed = try Self.allowedExceedances(level: level, draws: draws)
    let norms = SignedNorms(factor, key: key).values(0..<draws)
    let observed = factor.statistic
    let above = norms.count { reaches($0, observed) }
    let sorted = norms.sorted()
    // The statistic is above all but `allowed` of the sign draws.
    let threshold = sorted[draws - 1 - allowed]
    let what = "the statistic of the Stein test"
    return Outcome(
      statistic: try Estimate(observed, within: factor.slack, of: what),
      pValue: Double(1 + above) / Double(1 + draws),
      threshold: try Estimate(threshold, within: factor.slack, of: what),
      rejects: above <= allowed, exceedances: above, signDraws: sorted, slack: factor.slack,
      share: min(max(1 - level, 1e-9), 1 - 1e-9))
  }

  /// Whether the test rejects: `test(level:draws:key:).rejects`, with as few draws as decide it.
  ///
  /// After 64 draws, and after all of them, the number of those that reach the statistic is looked at;
  /// when it is too large for a rejection the rest cannot change that.
  ///
  /// - Throws: As `test`.
  public func rejects(level: Double, draws: Int, key: RandomKey) throws(NumericsError) -> Bool {
    let allowed = try Self.allowedExceedances(level: level, draws: draws)
    let observed = factor.statistic
    guard observed.isFinite, factor.slack.isFinite else {
      throw .overflow(quantity: "the statistic of the Stein test")
    }
    let signs = SignedNorms(factor, key: key)
    var above = 0
    var done = 0
    while done < draws {
      let end = done == 0 ? min(64, draws) : draws
      above += signs.values(done..<end).count { reaches($0, observed) }
      if above > allowed { return false }
      done = end
    }
    return true
  }

  /// More sign draws than this would only fill the memory.
  private static let largestDraws = 10_000_000

  private func reaches(_ drawn: Double, _ observed: Double) -> Bool {
    !(drawn < observed - factor.slack)
  }

  /// The largest number of sign draws at or above the statistic with which the model is rejected.
  ///
  /// - Throws: `NumericsError.invalidParameter` as `test`.
  public static func allowedExceedances(
    level: Double, draws: Int
  ) throws(NumericsError) -> Int {
    guard level > 0, level < 1 else {
      throw .invalidParameter(
        name: "level", value: level, requirement: "a probability strictly between 0 and 1")
    }
    try Domain.checkCount(draws, name: "draws", atLeast: 1)
    guard draws <= largestDraws else {
      throw .invalidParameter(
        name: "draws", value: Double(draws), requirement: "at most \(largestDraws)")
    }
    // The product may fall short of a whole number by its rounding.
    let allowed = ((1 + Double(draws)) * level * (1 + 4 * unitRoundoff)).rounded(.down) - 1
    guard let allowed = Int(exactly: allowed), allowed >= 0 else {
      throw .invalidParameter(
        name: "draws", value: Double(draws),
        requirement: "at least 1/level - 1, or no sample can be rejected")
    }
    return allowed
  }
}

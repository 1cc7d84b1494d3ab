import Arithmetic

/// Two mixtures of normals over one pooled list of components, so that what they share cancels exactly.
///
/// With r the responsibilities over the pooled list (0 where a mixture lacks a component) and c the
/// component scores,
///
///     s_q - s_p = sum over i < j of (r^q_i r^p_j - r^q_j r^p_i)(c_i - c_j).
///
/// The component densities in the bracket are the same in both products, so it is
/// kappa r^q_a r^p_b with kappa = 1 - (w^q_b w^p_a)/(w^q_a w^p_b) in (0, 1] a property of the weights
/// and (a, b) the order of i, j that makes it positive. Likewise
/// p/q - 1 = sum of r^q_i (w^p_i - w^q_i)/w^q_i for the components of q, plus the share of the others.
///
/// It never changes, and a class so that the thousands of evaluations of an integral share it without
/// copying its lists.
final class MixturePair: DensityPair, Sendable {
  /// The term kappa r^q_a r^p_b (c_a - c_b).
  struct Cross {
    let a: Int
    let b: Int
    let kappa: Double
    /// What the errors of the weights can make of it, relative to it.
    let kappaError: Double
    /// (m_a - m_b)/s² when the components share s: then c_a - c_b is this constant.
    let constantGap: Double?
  }

  let pool: MixturePool
  /// The pairs that differ; nil when the list would be too long.
  let crosses: [Cross]?
  /// (w^p_i - w^q_i)/w^q_i where q has the component, else 0.
  private let excesses: [Double]
  /// A bound on the relative error of a product of two weights.
  private let weightError: Double
  /// The same for a single weight of q and of p.
  private let weightErrors: (q: Double, p: Double)
  let landmarks: [Landmark]
  let roundsAbscissa = false
  let isIdentical: Bool

  init(_ q: Mixture, _ p: Mixture) {
    let pool = MixturePool(q, p)
    self.pool = pool
    // The same numbers with the same errors are the same weights; others have the errors of both.
    let isEqual = pool.q.values == pool.p.values
    isIdentical = isEqual && q.weightError == p.weightError
    weightError = isIdentical ? 0 : q.weightError + p.weightError
    weightErrors = (q.weightError, p.weightError)
    crosses =
      pool.count <= Self.largestPairedPool
      ? Self.crosses(of: pool, weightError, isOpen: isEqual && !isIdentical) : nil
    excesses = zip(pool.q.values, pool.p.values).map { q, p in q > 0 ? (p - q) / q : 0 }
    landmarks = Set(q.peaks + q.transitions + p.peaks + p.transitions).sorted {
      ($0.location, $0.scale) < ($1.location, $1.scale)
    }
  }

  /// Up to this many shapes all pairs are formed.
  private static let largestPairedPool = 64

  /// - Parameter isOpen: Whether weights that came out equal may differ by their errors.
  private static func crosses(
    of pool: MixturePool, _ weightError: Double, isOpen: Bool
  ) -> [Cross] {
    let q = pool.q.values
    let p = pool.p.values
    var result: [Cross] = []
    for i in 0..<pool.count {
      for j in 0..<i {
        let forward = q[i] * p[j]
        let backward = q[j] * p[i]
        // The difference of the products with the rounding errors of both (by fused multiply-add).
        let difference =
          (forward - backward)
          + ((-forward).addingProduct(q[i], p[j]) - (-backward).addingProduct(q[j], p[i]))
        let reach = weightError * (forward + backward)
        guard difference != 0 || (isOpen && reach > 0) else { continue }
        let (a, b) = difference >= 0 ? (i, j) : (j, i)
        let first = pool.shapes[a]
        let second = pool.shapes[b]
        let gap =
          first.sd == second.sd ? (first.mean - second.mean) / first.sd / first.sd : nil
        result.append(
          Cross(
            a: a, b: b, kappa: (difference == 0 ? reach : abs(difference)) / max(forward, backward),
            kappaError: difference == 0
              ? 2 : min(reach / abs(difference), weightError > 6 * unitRoundoff ? .infinity : 1),
            constantGap: gap))
      }
    }
    return result
  }

  func scoreDifference(at x: Abscissa) -> Comparison {
    atPoint(x) { z, rq, rp, q, p in
      let (sum, error) =
        if let crosses { pairedDifference(crosses, z, rq, rp) } else {
          pooledDifference(q.dominant, z, rq, rp, q.commonError + p.commonError)
        }
      return Comparison(
        logq: q.logDensity, logqError: q.logDensityError + weightErrors.q, difference: sum,
        differenceError: error + abs(sum) * (q.commonError + p.commonError))
    }
  }

  /// The sum over pairs of components.
  private func pairedDifference(
    _ crosses: [Cross], _ z: UnsafeMutableBufferPointer<DoubledNumber>,
    _ rq: UnsafeMutableBufferPointer<MixturePool.Responsibility>,
    _ rp: UnsafeMutableBufferPointer<MixturePool.Responsibility>
  ) -> (Double, Double) {
    var sum = 0.0
    var error = 0.0
    let additions = unitRoundoff * Double(6 + crosses.count)
    for cross in crosses {
      let share = cross.kappa * rq[cross.a].value * rp[cross.b].value
      if share == 0 { continue }
      var gap: (value: Double, error: Double)
      if let constant = cross.constantGap {
        gap = (constant, 2 * unitRoundoff * abs(constant))
      } else {
        gap = pool.scoreGap(cross.a, cross.b, z)
      }
      sum += share * gap.value
      gap.error +=
        abs(gap.value)
        * (rq[cross.a].error + rp[cross.b].error + additions + cross.kappaError + weightError)
      error += share * gap.error
    }
    return (sum, error)
  }

  /// For long lists: the sum of (r^q_i - r^p_i)(c_i - c_j) with j the dominant component of q.
  ///
  /// Where j dominates in both, the other responsibilities are small and so is the error of their
  /// difference; what is lost is the accuracy between nearly equal weights.
  private func pooledDifference(
    _ j: Int, _ z: UnsafeMutableBufferPointer<DoubledNumber>,
    _ rq: UnsafeMutableBufferPointer<MixturePool.Responsibility>,
    _ rp: UnsafeMutableBufferPointer<MixturePool.Responsibility>, _ commonError: Double
  ) -> (Double, Double) {
    var sum = 0.0
    var error = 0.0
    let additions = unitRoundoff * Double(6 + pool.count) + commonError
    for i in 0..<pool.count where i != j {
      let (a, b) = (rq[i], rp[i])
      if a.value == 0, b.value == 0 { continue }
      let gap = pool.scoreGap(i, j, z)
      sum += (a.value - b.value) * gap.value
      error += (a.value + b.value) * (gap.error + abs(gap.value) * (additions + weightError))
      error += abs(gap.value) * (a.value * a.error + b.value * b.error)
    }
    return (sum, error)
  }

  func logRatio(at x: Abscissa) -> Comparison {
    atPoint(x) { z, rq, rp, q, p in
      let (shapeRatio, shapeError) = pool.logShapeRatio(p.dominant, q.dominant, z)
      let logWeightP = pool.p.logs[p.dominant]
      let logWeightQ = pool.q.logs[q.dominant]
      let direct = shapeRatio + (logWeightP - logWeightQ) + (p.logTotal - q.logTotal)
      var result = Comparison(
        logq: q.logDensity, logqError: q.logDensityError + weightErrors.q, difference: direct,
        differenceError: shapeError + p.commonError + q.commonError + weightError
          + unitRoundoff
          * (2 * (abs(logWeightP) + abs(logWeightQ) + abs(direct)) + 2 * (p.logTotal + q.logTotal)),
        logp: p.logDensity, logpError: p.logDensityError + weightErrors.p)
      guard abs(direct) < 0.5 else { return result }
      var excess = 0.0
      var error = 0.0
      for i in 0..<pool.count {
        if rq[i].value > 0 {
          let term = rq[i].value * excesses[i]
          excess += term
          error += abs(term) * (rq[i].error + q.commonError + 4 * unitRoundoff + weightError)
          error += weightError * rq[i].value * (1 + abs(excesses[i]))
        } else if pool.q.values[i] == 0, rp[i].value > 0 {
          let term = rp[i].value * exp(direct)
          excess += term
          error +=
            term
            * (rp[i].error + p.commonError + result.differenceError + weightError
              + 4 * unitRoundoff)
        }
      }
      // Near equality of shared components this is the better way; with few of them the direct one.
      let indirectError =
        error / (1 + excess) + 2 * unitRoundoff * abs(logOnePlus(excess))
      if indirectError < result.differenceError {
        result.difference = logOnePlus(excess)
        result.differenceError = indirectError
      }
      if abs(excess) < 1e-3, result.differenceError > 1e-9 * abs(result.difference),
        let close = excessOfClose(z, rq, q.commonError)
      {
        let error = close.error / (1 + close.value) + 2 * unitRoundoff * abs(close.value)
        if error < result.differenceError {
          result.difference = logOnePlus(close.value)
          result.differenceError = error
        }
      }
      return result
    }
  }

  /// p/q - 1 between mixtures of the same components that all but coincide at x.
  ///
  /// As the weights of both sum to 1, it is the sum over i, j of (w^p_i - w^q_i) r^q_j (f_i/f_j - 1), whose
  /// terms are as small as it is where the component densities f differ by little.
  private func excessOfClose(
    _ z: UnsafeMutableBufferPointer<DoubledNumber>,
    _ rq: UnsafeMutableBufferPointer<MixturePool.Responsibility>, _ commonError: Double
  ) -> (value: Double, error: Double)? {
    guard pool.count <= Self.largestPairedPool else { return nil }
    var sum = 0.0
    var error = 0.0
    for i in 0..<pool.count {
      let (p, q) = (pool.p.values[i], pool.q.values[i])
      guard q > 0 else { return nil }
      for j in 0..<pool.count where j != i {
        let (ratio, ratioError) = pool.logShapeRatio(i, j, z)
        guard abs(ratio) < 0.1 else { return nil }
        let change = expMinusOne(ratio)
        let term = (p - q) * rq[j].value * change
        sum += term
        error +=
          abs(term) * (rq[j].error + commonError + unitRoundoff * Double(8 + 2 * pool.count))
          + rq[j].value * (weightError * (p + q) * abs(change) + 1.2 * abs(p - q) * ratioError)
      }
    }
    return (sum, error)
  }

  private func atPoint(
    _ x: Abscissa,
    _ body: (
      UnsafeMutableBufferPointer<DoubledNumber>,
      UnsafeMutableBufferPointer<MixturePool.Responsibility>,
      UnsafeMutableBufferPointer<MixturePool.Responsibility>, MixturePool.Side, MixturePool.Side
    ) -> Comparison
  ) -> Comparison {
    let count = pool.count
    return withUnsafeTemporaryAllocation(of: DoubledNumber.self, capacity: count) { z in
      withUnsafeTemporaryAllocation(of: MixturePool.Responsibility.self, capacity: 2 * count) { r in
        pool.standardize(x, into: z)
        let rq = UnsafeMutableBufferPointer(rebasing: r[..<count])
        let rp = UnsafeMutableBufferPointer(rebasing: r[count...])
        let q = pool.fill(rq, of: pool.q, z)
        let p = pool.fill(rp, of: pool.p, z)
        return body(z, rq, rp, q, p)
      }
    }
  }
}

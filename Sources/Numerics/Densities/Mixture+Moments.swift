public import Arithmetic

extension Mixture {
  /// The expected value, sum of w_k m_k.
  public var mean: Double { moments.anchor + moments.shift }

  /// The variance, sum of w_k (s_k² + (m_k - mean)²).
  public var variance: Double { moments.variance.value }

  /// The third central moment E(X - mean)³ = sum of w_k (d_k³ + 3 d_k s_k²), with d_k = m_k - mean.
  public var thirdCentralMoment: Estimate { moments.third }

  /// A bound on the rounding of the mean.
  public var meanError: Double {
    let moments = moments
    return moments.shiftError + unitRoundoff * abs(moments.anchor + moments.shift)
  }

  /// A bound on the rounding of the variance.
  public var varianceError: Double { moments.variance.error }

  private struct Moments {
    /// The mean of one component, and what the mean is beyond it.
    var anchor: Double
    var shift: Double
    var shiftError: Double
    var variance: Estimate
    var third: Estimate
  }

  /// The moments about the mean of the heaviest component: nothing of the size of the means themselves
  /// is rounded.
  private var moments: Moments {
    var heaviest = 0
    for k in terms.indices where terms[k].weight > terms[heaviest].weight { heaviest = k }
    let anchor = terms[heaviest]
    var first = CompensatedSum()
    var firstSize = 0.0
    for term in terms {
      let gap = term.mean - anchor.mean
      first.add(term.weight * gap)
      firstSize += term.weight * abs(gap)
    }
    let shift = first.value
    // A relative error of all weights leaves the mean; one of each moves it.
    // Where means differ, a product may have become less than a number.
    let differ = terms.contains { $0.mean != anchor.mean || $0.sd != anchor.sd }
    let least = differ ? 4 * Double(terms.count) * .leastNonzeroMagnitude : 0
    let shiftError = (2 * weightError + 3 * unitRoundoff) * firstSize + least
    var second = CompensatedSum()
    var third = CompensatedSum()
    var spread = 0.0
    var size = 0.0
    var excess = 0.0
    for term in terms {
      let d = (term.mean - anchor.mean) - shift
      let width = (term.mean - anchor.mean).magnitude + abs(shift)
      second.add(term.weight * (term.sd * term.sd + d * d))
      // The sum of w_k d_k is 0, so only what the widths differ by counts.
      let bend = (term.sd - anchor.sd) * (term.sd + anchor.sd)
      third.add(term.weight * d * (d * d + 3 * bend))
      spread += term.weight * width * abs(d)
      size += term.weight * width * (d * d + 3 * abs(bend) + 2 * width * abs(d))
      excess += term.weight * (3 * d * d + 3 * abs(bend))
    }
    let units = 2 * weightError + 12 * unitRoundoff
    return Moments(
      anchor: anchor.mean, shift: shift, shiftError: shiftError,
      variance: Estimate(
        second.value,
        error: units * (second.value + spread) + shiftError * shiftError + least),
      third: Estimate(
        third.value,
        error: units * size + excess * shiftError + shiftError * shiftError * shiftError + least))
  }
}

extension Mixture {
  /// The places where one component takes over from another as the dominant one, from left to right.
  ///
  /// At a crossing of components j and k the responsibilities change over the length
  /// 1/|c_k - c_j|, with c the component scores: s²/|m_k - m_j| for equal standard deviations.
  ///
  /// - Complexity: O(components × crossings); there are at most 2 (components - 1) crossings.
  public var transitions: [Landmark] {
    guard terms.count > 1 else { return [] }
    var result: [Landmark] = []
    var current = leftmostTerm
    var reached = -Double.infinity
    for _ in 0..<(2 * terms.count) {
      var next: (term: Int, place: Double, slope: Double)?
      for k in terms.indices where k != current {
        guard let crossing = takeover(of: current, by: k, after: reached) else { continue }
        if let best = next, best.place <= crossing.place { continue }
        next = (k, crossing.place, crossing.slope)
      }
      guard let next else { break }
      result.append(Landmark(clampedLocation: next.place, scale: 1 / next.slope))
      current = next.term
      reached = next.place
    }
    return result
  }

  /// The component that dominates towards minus infinity: the widest; among equals the leftmost.
  private var leftmostTerm: Int {
    var best = 0
    for k in terms.indices {
      let a = terms[k]
      let b = terms[best]
      if (a.sd, -a.mean, a.weight) > (b.sd, -b.mean, b.weight) { best = k }
    }
    return best
  }

  /// The first x beyond `start` where component k becomes larger than component j, with the slope of
  /// l_k - l_j there.
  private func takeover(
    of j: Int, by k: Int, after start: Double
  ) -> (place: Double, slope: Double)? {
    let a = terms[j]
    let b = terms[k]
    // With t = x - m_j: l_k - l_j = bend t²/2 + slope t + height.
    let d = b.mean - a.mean
    let bend = a.sd == b.sd ? 0 : a.precision - b.precision
    let slope = d * b.precision
    let height = (b.logScale - a.logScale) - 0.5 * d * d * b.precision
    for t in quadraticRoots(0.5 * bend, slope, height) {
      let x = a.mean + t
      let rate = bend * t + slope
      if x > start, rate > 0, rate.isFinite, x.isFinite { return (x, rate) }
    }
    return nil
  }
}

/// The real roots of a t² + b t + c in ascending order; a may be 0.
func quadraticRoots(_ a: Double, _ b: Double, _ c: Double) -> [Double] {
  if a == 0 { return b == 0 ? [] : [-c / b] }
  let discriminant = b * b - 4 * a * c
  guard discriminant >= 0 else { return [] }
  let root = discriminant.squareRoot()
  let q = -0.5 * (b + (b < 0 ? -root : root))
  if q == 0 { return [0] }
  let first = q / a
  let second = c / q
  return first <= second ? [first, second] : [second, first]
}

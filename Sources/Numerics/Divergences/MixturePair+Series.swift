import Arithmetic

extension MixturePair {
  /// s_q - s_p composed with a function on an interval, as the sum over pairs of components that
  /// differ; what the mixtures share cancels.
  func scoreDifferenceSeries(_ u: Series) -> Series {
    guard !isIdentical else { return Series(constant: Ball(0), order: u.order) }
    guard let crosses, u.isFinite else { return .unknown }
    let logs = pool.shapes.indices.map { k -> Series in
      let shape = pool.shapes[k]
      let z = Ball(1 / shape.sd, units: 1) * (Ball(-shape.mean) + u)
      return Ball(pool.logHeights[k], units: 8) + Ball(-0.5) * z.squared
    }
    func responsibilities(_ weights: [Double]) -> [Series] {
      weights.indices.map { k in
        guard weights[k] > 0 else { return Series(constant: Ball(0), order: u.order) }
        var total = Series(constant: Ball(1), order: u.order)
        for i in weights.indices where i != k && weights[i] > 0 {
          let ratio = Ball(weights[i] / weights[k], units: 8)
          total = total + ratio * (logs[i] - logs[k]).exponential
        }
        let share = Series(constant: Ball(1), order: u.order) / total
        return share.isFinite
          ? share.ranging(share.range.clamped(0...1)) : Series(range: Ball(from: 0, to: 1))
      }
    }
    let ofQ = responsibilities(pool.q.values)
    let ofP = responsibilities(pool.p.values)
    let scores = pool.shapes.map { shape in
      Ball(-1 / (shape.sd * shape.sd), units: 2) * (Ball(-shape.mean) + u)
    }
    var sum = Series(constant: Ball(0), order: u.order)
    for cross in crosses {
      let gap =
        cross.constantGap.map { Series(constant: Ball($0, units: 3), order: u.order) }
        ?? scores[cross.a] - scores[cross.b]
      sum =
        sum + Ball(cross.kappa, radius: cross.kappa * (cross.kappaError + 8 * unitRoundoff))
        * (ofQ[cross.a] * ofP[cross.b] * gap)
    }
    return sum
  }
}

/// The abscissae at which the difference of two sampled curves changes its sign, from beyond a
/// margin on one side to beyond it on the other.
func crossings(_ first: [[Double]], _ second: [[Double]], margin: Double) -> [Double] {
  func isRising(_ rows: [[Double]]) -> Bool {
    zip(rows, rows.dropFirst()).allSatisfy { $0[0] <= $1[0] }
  }
  guard isRising(first), isRising(second) else { return [] }
  let abscissae = (first + second).map { $0[0] }.sorted()
  let a = interpolated(first, at: abscissae)
  let b = interpolated(second, at: abscissae)
  var places: [Double] = []
  var side = 0.0
  var candidate: Double?
  var previous: (x: Double, difference: Double)?
  for i in abscissae.indices {
    guard let p = a[i], let q = b[i] else { continue }
    let difference = p - q
    if let previous, (previous.difference < 0) != (difference < 0) {
      let share = previous.difference / (previous.difference - difference)
      candidate = previous.x + (abscissae[i] - previous.x) * (share.isFinite ? share : 0.5)
    }
    if difference.magnitude > margin {
      let sign: Double = difference < 0 ? -1 : 1
      if side * sign < 0 { places.append(candidate ?? abscissae[i]) }
      side = sign
    }
    previous = (abscissae[i], difference)
  }
  return places
}

/// The heights of a sampled curve at rising abscissae; nil outside.
private func interpolated(_ rows: [[Double]], at abscissae: [Double]) -> [Double?] {
  var i = 0
  return abscissae.map { x in
    while i + 1 < rows.count, rows[i + 1][0] < x { i += 1 }
    guard i + 1 < rows.count, rows[i][0] <= x else {
      return rows.count == 1 && rows[0][0] == x ? rows[0][1] : nil
    }
    let (a, b) = (rows[i], rows[i + 1])
    return b[0] > a[0] ? a[1] + (b[1] - a[1]) * ((x - a[0]) / (b[0] - a[0])) : a[1]
  }
}

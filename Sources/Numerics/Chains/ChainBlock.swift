/// Chains that move together: where they are, axis by axis, and what was seen there.
struct ChainBlock {
  let dimension: Int
  /// The number of chains, a multiple of eight.
  let count: Int
  var places: [Double]
  var scores: [Double]
  var logs: [Double]
  var noise: [Double]
  /// How often each has moved.
  var accepted: [Double]

  init(dimension: Int, atLeast count: Int) {
    let filled = (max(count, 1) + 7) / 8 * 8
    self.dimension = dimension
    self.count = filled
    places = Array(repeating: 0, count: filled * dimension)
    scores = places
    noise = places
    logs = Array(repeating: 0, count: filled)
    accepted = logs
  }

  /// Scores, and log densities, of a target where the chains are.
  mutating func look(at target: any ChainTarget, withLogs: Bool) {
    let count = self.count
    places.withUnsafeBufferPointer { places in
      scores.withUnsafeMutableBufferPointer { scores in
        logs.withUnsafeMutableBufferPointer { logs in
          guard let place = places.baseAddress, let score = scores.baseAddress else { return }
          target.look(
            at: place, count: count, scores: score, logs: withLogs ? logs.baseAddress : nil)
        }
      }
    }
  }

  /// x <- x + (a/2) s + f sqrt(a) z with the scores and the noise that were seen and drawn.
  mutating func drift(stepSize a: Double, noise factor: Double) {
    let root = factor * a.squareRoot()
    let half = 0.5 * a
    places.withUnsafeMutableBufferPointer { places in
      scores.withUnsafeBufferPointer { scores in
        noise.withUnsafeBufferPointer { noise in
          for i in places.indices {
            places[i] = places[i] + half * scores[i] + root * noise[i]
          }
        }
      }
    }
  }

  /// Puts one chain back to where it was.
  mutating func takeBack(_ lane: Int, from old: ChainBlock) {
    logs[lane] = old.logs[lane]
    for axis in 0..<dimension {
      let i = axis * count + lane
      places[i] = old.places[i]
      scores[i] = old.scores[i]
    }
  }
}

import Arithmetic

/// The leapfrog steps of many chains: places, momenta, scores and log densities, each chain with a step of
/// its own.
///
/// For the energy -log p(x) + |v|²/2: half a step of the momenta, a step of the places, half a step of the
/// momenta. It can be run backwards and keeps volumes, and its error in the energy is of second order in
/// the step. (Duane, Kennedy, Pendleton and Roweth, 1987; Neal, 2011.)
struct HamiltonianDynamics {
  let target: any ChainTarget
  var block: ChainBlock
  /// The momenta, axis by axis.
  var momenta: [Double]

  init(_ target: any ChainTarget, atLeast count: Int) {
    self.target = target
    block = ChainBlock(dimension: target.dimension, atLeast: count)
    momenta = block.places
  }

  /// Looks at the target where the chains are; before the first step, and after places were set.
  mutating func look() { block.look(at: target, withLogs: true) }

  /// Some steps, each chain's of the length `sizes` of its lane.
  mutating func leap(_ sizes: [Double], steps: Int) {
    for _ in 0..<steps {
      push(sizes)
      shift(sizes)
      look()
      push(sizes)
    }
  }

  /// Half a step of the momenta.
  private mutating func push(_ sizes: [Double]) {
    let count = block.count
    momenta.withUnsafeMutableBufferPointer { momenta in
      block.scores.withUnsafeBufferPointer { scores in
        sizes.withUnsafeBufferPointer { sizes in
          for axis in 0..<block.dimension {
            for lane in 0..<count {
              momenta[axis * count + lane] += 0.5 * sizes[lane] * scores[axis * count + lane]
            }
          }
        }
      }
    }
  }

  /// A step of the places.
  private mutating func shift(_ sizes: [Double]) {
    let count = block.count
    let dimension = block.dimension
    block.places.withUnsafeMutableBufferPointer { places in
      momenta.withUnsafeBufferPointer { momenta in
        sizes.withUnsafeBufferPointer { sizes in
          for axis in 0..<dimension {
            for lane in 0..<count {
              places[axis * count + lane] += sizes[lane] * momenta[axis * count + lane]
            }
          }
        }
      }
    }
  }

  /// The energies, -log p(x) + |v|²/2 up to a constant of the target.
  func energies() -> [Double] {
    let count = block.count
    var result = block.logs.map { -$0 }
    for axis in 0..<block.dimension {
      for lane in 0..<count {
        let v = momenta[axis * count + lane]
        result[lane] += 0.5 * v * v
      }
    }
    return result
  }
}

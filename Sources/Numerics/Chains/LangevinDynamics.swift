import Arithmetic

/// Langevin dynamics of many independent chains, x <- x + (a/2) s(x) + sqrt(a) z, with or without the
/// correction of Metropolis.
///
/// What noise a chain gets in a step is a function of the key, the number of the step and that of the chain
/// alone: neither the number of threads nor that of the chains changes what becomes of one.
public struct LangevinDynamics: Sendable {
  /// Some steps with one target and one step size.
  public struct Stage: Sendable {
    /// What the chains move towards.
    public let target: any ChainTarget
    let stepSize: Double
    let steps: Int
    let noise: Double

    /// Steps of size `stepSize`, the a of the formula; with the noise multiplied by a factor.
    public init(
      target: any ChainTarget, stepSize: Double, steps: Int, noise: Double = 1
    ) {
      self.target = target
      self.stepSize = stepSize
      self.steps = steps
      self.noise = noise
    }
  }

  /// Where the chains were, and how often they moved.
  public struct Outcome: Sendable {
    /// The places after the steps that were to be kept: for each of these the coordinates of all chains,
    /// axis by axis.
    public let path: [[Double]]
    /// The share of accepted moves of each chain; 1 without correction.
    public let acceptance: [Double]
  }

  private let stages: [Stage]
  private let isAdjusted: Bool
  private let key: RandomKey
  private let dimension: Int

  /// Chains that go through stages, at least one, whose targets have as many axes.
  ///
  /// - Parameter isAdjusted: Whether each move is accepted or not, so that the target is left as it is for
  ///   every step size (MALA: Roberts and Tweedie, 1996); needs targets with a log density.
  public init(_ stages: [Stage], isAdjusted: Bool = false, key: RandomKey) {
    self.stages = stages
    self.isAdjusted = isAdjusted
    self.key = key
    dimension = stages.first?.target.dimension ?? 1
  }

  /// As many chains as are taken through all steps together.
  private static let pieceSize = 256

  /// Runs the chains from a start.
  ///
  /// - Parameters:
  ///   - start: The coordinates of all chains, axis by axis.
  ///   - kept: After how many steps the places are kept, rising.
  /// - Throws: `NumericsError.overflow` when a chain runs off.
  /// - Complexity: O(chains · steps · axes).
  public func run(
    from start: [Double], kept: [Int], parallel: Parallel = .serial
  ) throws(NumericsError) -> Outcome {
    let count = start.count / dimension
    let size = Self.pieceSize
    let pieces = parallel.map((count + size - 1) / size) { index in
      piece(start, index * size..<min(count, (index + 1) * size), kept)
    }
    var path = kept.map { _ in start }
    var acceptance: [Double] = []
    acceptance.reserveCapacity(count)
    for (index, piece) in pieces.enumerated() {
      let first = index * size
      let chains = min(count - first, size)
      var place = 0
      for moment in path.indices {
        for axis in 0..<dimension {
          for chain in 0..<chains {
            path[moment][axis * count + first + chain] = piece[place]
            place += 1
          }
        }
      }
      acceptance.append(contentsOf: piece[place...])
    }
    guard path.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
      throw .overflow(quantity: "the place of a chain")
    }
    return Outcome(path: path, acceptance: acceptance)
  }

  /// The places of some chains at the steps that are kept, one moment after the other, and their shares of
  /// accepted moves.
  private func piece(_ start: [Double], _ range: Range<Int>, _ kept: [Int]) -> [Double] {
    let count = start.count / dimension
    var chains = ChainBlock(dimension: dimension, atLeast: range.count)
    for axis in 0..<dimension {
      for lane in 0..<chains.count {
        chains.places[axis * chains.count + lane] =
          start[axis * count + min(range.lowerBound + lane, range.upperBound - 1)]
      }
    }
    var result: [Double] = []
    result.reserveCapacity((kept.count * dimension + 1) * range.count)
    var next = 0
    func keep(_ step: Int) {
      while next < kept.count, kept[next] == step {
        for axis in 0..<dimension {
          let first = axis * chains.count
          result.append(contentsOf: chains.places[first..<first + range.count])
        }
        next += 1
      }
    }
    keep(0)
    var step = 0
    for stage in stages {
      if isAdjusted { chains.look(at: stage.target, withLogs: true) }
      for _ in 0..<stage.steps {
        if isAdjusted {
          adjustedMove(&chains, stage, step, range.lowerBound)
        } else {
          move(&chains, stage, step, range.lowerBound)
        }
        step += 1
        keep(step)
      }
    }
    let moves = Double(max(step, 1))
    result.append(
      contentsOf: chains.accepted[..<range.count].map { isAdjusted ? $0 / moves : 1 })
    return result
  }

  /// One step without correction.
  private func move(_ chains: inout ChainBlock, _ stage: Stage, _ step: Int, _ first: Int) {
    chains.look(at: stage.target, withLogs: false)
    drawNoise(&chains, step, first)
    chains.drift(stepSize: stage.stepSize, noise: stage.noise)
  }

  private func drawNoise(_ chains: inout ChainBlock, _ step: Int, _ first: Int) {
    let count = chains.count
    chains.noise.withUnsafeMutableBufferPointer { noise in
      for axis in 0..<dimension {
        ChainNoise.fillNormals(
          UnsafeMutableBufferPointer(rebasing: noise[axis * count..<(axis + 1) * count]),
          from: first, key: key.fold(step * dimension + axis))
      }
    }
  }

  /// One step that is accepted or not.
  private func adjustedMove(
    _ chains: inout ChainBlock, _ stage: Stage, _ step: Int, _ first: Int
  ) {
    let old = chains
    drawNoise(&chains, step, first)
    chains.drift(stepSize: stage.stepSize, noise: stage.noise)
    chains.look(at: stage.target, withLogs: true)
    var thresholds = Array(repeating: 0.0, count: chains.count)
    thresholds.withUnsafeMutableBufferPointer {
      ChainNoise.fillLogUniforms($0, from: first, key: (key / "accept").fold(step))
    }
    let a = stage.stepSize
    for lane in 0..<chains.count {
      // log q(x | y) - log q(y | x) for the moves q, by the sum and the difference of both scores.
      var odds = chains.logs[lane] - old.logs[lane]
      for axis in 0..<dimension {
        let i = axis * chains.count + lane
        let gap = chains.places[i] - old.places[i]
        odds -= 0.5 * gap * (chains.scores[i] + old.scores[i])
        odds -= a / 8 * (chains.scores[i] - old.scores[i]) * (chains.scores[i] + old.scores[i])
      }
      if thresholds[lane] < odds {
        chains.accepted[lane] += 1
      } else {
        chains.takeBack(lane, from: old)
      }
    }
  }
}

import Arithmetic

/// Hamiltonian Monte Carlo: chains that move by leapfrog steps from random momenta, and accept where they
/// come to by the change of the energy.
///
/// Each chain finds its own step size in the warm-up. In every move the step is multiplied by an
/// independent uniform number from 0.8 to 1.2, so that no length of a path comes back to where it began
/// (Neal, 2011, section 4.2). What a chain draws is a function of the key, its number and that of the move.
public struct HamiltonianMonteCarlo: Sendable {
  private let target: any ChainTarget
  private let leapfrogSteps: Int
  private let warmup: Int
  private let samples: Int
  private let stepSize: Double?
  private let wanted: Double
  private let key: RandomKey

  /// - Parameters:
  ///   - target: A target with a log density.
  ///   - leapfrogSteps: How many steps make a move, at least 1.
  ///   - warmup: The number of moves in which the step size is found, which are not kept.
  ///   - samples: The number of moves after which the places are kept.
  ///   - stepSize: The step size where it is given: then the warm-up leaves it as it is.
  ///   - acceptance: The mean probability of acceptance that the step size is to have.
  public init(
    _ target: any ChainTarget, leapfrogSteps: Int, warmup: Int, samples: Int,
    stepSize: Double? = nil, acceptance: Double = 0.8, key: RandomKey
  ) {
    self.target = target
    self.leapfrogSteps = leapfrogSteps
    self.warmup = warmup
    self.samples = samples
    self.stepSize = stepSize
    wanted = acceptance
    self.key = key
  }

  /// One chain after the warm-up.
  public struct Chain: Sendable {
    /// The places after each move, one coordinate after the other.
    public let places: [Double]
    /// The energies at the start of each move, up to the constant of the target.
    public let energies: [Double]
    /// The mean probability of acceptance.
    public let acceptance: Double
    /// How many moves ended with an energy more than 1000 above that of their start, or with none.
    public let divergences: Int
    /// The step size.
    public let stepSize: Double
  }

  /// Runs chains from some places, coordinates axis by axis.
  ///
  /// - Throws: `NumericsError.invalidParameter` when a chain starts where there is no mass.
  /// - Complexity: O(chains · (warm-up + samples) · leapfrog steps · axes).
  public func run(
    from start: [Double], parallel: Parallel = .serial
  ) throws(NumericsError) -> [Chain] {
    let dimension = target.dimension
    let count = start.count / dimension
    let width = ChainNoise.width
    let pieces = parallel.map((count + width - 1) / width) { index in
      var lanes = Lanes(self, start, index * width..<min(count, (index + 1) * width))
      return lanes.run()
    }
    let row = samples * (dimension + 1) + 4
    var chains: [Chain] = []
    chains.reserveCapacity(count)
    for piece in pieces {
      for first in stride(from: 0, to: piece.count, by: row) {
        let ends = first + samples * dimension
        let facts = Array(piece[(ends + samples)..<(first + row)])
        guard facts[3] == 1 else {
          throw .invalidParameter(
            name: "the log density at the start of a chain", value: -.infinity,
            requirement: "finite")
        }
        chains.append(
          Chain(
            places: Array(piece[first..<ends]), energies: Array(piece[ends..<(ends + samples)]),
            acceptance: facts[0], divergences: Int(exactly: facts[1]) ?? 0, stepSize: facts[2]))
      }
    }
    return chains
  }

  /// Some chains side by side.
  private struct Lanes {
    private let sampler: HamiltonianMonteCarlo
    private var dynamics: HamiltonianDynamics
    private let range: Range<Int>
    private var steps: [StepAdaptation]
    private var places: [[Double]]
    private var energies: [[Double]]
    private var acceptance: [Double]
    private var divergences: [Double]
    private let isInside: [Bool]

    init(_ sampler: HamiltonianMonteCarlo, _ start: [Double], _ range: Range<Int>) {
      self.sampler = sampler
      self.range = range
      let dimension = sampler.target.dimension
      let total = start.count / dimension
      dynamics = HamiltonianDynamics(sampler.target, atLeast: range.count)
      let lanes = dynamics.block.count
      for axis in 0..<dimension {
        for lane in 0..<lanes {
          dynamics.block.places[axis * lanes + lane] =
            start[axis * total + min(range.lowerBound + lane, range.upperBound - 1)]
        }
      }
      dynamics.look()
      isInside = dynamics.block.logs.map(\.isFinite)
      let adaptation = StepAdaptation(first: sampler.stepSize ?? 1, wanted: sampler.wanted)
      steps = Array(repeating: adaptation, count: lanes)
      places = Array(repeating: [], count: range.count)
      energies = places
      acceptance = Array(repeating: 0, count: lanes)
      divergences = acceptance
    }

    /// Chain after chain: its places, its energies, and what else is known of it.
    mutating func run() -> [Double] {
      if sampler.stepSize == nil { findFirstSteps() }
      for index in places.indices {
        places[index].reserveCapacity(sampler.samples * dynamics.block.dimension)
        energies[index].reserveCapacity(sampler.samples)
      }
      var sizes = steps.map(\.current)
      for move in 0..<sampler.warmup {
        let probabilities = self.move(move, sizes, isKept: false)
        guard sampler.stepSize == nil else { continue }
        for lane in steps.indices {
          steps[lane].note(acceptance: probabilities[lane])
          sizes[lane] = steps[lane].current
        }
      }
      if sampler.stepSize == nil { sizes = steps.map(\.final) }
      acceptance = Array(repeating: 0, count: sizes.count)
      divergences = acceptance
      for move in 0..<sampler.samples {
        let probabilities = self.move(sampler.warmup + move, sizes, isKept: true)
        for lane in acceptance.indices { acceptance[lane] += probabilities[lane] }
      }
      var result: [Double] = []
      for lane in 0..<range.count {
        result += places[lane]
        result += energies[lane]
        result += [
          acceptance[lane] / Double(max(sampler.samples, 1)), divergences[lane], sizes[lane],
          isInside[lane] ? 1 : 0,
        ]
      }
      return result
    }

    /// Doubles or halves each chain's first step until one leapfrog step is accepted with a probability on
    /// the other side of 0.8 (Hoffman and Gelman, 2014, algorithm 4).
    private mutating func findFirstSteps() {
      var sizes = steps.map(\.current)
      var isLonger: [Bool?] = sizes.map { _ in nil }
      var isOpen = sizes.map { _ in true }
      drawMomenta(key: sampler.key / "first step")
      for _ in 0..<60 where isOpen.contains(true) {
        var trial = dynamics
        trial.leap(sizes, steps: 1)
        let before = dynamics.energies()
        let after = trial.energies()
        for lane in sizes.indices where isOpen[lane] {
          let isEasy = before[lane] - after[lane] > -0.2231435513142097
          if isLonger[lane] ?? isEasy == isEasy {
            isLonger[lane] = isEasy
            sizes[lane] *= isEasy ? 2 : 0.5
          } else {
            isOpen[lane] = false
          }
        }
      }
      steps = sizes.map { StepAdaptation(first: $0, wanted: sampler.wanted) }
    }

    private mutating func drawMomenta(key: RandomKey) {
      let count = dynamics.block.count
      let dimension = dynamics.block.dimension
      let first = range.lowerBound
      dynamics.momenta.withUnsafeMutableBufferPointer { momenta in
        for axis in 0..<dimension {
          ChainNoise.fillNormals(
            UnsafeMutableBufferPointer(rebasing: momenta[axis * count..<(axis + 1) * count]),
            from: first, key: key.fold(axis))
        }
      }
    }

    /// A move of all chains; the probabilities of acceptance.
    private mutating func move(_ number: Int, _ sizes: [Double], isKept: Bool) -> [Double] {
      let count = dynamics.block.count
      let key = sampler.key.fold(number)
      drawMomenta(key: key)
      var thresholds = Array(repeating: 0.0, count: count)
      var lengths = thresholds
      thresholds.withUnsafeMutableBufferPointer {
        ChainNoise.fillLogUniforms($0, from: range.lowerBound, key: key / "accept")
      }
      lengths.withUnsafeMutableBufferPointer {
        ChainNoise.fillLogUniforms($0, from: range.lowerBound, key: key / "length")
      }
      exponentiate(&lengths)
      for lane in lengths.indices { lengths[lane] = sizes[lane] * (0.8 + 0.4 * lengths[lane]) }
      let before = dynamics.energies()
      let old = dynamics.block
      dynamics.leap(lengths, steps: sampler.leapfrogSteps)
      let after = dynamics.energies()
      var probabilities = zip(before, after).map { before, after in
        let gain = before - after
        return gain.isNaN ? -1000 : min(max(gain, -1000), 0)
      }
      exponentiate(&probabilities)
      for lane in 0..<count {
        let gain = before[lane] - after[lane]
        if isKept, !(gain > -1000) { divergences[lane] += 1 }
        if !(gain.isFinite && thresholds[lane] < gain) { dynamics.block.takeBack(lane, from: old) }
      }
      guard isKept else { return probabilities }
      for lane in 0..<range.count {
        energies[lane].append(before[lane])
        for axis in 0..<dynamics.block.dimension {
          places[lane].append(dynamics.block.places[axis * count + lane])
        }
      }
      return probabilities
    }
  }
}

/// Puts e to the power of each of some numbers, a multiple of eight, in its place.
private func exponentiate(_ numbers: inout [Double]) {
  numbers.withUnsafeMutableBytes { bytes in
    for place in stride(from: 0, to: bytes.count, by: 64) {
      let x = bytes.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
      bytes.storeBytes(of: x.exponential, toByteOffset: place, as: SIMD8<Double>.self)
    }
  }
}

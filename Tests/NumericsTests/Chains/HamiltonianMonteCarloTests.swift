import Arithmetic
import Testing

@testable import Numerics

@Suite struct HamiltonianMonteCarloTests {
  private let key = RandomKey(seed: 3) / "Hamilton"
  private let p: Mixture

  init() throws { p = try Mixture(weights: [0.3, 0.7], means: [-1.5, 1], sds: [1, 0.6]) }

  // Chains that start from the target stay there, with steps that make many rejections: off once in 10^5.
  @Test(arguments: [0.7, 1.1]) func leavesTheTargetAsItIs(_ stepSize: Double) throws {
    let start = try p.sample(20_000, key: key / "start")
    let chains = try HamiltonianMonteCarlo(
      MixtureTarget(p), leapfrogSteps: 4, warmup: 0, samples: 20, stepSize: stepSize, key: key
    ).run(from: start)
    #expect(kolmogorovDistance(chains.map { $0.places[19] }, p.cdf) < 2.5)
    let share = chains.reduce(0) { $0 + $1.acceptance } / 20_000
    #expect(share > 0.2 && share < 0.99, "\(share)")
  }

  @Test func findsItsStepSizeAndMixes() throws {
    let chains = try HamiltonianMonteCarlo(
      MixtureTarget(p), leapfrogSteps: 8, warmup: 500, samples: 1000, key: key
    ).run(from: [-30, 0.1, 5, 200])
    for chain in chains {
      #expect(abs(chain.acceptance - 0.8) < 0.12, "\(chain.acceptance)")
      #expect(chain.stepSize > 0.3 && chain.stepSize < 3 && chain.divergences == 0)
      #expect(chain.energies.count == 1000)
    }
    let diagnostics = try ChainDiagnostics(chains.map(\.places))
    #expect(diagnostics.splitRHat < 1.02 && diagnostics.effectiveSampleSize > 500)
    // Within six standard errors.
    let all = chains.flatMap(\.places)
    let error = (p.variance / diagnostics.effectiveSampleSize).squareRoot()
    #expect(abs(all.reduce(0, +) / 4000 - p.mean) < 6 * error)
  }

  @Test func aChainDependsOnItsNumberAndStartAlone() throws {
    let start = (0..<70).map { Double($0) / 20 - 1 }
    func run(_ start: [Double], _ samples: Int, _ parallel: Parallel) throws -> [[Double]] {
      try HamiltonianMonteCarlo(
        MixtureTarget(p), leapfrogSteps: 5, warmup: 30, samples: samples, key: key
      ).run(from: start, parallel: parallel).map(\.places)
    }
    let all = try run(start, 12, .serial)
    #expect(try run(start, 12, reversed) == all)
    #expect(try run(Array(start[..<9]), 12, .serial) == Array(all[..<9]))
    #expect(try run(start, 5, .serial) == all.map { Array($0[..<5]) })
  }

  @Test func tellsOfDivergences() throws {
    let narrow = try Mixture(weights: [1], means: [0], sd: 0.01)
    let chains = try HamiltonianMonteCarlo(
      MixtureTarget(narrow), leapfrogSteps: 10, warmup: 0, samples: 5, stepSize: 1, key: key
    ).run(from: [0.001, -0.002])
    for chain in chains {
      #expect(chain.divergences == 5 && chain.acceptance < 1e-100)
      #expect(Set(chain.places).count == 1)
    }
  }

  /// A density that is flat but for one place, from which every step falls by a height.
  private struct Needle: ChainTarget {
    let height: Double
    var dimension: Int { 1 }
    var hasLogDensity: Bool { true }

    func look(
      at points: UnsafePointer<Double>, count: Int, scores: UnsafeMutablePointer<Double>,
      logs: UnsafeMutablePointer<Double>?
    ) {
      for index in 0..<count {
        scores[index] = 0
        logs?[index] = points[index] == 0 ? 0 : -height
      }
    }
  }

  /// A move that loses 1000 of the logarithm of the density has gone astray.
  @Test(arguments: [(999.0, 0), (1000, 6), (1001, 6)])
  func aDivergenceIsAFallByAThousand(_ height: Double, _ count: Int) throws {
    let chains = try HamiltonianMonteCarlo(
      Needle(height: height), leapfrogSteps: 1, warmup: 0, samples: 6, stepSize: 1, key: key
    ).run(from: Array(repeating: 0, count: 9))
    #expect(chains.allSatisfy { $0.divergences == count && $0.places.allSatisfy { $0 == 0 } })
  }

  /// A first step is 1, doubled or halved until one move is accepted with a probability on the other side of 0.8:
  /// from the mode of a normal density with momentum p that is at sd (8 · 0.223/p²)^(1/4).
  @Test func firstStepsAreFoundByDoublingAndHalving() throws {
    for sd in [0.01, 1, 300] {
      let chains = try HamiltonianMonteCarlo(
        MixtureTarget(Normal(mean: 0, sd: sd).asMixture), leapfrogSteps: 1, warmup: 0, samples: 1,
        key: key
      ).run(from: Array(repeating: 0, count: 64))
      #expect(chains.allSatisfy { $0.stepSize.significand == 1 })
      let shares = chains.map { $0.stepSize / sd }.sorted()
      #expect(shares[20] > 0.5 && shares[44] < 4)
    }
  }

  @Test func refusesAStartWithoutMass() throws {
    let half = try Unnormalized(over: 0...1) { x in
      Jet(Estimate(-x), Estimate(-1), Estimate(0))
    }
    #expect(throws: NumericsError.self) {
      try HamiltonianMonteCarlo(
        FormulaTarget(half), leapfrogSteps: 3, warmup: 0, samples: 1, key: key
      ).run(from: [0.5, 2])
    }
  }

  @Test func keepsATargetInSpace() throws {
    let p = try SpatialMixture(
      weights: [0.4, 0.6], means: [[-1, 0, 0], [1, 1, 0]], sds: [1, 0.7])
    let draws = try p.sample(10_000, key: key / "space")
    let chains = try HamiltonianMonteCarlo(
      SpatialTarget(p), leapfrogSteps: 5, warmup: 0, samples: 8, stepSize: 0.8, key: key
    ).run(from: (0..<3).flatMap { axis in draws.map { $0[axis] } })
    for axis in 0..<3 {
      let line = try Mixture(
        weights: [0.4, 0.6], means: [[-1, 1], [0, 1], [0, 0]][axis], sds: [1, 0.7])
      #expect(kolmogorovDistance(chains.map { $0.places[21 + axis] }, line.cdf) < 2.5)
    }
  }

  /// Along every axis the noise of a chain follows from its number, however many chains there are.
  @Test func aChainInSpaceDependsOnItsNumberAndStartAlone() throws {
    let plane = try SpatialMixture(weights: [1], means: [[0, 0]], sds: [1])
    func run(_ count: Int) throws -> [[Double]] {
      try HamiltonianMonteCarlo(
        SpatialTarget(plane), leapfrogSteps: 3, warmup: 0, samples: 2, stepSize: 0.5, key: key
      ).run(from: Array(repeating: 0, count: 2 * count)).map(\.places)
    }
    // Eight and sixteen chains are moved at a time.
    #expect(try run(3) == Array(run(12)[..<3]))
  }
}

import Arithmetic
import Foundation
import Testing

@testable import Numerics

/// How many fits the test of coverage makes, and how often each interval may miss: 10,000 by
/// `make coverage`, else 2,000.
private let coverage =
  ProcessInfo.processInfo.environment["REPORT_COVERAGE"] == "long"
  ? (replicates: 10_000, misses: 35...200) : (replicates: 2_000, misses: 5...55)

@Suite struct FittedParametersTests {
  /// Two components five standard deviations apart, 300 draws, all parameters free: the intervals at 0.99
  /// of each parameter miss about 20 times in 2,000 fits, and 100 times in 10,000. Fixed keys. For each
  /// parameter, more misses than allowed have a probability below 1e-4 when the coverage is at least
  /// 0.985, and fewer when it is at most 0.99.
  @Test func coverTheTruth() throws {
    let truth = try Mixture(weights: [0.4, 0.6], means: [-2.5, 2.5], sds: [0.8, 1.2])
    let z = 2.5758293035489
    var misses = Array(repeating: 0, count: 6)
    var unfinished = 0
    for replicate in 0..<coverage.replicates {
      let key = RandomKey(seed: 31).fold(replicate)
      let fit = try MixtureFit(
        to: try truth.sample(300, key: key), from: truth,
        free: Set(MixtureFit.Parameter.allCases), by: .likelihood)
      guard fit.converged else {
        unfinished += 1
        continue
      }
      for (k, (component, found)) in zip(truth.components, fit.parameters).enumerated() {
        let pairs = [
          (found.weight, component.weight), (found.mean, component.mean), (found.sd, component.sd),
        ]
        for (index, (parameter, value)) in pairs.enumerated() {
          let ends = try #require(parameter.interval(z))
          if !ends.contains(value) { misses[3 * k + index] += 1 }
        }
      }
    }
    #expect(misses.allSatisfy(coverage.misses.contains), "\(misses)")
    #expect(unfinished == 0)
    print("\(coverage.replicates) fits, \(unfinished) unfinished, misses at 0.99: \(misses)")
  }

  /// With components so far apart that all draws are assigned, the standard errors are those of a share,
  /// a mean and a standard deviation.
  @Test func areThoseOfTheParts() throws {
    let draws = [-21.0, -20, -19.5, -18, 19, 20, 20.5, 21, 22, 23.5]
    let start = try Mixture(weights: [0.5, 0.5], means: [-20, 20], sds: [1, 1])
    let fit = try MixtureFit(
      to: draws, from: start, free: Set(MixtureFit.Parameter.allCases), by: .likelihood)
    let (n, m) = (10.0, 4.0)
    let low = Array(draws[..<4])
    let mean = low.reduce(0, +) / m
    let moments = [2.0, 4].map { power in
      low.reduce(0) {
        $0 + (power == 2 ? 1 : ($1 - mean) * ($1 - mean)) * ($1 - mean) * ($1 - mean)
      } / m
    }
    let first = fit.parameters[0]
    // Log odds of a share w of n draws: 1/sqrt(n w (1 - w)).
    expectClose(first.weight.standardError ?? 0, 1 / (n * 0.4 * 0.6).squareRoot(), within: 1e-6)
    expectClose(first.mean.standardError ?? 0, (moments[0] / m).squareRoot(), within: 1e-6)
    // Of log s: sqrt((m4 - m2²)/m)/(2 m2).
    expectClose(
      first.sd.standardError ?? 0,
      ((moments[1] - moments[0] * moments[0]) / m).squareRoot() / (2 * moments[0]), within: 1e-5)
  }

  @Test func areKnownForFreeParametersAlone() throws {
    let start = try Mixture(weights: [0.5, 0.5], means: [-2, 2], sds: [1, 1])
    let draws = try start.sample(200, key: RandomKey(seed: 3))
    let fit = try MixtureFit(to: draws, from: start, free: [.means], by: .likelihood)
    for parameter in fit.parameters {
      #expect(parameter.weight.interval(3) == nil && parameter.weight.estimate.isExact)
      #expect(parameter.sd.interval(3) == nil && !parameter.sd.isFree)
      #expect(parameter.mean.interval(3) != nil && parameter.mean.estimate.error < 1e-10)
    }
  }

  @Test func staysWithinTheRangeOfAParameter() {
    func parameter(_ value: Double, _ scale: FittedParameters.Scale) -> FittedParameters.Parameter {
      .init(estimate: Estimate(value), isFree: true, standardError: 2, scale: scale)
    }
    #expect(
      parameter(0.1, .logistic).interval(3).map { $0.lowerBound > 0 && $0.upperBound < 1 } == true)
    #expect(parameter(0.1, .logarithmic).interval(3).map { $0.lowerBound > 0 } == true)
    #expect(parameter(0.1, .linear).interval(3) == -5.9...6.1)
  }
}

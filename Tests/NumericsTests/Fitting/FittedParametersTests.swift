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
    var misses = Array(repeating: 0, count: 6)
    var unfinished = 0
    var absent = 0
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
          guard let ends = parameter.interval(level: 0.99) else {
            absent += 1
            continue
          }
          if !ends.contains(value) { misses[3 * k + index] += 1 }
        }
      }
    }
    #expect(misses.allSatisfy(coverage.misses.contains), "\(misses)")
    #expect(unfinished == 0 && absent < coverage.replicates / 2)
    print(
      "\(coverage.replicates) fits, \(unfinished) unfinished, \(absent) intervals absent, misses at 0.99: "
        + "\(misses)")
  }

  /// Components that overlap: what an interval at 0.999 says is wrong for at most 0.3 % of the parameters, since
  /// there is none where two components can hardly be told from one. Fixed keys. With a probability of 0.0015
  /// for each of five parameters of a fit, which may all be wrong at once, more than `limit` come with a
  /// probability below 1e-4.
  @Test(arguments: [(1.0, 100, 0.02), (1.0, 1000, 0.02), (1.5, 300, 0.2), (2.0, 100, 0.1)])
  func areNotGivenWhereComponentsAreHardlyTold(half: Double, count: Int, share: Double) throws {
    let truth = try Mixture(weights: [0.5, 0.5], means: [-half, half], sds: [1, 1])
    let fits = coverage.replicates / 5
    var given = 0
    var wrong = 0
    for replicate in 0..<fits {
      let key = RandomKey(seed: 53).fold(count).fold(replicate)
      let fit = try MixtureFit(
        to: try truth.sample(count, key: key), from: truth,
        free: Set(MixtureFit.Parameter.allCases), by: .likelihood)
      for (component, found) in zip(truth.components, fit.parameters) {
        for (parameter, value) in [
          (found.weight, component.weight), (found.mean, component.mean), (found.sd, component.sd),
        ] {
          guard let ends = parameter.interval(level: 0.999) else { continue }
          given += 1
          if !ends.contains(value) { wrong += 1 }
        }
      }
    }
    let limit = 6 * fits * 3 / 1000 + 12
    #expect(wrong <= limit, "\(wrong) of \(6 * fits)")
    #expect(Double(given) <= share * Double(6 * fits), "\(given) of \(6 * fits)")
    print("\(half), \(count) draws: \(given) of \(6 * fits) intervals given, \(wrong) wrong")
  }

  /// The degrees of freedom of the error of a mean are those of its variance, 2/(kurtosis - 1) of n; that of
  /// standard errors for parts of a few draws is too little for an interval.
  @Test func knowHowWellTheirErrorsAreKnown() throws {
    let start = try Normal(mean: 0, sd: 1)
    let one = try Mixture(weights: [1], means: [start.mean], sds: [start.sd])
    let draws: [Double] = (1...60).map { i in
      let coarse = Double(i % 7) - 3
      return coarse + 0.1 * Double(i % 5)
    }
    let fit = try MixtureFit(to: draws, from: one, free: [.means], by: .likelihood)
    let mean: Double = draws.reduce(0, +) / 60
    let squares: [Double] = draws.map { ($0 - mean) * ($0 - mean) }
    let second: Double = squares.reduce(0, +) / 60
    let fourth: Double = squares.reduce(0) { $0 + $1 * $1 } / 60
    let parameter = fit.parameters[0].mean
    let kurtosis: Double = fourth / second / second
    expectClose(parameter.degrees, 120 / (kurtosis - 1), within: 1e-5)
    #expect(parameter.interval(level: 0.999) != nil)
    let few = try MixtureFit(
      to: Array(draws.prefix(6)), from: one, free: [.means], by: .likelihood)
    #expect(few.parameters[0].mean.interval(level: 0.999) == nil)
  }

  /// Twice the log-likelihood of two components above that of one normal density: by hand for draws that are
  /// all assigned.
  @Test func weighTheEvidenceForTwoComponents() throws {
    let draws = [-21.0, -20, -19.5, -18, 19, 20, 20.5, 21, 22, 23.5]
    let start = try Mixture(weights: [0.5, 0.5], means: [-20, 20], sds: [1, 1])
    let fit = try MixtureFit(
      to: draws, from: start, free: Set(MixtureFit.Parameter.allCases), by: .likelihood)
    func variance(_ draws: [Double]) -> Double {
      let mean = draws.reduce(0, +) / Double(draws.count)
      return draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws.count)
    }
    // 2 log L = -n (log(2 pi v) + 1), and for each part log of its share besides.
    func logarithm(_ x: Double) -> Double { Arithmetic.log(x) }
    let whole: Double = -10 * logarithm(variance(draws))
    let low: Double = -4 * logarithm(variance(Array(draws[..<4]))) + 8 * logarithm(0.4)
    let high: Double = -6 * logarithm(variance(Array(draws[4...]))) + 12 * logarithm(0.6)
    let parts: Double = low + high
    expectClose(fit.evidence, parts - whole, within: 1e-6)
    let known = try MixtureFit(to: draws, from: start, free: [.weights], by: .likelihood)
    #expect(known.evidence == .infinity)
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
      #expect(parameter.weight.interval(level: 0.997) == nil && parameter.weight.estimate.isExact)
      #expect(parameter.sd.interval(level: 0.997) == nil && !parameter.sd.isFree)
      #expect(parameter.mean.interval(level: 0.997) != nil && parameter.mean.estimate.error < 1e-10)
    }
  }

  @Test func staysWithinTheRangeOfAParameter() {
    func parameter(_ value: Double, _ scale: FittedParameters.Scale) -> FittedParameters.Parameter {
      .init(
        estimate: Estimate(value), isFree: true, standardError: 2, degrees: 1e6, scale: scale)
    }
    #expect(
      parameter(0.1, .logistic).interval(level: 0.997).map {
        $0.lowerBound > 0 && $0.upperBound < 1
      } == true)
    #expect(parameter(0.1, .logarithmic).interval(level: 0.997).map { $0.lowerBound > 0 } == true)
    // The normal quantile at 0.975.
    let ends = parameter(0.1, .linear).interval(level: 0.95)
    expectClose(ends?.upperBound ?? 0, 0.1 + 2 * 1.959964, within: 1e-5)
    expectClose(ends?.lowerBound ?? 0, 0.1 - 2 * 1.959964, within: 1e-5)
  }
}

import Arithmetic
import Testing

@testable import Numerics

@Suite struct DensitySeriesTests {
  private func densities() throws -> [any Density] {
    [
      try Normal(mean: 0.3, sd: 0.7), try Laplace(mean: -0.2, scale: 1.5),
      try StudentT(degrees: 3, location: 0.1, scale: 0.5),
      try Mixture(weights: [0.2, 0.3, 0.5], means: [-2, 0, 1.5], sds: [0.5, 2, 0.3]),
      try Tempered(twoModes(2, left: 0.2), beta: 0.7),
      try Unnormalized(
        over: -3...4, series: { u in -(u.squared.squared) },
        { x in
          Jet(
            Estimate(-x * x * x * x, error: 1e-15), Estimate(-4 * x * x * x), Estimate(-12 * x * x))
        }),
    ]
  }

  private func value(_ f: PointwiseFunction, _ p: any Density, _ x: Double) -> Double {
    switch f {
    case .pdf: p.pdf(x)
    case .logpdf: p.logpdf(x)
    case .score: p.score(x)
    case .scoreDerivative: p.scoreDerivative(x)
    case .lowerTail: p.cdf(x)
    case .upperTail: p.ccdf(x)
    }
  }

  private let functions: [PointwiseFunction] = [
    .pdf, .logpdf, .score, .scoreDerivative, .lowerTail, .upperTail,
  ]

  @Test func rangesHoldTheFunctions() throws {
    for p in try densities() {
      for f in functions {
        for (lower, upper) in [(-2.0, 2.0), (0.25, 0.5), (1.4, 1.6), (-0.3, -0.1)] {
          let series = p.series(f, of: Series(variableFrom: lower, to: upper, order: 3))
          #expect(series.isFinite, "\(p) \(f)")
          for step in 0...50 {
            let x = lower + (upper - lower) * Double(step) / 50
            let y = value(f, p, x)
            let slack = 1e-11 * (1 + abs(y))
            #expect(
              series.range.lower <= y + slack && y - slack <= series.range.upper,
              "\(p) \(f) at \(x): \(y) outside \(series.range)")
          }
        }
      }
    }
  }

  /// From where the tail is below every number into the middle of the density, and the other way round.
  @Test func tailsOnWideIntervalsLieBetweenZeroAndOne() throws {
    for p in try densities() {
      for (f, lower, upper) in [
        (PointwiseFunction.lowerTail, -3000.0, 1.0), (.upperTail, -1, 3000),
      ] {
        let range = p.series(f, of: Series(variableFrom: lower, to: upper, order: 0)).range
        let most = f == .lowerTail ? p.cdf(upper) : p.ccdf(lower)
        let least = f == .lowerTail ? p.cdf(lower) : p.ccdf(upper)
        #expect(range.lower <= least && range.upper >= most - 1e-11, "\(p) \(f): \(range)")
        #expect(range.lower > -1e-11 && range.upper < most + 1e-11, "\(p) \(f): \(range)")
      }
    }
  }

  /// exp(x)/(e - 1) between 0 and 1: on an interval that reaches beyond an end the density is at most that
  /// at the end, not what the formula gives outside.
  @Test func aDensityEndsWithItsSupport() throws {
    func exponential(_ sign: Double) throws -> Unnormalized {
      try Unnormalized(over: 0...1, series: { Ball(sign) * $0 }) { x in
        Jet(Estimate(sign * x), Estimate(sign), Estimate(0))
      }
    }
    let most = exp(1) / (exp(1) - 1)
    for (p, lower, upper) in [(try exponential(1), 0.5, 3.0), (try exponential(-1), -2, 0.5)] {
      let range = p.series(.pdf, of: Series(variableFrom: lower, to: upper, order: 2)).range
      #expect(
        range.lower <= 0 && range.upper >= most && range.upper < most * (1 + 1e-9), "\(range)")
    }
  }

  @Test func taylorCoefficientsAreThoseOfTheFunctions() throws {
    for p in try densities() {
      for f in functions {
        let (center, half) = (0.45, 0.04)
        let point = p.series(f, of: Series(variableFrom: center, to: center, order: 8))
        let whole = p.series(
          f, of: Series(variableFrom: center - half, to: center + half, order: 8))
        guard whole.order == 8, point.order == 8 else {
          Issue.record("\(p) \(f) has no series")
          continue
        }
        for t in [-1.0, -0.5, 0.7, 1] {
          var sum = Ball(0)
          for k in (0..<8).reversed() { sum = Ball(half * t) * sum + point.coefficients[k] }
          var rest = whole.coefficients[8]
          for _ in 0..<8 { rest = rest * Ball(half * t) }
          let enclosure = sum + rest
          let y = value(f, p, center + half * t)
          let slack = 1e-11 * (1 + abs(y))
          #expect(
            enclosure.lower <= y + slack && y - slack <= enclosure.upper,
            "\(p) \(f): \(y) outside \(enclosure)")
        }
      }
    }
  }

  @Test func differencesOfScoresKeepTheirRelativeAccuracy() throws {
    let q = try Normal(mean: -6, sd: 1)
    let p = try twoModes(6)
    let pair = DensityComparison(q, p)
    for x in [-9.0, -6, -1, 0, 3] {
      let series = pair.scoreDifferenceSeries(Series(variableFrom: x, to: x, order: 2))
      let exact = try pair.scoreDifference(x)
      #expect(abs(series.range.middle - exact.value) <= series.range.radius + exact.error)
      #expect(series.range.radius < 1e-11 * abs(exact.value), "\(x): \(series.range)")
    }
  }

  @Test func differencesOfScoresOfUnequalWidthsAreEnclosed() throws {
    let p = try Mixture(weights: [0.25, 0.75], means: [-1, 2], sds: [0.5, 2])
    let q = try Mixture(weights: [0.5, 0.5], means: [0, 1], sds: [1, 3])
    for (first, second) in [(p, q), (q, p)] {
      let pair = DensityComparison(first, second)
      for (lower, upper) in [(-2.0, -1.9), (0.0, 0.25), (3.0, 3.0)] {
        let series = pair.scoreDifferenceSeries(
          Series(variableFrom: lower, to: upper, order: 2))
        #expect(series.isFinite && series.range.radius < 10 * (upper - lower) + 1e-11)
        for x in [lower, 0.5 * (lower + upper), upper] {
          let exact = try pair.scoreDifference(x)
          #expect(abs(series.range.middle - exact.value) <= series.range.radius + exact.error)
        }
      }
    }
  }

  @Test func witnessesAreEnclosed() throws {
    let q = try Normal(mean: 0.5, sd: 1)
    let p = try twoModes(2, left: 0.3)
    for kernel in [Kernel.gaussian(bandwidth: 1), .inverseMultiquadric(scale: 1, power: -0.5)] {
      let witness = try KernelSteinWitness(q, p, kernel: kernel, normalized: true)
      let series = witness.series(Series(variableFrom: 0.2, to: 0.5, order: 6))
      let point = witness.series(Series(variableFrom: 0.35, to: 0.35, order: 6))
      #expect(series.order == 6 && point.order == 6)
      for step in 0...10 {
        let t = -0.15 + 0.03 * Double(step)
        let y = try witness(0.35 + t)
        #expect(series.range.lower <= y.value && y.value <= series.range.upper)
        let line = point.coefficients[0] + Ball(t) * point.coefficients[1]
        let enclosure = line + Ball(t) * Ball(t) * series.coefficients[2]
        #expect(
          enclosure.lower - y.error <= y.value && y.value <= enclosure.upper + y.error, "\(t)")
      }
    }
  }
}

import Arithmetic
import TestSupport
import Testing

@testable import Numerics

private let functions: [PointwiseFunction] = [
  .pdf, .logpdf, .score, .scoreDerivative, .lowerTail, .upperTail,
]

/// A function of a density with exact parameters, by the formulas of the density itself.
private func value(_ function: PointwiseFunction, _ density: any Density, _ x: Double) -> Estimate {
  switch function {
  case .pdf: Estimate(density.pdf(x), error: 1e-12 * density.pdf(x) + 1e-300)
  case .logpdf: Estimate(density.logpdf(x), error: 1e-12 * (1 + abs(density.logpdf(x))))
  case .score: Estimate(density.score(x), error: 1e-12 * (1 + abs(density.score(x))))
  case .scoreDerivative:
    Estimate(density.scoreDerivative(x), error: 1e-11 * (1 + abs(density.scoreDerivative(x))))
  case .lowerTail: density.lowerTail(x)
  case .upperTail: density.upperTail(x)
  }
}

/// A ball, and a number in it: an end, the middle or one in between.
private struct Inexact {
  let ball: Ball
  private let reach: Double

  init(_ middle: Double, _ reach: Double) {
    ball = Ball(middle, radius: reach)
    self.reach = reach
  }

  func draw(_ generator: inout Generator) -> Double {
    let steps = [-1, 0, 1, 2 * generator.unit() - 1]
    return ball.middle + reach * steps[Int(generator.next() % 4)]
  }
}

@Suite struct DensityRangeTests {
  /// 200 densities of each kind at 4 places: what any parameters within the balls give lies within.
  @Test(arguments: [1e-12, 1e-3, 0.3])
  func holdsEveryDensityOfItsParameters(_ size: Double) throws {
    var generator = Generator(state: 17)
    for _ in 0..<200 {
      let mean = Inexact(4 * generator.unit() - 2, size * generator.unit())
      let other = Inexact(4 * generator.unit() - 2, size * generator.unit())
      let scale = Inexact(0.7 + generator.unit(), size * generator.unit())
      let width = Inexact(0.7 + generator.unit(), size * generator.unit())
      let degrees = Inexact(1 + 6 * generator.unit(), size)
      let share = Inexact(0.35 + 0.3 * generator.unit(), size * generator.unit())
      let rest = Inexact(1 - share.ball.middle, share.ball.radius)
      let ranges: [DensityRange] = [
        .normal(mean: mean.ball, sd: scale.ball),
        .laplace(mean: mean.ball, scale: scale.ball),
        .studentT(degrees: degrees.ball, location: mean.ball, scale: scale.ball),
        try #require(
          .mixture(
            weights: [share.ball, rest.ball], means: [mean.ball, other.ball],
            sds: [scale.ball, width.ball], sharesWidth: false)),
      ]
      for _ in 0..<4 {
        let x = Inexact(10 * generator.unit() - 5, generator.unit() < 0.5 ? 0 : size)
        let (m, o, s, t) = (
          mean.draw(&generator), other.draw(&generator), scale.draw(&generator),
          width.draw(&generator)
        )
        let w = share.draw(&generator)
        let densities: [any Density] = [
          try Normal(mean: m, sd: s), try Laplace(mean: m, scale: s),
          try StudentT(degrees: degrees.draw(&generator), location: m, scale: s),
          try Mixture(weights: [w, 1 - w], means: [m, o], sds: [s, t]),
        ]
        let place = x.draw(&generator)
        for (range, density) in zip(ranges, densities) {
          for function in functions {
            let all = range.values(function, at: x.ball)
            let one = value(function, density, place)
            guard all.isFinite else { continue }
            #expect(
              all.lower <= one.value + one.error && one.value - one.error <= all.upper,
              "\(function) of \(density) at \(place): \(one) is not in \(all)")
          }
          if range.mean.isFinite {
            #expect(range.mean.lower <= density.mean && density.mean <= range.mean.upper)
          }
          if range.variance.isFinite {
            #expect(range.variance.lower <= density.variance * (1 + 1e-12))
            #expect(density.variance * (1 - 1e-12) <= range.variance.upper)
          }
        }
      }
    }
  }

  /// The ball of a normal density is as wide as the derivatives by its parameters say, not much wider.
  @Test func isNarrowForSmallErrors() throws {
    let error = 1e-8
    let range = DensityRange.normal(mean: Ball(0.5, radius: error), sd: Ball(2, radius: error))
    let normal = try Normal(mean: 0.5, sd: 2)
    for x in [-3.0, 0, 1, 7] {
      let z = (x - 0.5) / 2
      let p = normal.pdf(x)
      let slopes = p * abs(z) / 2 + p * (z * z + 1) / 2
      let ball = range.values(.pdf, at: Ball(x))
      #expect(ball.radius <= 1.01 * error * slopes + 1e-14)
      #expect(
        range.values(.score, at: Ball(x)).radius <= 1.01 * error * (0.25 + abs(z) / 2) + 1e-14)
    }
  }

  @Test func growsBySmoothing() throws {
    let range = try #require(
      DensityRange.normal(mean: Ball(1), sd: Ball(3, radius: 0.25)).smoothed(sd: Ball(4)))
    // 4² + 2.75² and 4² + 3.25².
    #expect(range.variance.lower <= 23.5625 && range.variance.lower > 23.56)
    #expect(range.variance.upper >= 26.5625 && range.variance.upper < 26.57)
    let laplace = DensityRange.laplace(mean: Ball(0), scale: Ball(1)).smoothed(sd: Ball(1))
    #expect(laplace.map { _ in true } == nil)
  }

  @Test func refusesWeightsWithoutTheSumOfOne() {
    func exists(_ weights: [Ball]) -> Bool {
      DensityRange.mixture(
        weights: weights, means: [Ball(0), Ball(1)], sds: [Ball(1), Ball(1)], sharesWidth: true
      ).map { _ in true } ?? false
    }
    #expect(!exists([Ball(0.5), Ball(0.4)]))
    #expect(exists([Ball(0.5, radius: 0.1), Ball(0.4)]))
  }
}

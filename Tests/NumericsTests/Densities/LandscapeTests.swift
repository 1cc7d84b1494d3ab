import Arithmetic
import Testing

@testable import Numerics

@Suite struct LandscapeTests {
  /// The log density of a mixture as a function of which nothing else is known.
  private func opaque(_ mixture: Mixture) -> LogDensity {
    { x in
      Jet(
        Estimate(mixture.logpdf(x), error: mixture.logpdfError(x)),
        Estimate(mixture.score(x), error: mixture.scoreError(x)),
        Estimate(mixture.scoreDerivative(x), error: mixture.scoreDerivativeError(x)))
    }
  }

  private let line = (-Double.infinity)...Double.infinity

  struct Shape: Sendable {
    let means: [Double]
    let sds: [Double]
  }

  private static let shapes = [
    Shape(means: [-6, 6], sds: [1, 1]), Shape(means: [-1e-4, 1e-4], sds: [1e-5, 1e-5]),
    Shape(means: [0, 1000], sds: [1, 0.1]), Shape(means: [-300, 5, 2e4], sds: [40, 0.3, 1000]),
    Shape(means: [1e6, 1e6 + 10], sds: [1, 1]), Shape(means: [-0.9, 0.9], sds: [1, 1]),
  ]

  @Test(arguments: shapes)
  func modesOfMixturesAreFound(_ shape: Shape) throws {
    let n = Double(shape.means.count)
    let mixture = try Mixture(
      weights: shape.means.map { _ in 1 / n }, means: shape.means, sds: shape.sds)
    let found = try Landscape(of: opaque(mixture), over: line, near: [])
    let expected = try mixture.extrema()
    #expect(found.extrema.modes.count == expected.modes.count, "\(shape)")
    for (a, b) in zip(found.extrema.modes, expected.modes) {
      #expect(abs(a - b) <= 1e-9 * (1 + abs(b)), "\(shape)")
    }
  }

  @Test func aNarrowModeFarAwayIsFoundWhereItIsExpected() throws {
    // The basin of the mode at 1000 is 10 wide on either side, less than 2 % of 1000.
    let mixture = try Mixture(weights: [0.5, 0.5], means: [0, 1000], sds: [1, 0.01])
    let found = try Landscape(of: opaque(mixture), over: line, near: [999])
    #expect(found.extrema.modes.count == 2)
  }

  @Test func endsHoldAllMass() throws {
    let mixture = try twoModes(6)
    let found = try Landscape(of: opaque(mixture), over: line, near: [])
    #expect(found.lower < -40 && found.lower > -500 && found.upper == -found.lower)
    #expect(mixture.cdf(found.lower) == 0)
  }

  @Test func heavyTailsReachToInfinity() throws {
    let t = try StudentT(degrees: 0.5)
    let f: LogDensity = { x in
      Jet(Estimate(t.logpdf(x)), Estimate(t.score(x)), Estimate(t.scoreDerivative(x)))
    }
    let found = try Landscape(of: f, over: line, near: [])
    #expect(found.lower == -.infinity && found.upper == .infinity)
  }

  @Test func whatHasNoIntegralIsRefused() {
    func affine(_ slope: Double) -> LogDensity {
      { x in
        Jet(Estimate(slope * x), Estimate(slope), Estimate(0))
      }
    }
    #expect(throws: NumericsError.notNormalizable(at: 1e8)) {
      try Landscape(of: affine(1), over: line, near: [])
    }
    // 1/|x| is just too heavy: f = -log(1 + x²)/2.
    let f: LogDensity = { x in
      let s = 1 + x * x
      return Jet(Estimate(-0.5 * log(s)), Estimate(-x / s), Estimate((x * x - 1) / (s * s)))
    }
    #expect(throws: NumericsError.self) { try Landscape(of: f, over: line, near: []) }
    #expect(throws: NumericsError.self) {
      try Landscape(of: { _ in .nowhere }, over: line, near: [])
    }
  }
}

import Testing

@testable import Arithmetic

/// Functions next to an end against their values, and their integrals against closed forms.
@Suite struct EndExpansionTests {
  private let reach = 1e-3
  private var t: EndExpansion { EndExpansion(polynomial: [0, 1], reach: reach) }
  private func constant(_ c: Double) -> EndExpansion {
    EndExpansion(polynomial: [c], reach: reach)
  }

  private func holds(_ ball: Ball?, _ value: Double, within relative: Double) -> Bool {
    guard let ball else { return false }
    return ball.lower <= value && value <= ball.upper && ball.radius <= relative * abs(value)
  }

  @Test func powersAndLogarithmsHaveTheirIntegrals() throws {
    let (s, l) = (0.1, -log(reach))
    let end = exp(-s * l)
    #expect(holds(t.power(Ball(-0.9))?.integral, end / (1 - 0.9), within: 1e-13))
    // t log t, and log³ t.
    let logarithm = try #require(t.logarithm)
    #expect(
      holds((t * logarithm)?.integral, -reach * reach * (l / 2 + 0.25), within: 1e-13))
    #expect(
      holds(
        logarithm.power(Ball(3))?.integral, -reach * (l * l * l + 3 * l * l + 6 * l + 6),
        within: 1e-13))
    // exp(-0.5 log t) is t^-0.5.
    let multiple = constant(-0.5) * logarithm
    let root = try #require(multiple?.exponential)
    #expect(holds(root.integral, 2 * reach.squareRoot(), within: 1e-13))
  }

  @Test func sumsTakeTheirLeadingTerm() throws {
    // 1/sqrt(t + t²) has the integral 2 asinh(sqrt(T)).
    let sum = EndExpansion(polynomial: [0, 1, 1], reach: reach)
    let root = try #require(sum.power(Ball(-0.5)))
    let z = reach.squareRoot()
    #expect(holds(root.integral, 2 * log(z + (1 + reach).squareRoot()), within: 1e-3))
    // The square root of t + t log t is not, since t log t leads.
    guard let logarithm = t.logarithm, let product = t * logarithm, let other = t + product else {
      Issue.record("t log t is not known")
      return
    }
    #expect(other.power(Ball(0.5)) == nil)
  }

  @Test func whatIsNotIntegrableHasNoIntegral() throws {
    #expect(try #require(t.inverse).integral == nil)
    #expect(try #require(t.power(Ball(-1.5))).integral == nil)
    #expect(try #require(t.power(Ball(-1, radius: 1e-16))).integral == nil)
  }

  @Test func polesAreNoValues() throws {
    #expect(try #require(t.inverse).range == nil)
    #expect(try #require(t.logarithm).range == nil)
    let inverse = try #require(t.inverse)
    let negative = -inverse
    let vanishing = try #require(negative.exponential?.range)
    #expect(vanishing.lower <= 0 && vanishing.upper < 1e-300)
    // exp(1/t) has no values, and is known all the same.
    let growing = try #require(t.inverse?.exponential)
    #expect(growing.range == nil && growing.integral == nil && growing.isDivergent)
  }

  private func known(_ result: EndExpansion?) throws -> EndExpansion { try #require(result) }

  /// exp(2 t) - 1 and sin(2 t) are 0 at 0, and above and below 2 t next to it.
  @Test func whatVanishesIsHeldWithItsSlopes() throws {
    let t = EndExpansion(polynomial: [0, 1], reach: 0.125)
    let twice = try known(t.constant(Ball(2)) * t)
    let functions: [(series: @Sendable (Series) -> Series, truth: Double)] = [
      ({ $0.exponentialMinusOne }, 0.284_025_416_687_741_5), ({ $0.sine }, 0.247_403_959_254_522_9),
      ({ $0.logarithmOnePlus }, 0.223_143_551_314_209_76),
    ]
    for (series, truth) in functions {
      let image = twice.composed(with: SymbolicFunction(series: series, kind: .vanishing))
      let range = try #require(image?.range)
      #expect(range.lower <= 0 && range.upper >= truth && range.upper < 0.33)
      // The quotient by 2 t is the slope, from 1 to that of the end.
      let inverse = try #require(twice.inverse)
      let quotient = try #require(image)
      let slope = try known(quotient * inverse)
      let share = try #require(slope.range)
      #expect(min(1, truth / 0.25) >= share.lower && max(1, truth / 0.25) <= share.upper)
    }
  }
}

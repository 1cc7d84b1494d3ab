import Testing

@testable import Arithmetic

/// Functions towards infinity against their integrals in closed form.
@Suite struct EndExpansionGrowthTests {
  private let place = 50.0
  private var x: EndExpansion { EndExpansion(infinityOf: 1, reach: 1 / place) }
  private func constant(_ c: Double) -> EndExpansion { x.constant(Ball(c)) }

  private func known<Result>(_ result: Result?) throws -> Result { try #require(result) }

  /// The integral of a function from the place to infinity: dx is dt/t².
  private func integral(_ function: EndExpansion?) -> Ball? {
    function.flatMap { f in (x * x).flatMap { f * $0 } }?.integral
  }

  private func holds(_ ball: Ball?, _ value: Double, upTo factor: Double) -> Bool {
    guard let ball else { return false }
    return ball.lower <= value && value <= ball.upper && ball.upper <= factor * value
  }

  @Test func fallingExponentialsAreBoundedClosely() throws {
    #expect(holds(integral((-x).exponential), exp(-place), upTo: 5))
    let square = try known(x * x)
    let half = try known(constant(-0.0078125) * square)
    // x exp(-x²/128) has the integral 64 exp(-x²/128).
    let weighted = try known(half.exponential.flatMap { $0 * x })
    #expect(holds(integral(weighted), 64 * exp(-place * place / 128), upTo: 30))
    // 1/cosh(x) is 2 exp(-x) but for exp(-3 x).
    let cosine = try known(x.hyperbolicCosine?.logarithm)
    #expect(holds(integral((-cosine).exponential), 2 * exp(-place), upTo: 6))
    // x¹⁰ exp(-x) by parts, about 50¹⁰ exp(-50) 1.24.
    let tenth = try known(x.power(Ball(10)))
    var (sum, term) = (0.0, 1.0)
    for k in 0...10 {
      sum += term
      term *= Double(10 - k) / place
    }
    let truth = exp(-place) * (0..<10).reduce(1) { product, _ in product * place } * sum
    #expect(holds(integral((-x).exponential.flatMap { $0 * tenth }), truth, upTo: 40))
  }

  /// The square root of exp(-x) is exp(-x/2).
  @Test func powersOfExponentialsArePowersOfWhatFalls() throws {
    let root = try known((-x).exponential?.power(Ball(0.5)))
    #expect(holds(integral(root), 2 * exp(-0.5 * place), upTo: 5))
    // The power of 0 is 1, even of what may be 0.
    for base in [(-x).exponential, x.constant(Ball(from: -1, to: 1))] {
      let one = try known(base?.power(Ball(0))?.range)
      #expect(one.lower <= 1 && one.upper >= 1 && one.radius < 1e-15)
    }
  }

  /// x^-x at 5 and beyond, where the logarithm is small, is at most 5^-5.
  @Test func aSmallLogarithmMakesNothingGrowFaster() throws {
    let x = EndExpansion(infinityOf: 1, reach: 0.2)
    let growth = try known(x.logarithm.flatMap { x * $0 })
    let falling = try known((-growth).exponential?.range)
    #expect(falling.lower <= 0 && falling.upper >= 1.0 / 3125 && falling.upper < 0.01)
  }

  @Test func powersHaveTheirIntegrals() throws {
    let cube = try known(x.power(Ball(-3)))
    let whole = try known(integral(cube))
    #expect(holds(whole, 0.5 / (place * place), upTo: 1 + 1e-13))
    // (1 + x)^-1.5 has 2/sqrt(1 + x).
    let root = try known((x + constant(1))?.power(Ball(-1.5)))
    #expect(holds(integral(root), 2 / (1 + place).squareRoot(), upTo: 1.04))
    let reciprocal = try known(x.power(Ball(-1)))
    #expect(integral(reciprocal) == nil)
  }

  private enum Kind: Equatable {
    case fast, power(Double), grows, unknown
  }

  private func kind(_ function: EndExpansion?) -> Kind {
    switch function?.fallOfExponential {
    case .fast: .fast
    case .grows: .grows
    case .power(let power): .power(power.middle)
    case nil: .unknown
    }
  }

  @Test func exponentialsFallAsTheirExponentsTell() throws {
    let square = try known(x * x)
    let growth = try known((constant(1) + square)?.logarithm)
    #expect(kind(-square) == .fast)
    #expect(kind(x) == .grows)
    #expect(kind(-growth) == .power(2))
    #expect(kind(constant(3)) == .power(0))
    #expect(kind(growth * growth) == .grows)
    #expect(kind((growth * growth).map { -$0 }) == .fast)
    // Below every number, and still the larger one.
    let low = try known(constant(-800) + -growth)
    #expect(kind(EndExpansion.maximum(-square, low)) == .power(2))
    #expect(kind(EndExpansion.minimum(-square, low)) == .fast)
    // -exp(x), exp(x), and what exp(x) - exp(x/2) leaves.
    let exponential = try known(x.exponential)
    #expect(kind(-exponential) == .fast)
    #expect(kind(exponential) == .grows)
    let slower = try known((constant(0.5) * x)?.exponential)
    #expect(kind(slower + -exponential) == .fast)
    // The logarithm of a sum of two exponentials that vanish.
    let shifted = try known(x + constant(3))
    let first = try known((-square).exponential)
    let second = try known((shifted * shifted).map { -$0 }?.exponential)
    let logarithm = try known((first + second)?.logarithm)
    #expect(kind(logarithm) == .fast)
    #expect(kind((logarithm + square)?.exponential) == .power(0))
    // Where the sign of the leading term is not clear, nothing is.
    let unclear = try known(x.constant(Ball(0, radius: 1)) * square)
    #expect(kind(unclear) == .unknown)
  }

  @Test func divergentIntegralsAreTold() throws {
    let t = EndExpansion(polynomial: [0, 1], reach: 1e-3)
    #expect(t.inverse?.isDivergent == true)
    #expect(t.power(Ball(-1.5))?.isDivergent == true)
    #expect(t.power(Ball(-0.9))?.isDivergent == false)
    #expect(t.logarithm?.isDivergent == false)
    // 1/(t log t) is, and 1/(t log² t) is not.
    let product = try known((t.logarithm).flatMap { t * $0 })
    #expect(product.inverse?.isDivergent == true)
    let other = try known((t.logarithm).flatMap { product * $0 })
    #expect(other.inverse?.isDivergent == false && other.inverse?.integral == nil)
    // log(t)/t.
    let logarithm = try known(t.logarithm)
    let quotient = try known(t.inverse.flatMap { $0 * logarithm })
    #expect(quotient.isDivergent)
  }
}

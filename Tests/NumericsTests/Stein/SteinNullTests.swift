import Arithmetic
import Testing

@testable import Numerics

@Suite struct SteinNullTests {
  @Test func eigenvaluesOfTheStandardNormalAreReproduced() throws {
    // The six largest of the Stein kernel in L²(N(0, 1)), Gaussian kernel of bandwidth 1.
    let expected = [
      7.7612208e-1, 6.1552192e-1, 3.069415e-1, 1.6198565e-1, 7.6544976e-2, 3.5234716e-2,
    ]
    let null = try SteinNull(Normal(mean: 0, sd: 1), kernel: .gaussian(bandwidth: 1))
    for (estimate, value) in zip(null.eigenvalues, expected) {
      expectClose(estimate.value, value, within: 1e-7)
      #expect(estimate.error < 1e-11)
    }
    // Their sum is E h(X, X) = E[s²] k(0) + 1/h² = 2.
    let sum = null.eigenvalues.reduce(0) { $0 + $1.value }
    expectClose(sum, 2, within: 1e-8)
  }

  @Test func eigenvaluesTailsAndQuantilesHoldTheirNumbers() throws {
    let null = try SteinNull(Normal(mean: 0, sd: 1), kernel: .gaussian(bandwidth: 1))
    for (estimate, row) in zip(null.eigenvalues, try Row.bounds("null eigenvalue")) {
      try expectHeld(estimate, row, "eigenvalue")
    }
    for row in try Row.bounds("null tail") {
      try expectHeld(null.upperTail(row.number("x")), row, within: 1e-6, "tail")
    }
    for row in try Row.bounds("null quantile") {
      let quantile = try null.quantile(aboveWith: row.number("level"))
      try expectHeld(quantile, row, within: 1e-6, "quantile")
    }
  }

  @Test(arguments: [1.0, 10, 70]) func theTailHasTheMomentsOfTheSum(_ bandwidth: Double) throws {
    // Of Q = sum of lambda Z², above 0, the integral of P(Q > t) is the sum of the lambda, and that of
    // 2 t P(Q > t) that of 2 lambda² more than its square.
    let null = try SteinNull(Normal(mean: 0, sd: 1), kernel: .gaussian(bandwidth: bandwidth))
    let lambdas = null.eigenvalues.map(\.value)
    let total = lambdas.reduce(0, +)
    // By t = v²: with one large eigenvalue the tail falls from 1 like a root of t.
    let step = 0.02
    var (first, second) = (0.0, 0.0)
    for k in 0..<450 {
      let v = (Double(k) + 0.5) * step
      let tail = try null.upperTail(v * v - total)
      #expect(tail.error < 1e-7)
      first += 2 * v * tail.value * step
      second += 4 * v * v * v * tail.value * step
    }
    let squares = lambdas.reduce(0) { $0 + $1 * $1 }
    expectClose(first, total, within: 1e-4)
    expectClose(second, 2 * squares + total * total, within: 1e-4)
  }

  @Test func aWideKernelLeavesOneSquare() throws {
    // h(x, y) tends to x y, with the one eigenvalue 1: P(Z² > 1 + x).
    let null = try SteinNull(Normal(mean: 0, sd: 1), kernel: .gaussian(bandwidth: 70))
    for x in [-0.5, 0, 1, 2.841_458_820_694_124, 8] {
      let truth = complementaryErrorFunction((0.5 * (1 + x)).squareRoot())
      #expect(abs(try null.upperTail(x).value - truth) < 1e-3, "\(x)")
    }
    let quantile = try null.quantile(aboveWith: 0.05)
    #expect(abs(quantile.value - 2.841_458_820_694_124) < 5e-3)
  }

  @Test func aNarrowKernelIsNotRefused() throws {
    // The eigenvalues add up to E h(X, X) = 1 + 1/h².
    let null = try SteinNull(Normal(mean: 0, sd: 1), kernel: .gaussian(bandwidth: 0.15))
    let sum = null.eigenvalues.reduce(0) { $0 + $1.value }
    expectClose(sum, 1 + 1 / (0.15 * 0.15), within: 1e-6)
  }

  @Test func squaresOfTheEigenvaluesAddUpToTheSquareOfTheKernel() throws {
    // h(x, y) = exp(-d²/2) (xy + 1 - 2 d²) with d = x - y, whose square has the expectation 2.48/sqrt(5)
    // over independent standard normal x and y.
    let null = try SteinNull(Normal(mean: 0, sd: 1), kernel: .gaussian(bandwidth: 1))
    let sum = null.eigenvalues.reduce(0) { $0 + $1.value * $1.value }
    let error = null.eigenvalues.reduce(0) { $0 + (2 * $1.value + $1.error) * $1.error }
    #expect(abs(sum - 2.48 / 5.0.squareRoot()) <= error + 1e-15)
  }

  @Test(arguments: [
    Kernel.gaussian(bandwidth: 1), .inverseMultiquadric(scale: 1, power: -0.5),
  ])
  func thresholdsAreThoseOfTheWeightedSum(_ kernel: Kernel) throws {
    let null = try SteinNull(Normal(mean: 0, sd: 1), kernel: kernel)
    let lambdas = null.eigenvalues.prefix(40).map(\.value)
    let thresholds = try [0.2, 0.05].map { try null.quantile(aboveWith: $0).value }
    let n = 20_000
    var above = [0.0, 0.0]
    let key = RandomKey(seed: 17)
    for i in 0..<n {
      var sum = 0.0
      for (j, lambda) in lambdas.enumerated() {
        let z = key.normal(i * 40 + j)
        sum += lambda * (z * z - 1)
      }
      for k in 0...1 where sum > thresholds[k] { above[k] += 1 }
    }
    // Five standard errors of a share: a false alarm in 1.7 million keys.
    for (share, level) in zip(above.map { $0 / Double(n) }, [0.2, 0.05]) {
      #expect(abs(share - level) < 5 * (level * (1 - level) / Double(n)).squareRoot())
    }
  }

  @Test func theTailFallsFromOneToZero() throws {
    let null = try SteinNull(twoModes(3), kernel: .gaussian(bandwidth: 1))
    var last = 1.0 + 1e-9
    for x in [-1.9, -1, 0, 1, 3, 8] {
      let tail = try null.upperTail(x)
      #expect(tail.value <= last && tail.value >= 0 && tail.error < 1e-8)
      last = tail.value
    }
    #expect(throws: NumericsError.self) { try null.quantile(aboveWith: 0) }
  }

  @Test func eigenvaluesFollowTheUnitOfX() throws {
    let unit = try SteinNull(Normal(mean: 0, sd: 1), kernel: .gaussian(bandwidth: 1))
    let small = try SteinNull(Normal(mean: 0, sd: 1e-6), kernel: .gaussian(bandwidth: 1e-6))
    for (a, b) in zip(unit.eigenvalues, small.eigenvalues).prefix(10) {
      #expect(abs(b.value * 1e-12 / a.value - 1) < 1e-6)
    }
  }
}

import Arithmetic
import Testing

@testable import Numerics

/// A normal density times exp(-a exp(-((x - c)/w)²)): a dent that no search for modes names, however narrow.
private struct Dent {
  var depth = 5.0
  var place = 0.37
  var width = 1e-4

  /// The density by its formula.
  var density: Unnormalized {
    get throws {
      let (depth, place, width) = (depth, place, width)
      let jets: JetFunction = { x in
        let x = Jet(variable: x)
        func number(_ value: Double) -> Jet { Jet(constant: Estimate(value)) }
        let u = (x - number(place)) / number(width)
        let dent = (number(0) - u * u).exponential
        return number(-0.5) * x * x - number(depth) * dent
      }
      return try Unnormalized(
        series: { x in
          let u = Ball(width).inverse * (Ball(-place) + x)
          return Ball(-0.5) * x.squared + Ball(-depth) * (-u.squared).exponential
        }, jets: jets
      ) { jets(Estimate($0)) }
    }
  }

  /// The integral of u² exp(-A u² - B u).
  private func secondMoment(_ a: Double, _ b: Double) -> Double {
    (Double.pi / a).squareRoot() * exp(b * b / (4 * a)) * (1 / (2 * a) + b * b / (4 * a * a))
  }

  /// E (s_q - s_p)² for the standard normal q: the mean of 4 a² u² exp(-2 u²)/w².
  var fisher: Double {
    4 * depth * depth / width * exp(-0.5 * place * place) / (2 * Double.pi).squareRoot()
      * secondMoment(2 + 0.5 * width * width, place * width)
  }

  /// The same with q² for q.
  var squares: Double {
    4 * depth * depth / width * exp(-place * place) / (2 * Double.pi)
      * secondMoment(2 + width * width, 2 * place * width)
  }

  /// E exp(-k u²).
  private func mean(_ k: Double) -> Double {
    let spread = 1 + 2 * k / (width * width)
    return exp(-k * place * place / (width * width) / spread) / spread.squareRoot()
  }

  /// log E exp(-a exp(-u²)) + a E exp(-u²), by the series of the first exponential.
  var kl: Double {
    var sum = 0.0
    var term = 1.0
    for k in 1..<80 {
      term *= -depth / Double(k)
      sum += term * mean(Double(k))
    }
    return logOnePlus(sum) + depth * mean(1)
  }

  /// The double integral of g k g for g = 2 a/w phi(c + w u) u exp(-u²) and a Gaussian kernel, by the trapezoidal
  /// rule in u, which is as good as exact for such functions.
  func kernelDiscrepancy(bandwidth: Double) -> Double {
    let step = 0.05
    let nodes = (-140...140).map { Double($0) * step }
    let g = nodes.map { u in
      let x = place + width * u
      return 2 * depth * u * exp(-u * u - 0.5 * x * x) / (2 * Double.pi).squareRoot() * step
    }
    var sum = 0.0
    for (u, a) in zip(nodes, g) {
      for (v, b) in zip(nodes, g) {
        let z = width * (u - v) / bandwidth
        sum += a * b * exp(-0.5 * z * z)
      }
    }
    return sum
  }

  /// How far a normal density is from the nearest optimum: the slopes of -log s - E log p by m and by log s.
  func slopes(mean m: Double, sd s: Double) -> [Double] {
    let place = (m - place) / width
    let spread = 1 + 2 * s * s / (width * width)
    let dent = exp(-place * place / spread) / spread.squareRoot()
    let bySpread = dent * (place * place / spread / spread - 0.5 / spread)
    return [
      m - depth * dent * 2 * place / width / spread,
      s * s - 1 + depth * bySpread * 4 * s * s / (width * width),
    ]
  }
}

@Suite struct FormulaPairTests {
  private static let dents = [
    Dent(), Dent(depth: 0.01), Dent(depth: 1e-7), Dent(place: -1.9, width: 1e-6),
    Dent(depth: 2, place: 3, width: 0.003), Dent(depth: 1, place: 0.1, width: 0.3),
  ]

  private let normal: Normal

  init() throws { normal = try Normal(mean: 0, sd: 1) }

  private func expect(_ found: Estimate, _ truth: Double, _ narrow: Double) {
    #expect(!found.isEstimated)
    #expect(abs(found.value - truth) <= found.error + 1e-14 * abs(truth), "\(found) \(truth)")
    #expect(found.error <= narrow * abs(truth), "\(found) \(truth)")
  }

  @Test(arguments: Self.dents.indices)
  func seesADentBetweenTheNodes(_ index: Int) throws {
    let dent = Self.dents[index]
    let density = try dent.density
    expect(try fisher(normal, density), dent.fisher, 1e-8)
    expect(try steinDiscrepancy(normal, density, ball: .l2), dent.squares.squareRoot(), 1e-8)
    // The mean of s_q² is 1.
    expect(try hyvarinen(normal, density), dent.fisher - 1, 1e-8)
  }

  @Test(arguments: [0, 1, 4, 5])
  func theDivergenceIsThatOfTheSeries(_ index: Int) throws {
    let dent = Self.dents[index]
    let found = try kl(normal, try dent.density)
    #expect(!found.isEstimated)
    // The series keeps fifteen digits of 1.
    #expect(abs(found.value - dent.kl) <= found.error + 2e-15, "\(found) \(dent.kl)")
    #expect(found.error <= 1e-9 * found.value)
  }

  @Test(arguments: [0, 2, 3, 4])
  func aKernelSeesItToo(_ index: Int) throws {
    let dent = Self.dents[index]
    for bandwidth in [0.5, 1e-3] {
      let found = try kernelSteinDiscrepancy(
        normal, try dent.density, kernel: .gaussian(bandwidth: bandwidth))
      let truth = dent.kernelDiscrepancy(bandwidth: bandwidth)
      #expect(!found.isEstimated)
      #expect(abs(found.value - truth) <= found.error + 1e-12 * truth, "\(found) \(truth)")
      // A difference of scores of 1e-3 over 1e-4 is below what their rounding leaves of the square.
      #expect(found.error <= max(1e-2 * truth, 1e-21), "\(found)")
    }
  }

  @Test(arguments: [0, 3, 4, 5])
  func aFitIsAnOptimumOfTheDent(_ index: Int) throws {
    let dent = Self.dents[index]
    let fit = try NormalFit(to: try dent.density, from: try Normal(mean: 0.2, sd: 1))
    let slopes = dent.slopes(mean: fit.mean.value, sd: fit.sd.value)
    // The second derivatives are between 0.3 and 3.
    #expect(abs(slopes[0]) <= 4 * fit.mean.error + 4 * fit.sd.error + 1e-13, "\(slopes) \(fit)")
    #expect(abs(slopes[1]) <= 4 * fit.mean.error + 4 * fit.sd.error + 1e-13, "\(slopes) \(fit)")
    #expect(fit.mean.error < 1e-6 && fit.sd.error < 1e-6 && !fit.mean.isEstimated)
  }

  @Test func theLimitOfAStatisticSeesIt() throws {
    // The eigenvalues of h under p add up to E h(X, X) = E s² + 1/L² for a Gaussian kernel of length L.
    let dent = Dent(depth: 1, width: 0.02)
    let density = try dent.density
    let null = try SteinNull(density, kernel: .gaussian(bandwidth: 1))
    let sum = null.eigenvalues.reduce(Estimate(0)) { $0 + $1 }
    // E_p s² = -E_p s', and hyvarinen(p, p) is -E_p s².
    let trace = 1 - (try hyvarinen(density, density)).value
    #expect(!sum.isEstimated)
    #expect(abs(sum.value - trace) <= sum.error + 1e-6 * trace, "\(sum) \(trace)")
  }

  @Test func theSameDensityAsAFormulaIsNoOther() throws {
    let formula = try Unnormalized(
      series: { Ball(3) + Ball(-0.5) * $0.squared }, jets: nil
    ) { x in
      Jet(Estimate(3) - Estimate(0.5) * Estimate(x) * Estimate(x), Estimate(-x), Estimate(-1))
    }
    let divergences = [try fisher(normal, formula), try kl(normal, formula)]
    for found in divergences {
      #expect(!found.isEstimated && found.value <= found.error && found.error < 1e-26, "\(found)")
    }
  }

  @Test func knowsTheSlopesOnBothSidesOfAKink() throws {
    let jets: JetFunction = { x in
      let distance = Jet(variable: x) - Jet(constant: Estimate(0.3))
      return Jet(constant: Estimate(0)) - distance.absoluteValue
    }
    let kinked = try Unnormalized(
      series: { -(Ball(-0.3) + $0).absoluteValue }, jets: jets
    ) { jets(Estimate($0)) }
    // E (sign(x - c) - x)² = 2 - 4 phi(c).
    let peak = exp(-0.5 * 0.3 * 0.3) / (2 * Double.pi).squareRoot()
    expect(try fisher(normal, kinked), 2 - 4 * peak, 1e-9)
  }

  @Test func marksWhatHasNoBound() throws {
    // The score has a pole, and its square no integral.
    let pole = try Unnormalized(
      series: { Ball(-0.5) * $0.squared + (Ball(-0.3) + $0).absoluteValue.squareRoot }
    ) { x in
      let size = abs(x - 0.3).squareRoot()
      let root = Estimate(size, error: 4 * unitRoundoff * size)
      let slope = Estimate(x < 0.3 ? -0.5 : 0.5) / root
      return Jet(
        Estimate(-0.5) * Estimate(x) * Estimate(x) + root, slope - Estimate(x),
        Estimate(-1) - Estimate(0.25) / (root * root * root))
    }
    let found = try? fisher(normal, pole)
    #expect(found?.isEstimated ?? true, "\(String(describing: found))")
  }
}

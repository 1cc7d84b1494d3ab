import Arithmetic
import Testing

@testable import Numerics

@Suite struct SteinKernelTests {
  /// s s' k + s d_y k + s' d_x k + d_x d_y k with differences for the derivatives.
  @Test(arguments: standardKernels)
  func agreesWithFiniteDifferences(kernel: Kernel) throws {
    let models: [any Density] = [
      Logistic(mean: 0.3, scale: 0.7), try Normal(mean: 0, sd: 1), try twoModes(2, left: 0.3),
    ]
    for p in models {
      let h = SteinKernel(p, kernel)
      for (x, y) in [(-1.0, 0.2), (0.5, 0.5), (2.0, -0.7)] {
        let step = 1e-3
        let (s, t) = (p.score(x), p.score(y))
        let dx = (kernel(x + step - y) - kernel(x - step - y)) / (2 * step)
        let dy = (kernel(x - y - step) - kernel(x - y + step)) / (2 * step)
        let both =
          (2 * kernel(x - y) - kernel(x - y + 2 * step) - kernel(x - y - 2 * step))
          / (4 * step * step)
        let wanted = s * t * kernel(x - y) + s * dy + t * dx + both
        #expect(abs(try h(x, y).value - wanted) < 1e-3)
        #expect(try h(x, y).value == h(y, x).value)
      }
    }
  }

  /// E h_p(X, y) = 0 for X from p: Stein's identity.
  @Test(arguments: standardKernels)
  func hasExpectationZeroUnderItsModel(kernel: Kernel) throws {
    let models: [any Density] = [Logistic(mean: 0.3, scale: 0.7), try twoModes(2, left: 0.3)]
    for p in models {
      let h = SteinKernel(p, kernel)
      for y in [-1.5, 0.25] {
        let mean = try integrate(
          from: -.infinity, to: .infinity,
          landmarks: p.peaks + [Landmark(location: y, scale: kernel.length)],
          tolerance: Tolerance(relative: 0, absolute: 1e-12)
        ) { x throws(NumericsError) in try p.pdf(x) * h(x, y).value }
        #expect(abs(mean.value) < 1e-11)
      }
    }
  }

  /// The mean and the variances that decide the variance of a U-statistic:
  /// zeta1 = Var E(h(X, Y)|X) and zeta2 = Var h(X, Y).
  @Test func momentsOfThePaperAreReproduced() throws {
    for row in try ReferenceTable.paper("ksd_ustat") where row.name.hasPrefix("ustat") {
      let inputs = try row.row("inputs")
      let (q, p) = (try inputs.leftComponent(), try inputs.pair())
      let kernel = try inputs.paperKernel()
      let h = SteinKernel(p, kernel)
      let step = 0.05
      let places = (0..<360).map { q.mean - 9 + step * Double($0) }
      let weights = places.map { q.pdf($0) * step }
      var (mean, ofMeans, ofSquares) = (0.0, 0.0, 0.0)
      for (x, weight) in zip(places, weights) {
        var (first, second) = (0.0, 0.0)
        for (y, other) in zip(places, weights) {
          let value = try h(x, y).value
          first += other * value
          second += other * value * value
        }
        mean += weight * first
        ofMeans += weight * first * first
        ofSquares += weight * second
      }
      let wanted = try row.numbers("value")
      expectClose(mean, wanted[0], within: 1e-6, row.name)
      expectClose(ofMeans - mean * mean, wanted[1], within: 1e-6, row.name)
      expectClose(ofSquares - mean * mean, wanted[2], within: 1e-6, row.name)
      expectClose(
        try kernelSteinDiscrepancy(q, p, kernel: kernel).value, mean, within: 1e-10, row.name)
    }
  }

  /// The largest eigenvalue of h in L²(p), by power iteration on an equidistant grid.
  @Test func theLargestEigenvalueOfTheNullDistributionIsReproduced() throws {
    let row = try #require(
      try ReferenceTable.paper("ksd_ustat").first { $0.name.hasPrefix("null_eigenvalues") })
    let p = try Normal(mean: 0, sd: 1)
    let h = SteinKernel(p, .gaussian(bandwidth: 1))
    let places = (0...120).map { -9 + 0.15 * Double($0) }
    let roots = places.map { (p.pdf($0) * 0.15).squareRoot() }
    let matrix = try zip(places, roots).map { (x, a) in
      try zip(places, roots).map { (y, b) in try a * h(x, y).value * b }
    }
    var vector = places.map { exp(-$0 * $0 / 4) * (1 + $0 / 3) }
    var eigenvalue = 0.0
    for _ in 0..<200 {
      let image = matrix.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      eigenvalue = image.reduce(0) { $0 + $1 * $1 }.squareRoot()
      vector = image.map { $0 / eigenvalue }
    }
    expectClose(eigenvalue, try row.numbers("value")[0], within: 1e-7)
  }

  @Test func itsBoundDoesNotDependOnTheUnits() throws {
    for unit in [1e-9, 1, 1e6] {
      let p = try twoModes(2 * unit, sd: unit)
      let h = try SteinKernel(p, .gaussian(bandwidth: unit))(1.5 * unit, -0.5 * unit)
      #expect(h.error < 3e-13 * abs(h.value))
    }
  }
}

import Arithmetic
import Testing

@testable import Numerics

@Suite struct KernelSteinDiscrepancyTests {
  @Test func valuesOfThePaperAreReproduced() throws {
    for row in try ReferenceTable.paper("ksd_population") {
      let inputs = try row.row("inputs")
      if row.name.contains("closed_form") {
        let value = try kernelSteinDiscrepancy(
          Normal(mean: 0.3, sd: 1.2), Normal(mean: -0.4, sd: 0.9), kernel: .gaussian(bandwidth: 1))
        expectBounded(
          value, try row.number("value"), rest: try row.rest("value"), within: 1e-14, row.name)
      } else {
        let isGaussian = (inputs.fields["kernel"] as? String)?.hasPrefix("gauss") == true
        let value = try kernelSteinDiscrepancy(
          inputs.leftComponent(), inputs.pair(),
          kernel: isGaussian
            ? .gaussian(bandwidth: 1) : .inverseMultiquadric(scale: 1, power: -0.5))
        // These rows have 15 digits.
        expectClose(value.value, try row.number("value"), within: 5e-15, row.name)
      }
    }
  }

  // Gaps up to 60 sd (1e-391 and so 0), weights of 1e-20, sds from 1e-9 to 1e6, kernels from 1e-3 to
  // 1e3 sd, powers, tempered and logistic densities.
  @Test func trueErrorsAreInsideTheBoundsOverTheTable() throws {
    let rows = try ReferenceTable.rows("stein.json", "populations")
    #expect(rows.count > 50)
    for row in rows {
      let q = try row.row("q").density()
      let p = try row.row("p").density()
      let isPlain = q is Logistic || p is Logistic
      let value = try kernelSteinDiscrepancy(q, p, kernel: row.kernel())
      let expected = try row.number("ksd")
      let name = "\(row.name) \(try row.kernel())"
      expectBounded(
        value, expected, rest: try row.rest("ksd"), within: isPlain ? 1e-10 : 1e-12, name)
      #expect(
        value.error <= max((isPlain ? 1e-9 : 1e-11) * expected, 1e-300),
        "\(name): \(value.error / expected)")
    }
  }

  /// For q = N(mu, t²), p = N(b, v²) and a Gaussian kernel, with alpha = 1/t² - 1/v² and
  /// beta = b/v² - mu/t²: ((alpha mu + beta)² + alpha² t²/2) h/sqrt(h² + 2t²)
  /// - (alpha²/2) t² h³/(h² + 2t²)^1.5.
  @Test(arguments: [0.02, 0.3, 1, 5, 80])
  func hasTheClosedFormOfTwoNormals(bandwidth h: Double) throws {
    for (mu, t, b, v) in [(0.3, 1.2, -0.4, 0.9), (2, 0.5, -1, 3), (1e3, 2, 1e3 + 1, 2)] {
      let alpha = 1 / (t * t) - 1 / (v * v)
      // alpha mu + beta = (b - mu)/v².
      let drift = (b - mu) / (v * v)
      let root = (h * h + 2 * t * t).squareRoot()
      // h/root - h³/root³ = 2 h t²/root³.
      let wanted =
        drift * drift * h / root + alpha * alpha * t * t * h * t * t / (root * root * root)
      let value = try kernelSteinDiscrepancy(
        Normal(mean: mu, sd: t), Normal(mean: b, sd: v), kernel: .gaussian(bandwidth: h))
      expectClose(value.value, wanted, within: 1e-13, "h \(h), t \(t)")
      #expect(abs(value.value - wanted) <= value.error + 8 * wanted.ulp)
    }
  }

  @Test func isExactlyZeroForTheSameDensity() throws {
    for kernel in standardKernels {
      let p = try twoModes(3, left: 0.3)
      #expect(try kernelSteinDiscrepancy(p, p, kernel: kernel) == Estimate(0))
    }
  }

  @Test func aDensityFromOutsideIsComputedWithAnHonestBound() throws {
    for kernel in standardKernels {
      for half in [1.0, 3, 5] {
        let (q, p) = (try Normal(mean: -half, sd: 1), try twoModes(half))
        let exact = try kernelSteinDiscrepancy(q, p, kernel: kernel)
        let veiled = try kernelSteinDiscrepancy(q, Veiled(inner: p), kernel: kernel)
        #expect(abs(exact.value - veiled.value) <= exact.error + veiled.error)
        if half < 5 { expectClose(veiled.value, exact.value, within: 1e-10) }
        // E_q rather than the scores: both sides of the pair veiled.
        let both = try kernelSteinDiscrepancy(
          Veiled(inner: q.asMixture), Veiled(inner: p), kernel: kernel)
        #expect(abs(exact.value - both.value) <= exact.error + both.error)
      }
    }
  }

  @Test func scalesWithTheUnits() throws {
    let value = try kernelSteinDiscrepancy(
      Normal(mean: -2, sd: 1), twoModes(2), kernel: .gaussian(bandwidth: 0.5))
    for unit in [0x1p-30, 0x1p20] {
      let scaled = try kernelSteinDiscrepancy(
        Normal(mean: -2 * unit, sd: unit), twoModes(2 * unit, sd: unit),
        kernel: .gaussian(bandwidth: 0.5 * unit))
      expectClose(scaled.value * unit * unit, value.value, within: 1e-14)
    }
  }

  @Test func aKernelFarNarrowerThanTheDensitiesIsRefused() throws {
    #expect(throws: NumericsError.self) {
      try kernelSteinDiscrepancy(
        Normal(mean: -2, sd: 1), twoModes(2), kernel: .gaussian(bandwidth: 1e-7))
    }
  }

  @Test func aDensityThatIsCutOffHasPointMassesAtItsEdges() throws {
    // q = 2 phi(x) on x > 0 (here up to 9) and p = N(0, 1): the scores agree, and what is left is
    // q(0)² k(0). A uniform density on [-1, 1]: E h_p over both is a double integral in closed form.
    let half = try Unnormalized(over: 0...9) { x in
      Jet(Estimate(-0.5 * x * x, error: 1e-16 * x * x), Estimate(-x), Estimate(-1))
    }
    let p = try Normal(mean: 0, sd: 1)
    let kernel = Kernel.gaussian(bandwidth: 1)
    expectBounded(try kernelSteinDiscrepancy(half, p, kernel: kernel), 2 / .pi, within: 1e-11)
    let flat = try Unnormalized(over: -1...1) { _ in
      Jet(Estimate(0), Estimate(0), Estimate(0))
    }
    let h = SteinKernel(p, kernel)
    var outer = 0.0
    for i in 0..<400 {
      let x = -1 + (Double(i) + 0.5) / 200
      for j in 0..<400 { outer += try h(x, -1 + (Double(j) + 0.5) / 200).value }
    }
    let estimate = try kernelSteinDiscrepancy(flat, p, kernel: kernel)
    // The mid-point rule with 400 points: an error of the order of 1/200² of the second derivatives.
    expectClose(estimate.value, outer / 160_000, within: 1e-4)
  }
}

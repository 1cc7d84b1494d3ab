import Arithmetic
import Testing

@testable import Numerics

@Suite struct KernelSteinWitnessTests {
  @Test func trueErrorsAreInsideTheBoundsOverTheTable() throws {
    for row in try ReferenceTable.rows("stein.json", "populations") {
      let q = try row.row("q").density()
      let p = try row.row("p").density()
      let witness = try KernelSteinWitness(q, p, kernel: row.kernel(), normalized: false)
      let places = try row.numbers("x")
      let wanted = try row.numbers("witness")
      for (x, expected) in zip(places, wanted) {
        let value = try witness(x)
        #expect(
          abs(value.value - expected) <= value.error + expected.ulp,
          "\(row.name) at \(x): \(value) for \(expected)")
      }
      // One of the places is where the witness is large.
      let index = try #require(wanted.indices.max { abs(wanted[$0]) < abs(wanted[$1]) })
      let largest = try witness(places[index])
      #expect(largest.error <= max(1e-8 * abs(wanted[index]), 1e-300), "\(row.name)")
    }
  }

  /// E_q T_p f = KSD for the witness f of norm 1, and KSD² for f as it is; T_p f = s_p f + f'.
  @Test func attainsTheDiscrepancy() throws {
    for kernel in standardKernels {
      let (q, p) = (try Normal(mean: -1, sd: 1), try twoModes(1.5, left: 0.3))
      let ksd = try kernelSteinDiscrepancy(q, p, kernel: kernel).value
      let raw = try KernelSteinWitness(q, p, kernel: kernel, normalized: false)
      let unit = try KernelSteinWitness(q, p, kernel: kernel, normalized: true)
      // E_q (s_p f + f') = E_q (s_p - s_q) f.
      let comparison = DensityComparison(q, p)
      func expectation(_ f: KernelSteinWitness) throws -> Double {
        try integrate(
          from: -.infinity, to: .infinity, landmarks: q.peaks + p.peaks + p.transitions,
          tolerance: Tolerance(relative: 1e-11)
        ) { x throws(NumericsError) in
          try -q.pdf(x) * comparison.scoreDifference(x).value * f(x).value
        }.value
      }
      expectClose(try expectation(raw), ksd, within: 1e-10)
      expectClose(try expectation(unit), ksd.squareRoot(), within: 1e-10)
    }
  }

  /// With everything c times as wide the witness of a Gaussian kernel is 1/c times as large and its slope 1/c²,
  /// and so are their errors.
  @Test(arguments: [0x1p-8, 0x1p-4, 0x1p4, 0x1p8]) func scalesWithItsErrors(_ c: Double) throws {
    let one = try KernelSteinWitness(
      Normal(mean: -1, sd: 1), twoModes(1.5, left: 0.25), kernel: .gaussian(bandwidth: 0.75),
      normalized: false)
    let other = try KernelSteinWitness(
      Normal(mean: -c, sd: c), twoModes(1.5 * c, sd: c, left: 0.25),
      kernel: .gaussian(bandwidth: 0.75 * c), normalized: false)
    for x in [-3.0, -0.5, 0.25, 4] {
      let (value, slope) = try one.jet(x)
      let (otherValue, otherSlope) = try other.jet(c * x)
      for (a, b, factor) in [(value, otherValue, c), (slope, otherSlope, c * c)] {
        #expect(abs(a.value - factor * b.value) <= a.error + factor * b.error, "\(x)")
        #expect(factor * b.error < 2 * a.error && a.error < 2 * factor * b.error, "\(x)")
      }
    }
  }

  @Test func thereIsNoneToNormaliseBetweenEqualDensities() throws {
    let p = try twoModes(1)
    #expect(throws: NumericsError.self) {
      try KernelSteinWitness(p, p, kernel: .gaussian(bandwidth: 1), normalized: true)
    }
    let zero = try KernelSteinWitness(p, p, kernel: .gaussian(bandwidth: 1), normalized: false)
    #expect(try zero(0.3).value == 0)
  }

  /// KSD² is below the smallest number there, but its witness of norm 1 is not.
  @Test func isNormalisedWhereTheDiscrepancyUnderflows() throws {
    let kernel = Kernel.gaussian(bandwidth: 1)
    // For a wide kernel the witness over its norm is near k(x - x*)/sqrt k(0).
    for gap in [30.0, 60, 100] {
      let f = try KernelSteinWitness(
        Normal(mean: -gap / 2, sd: 1), twoModes(gap / 2), kernel: kernel, normalized: true)
      expectClose(try f(0).value, 1, within: 0.02)
      expectClose(try f(1).value, kernel(1), within: 0.02)
    }
  }
}

import Arithmetic
import Testing

/// Points at equal ratios against values to 40 digits (a (b/a)^(i/n) with mpmath).
@Suite struct LogarithmicBlendTests {
  @Test(arguments: [
    (1e-300, 1e300, 1, 6, 1.000000000000000029562e-200),
    (1e-6, 1e6, 3, 12, 9.9999999999999996607e-4),
    (1.0, 16.0, 1, 4, 2.0), (0x1p-1074, 0x1p1000, 1, 2, 0x1p-37),
  ])
  func isTheNearestNumber(a: Double, b: Double, index: Int, count: Int, truth: Double) {
    #expect(geometricBlend(a, b, index, of: count) == truth)
  }

  #if arch(x86_64)
    /// The products of neighbours over a step are equal: x_i x_i = x_(i-1) x_(i+1), to the rounding of each.
    @Test func neighboursHaveOneRatio() {
      for (a, b) in [(3.0, 5.0), (1e-5, 7e11), (0.1, 1e-250)] {
        let points = (0...40).map { Float80(geometricBlend(a, b, $0, of: 40)) }
        for i in 1..<40 {
          let ratio = points[i - 1] * points[i + 1] / (points[i] * points[i])
          // Each point is within half a unit, of 2^-53 at most.
          #expect(abs(ratio - 1) < 4.01 * 0x1p-53)
        }
      }
    }
  #endif
}

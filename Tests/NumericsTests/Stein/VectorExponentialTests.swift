import Arithmetic
import Testing

@testable import Numerics

@Suite struct VectorExponentialTests {
  @Test func isWithinTwoUnitsInTheLastPlace() {
    var worst = 0.0
    for i in stride(from: 0, to: 8000, by: 8) {
      let x = SIMD8<Double>((0..<8).map { -708 * Double(i + $0) / 8000 * Double(i + $0) / 8000 })
      let y = vectorExponential(x)
      for lane in 0..<8 { worst = max(worst, abs(y[lane] / exp(x[lane]) - 1)) }
    }
    #expect(worst <= 2 * 0x1p-52)
  }

  @Test func isOneAtZeroAndZeroFarOut() {
    let y = vectorExponential(SIMD8(0, -0.0, -708.5, -745, -1e10, -1e300, -.infinity, -1e-300))
    #expect(y == SIMD8(1, 1, 0, 0, 0, 0, 0, 1))
  }
}

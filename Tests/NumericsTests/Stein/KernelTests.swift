import Arithmetic
import Testing

@testable import Numerics

@Suite struct KernelTests {
  @Test func hasTheValuesOfItsFormula() {
    let gaussian = Kernel.gaussian(bandwidth: 2)
    let multiquadric = Kernel.inverseMultiquadric(scale: 2, power: -0.3)
    for d in [0.0, 0.5, -3, 17] {
      expectClose(gaussian(d), exp(-d * d / 8), within: 1e-15)
      expectClose(multiquadric(d), exp(-0.3 * log(4 + d * d)), within: 1e-15)
    }
  }

  @Test func statesTheRoundingOfItsValueAtZero() {
    for (scale, wanted) in [(1e-50, 1e90), (1e50, 1e-90), (1e10, 1e-18), (1, 1)] {
      let kernel = Kernel.inverseMultiquadric(scale: scale, power: -0.9)
      #expect(abs(kernel.atZero - wanted) <= kernel.units * 0x1p-53 * wanted, "scale \(scale)")
    }
  }

  @Test func refusesParametersOutsideItsDomain() {
    for bandwidth in [0, -1, .infinity, .nan, 1e-60, 1e60] {
      #expect(throws: NumericsError.self) { try Kernel.checkedGaussian(bandwidth: bandwidth) }
      #expect(throws: NumericsError.self) {
        try Kernel.checkedInverseMultiquadric(scale: bandwidth, power: -0.5)
      }
    }
    for power in [0, -1, 0.5, .nan] {
      #expect(throws: NumericsError.self) {
        try Kernel.checkedInverseMultiquadric(scale: 1, power: power)
      }
    }
  }
}

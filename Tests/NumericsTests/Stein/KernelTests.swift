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

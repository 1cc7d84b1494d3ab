import Testing

@testable import Numerics

@Suite struct KernelJetTests {
  /// f, f' and f'' from the logarithmic derivatives.
  private func derivatives(_ kernel: Kernel, _ d: Double) -> (Double, Double, Double) {
    let jet = kernel.jet(d)
    return (
      jet.value, jet.value * jet.slope, jet.value * (jet.slope * jet.slope + jet.curvature)
    )
  }

  @Test(arguments: standardKernels)
  func derivativesAreTheLimitsOfDifferences(kernel: Kernel) {
    for d in [-2.5, -0.4, 0, 0.1, 1.3] {
      let (_, slope, second) = derivatives(kernel, d)
      // The error of central differences falls by four when the step is halved.
      var errors: [(Double, Double)] = []
      for step in [2e-3, 1e-3] {
        let (left, right) = (derivatives(kernel, d - step), derivatives(kernel, d + step))
        errors.append(
          (
            abs((right.0 - left.0) / (2 * step) - slope),
            abs((right.1 - left.1) / (2 * step) - second)
          ))
      }
      #expect(errors[1].0 <= 0.3 * errors[0].0 + 1e-12)
      #expect(errors[1].1 <= 0.3 * errors[0].1 + 1e-12)
      #expect(errors[0].0 < 1e-3 && errors[0].1 < 1e-2)
    }
  }

  @Test(arguments: standardKernels)
  func lanesAgreeWithTheScalarForm(kernel: Kernel) {
    let length = kernel.length
    let distances = SIMD8<Double>(-40, -5, -1, -1e-8, 0, 0.3, 7, 1e6)
    let lanes = kernel.lanes(distances)
    let values = kernel.values(distances)
    let falls = kernel.falls(distances)
    for i in 0..<8 {
      let d = distances[i] * length
      let jet = kernel.jet(d)
      #expect(abs(lanes.value[i] - jet.value) <= 1e-13 * jet.value + 1e-300)
      #expect(abs(values[i] - jet.value) <= 1e-13 * jet.value + 1e-300)
      expectClose(lanes.slope[i], -jet.slope * length, within: 1e-14)
      expectClose(lanes.rest[i], -jet.curvature * length * length, within: 1e-13)
      expectClose(falls[i], kernel.fall(d), within: 1e-14)
      // What the rounding of the rest is measured by: no less than the rest itself, nor its terms.
      #expect(lanes.restSize[i] >= abs(lanes.rest[i]) * (1 - 1e-12))
    }
  }

  @Test func theFallKeepsItsAccuracyNearZero() {
    for kernel in standardKernels {
      let d = 1e-9 * kernel.length
      let second = kernel.jet(0).curvature * kernel.atZero
      expectClose(kernel.fall(d), 0.5 * second * d * d, within: 1e-13)
    }
  }

  @Test func staysFiniteFarOut() {
    for kernel in standardKernels {
      for d in [1e100, 1e200, 1e300] {
        let jet = kernel.jet(d)
        #expect(jet.value.isFinite && jet.slope.isFinite && jet.curvature.isFinite)
        #expect(kernel.fall(d).isFinite)
      }
    }
    let far = Kernel.inverseMultiquadric(scale: 1, power: -0.5)
    expectClose(far(1e200), 1e-200, within: 1e-12)
  }
}

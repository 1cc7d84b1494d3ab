import Arithmetic
import Script
import Testing
import Vocabulary

@Suite struct KernelValueTests {
  @Test func hasTheValuesOfItsFormula() {
    let outcome = run(
      """
      gaussian(bandwidth: 2).value(1, 4) / exp(-9 / 8)
      inverseMultiquadric(scale: 2, power: -0.25).value(1, 4) / pow(13, -0.25)
      gaussian(bandwidth: 2).value(3, 3)
      """)
    #expect(outcome.messages == [])
    #expect(outcome.values.count == 3)
    for case .number(let ratio) in outcome.values {
      #expect(abs(ratio.value - 1) <= ratio.error && ratio.error < 1e-14)
    }
  }

  @Test func refusesParametersOutsideItsDomain() {
    for program in [
      "gaussian(bandwidth: 0)", "gaussian(bandwidth: -1)", "gaussian(bandwidth: 1e60)",
      "inverseMultiquadric(scale: 0)", "inverseMultiquadric(power: 0)",
      "inverseMultiquadric(power: -1)",
    ] {
      #expect(run("\(program).value(0, 1)").messages.count == 1, "\(program)")
    }
  }
}

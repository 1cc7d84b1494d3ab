import Arithmetic
import Testing

@Suite struct LibmTests {
  // exp(x) - 1 - x to 20 digits.
  @Test(arguments: [
    (1e-150, 5e-301), (1e-8, 5.0000000166666669176e-17), (-1e-4, 4.9998333374999171472e-9),
    (0.49999, 0.14871478356985692783), (0.5, 0.14872127070012814685),
    (-0.5, 0.10653065971263342360),
    (3.0, 16.085536923187667741), (-40.0, 39.000000000000000004),
  ]) func expMinusOneMinusKeepsItsDigitsNearZero(_ x: Double, _ expected: Double) {
    #expect(abs(expMinusOneMinus(x) - expected) <= 4e-16 * abs(expected))
  }
}

import Arithmetic
import Testing

@Suite struct EightNumbersTests {
  /// The largest error of a function at many places in units of the last place.
  private func worst(
    _ places: some Sequence<Double>, _ function: (SIMD8<Double>) -> SIMD8<Double>,
    _ truth: (Double) -> Double, unit: (Double) -> Double = \.magnitude.ulp
  ) -> Double {
    places.reduce(0) { worst, x in
      let value = function(SIMD8(repeating: x))[5]
      return max(worst, abs(value - truth(x)) / unit(truth(x)))
    }
  }

  @Test func exponentialIsRightToTwoUnits() {
    let places = stride(from: -707.9, through: 708.9, by: 0.1234)
    #expect(worst(places, \.exponential, { exp($0) }) <= 2)
    let ends = SIMD8<Double>(-1e300, -708, 709, 1e300, 0, -0.0, 1e-300, -.infinity).exponential
    #expect(ends[0] == ends[1] && ends[2] == ends[3] && ends[7] == ends[1])
    #expect(ends[4] == 1 && ends[5] == 1 && ends[6] == 1)
  }

  @Test func logarithmIsRightToTwoUnits() {
    // Near 1, where the logarithm is small, to a unit of itself.
    let places = (0...4000).map { 1 + Double($0 - 2000) * 1e-4 }.filter { $0 > 0 }
    #expect(worst(places, \.logarithm, { log($0) }, unit: { max(abs($0).ulp, 1e-300) }) <= 2.5)
    let wide = (-1000...1000).map { exp(Double($0) * 0.7) }
    #expect(worst(wide, \.logarithm, { log($0) }) <= 2)
    #expect(SIMD8<Double>(repeating: 1).logarithm[0] == 0)
  }

  @Test func sineAndCosineAreRightToTwoUnits() {
    let places = (-1000...1000).map { Double($0) * 0.7853981633974483 / 1000 }
    #expect(worst(places, { $0.sineAndCosine.sine }, sine, unit: { max(abs($0).ulp, 1e-300) }) <= 2)
    #expect(worst(places, { $0.sineAndCosine.cosine }, cosine) <= 2)
  }

  @Test func logisticIsSymmetric() {
    for x in stride(from: -30.0, through: 30, by: 0.37) {
      let both = SIMD8<Double>(x, -x, 0, 0, 0, 0, 0, 0).logistic
      #expect(abs(both[0] + both[1] - 1) <= 4e-16)
      #expect(abs(both[0] - 1 / (1 + exp(-x))) <= 1e-15 * both[0])
    }
  }

  @Test func singleNumbersAgree() {
    #expect(abs(2.5.portableLogarithm - log(2.5)) <= 2 * log(2.5).ulp)
    #expect(abs(2.5.portableExponential - exp(2.5)) <= 2 * exp(2.5).ulp)
    #expect(0.0.portableLogarithm == -.infinity && (-800).portableExponential == 0)
  }
}

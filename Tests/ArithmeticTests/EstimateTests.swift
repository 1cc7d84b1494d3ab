import Arithmetic
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Test(arguments: [
  (0.5, 0.25), (1e15, 1.0), (3.0, 4.0), (-2.5, 1.5), (0.0, 7.0), (0x1p52, 1.0),
])
func keepsExactArithmeticExact(a: Double, b: Double) {
  for result in [Estimate(a) + Estimate(b), Estimate(a) - Estimate(b), Estimate(a) * Estimate(b)] {
    #expect(result.isExact)
  }
}

@Test func boundsTheRoundingOfInexactArithmetic() {
  #expect((Estimate(0.1) + Estimate(0.2)).error > 0)
  #expect((Estimate(0.1) * Estimate(0.1)).error > 0)
  #expect((Estimate(1) / Estimate(3)).error > 0)
  #expect((Estimate(1) / Estimate(4)).isExact)
  #expect(!(Estimate(1) / Estimate(0, error: 0)).isFinite)
  #expect(!(Estimate(1) / Estimate(0.5, error: 0.6)).isFinite)
  #expect(Estimate(2).squareRoot.error > 0)
  #expect(Estimate(49).squareRoot.isExact)
}

/// Of 1e-200 ± 1e-300 squared all that is not 0 is below the least number: one for the product and one for
/// each of at most four parts of the bound are enough.
@Test func underflowCostsNoMoreThanOneLeastNumberForEachPart() {
  let small = Estimate(1e-200, error: 1e-300)
  let square = small * small
  #expect(square.value == 0 && square.error >= .leastNonzeroMagnitude)
  #expect(square.error <= 5 * .leastNonzeroMagnitude)
}

/// The true number lies within the bound although every number on the way is below the least one: factors
/// are powers of two, so that the truth is known by its exponent.
@Test func errorsDoNotUnderflow() {
  for steps in 1...40 {
    var product = Estimate(0x1p-600) * Estimate(0x1p-600)
    var exponent = -1200
    for _ in 0..<steps {
      product = product * Estimate(0.25)
      exponent -= 2
    }
    #expect(product.error > 0)
    for _ in 0..<4 {
      product = product * Estimate(0x1p300)
      exponent += 300
    }
    let truth = Double(sign: .plus, exponent: exponent, significand: 1)
    #expect(product.value == 0 && product.error >= truth)
  }
  let tiny = Estimate(0, error: .leastNonzeroMagnitude)
  for number in [
    tiny * Estimate(0.1), tiny / Estimate(10), tiny * tiny, Estimate(1e-200) / Estimate(1e200),
    tiny.errorFunction, tiny.sine, tiny.logistic - Estimate(0.5),
    Estimate(1, error: 1e-300) * Estimate(1e-200),
    Estimate(1e-200) / Estimate(1e-200, error: 1e-215),
  ] {
    #expect(number.error > 0)
  }
  // 1e-200/(1e-200 - 1e-215) is 1 + 1e-15.
  #expect((Estimate(1e-200) / Estimate(1e-200, error: 1e-215)).error >= 1e-15)
  #expect((Estimate(0) * tiny).error == 0 && (Estimate(0) / Estimate(3, error: 1)).error == 0)
  #expect((Estimate(2) * Estimate(3)).isExact && (Estimate(1e-300) / Estimate(2)).error < 0x1p-1045)
}

#if arch(x86_64) && canImport(Glibc)
  /// A number with its bound, and one of the true numbers that it may stand for.
  private struct Trial {
    var number: Estimate
    var truth: Float80
  }

  private let unaryTrials:
    [(String, @Sendable (Estimate) -> Estimate, @Sendable (Float80) -> Float80)] = [
      ("abs", { $0.absoluteValue }, { abs($0) }),
      ("sqrt", { $0.squareRoot }, { $0.squareRoot() }),
      ("exp", { $0.exponential }, { exp($0) }),
      ("expm1", { $0.exponentialMinusOne }, { expm1($0) }),
      ("log", { $0.logarithm }, { log($0) }),
      ("log10", { $0.decimalLogarithm }, { log10($0) }),
      ("log1p", { $0.logarithmOnePlus }, { log1p($0) }),
      ("sin", { $0.sine }, { sin($0) }), ("cos", { $0.cosine }, { cos($0) }),
      ("tan", { $0.tangent }, { tan($0) }), ("asin", { $0.arcSine }, { asin($0) }),
      ("acos", { $0.arcCosine }, { acos($0) }), ("atan", { $0.arcTangent }, { atan($0) }),
      ("sinh", { $0.hyperbolicSine }, { sinh($0) }),
      ("cosh", { $0.hyperbolicCosine }, { cosh($0) }),
      ("tanh", { $0.hyperbolicTangent }, { tanh($0) }),
      ("logistic", { $0.logistic }, { 1 / (1 + exp(-$0)) }),
      ("erf", { $0.errorFunction }, { erf($0) }),
      ("square", { Estimate.power($0, Estimate(2)) }, { $0 * $0 }),
      ("cube", { Estimate.power($0, Estimate(3)) }, { $0 * $0 * $0 }),
      ("inverse", { Estimate.power($0, Estimate(-1)) }, { 1 / $0 }),
      ("floor", { $0.rounded(.down) }, { $0.rounded(.down) }),
    ]

  private let binaryTrials:
    [(
      String, @Sendable (Estimate, Estimate) -> Estimate, @Sendable (Float80, Float80) -> Float80
    )] =
      [
        ("+", { $0 + $1 }, { $0 + $1 }), ("-", { $0 - $1 }, { $0 - $1 }),
        ("*", { $0 * $1 }, { $0 * $1 }), ("/", { $0 / $1 }, { $0 / $1 }),
        ("pow", { Estimate.power($0, $1) }, { pow($0, $1) }),
        ("min", { Estimate.minimum($0, $1) }, { min($0, $1) }),
        ("max", { Estimate.maximum($0, $1) }, { max($0, $1) }),
        ("remainder", { Estimate.remainder($0, $1) }, { fmod($0, $1) }),
      ]

  @Test(arguments: 0..<20)
  func boundsTheTruthOfRandomExpressions(seed: Int) {
    var generator = Generator(state: UInt64(seed))
    for _ in 0..<500 {
      var trials: [Trial] = []
      for _ in 0..<4 {
        let value: Double = (generator.unit() - 0.3) * pow(10, (generator.unit() * 6 - 4).rounded())
        let error: Double =
          generator.unit() < 0.3 ? 0 : abs(value) * pow(10, -generator.unit() * 16)
        let inner = generator.unit() * 2 - 1
        let place: Double = [-1, 1, inner].randomElement(using: &generator) ?? 0
        trials.append(
          Trial(
            number: Estimate(value, error: error),
            truth: Float80(value) + Float80(error) * Float80(place)))
      }
      for _ in 0..<6 {
        let a = trials[Int.random(in: 0..<trials.count, using: &generator)]
        let b = trials[Int.random(in: 0..<trials.count, using: &generator)]
        var name = ""
        var result: Trial
        if Bool.random(using: &generator) {
          let (word, function, exact) = unaryTrials[
            Int.random(in: 0..<unaryTrials.count, using: &generator)]
          name = word
          result = Trial(number: function(a.number), truth: exact(a.truth))
        } else {
          let (word, function, exact) = binaryTrials[
            Int.random(in: 0..<binaryTrials.count, using: &generator)]
          name = word
          result = Trial(number: function(a.number, b.number), truth: exact(a.truth, b.truth))
        }
        // Where the truth itself leaves the domain there is nothing to bound.
        guard result.number.isFinite, abs(result.number.value) < 1e100, result.truth.isFinite
        else { continue }
        let distance = abs(Float80(result.number.value) - result.truth)
        // The reference has 11 bits more than the numbers, and is itself rounded.
        let slack = abs(result.truth) * 0x1p-60 + (abs(a.truth) + abs(b.truth)) * 0x1p-60
        #expect(
          distance <= Float80(result.number.error) + slack,
          "seed \(seed): \(name) of \(a) and \(b) gives \(result)")
        // Go on with a truth that is within the bound to the last bit.
        let low = Float80(result.number.value) - Float80(result.number.error)
        let high = Float80(result.number.value) + Float80(result.number.error)
        result.truth = min(high, max(low, result.truth))
        trials.append(result)
      }
    }
  }
#endif

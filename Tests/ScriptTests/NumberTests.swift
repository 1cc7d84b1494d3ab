import Testing

@testable import Script

#if canImport(Glibc)
  import Glibc
#endif

/// A small generator with a fixed seed (SplitMix64).
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Uniform on [0, 1).
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

@Test(arguments: [
  (0.5, 0.25), (1e15, 1.0), (3.0, 4.0), (-2.5, 1.5), (0.0, 7.0), (0x1p52, 1.0),
])
func keepsExactArithmeticExact(a: Double, b: Double) {
  for result in [Number(a) + Number(b), Number(a) - Number(b), Number(a) * Number(b)] {
    #expect(result.isExact)
  }
}

@Test func boundsTheRoundingOfInexactArithmetic() {
  #expect((Number(0.1) + Number(0.2)).error > 0)
  #expect((Number(0.1) * Number(0.1)).error > 0)
  #expect((Number(1) / Number(3)).error > 0)
  #expect((Number(1) / Number(4)).isExact)
  #expect(!(Number(1) / Number(0, error: 0)).isFinite)
  #expect(!(Number(1) / Number(0.5, error: 0.6)).isFinite)
  #expect(Number(2).squareRoot.error > 0)
  #expect(Number(49).squareRoot.isExact)
}

@Test(arguments: [
  (1.0, 0.0, 2.0, 0.0, Truth.yes), (2, 0, 1, 0, .no), (1, 0, 1, 0, .no),
  (1, 0.1, 2, 0.1, .yes), (2, 0.1, 1, 0.1, .no), (1, 0.6, 2, 0.6, .undecided),
  (1, 0.5, 2, 0.5, .undecided),
])
func decidesLessOnlyWhenTheIntervalsDo(
  a: Double, ea: Double, b: Double, eb: Double, truth: Truth
) {
  #expect(ComparisonOperator.less.truth(Number(a, error: ea), Number(b, error: eb)) == truth)
}

@Test func decidesEqualityOfUncertainNumbersOnlyNegatively() {
  let a = Number(1, error: 0.1)
  #expect(ComparisonOperator.equal.truth(a, a) == .undecided)
  #expect(ComparisonOperator.notEqual.truth(a, a) == .undecided)
  #expect(ComparisonOperator.equal.truth(a, Number(2)) == .no)
  #expect(ComparisonOperator.notEqual.truth(a, Number(2)) == .yes)
  #expect(ComparisonOperator.equal.truth(Number(1), Number(1)) == .yes)
}

@Test func followsKleeneLogic() {
  let table: [(Truth, Truth, Truth, Truth)] = [
    (.yes, .yes, .yes, .yes), (.yes, .no, .no, .yes), (.yes, .undecided, .undecided, .yes),
    (.no, .undecided, .no, .undecided), (.undecided, .undecided, .undecided, .undecided),
    (.no, .no, .no, .no),
  ]
  for (a, b, and, or) in table {
    #expect((a && b) == and && (b && a) == and)
    #expect((a || b) == or && (b || a) == or)
    #expect(!(a && b) == (!a || !b))
  }
}

#if arch(x86_64) && canImport(Glibc)
  /// A number with its bound, and one of the true numbers that it may stand for.
  private struct Trial {
    var number: Number
    var truth: Float80
  }

  private let unaryTrials:
    [(String, @Sendable (Number) -> Number, @Sendable (Float80) -> Float80)] = [
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
      ("square", { Number.power($0, Number(2)) }, { $0 * $0 }),
      ("cube", { Number.power($0, Number(3)) }, { $0 * $0 * $0 }),
      ("inverse", { Number.power($0, Number(-1)) }, { 1 / $0 }),
      ("floor", { $0.rounded(.down) }, { $0.rounded(.down) }),
    ]

  private let binaryTrials:
    [(
      String, @Sendable (Number, Number) -> Number, @Sendable (Float80, Float80) -> Float80
    )] =
      [
        ("+", { $0 + $1 }, { $0 + $1 }), ("-", { $0 - $1 }, { $0 - $1 }),
        ("*", { $0 * $1 }, { $0 * $1 }), ("/", { $0 / $1 }, { $0 / $1 }),
        ("pow", { Number.power($0, $1) }, { pow($0, $1) }),
        ("min", { Number.minimum($0, $1) }, { min($0, $1) }),
        ("max", { Number.maximum($0, $1) }, { max($0, $1) }),
        ("remainder", { Number.remainder($0, $1) }, { fmod($0, $1) }),
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
            number: Number(value, error: error),
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

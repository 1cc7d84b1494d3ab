import TestSupport
import Testing

@testable import Arithmetic

@Suite struct SeriesTests {
  /// Functions as series and as numbers.
  private static let functions:
    [(name: String, series: @Sendable (Series) -> Series, value: @Sendable (Estimate) -> Estimate)] =
      [
        ("exp(-x²)", { (-$0.squared).exponential }, { (-($0 * $0)).exponential }),
        ("log(2 + x)", { (Ball(2) + $0).logarithm }, { (Estimate(2) + $0).logarithm }),
        (
          "1/(1 + x²)", { Series(constant: Ball(1), order: $0.order) / (Ball(1) + $0.squared) },
          { Estimate(1) / (Estimate(1) + $0 * $0) }
        ),
        ("sin(3 x)", { (Ball(3) * $0).sine }, { (Estimate(3) * $0).sine }),
        ("cos(x²)", { $0.squared.cosine }, { ($0 * $0).cosine }),
        ("tan(x/2)", { (Ball(0.5) * $0).tangent }, { (Estimate(0.5) * $0).tangent }),
        ("atan(2 x)", { (Ball(2) * $0).arcTangent }, { (Estimate(2) * $0).arcTangent }),
        ("asin(x/4)", { (Ball(0.25) * $0).arcSine }, { (Estimate(0.25) * $0).arcSine }),
        ("acos(x/4)", { (Ball(0.25) * $0).arcCosine }, { (Estimate(0.25) * $0).arcCosine }),
        ("sinh(x)", { $0.hyperbolicSine }, { $0.hyperbolicSine }),
        ("cosh(x)", { $0.hyperbolicCosine }, { $0.hyperbolicCosine }),
        ("tanh(x)", { $0.hyperbolicTangent }, { $0.hyperbolicTangent }),
        ("logistic(4 x)", { (Ball(4) * $0).logistic }, { (Estimate(4) * $0).logistic }),
        ("erf(x)", { $0.errorFunction }, { $0.errorFunction }),
        ("expm1(x)", { $0.exponentialMinusOne }, { $0.exponentialMinusOne }),
        ("log1p(x²)", { $0.squared.logarithmOnePlus }, { ($0 * $0).logarithmOnePlus }),
        (
          "(2 + x)^1.5", { (Ball(2) + $0).power(1.5) },
          { Estimate.power(Estimate(2) + $0, Estimate(1.5)) }
        ),
        (
          "(2 + x)^-3", { (Ball(2) + $0).power(-3) },
          { Estimate.power(Estimate(2) + $0, Estimate(-3)) }
        ),
        ("sqrt(3 + x)", { (Ball(3) + $0).squareRoot }, { (Estimate(3) + $0).squareRoot }),
        ("x^5", { $0.power(5) }, { Estimate.power($0, Estimate(5)) }),
        ("(3 + x)^x", { (Ball(3) + $0).power($0) }, { Estimate.power(Estimate(3) + $0, $0) }),
      ]

  /// 80-bit arithmetic would not tell more: the differences of neighbouring values are what counts.
  @Test(arguments: functions.indices)
  func enclosesTheFunctionBetweenTheNodes(_ index: Int) {
    let (name, series, value) = Self.functions[index]
    for (lower, upper) in [(-1.5, 1.5), (0.25, 0.5), (-0.01, 0.02), (1.0, 1.0)] {
      let found = series(Series(variableFrom: lower, to: upper, order: 16))
      #expect(found.isFinite, "\(name) on \(lower)...\(upper)")
      for step in 0...40 {
        let x = lower + (upper - lower) * Double(step) / 40
        let y = value(Estimate(x))
        #expect(
          found.range.lower <= y.value + y.error && y.value - y.error <= found.range.upper,
          "\(name) at \(x): \(y) outside \(found.range)")
      }
    }
  }

  /// The square of a number of half the digits is exact, and its cube is rounded once: what is left of it after an
  /// end has its sign.
  @Test func cubesHoldTheProductToTheLastDigit() {
    var generator = Generator(state: 21)
    for _ in 0..<500 {
      let x = (0x1p24 * (4 * generator.unit() - 2)).rounded() / 0x1p24
      let cube = Series(variableFrom: x, to: x, order: 2).power(3).range
      #expect((-cube.lower).addingProduct(x * x, x) >= 0)
      #expect((-cube.upper).addingProduct(x * x, x) <= 0)
      #expect(cube.upper - cube.lower <= 32 * cube.upper.ulp)
    }
  }

  @Test(arguments: functions.indices)
  func theTaylorPolynomialAndItsRestAddUpToTheFunction(_ index: Int) {
    let (name, series, value) = Self.functions[index]
    for (center, half) in [(0.3, 0.2), (-0.7, 0.05), (1.1, 0.3)] {
      let point = series(Series(variableFrom: center, to: center, order: 12))
      let whole = series(Series(variableFrom: center - half, to: center + half, order: 12))
      for n in [1, 2, 5, 8, 12] {
        for t in [-1.0, -0.37, 0.61, 1] {
          var sum = Ball(0)
          for k in (0..<n).reversed() { sum = Ball(half * t) * sum + point.coefficients[k] }
          var rest = whole.coefficients[n]
          for _ in 0..<n { rest = rest * Ball(half * t) }
          let enclosure = sum + rest
          let y = value(Estimate(center + half * t))
          // The place itself is rounded.
          let slack = y.error + 1e-14
          #expect(
            enclosure.lower <= y.value + slack && y.value - slack <= enclosure.upper,
            "\(name) at \(center) + \(half * t), order \(n): \(y) outside \(enclosure)")
        }
      }
    }
  }

  @Test func kinksLeaveTheRangeAndTheSlopesOnBothSides() {
    let x = Series(variableFrom: -1, to: 2, order: 4)
    // |x|, |x| again, and exp(-|2 x|), between -1 and 2.
    let functions: [(Series, (Double) -> Double)] = [
      (x.absoluteValue, { abs($0) }), (.maximum(x, -x), { abs($0) }),
      ((Ball(-2) * x.absoluteValue).exponential, { exp(-2 * abs($0)) }),
      (.minimum(x, Ball(3) * x), { min($0, 3 * $0) }),
    ]
    for (series, function) in functions {
      #expect(series.order == 1)
      let places = (0...30).map { -1 + 0.1 * Double($0) }
      for a in places {
        #expect(
          series.range.lower <= function(a) + 1e-15 && series.range.upper >= function(a) - 1e-15)
        for b in places where b > a {
          // A difference quotient is a slope somewhere, or a mean of some.
          let slope = (function(b) - function(a)) / (b - a)
          #expect(
            series.coefficients[1].lower <= slope + 1e-12
              && series.coefficients[1].upper >= slope - 1e-12)
        }
      }
    }
    #expect(x.absoluteValue.coefficients[1].magnitude < 1.001)
    #expect(Series(range: Ball(0, radius: 1)).absoluteValue.order == 0)
  }

  @Test func jumpsLeaveTheRangeAlone() {
    let x = Series(variableFrom: -1, to: 2, order: 4)
    #expect(x.rounded(.down).order == 0 && x.rounded(.down).range.upper >= 2)
    let right = Series(variableFrom: 0.25, to: 0.5, order: 4)
    #expect(right.absoluteValue.order == 4 && right.rounded(.down).order == 4)
    #expect(Series.minimum(right, Ball(1) + right).order == 4)
  }

  @Test func whatIsNotDefinedIsUnknown() {
    let x = Series(variableFrom: -1, to: 1, order: 4)
    let one = Series(constant: Ball(1), order: 4)
    for unknown in [
      one / x, x.logarithm, x.squareRoot, (Ball(2) * x).arcSine, (Ball(2) * x).tangent,
    ] {
      #expect(!unknown.isFinite)
    }
    #expect(Series(variableFrom: 0, to: 1, order: 4).squareRoot.isFinite)
  }

  @Test func polynomialsEndWithTheirDegree() {
    let x = Series(variableFrom: -1.5, to: 2, order: 12)
    let product = (Ball(1) + x) * x.squared
    #expect(product.coefficients[4...].allSatisfy { $0 == Ball(0) })
    #expect(product.coefficients[3].lower <= 1 && product.coefficients[3].upper >= 1)
    #expect((Ball(3) * x.squared - x).coefficients[3...].allSatisfy { $0 == Ball(0) })
  }

  /// Divided by a constant 1 in two ways, one of which has no zeros at its end.
  @Test func zerosAtTheEndChangeNothing() {
    let x = Series(variableFrom: 0.2, to: 0.3, order: 10)
    let one = Series([Ball(1)] + Array(repeating: Ball(0, radius: 1e-300), count: 10))
    for function in [x.sine, x.exponential, (Ball(1) + x).logarithm] {
      let constant = Series(constant: Ball(1), order: 10)
      for (long, short) in [
        (one * function, constant * function), (function / one, function / constant),
      ] {
        for (a, b) in zip(long.coefficients, short.coefficients) {
          #expect(a.middle == b.middle && abs(a.radius - b.radius) <= 1e-290)
        }
      }
    }
  }

  @Test func aZeroTimesWhatMayBeUndefinedIsNotZero() {
    let open = Series([.everything, Ball(1), Ball(0)])
    let x = Series(variableFrom: 0, to: 1, order: 2)
    for product in [open * x, x * open] {
      #expect(product.coefficients.allSatisfy { !$0.isFinite })
    }
  }

  @Test func compositionsAgreeWithTheDirectWay() {
    let x = Series(variableFrom: 0.2, to: 0.21, order: 8)
    let inner = x.sine
    let outer = Series(variableFrom: inner.range.lower, to: inner.range.upper, order: 8).exponential
    let composed = inner.composed(with: outer)
    let direct = inner.exponential
    for (a, b) in zip(composed.coefficients, direct.coefficients) {
      #expect(a.lower <= b.upper && b.lower <= a.upper)
      #expect(a.radius < 0.1 * (1 + abs(a.middle)))
    }
    // Of two orders the lesser: no more is known.
    let short = Series(variableFrom: inner.range.lower, to: inner.range.upper, order: 3).exponential
    #expect(inner.composed(with: short).order == 3)
    #expect(Series(Array(inner.coefficients.prefix(4))).composed(with: outer).order == 3)
    let slope = Series(variableFrom: 0.2, to: 0.21, order: 9).sine.derivative
    #expect(abs(slope.range.middle - 0.979) < 0.01 && slope.order == 8)
  }
}

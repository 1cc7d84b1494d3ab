import TestSupport
import Testing

@testable import Arithmetic

@Suite struct BallTests {
  @Test func operationsHoldAllPairs() {
    let balls = [
      Ball(from: -1, to: 2), Ball(from: 0.5, to: 0.75), Ball(-3), Ball(from: -1e-8, to: 1e300),
      Ball(from: 1e-300, to: 2e-300),
    ]
    func members(_ ball: Ball) -> [Double] {
      [0, 0.1, 0.5, 0.9, 1].map { ball.middle + ball.radius * (2 * $0 - 1) }
        .filter { $0 >= ball.lower && $0 <= ball.upper }
    }
    for a in balls {
      for b in balls {
        for x in members(a) {
          for y in members(b) {
            for (ball, value) in [(a + b, x + y), (a - b, x - y), (a * b, x * y), (a / b, x / y)]
            where ball.isFinite {
              #expect(ball.lower <= value && value <= ball.upper, "\(a), \(b): \(value) in \(ball)")
            }
          }
        }
      }
      for x in members(a) where a.squared.isFinite {
        #expect(a.squared.lower <= x * x && x * x <= a.squared.upper)
      }
    }
    #expect(!(Ball(1) / Ball(from: -1, to: 1)).isFinite)
  }

  /// 0 has a root, and what may be below it has none.
  @Test func rootsAreThoseOfWhatIsNotNegative() {
    let (zero, two) = (Ball(0).squareRoot, Ball(from: 4, to: 9).squareRoot)
    #expect(zero.lower <= 0 && zero.upper >= 0 && zero.radius < 1e-300)
    #expect(two.lower <= 2 && two.upper >= 3 && two.radius < 0.5000001)
    #expect(!Ball(from: -1e-300, to: 4).squareRoot.isFinite)
  }

  @Test func zerosStayZerosAndWhatUnderflowsDoesNot() {
    let (zero, wide) = (Ball(0), Ball(3, radius: 1))
    #expect(zero * wide == zero && wide * zero == zero && zero + zero == zero)
    #expect(Ball(1) - Ball(1) == zero && zero - zero == zero)
    #expect(!(zero * Ball.everything).isFinite && !(Ball.everything * zero).isFinite)
    for small in [Ball(1e-200) * Ball(1e-200), Ball(1e-200) * Ball(1e-200, radius: 1e-200)] {
      #expect(small.lower < 0 && small.upper > 0)
    }
    #expect((Ball(0, radius: 1e-200) * Ball(0, radius: 1e-200)).radius > 0)
    #expect((Ball(0.1) + Ball(0.2)).radius > 0)
    // A sum of numbers below the normal ones is not rounded.
    let least = Ball(.leastNonzeroMagnitude)
    let twice = 2 * Double.leastNonzeroMagnitude
    #expect((least + least).lower <= twice && (least + least).upper >= twice)
  }

  @Test func zerosFollowTheEndOfAList() {
    let (a, b) = ([Ball(2), Ball(0.5)], [Ball(3), Ball(5), Ball(7), Ball(11)])
    let found = (0..<7).map { k in
      a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in Ball.convolution(a, b, k) }
      }
    }
    for (ball, value) in zip(found, [6, 11.5, 16.5, 25.5, 5.5, 0, 0]) {
      #expect(ball.lower <= value && value <= ball.upper && ball.radius < 1e-13)
    }
    #expect(found[5] == Ball(0) && found[6] == Ball(0))
  }

  @Test func anExponentialTooLargeForANumberIsNotBounded() {
    #expect(!Ball(from: 1_000, to: 2_000).exponential.isFinite)
    #expect(!Ball(from: -1, to: 710).exponential.isFinite)
    #expect(Ball(from: -1, to: 700).exponential.isFinite)
    // Nor what it is multiplied with, however small.
    #expect(!(Ball(from: 1_000, to: 2_000).exponential * Ball(-1_000).exponential).isFinite)
  }

  @Test func smallSinesKeepTheirDigits() {
    let sine = Ball(1e-30).sine
    #expect(sine.lower > 0.999_999_999_999e-30 && sine.upper < 1.000_000_000_001e-30)
  }

  @Test func wavesKnowTheirCrests() {
    for (lower, upper) in [(0.0, 1.0), (1.0, 2.0), (-7.0, -4.0), (3.0, 3.2), (100.0, 101.0)] {
      let (sine, cosine) = (Ball(from: lower, to: upper).sine, Ball(from: lower, to: upper).cosine)
      var (least, most) = (1.0, -1.0)
      for step in 0...2000 {
        let x = lower + (upper - lower) * Double(step) / 2000
        #expect(sine.lower <= Arithmetic.sine(x) && Arithmetic.sine(x) <= sine.upper)
        #expect(cosine.lower <= Arithmetic.cosine(x) && Arithmetic.cosine(x) <= cosine.upper)
        least = min(least, Arithmetic.sine(x))
        most = max(most, Arithmetic.sine(x))
      }
      #expect(abs(sine.lower - least) < 1e-6 && abs(sine.upper - most) < 1e-6)
    }
    #expect(Ball(from: 0, to: 1e12).sine.upper <= 1.000_000_1)
  }

  @Test func normalTailsHoldBothEnds() {
    for (lower, upper) in [(-3.0, 2.0), (5.0, 5.5), (30.0, 30.001), (-40.0, 40.0)] {
      let tail = Ball(from: lower, to: upper).normalUpperTail
      for x in [lower, 0.5 * (lower + upper), upper] {
        let value = 0.5 * complementaryErrorFunction(x * 0.5.squareRoot())
        #expect(tail.lower <= value && value <= tail.upper, "\(x)")
      }
    }
  }

  @Test func functionsHoldTheirValuesAndLittleElse() {
    // Each beside other means of computing it, on intervals that begin and end where it is defined.
    let functions:
      [(name: String, ball: (Ball) -> Ball, value: (Double) -> Double, [ClosedRange<Double>])] = [
        ("exp", { $0.exponential }, { powerOfTwo($0 / log(2)) }, [-2...1, 0...0.5, 3...3]),
        ("exp - 1", { $0.exponentialMinusOne }, { exp($0) - 1 }, [-2...1, 0.5...3]),
        ("log", { $0.logarithm }, { binaryLogarithm($0) * log(2) }, [0.5...0.75, 1.5...4]),
        ("log(1 + x)", { $0.logarithmOnePlus }, { log(1 + $0) }, [-0.5...3, 0.25...0.5]),
        ("sqrt", { $0.squareRoot }, { exp(0.5 * log($0)) }, [1...4, 0.25...0.5, 2...2]),
        ("atan", { $0.arcTangent }, { angle(y: $0, x: 1) }, [-3...2, 5...6]),
        (
          "asin", { $0.arcSine }, { angle(y: $0, x: (1 - $0 * $0).squareRoot()) },
          [-1...1, 0.25...0.5]
        ),
        ("sinh", { $0.hyperbolicSine }, { 0.5 * (exp($0) - exp(-$0)) }, [-2...1, 1...3]),
        (
          "cosh", { $0.hyperbolicCosine }, { 0.5 * (exp($0) + exp(-$0)) },
          [-2...1, 1...3, -3...(-2)]
        ),
        (
          "tanh", { $0.hyperbolicTangent }, { (exp($0) - exp(-$0)) / (exp($0) + exp(-$0)) },
          [-2...1, 1...3]
        ),
        (
          "logistic", { $0.logistic }, { exp($0) / (1 + exp($0)) },
          [-3...2, -5...(-1), 1...5, -800...2]
        ),
        ("erf", { $0.errorFunction }, { 1 - complementaryErrorFunction($0) }, [-1...2, 0.5...1]),
        ("1/x", { $0.inverse }, { exp(-log($0)) }, [0.25...4, 2...3]),
        ("x²", { $0.squared }, { abs($0) * abs($0) }, [-2...1, 1...3, -3...(-2)]),
        ("x^1.5", { $0.power(1.5) }, { $0 * $0.squareRoot() }, [0.25...4, 2...3]),
        ("x^-2", { $0.power(-2) }, { 1 / ($0 * $0) }, [0.25...4, 2...3]),
      ]
    for (name, ball, value, ranges) in functions {
      for range in ranges {
        let image = ball(Ball(from: range.lowerBound, to: range.upperBound))
        let values = (0...256).map { step in
          let share = Double(step) / 256
          return value(range.lowerBound * (1 - share) + range.upperBound * share)
        }
        let (least, most) = (values.min() ?? 0, values.max() ?? 0)
        let slack = 1e-14 * (1 + max(abs(least), abs(most)))
        #expect(image.lower <= least + slack && most - slack <= image.upper, "\(name) on \(range)")
        // A minimum inside lies within half a step of one of the places.
        #expect(image.upper <= most + slack && image.lower >= least - 1e-3, "\(name) on \(range)")
      }
    }
  }

  @Test func endsThatRoundingPushedOutOfTheDomainAreInIt() {
    // A ball that ends at 0 does so however large it is.
    for size in [1, 1e17, 1e200] {
      #expect(Ball(from: 0, to: size).lower > -1e-300 && Ball(from: 0, to: size).upper >= size)
      #expect(Ball(from: -size, to: 0).upper < 1e-300 && Ball(from: -size, to: 0).lower <= -size)
    }
    let one = Ball(1, radius: 0x1p-52)
    #expect(one.arcSine.isFinite && one.arcSine.upper >= 0.5 * Double.pi)
    #expect(!Ball(1.5).arcSine.isFinite && !Ball(-1e-300).squareRoot.isFinite)
  }

  @Test func roundingReportsJumps() {
    #expect(Ball(from: 0.2, to: 0.7).rounded(.down).radius == 0)
    let jump = Ball(from: 0.8, to: 1.1).rounded(.down)
    #expect(jump.lower <= 0 && jump.upper >= 1)
  }

  /// Sums of products against the same with twice the working precision (Ogita, Rump and Oishi, 2005),
  /// for numbers at the middles and close to the ends of the balls.
  @Test func convolutionsHoldTheSumsOfProducts() {
    var generator = Generator(state: 7)
    for round in 0..<400 {
      let count = 1 + round % 30
      let width = round % 3 == 0 ? 0 : 1e-3
      func balls() -> [Ball] {
        (0..<count).map { _ in
          let size = 2 * generator.unit() - 1
          return Ball(size * size * size * 100, radius: width * abs(size))
        }
      }
      let (a, b) = (balls(), balls())
      let found = a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in Ball.convolution(a, b, count - 1) }
      }
      for (first, second) in [(0.0, 0.0), (0.999, 0.999), (0.999, -0.999), (-0.999, -0.999)] {
        var sum = 0.0
        var lost = 0.0
        for j in 0..<count {
          let x = a[j].middle + first * a[j].radius
          let y = b[count - 1 - j].middle + second * b[count - 1 - j].radius
          let product = x * y
          let next = sum + product
          let part = next - sum
          lost += (sum - (next - part)) + (product - part) + (-product).addingProduct(x, y)
          sum = next
        }
        #expect(abs((sum - found.middle) + lost) <= found.radius, "\(round): \(found)")
      }
    }
  }
}

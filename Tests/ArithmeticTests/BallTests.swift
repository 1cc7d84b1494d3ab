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

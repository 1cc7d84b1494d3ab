import Arithmetic
import Testing

@testable import Numerics

/// Zeros of polynomials that are known, some of them closer together than what halving tells apart.
@Suite struct SignCountTests {
  /// How often the sign changes on -1...1; nil where that is not certain.
  private func count(_ roots: [Double], factor: Double = 1, lift: Double = 0) -> Int? {
    let polynomial: IntervalFunction = { x in
      roots.reduce(Series(constant: Ball(factor), order: x.order)) { $0 * (Ball(-$1) + x) }
        + Series(constant: Ball(lift), order: x.order)
    }
    let signs = SignCount(of: polynomial, from: -1, to: 1).signs
    return signs.map { signs in
      zip(signs, signs.dropFirst()).filter { $0.isPositive != $1.isPositive }.count
    }
  }

  @Test(arguments: [1.0, -1]) func zerosAreCounted(_ factor: Double) {
    #expect(count([0.3], factor: factor) == 1)
    #expect(count([0.3, 0.3 + 1e-6], factor: factor) == 2)
    #expect(count([0.3, 5], factor: factor) == 1)
    #expect(count([2, 5], factor: factor) == 0)
    #expect(count([0.25, 0.25 + 1e-4, 0.25 - 1e-4], factor: factor) == 3)
    #expect(count([-0.5, 0.25, 0.75], factor: factor) == 3)
    #expect(count([-0.5, 0.25, 3], factor: factor) == 2)
    #expect(count([0.25, 2, 3], factor: factor) == 1)
    // x² + 1e-9 and its negative have none, x³ + 1e-9 and x³ + 1e-4 x have one.
    #expect(count([0, 0], factor: factor, lift: factor * 1e-9) == 0)
    #expect(count([0, 0, 0], factor: factor, lift: 1e-9) == 1)
  }

  @Test func doubleAndTripleZerosAreNotCertain() {
    #expect(count([0.3, 0.3]) == nil)
    #expect(count([0.3, 0.3, 0.3]) == nil)
    #expect(count([0.3, 0.3, -0.5]) == nil)
  }

  @Test func anEndThatIsAZeroIsNotCertain() {
    #expect(count([1]) == nil)
  }
}

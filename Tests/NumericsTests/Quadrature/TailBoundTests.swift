import Arithmetic
import Testing

@testable import Numerics

@Suite struct TailBoundTests {
  /// The greatest value of x^-n on an interval times its length.
  private func bound(_ power: Double) -> (Double, Double) -> Double {
    { inner, outer in exp(-power * log(min(abs(inner), abs(outer)))) * abs(outer - inner) }
  }

  @Test(arguments: [1.5, 2, 6])
  func aPowerIsBoundedByAFewTimesItsIntegral(_ power: Double) throws {
    for sign in [-1.0, 1] {
      let tail = try #require(
        TailBound(from: sign, sign: sign, step: 1, negligible: 0, bound(power)) { _, _ in false })
      for x in [1.0, 5, 1e3, 1e10] {
        let truth = exp((1 - power) * log(x)) / (power - 1)
        let found = tail.beyond(sign * x)
        // The places are a factor of 2 apart.
        #expect(found >= truth && found <= 3 * exp((power - 1) * log(2)) * truth, "\(power) \(x)")
      }
    }
  }

  @Test func whatDoesNotFallIsNotBounded() {
    #expect(TailBound(from: 1, sign: 1, step: 1, negligible: 0, bound(1)) { _, _ in false } == nil)
    #expect(TailBound(from: 1, sign: 1, step: 1, negligible: 0, bound(0)) { _, _ in false } == nil)
  }

  @Test func nothingIsLeftWhereNothingIs() throws {
    let tail = try #require(
      TailBound(from: 0, sign: 1, step: 1, negligible: 0, { _, _ in 2 }) { inner, _ in inner > 5 })
    #expect(tail.beyond(100) == 0)
    #expect(tail.beyond(0) >= 6 && tail.beyond(0) < 9)
    #expect(tail.beyond(-1) == .infinity)
    #expect(tail.end(leaving: 0.5) == tail.places.count - 1)
  }

  @Test(arguments: [40, 1e5, 3e9, 2e40])
  func whatComesUpAgainIsNotNothing(_ place: Double) throws {
    // 1 from 0 to 1, and again from `place` to twice that.
    let holds = { (low: Double, high: Double) -> Bool in
      low < 1 || low < 2 * place && high > place
    }
    let tail = try #require(
      TailBound(from: 0, sign: 1, step: 1, negligible: 0) { inner, outer in
        holds(inner, outer) ? outer - inner : 0
      } isNothing: {
        !holds($0, $1)
      })
    #expect(tail.beyond(0) >= 1 + place && tail.beyond(2) >= place)
    #expect(tail.beyond(8 * place) == 0)
    let mirrored = try #require(
      TailBound(from: 0, sign: -1, step: 1, negligible: 0) { inner, outer in
        holds(-inner, -outer) ? inner - outer : 0
      } isNothing: {
        !holds(-$0, -$1)
      })
    #expect(mirrored.beyond(-2) >= place && mirrored.beyond(-8 * place) == 0)
  }
}

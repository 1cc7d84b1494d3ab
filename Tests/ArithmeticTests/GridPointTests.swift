import Arithmetic
import TestSupport
import Testing

private func literal(_ text: String) -> Estimate { Estimate(literal: text) ?? .undefined }

@Suite struct GridPointTests {
  /// Points that are decimals of few digits are the doubles of these.
  @Test func meetsDecimals() {
    for i in 0...100 {
      #expect(Estimate.gridPoint(Estimate(0), Estimate(1), i, of: 100).value == Double("\(i)e-2"))
      #expect(
        Estimate.gridPoint(literal("0.1"), literal("0.9"), i, of: 100).value
          == Double("\(100 + 8 * i)e-3"))
      #expect(
        Estimate.gridPoint(literal("0.7"), step: -literal("0.1"), i).value == Double("\(7 - i)e-1"))
      #expect(Estimate.gridPoint(Estimate(0), step: literal("0.1"), i).value == Double("\(i)e-1"))
    }
  }

  /// What a point is away from its double is that of the literal with the same digits.
  @Test func carriesTheDistance() {
    let point = Estimate.gridPoint(Estimate(0), step: literal("0.1"), 3)
    #expect(point.isLiteral && point.isExact && point.value == 0.3)
    #expect(abs(point.literalDistance - literal("0.3").literalDistance) < 1e-25)
    #expect(
      !(point + Estimate(0)).isExact && (point * Estimate(10)).upper > 3
        && (point * Estimate(10)).lower < 3)
    let quarter = Estimate.gridPoint(Estimate(0), Estimate(1), 1, of: 4)
    #expect(quarter.isExact && !quarter.isLiteral && quarter.value == 0.25)
    let third = Estimate.gridPoint(Estimate(0), Estimate(1), 1, of: 3)
    #expect(third.isLiteral && third.literalDistance > 1.8e-17 && third.literalDistance < 1.9e-17)
    #expect(Estimate.gridPoint(Estimate(-1.7e308), Estimate(1.7e308), 1, of: 2).value == 0)
  }

  /// Points of a grid between points of grids, which are fractions: how far a double is from one is known to
  /// a rounding, as the product with the denominator is to all digits.
  @Test func holdsThePointBetweenPoints() {
    var generator = Generator(state: 5)
    for _ in 0..<2000 {
      let n = (0..<3).map { _ in Int.random(in: 2...97, using: &generator) }
      let i = n.map { Int.random(in: 1..<$0, using: &generator) }
      let ends = (0..<2).map { Estimate.gridPoint(Estimate(0), Estimate(1), i[$0], of: n[$0]) }
      let point = Estimate.gridPoint(ends[0], ends[1], i[2], of: n[2])
      let top = i[0] * n[1] * (n[2] - i[2]) + i[1] * n[0] * i[2]
      let bottom = Double(n[0] * n[1] * n[2])
      let distance = abs((-Double(top)).addingProduct(point.value, bottom)) / bottom
      #expect(distance <= point.literalDistance * (1 + 1e-12))
      #expect(point.literalDistance <= 2 * point.value.ulp)
    }
  }

  /// Ends and counts at random: the point, computed as a fraction of whole numbers, is within the distance.
  @Test func holdsThePoint() {
    var generator = Generator(state: 3)
    for _ in 0..<2000 {
      let a = Int.random(in: -999...999, using: &generator)
      let b = Int.random(in: -999...999, using: &generator)
      let n = Int.random(in: 1...999, using: &generator)
      let i = Int.random(in: 0...n, using: &generator)
      func hundredths(_ k: Int) -> Estimate {
        let size = literal("\(k.magnitude)e-2")
        return k < 0 ? -size : size
      }
      let point = Estimate.gridPoint(hundredths(a), hundredths(b), i, of: n)
      let times = (point * Estimate(Double(100 * n)))
      let truth = Double(a * (n - i) + b * i)
      #expect(times.lower <= truth && truth <= times.upper)
      #expect(truth == 0 ? point.value == 0 : point.literalDistance <= 0.51 * point.value.ulp)
    }
  }
}

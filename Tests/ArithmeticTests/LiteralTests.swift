import Arithmetic
import Testing

@Suite struct LiteralTests {
  // The distances are those of Python's decimal.Decimal(text) - decimal.Decimal(float(text)).
  @Test(arguments: [
    ("0.1", 5.551115123125783e-18), ("0.2", 1.1102230246251565e-17),
    ("0.3", 1.1102230246251565e-17), ("0.5", 0), ("0.25", 0), ("3", 0), ("1e22", 0),
    ("0.00000000023283064365386962890625", 0), ("123456789012345678", 2), ("1e23", 8388608),
    ("0.1000000000000000055511151231257827021181583404541015625", 0),
    ("0.1000000000000000055511151231257827021181583404541015626", 1e-55),
  ])
  func knowsTheDistanceOfADecimalFromItsDouble(_ text: String, _ distance: Double) throws {
    let number = try #require(Estimate(literal: text))
    #expect(number.value == Double(text))
    #expect(number.error == 0 && number.isExact)
    #expect(number.literalDistance >= distance)
    #expect(number.literalDistance <= distance * (1 + 1e-12))
  }

  @Test(arguments: ["5e-324", "4.9e-324", "1.7976931348623157e308", "2.2250738585072014e-308"])
  func boundsTheDistanceAtTheEndsOfTheDoubles(_ text: String) throws {
    let number = try #require(Estimate(literal: text))
    #expect(number.literalDistance <= 3 * number.value.ulp)
  }

  @Test func carriesTheDistanceThroughArithmeticAlone() throws {
    let tenth = try #require(Estimate(literal: "0.1"))
    let fifth = try #require(Estimate(literal: "0.2"))
    let three = try #require(Estimate(literal: "0.3"))
    #expect(ComparisonOperator.equal.truth(tenth + fifth, three) == .undecided)
    #expect(ComparisonOperator.lessOrEqual.truth(tenth + fifth, three) == .undecided)
    #expect(ComparisonOperator.equal.truth(tenth, Estimate(0.1)) == .yes)
    #expect(ComparisonOperator.less.truth(-tenth, tenth) == .yes)
    #expect((-tenth).literalDistance == tenth.literalDistance)
    #expect(tenth.absoluteValue.literalDistance == tenth.literalDistance)
    #expect((-tenth).absoluteValue.value == 0.1)
    #expect(tenth.argument == Estimate(0.1))
    #expect((tenth + Estimate(0)).error > 0)
    #expect(Numbers([tenth, fifth])[0].isLiteral)
  }
}

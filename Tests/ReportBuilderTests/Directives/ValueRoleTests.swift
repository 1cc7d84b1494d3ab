import Arithmetic
import Testing

@testable import ReportBuilder

@Suite struct ValueRoleTests {
  @Test func printsValuesInTheirFormat() throws {
    let texts = try outcomes(
      ValueOutcome.self, of: "`{value} 1 / 3` `{value .2f} 2 / 3` `{value} [1, 2]` `{value} 1 < 2`"
    ).map(\.text.plain)
    #expect(texts[0].hasPrefix("0.333"))
    #expect(texts[1] == "0.67")
    #expect(texts[2].contains("1") && texts[2].contains("2"))
    #expect(texts.count == 4)
  }

  @Test func knowsWhatIsANumberInAValue() throws {
    let parts = try outcomes(
      ValueOutcome.self, of: "`{value} [-1, 2e-9]` `{value} \"-1\"` `{value} -3`"
    )
    .map(\.text.parts)
    #expect(
      parts == [
        [
          .text("["), .number(Numeral("-1")), .text(", "), .number(Numeral("2", exponent: -9)),
          .text("]"),
        ], [.text("-1")], [.number(Numeral("-3"))],
      ])
  }

  @Test func keepsNumbersInFullPrecision() throws {
    let value = try #require(try outcomes(ValueOutcome.self, of: "`{value .1f} 1 / 3`").first)
    #expect(value.numbers.map(\.value) == [1.0 / 3])
    #expect(value.numbers.map(\.text) == ["0.3"])
  }
}

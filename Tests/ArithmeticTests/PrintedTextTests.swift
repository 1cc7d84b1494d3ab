import Arithmetic
import Testing

@Suite struct PrintedTextTests {
  @Test func joinsWhatIsInterpolated() {
    let number = Numeral("-7.5", exponent: -8)
    let text: PrintedText =
      "J = \(number), \("at" + " most")\(PrintedText("")) \("x" as PrintedText)"
    #expect(text.parts == [.text("J = "), .number(number), .text(", at most x")])
    #expect(text.plain == "J = -7.5e-8, at most x")
    #expect(text.number == nil)
    #expect(PrintedText(number).number == number)
    #expect(PrintedText("5").number == nil)
    #expect(PrintedText("").isEmpty)
  }

  /// The parts of what is printed, numbers in angle brackets.
  private func parts(_ printed: PrintedNumber) -> String {
    printed.printed.parts.map { part in
      switch part {
      case .text(let text): text
      case .number(let number): "<\(number.text)>"
      }
    }.joined()
  }

  @Test func marksEveryNumberOfAPrintedNumber() {
    #expect(parts(Estimate(7.5e-8).printed()) == "<7.5e-8>")
    #expect(parts(Estimate(0.1234, error: 2e-3).printed()) == "<0.1234> ± <0.002>")
    #expect(parts(Estimate(0, error: 1e-9).printed()) == "<0> ± <1e-9>")
    #expect(parts(Estimate(1e-9, error: 2e-9).printed()) == "[<-2e-9>, <4e-9>]")
    #expect(parts(Estimate(1, error: 1e-12).printed(.full)) == "<1> ± <1e-12>")
    let drawn = Estimate(drawn: 3, error: 0, in: 1...9, failure: 0.001)
    #expect(parts(drawn.printed()) == "<3> (<1> to <9>)")
    #expect(parts(drawn.printed(.full)) == "<3> (99.9 % interval <1> to <9>)")
    let open = Estimate(drawn: 1, error: 0, in: -1...9, failure: 0.001)
    #expect(parts(open.printed()) == "<-1> to <9>")
    let small = Estimate(drawn: 3e-15, error: 0, in: 1e-15...9e-15, failure: 0.001)
    #expect(parts(small.printed()) == "<3e-15> (<1e-15> to <9e-15>)")
  }
}

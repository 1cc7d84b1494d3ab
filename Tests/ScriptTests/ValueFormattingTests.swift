import Arithmetic
import Script
import Testing

@Test func printsValuesOfAllKinds() {
  let value = Value.array([
    .truth(true), .text("a\"\u{1}"), .symbol("left"), .range(lower: 0, upper: 0.5),
    .dictionary([("k", .numbers([1, 2]))]), .record(Record("r", fields: [("x", .number(1))])),
    .object(Object("atlas", payload: 1)), .truth(Judgement(.undecided)),
  ])
  #expect(
    format(value)
      == #"[true, "a\"\u{1}", .left, 0...0.5, ["k": [1, 2]], r(x: 1), an atlas, undecided]"#)
  #expect(format(.numbers([1, 2, 3, 4]), limit: 2) == "[1, 2, ... (4 elements)]")
}

@Test func printsSomeOfTheElementsOfArraysInArrays() {
  let row = Value.numbers([Double](repeating: 1, count: 50))
  let nested = Value.array(Array(repeating: .array(Array(repeating: row, count: 50)), count: 50))
  let text = format(nested)
  #expect(text.count < 100_000)
  #expect(text.hasPrefix("[[[1, 1, 1,"))
  #expect(text.hasSuffix(", ... (50 elements)]"))
  #expect(format(.array(Array(repeating: row, count: 100))).count == 100 * (3 * 50) + 2 * 99 + 2)
}

import Arithmetic
import Testing

@testable import Script

@Suite struct ExtentTests {
  @Test func countsLevelsAndElements() {
    let numbers = Value.numbers(Numbers([1, 2, 3], errors: [0, 0, 0]))
    // Five levels down to an array of numbers, and a flat one beside the deep part that takes nothing back.
    let deep = (0..<4).reduce(numbers) { part, _ in .array([part]) }
    #expect(Extent(of: numbers).nesting == 1 && Extent(of: numbers).elements == 3)
    #expect(Extent(of: deep).nesting == 5 && Extent(of: deep).elements == 7)
    for parts in [[deep, numbers], [numbers, deep]] {
      #expect(Extent(of: .array(parts)).nesting == 6)
      #expect(Extent(of: .array(parts)).elements == 12)
    }
  }
}

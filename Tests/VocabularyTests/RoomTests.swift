import Arithmetic
import Diagnostics
import Testing

@testable import Script
@testable import Vocabulary

@Suite struct RoomTests {
  /// What runs bring together may fill an array, and no more.
  @Test func joinedPartsMayFillAnArray() {
    func count(_ parts: Int) -> Outcome {
      run("integers(1, \(parts)).flatMap { k in integers(1, \(elementLimit / 10)) }.count")
    }
    #expect(count(10).number?.value == Double(elementLimit))
    #expect(count(11).diagnostics.map(\.identifier.description) == ["too-large"])
  }

  /// What an object was made from is part of it: a density of a density of a density is nested as deep.
  @Test func objectsAreNestedAsDeepAsTheyWereMade() {
    let outcome = run(
      """
      let p = normal(mean: 0, sd: 1)
      p
      p.smoothed(sd: 1)
      p.smoothed(sd: 1).smoothed(sd: 1)
      """)
    let depths = outcome.values.map(\.nesting)
    #expect(zip(depths, depths.dropFirst()).map { $1 - $0 } == [1, 1], "\(outcome.messages)")
  }

  /// Lists of three numbers are four elements each.
  @Test func whatHasManyPartsTakesTheirRoom() throws {
    let most = Extent.limit / 4
    try checkRoom(for: most, of: .array([]), more: 3)
    try checkRoom(for: most, of: .numbers([1, 2, 3]))
    #expect(throws: WordError.self) { try checkRoom(for: most + 1, of: .array([]), more: 3) }
    #expect(throws: WordError.self) { try checkRoom(for: most + 1, of: .numbers([1, 2, 3])) }
    #expect(throws: WordError.self) { try checkRoom(for: .max, of: .array([]), more: 1) }
  }
}

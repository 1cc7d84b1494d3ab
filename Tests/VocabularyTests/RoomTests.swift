import Arithmetic
import Diagnostics
import Script
import Testing

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
    func smoothed(_ times: Int) -> [String] {
      let outcome = run(
        "[integers(1, \(times)).reduce(normal(mean: 0, sd: 1)) { p, i in p.smoothed(sd: 1) }].count"
      )
      return outcome.diagnostics.map(\.identifier.description)
    }
    #expect(smoothed(400) == [] && smoothed(600) == ["nesting-too-deep"])
  }
}

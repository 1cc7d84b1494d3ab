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
}

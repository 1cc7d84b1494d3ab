import Testing

@testable import Script

@Suite struct RoomyThreadTests {
  /// A kilobyte of stack a level.
  private static func levels(_ count: Int) -> Int {
    withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 8) { room in
      room.initializeMemory(as: UInt8.self, repeating: UInt8(truncatingIfNeeded: count))
      return count == 0 ? Int(room[0]) : levels(count - 1) + (room[1023] == room[0] ? 1 : 0)
    }
  }

  /// More than the 8 MB that a thread usually has.
  @Test func hasRoomForDeepCalls() {
    #expect(RoomyThread.run { Self.levels(11_000) } == 11_000)
  }

  @Test func givesTheResultOfOneInside() {
    #expect(RoomyThread.run { RoomyThread.run { "inside" } + " outside" } == "inside outside")
  }

  @Test func givesTheResultsOfBothSides() {
    #expect(RoomyThread.beside({ Self.levels(11_000) }) { "own" } == (11_000, "own"))
  }
}

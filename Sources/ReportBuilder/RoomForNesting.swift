import Script

/// Runs `body` on a thread whose stack has room for the deepest nesting that chapters and programs may
/// have, and gives its result.
public func withRoomForNesting<Result: Sendable>(
  _ body: @escaping @Sendable () -> Result
) -> Result {
  RoomyThread.run(body)
}

import Synchronization

/// What is being computed, so that whoever waits long can be told of it.
public final class RunningWork: Sendable {
  /// Something that is being computed.
  struct Piece: Sendable {
    let name: String
    let place: String
    let start: ContinuousClock.Instant
  }

  private let pieces = Mutex<(next: Int, running: [Int: Piece])>((0, [:]))

  /// Nothing runs yet.
  public init() {}

  /// Takes note of a computation for as long as it runs.
  ///
  /// - Parameters:
  ///   - name: What is computed.
  ///   - place: Where it is written: `chapters/01-one.md:12`.
  func during<Result>(_ name: String, at place: String, _ body: () -> Result) -> Result {
    let piece = Piece(name: name, place: place, start: .now)
    let number = pieces.withLock { pieces in
      pieces.next += 1
      pieces.running[pieces.next] = piece
      return pieces.next
    }
    defer { pieces.withLock { _ = $0.running.removeValue(forKey: number) } }
    return body()
  }

  /// The computation that runs longest, if one has run for so long: `still computing fig-gap
  /// (chapters/01-one.md:12), 12 s`.
  public func notice(after patience: Duration) -> String? {
    let oldest = pieces.withLock { $0.running.values.min { $0.start < $1.start } }
    guard let oldest, case let time = ContinuousClock.now - oldest.start, time >= patience else {
      return nil
    }
    return "still computing \(oldest.name) (\(oldest.place)), \(time.components.seconds) s"
  }
}

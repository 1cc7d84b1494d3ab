import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A thread with a stack of a known size, which all limits on nesting are made for.
///
/// The stack of the main thread is what the system grants, which may be next to nothing. Foundation's
/// threads do not say when the system has none to give, so whoever waits for one would wait forever.
public struct RoomyThread {
  /// The stack in bytes: room for the deepest nesting that programs, values, chapters and formulas
  /// may have, several times over.
  static let stackSize = 16 << 20

  private let thread: pthread_t

  /// Starts `body`; nil when the system has no thread to give.
  init?(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stackSize)
    let box = Unmanaged.passRetained(ThreadBody(body))
    #if canImport(Darwin)
      var thread: pthread_t?
      let status = pthread_create(&thread, &attributes, { ThreadBody.run($0) }, box.toOpaque())
    #else
      var thread = pthread_t()
      let status = pthread_create(&thread, &attributes, { ThreadBody.run($0) }, box.toOpaque())
    #endif
    #if canImport(Darwin)
      guard status == 0, let thread else {
        box.release()
        return nil
      }
    #else
      guard status == 0 else {
        box.release()
        return nil
      }
    #endif
    self.thread = thread
  }

  /// Waits for its end, once.
  func join() { pthread_join(thread, nil) }

  /// The result of `body`, which runs on such a thread, or on the caller's own when the system has
  /// none to give.
  public static func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
    let result = SharedResult<Result>()
    RoomyThread { result.value.withLock { $0 = body() } }?.join()
    return result.value.withLock { $0 } ?? body()
  }

  /// The results of two computations side by side: `other` on such a thread, `body` on the caller's own.
  public static func beside<Other: Sendable, Result>(
    _ other: @escaping @Sendable () -> Other, _ body: () -> Result
  ) -> (Other, Result) {
    let result = SharedResult<Other>()
    let thread = RoomyThread { [other] in
      let found = other()
      result.value.withLock { $0 = found }
    }
    let own = body()
    thread?.join()
    return (result.value.withLock { $0 } ?? other(), own)
  }
}

/// Where a thread leaves what it has found.
private final class SharedResult<Result: Sendable>: Sendable {
  let value = Mutex<Result?>(nil)
}

/// What a thread runs.
private final class ThreadBody: Sendable {
  private let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  static func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let pointer {
      Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().body()
    }
    return nil
  }
}

import Synchronization

/// A bounded set of threads for maps whose elements are independent.
///
/// The caller always works itself; extra threads join while permits are free, so nested maps never
/// wait for each other. Results are placed by index: the number of threads changes nothing but the
/// time.
public final class Workers: Sendable {
  /// The greatest number of threads that work at once.
  public let jobs: Int
  private let permits: Atomic<Int>

  /// At most `jobs` threads; 1 runs everything on the caller.
  public init(jobs: Int) {
    self.jobs = max(1, jobs)
    permits = Atomic(max(1, jobs) - 1)
  }

  /// The values of `body` at `0..<count`, by index.
  ///
  /// - Throws: The failure at the lowest index; what comes after it need not run.
  public func map<Element: Sendable>(
    count: Int, _ body: @Sendable (Int) throws(EvaluationFailure) -> Element
  ) throws(EvaluationFailure) -> [Element] {
    guard count > 0 else { return [] }
    let helpers = takePermits(atMost: count - 1)
    if helpers == 0 {
      var results: [Element] = []
      results.reserveCapacity(count)
      for index in 0..<count { results.append(try body(index)) }
      return results
    }
    let outcome = withoutActuallyEscaping(body) { body in
      let work = Work(count: count, body: body)
      var threads: [RoomyThread] = []
      for _ in 0..<helpers {
        if let thread = RoomyThread({ [self] in
          work.run()
          permits.add(1, ordering: .acquiringAndReleasing)
        }) {
          threads.append(thread)
        } else {
          permits.add(1, ordering: .acquiringAndReleasing)
        }
      }
      work.run()
      for thread in threads { thread.join() }
      return work.outcome
    }
    return try outcome.get()
  }

  private func takePermits(atMost wanted: Int) -> Int {
    var taken = 0
    while taken < wanted {
      let free = permits.load(ordering: .acquiring)
      guard free > 0 else { break }
      let exchange = permits.compareExchange(
        expected: free, desired: free - 1, ordering: .acquiringAndReleasing)
      if exchange.exchanged { taken += 1 }
    }
    return taken
  }
}

/// The shared state of one map: the next index, the results and the first failure.
private final class Work<Element: Sendable>: Sendable {
  private struct State {
    var results: [Element?]
    var failure: (index: Int, failure: EvaluationFailure)?
  }

  private let count: Int
  private let body: @Sendable (Int) throws(EvaluationFailure) -> Element
  private let next = Atomic<Int>(0)
  private let state: Mutex<State>

  init(count: Int, body: @escaping @Sendable (Int) throws(EvaluationFailure) -> Element) {
    self.count = count
    self.body = body
    state = Mutex(State(results: Array(repeating: nil, count: count)))
  }

  /// Takes indices until none is left or one before has failed. Indices are handed out in order,
  /// so every index below a failed one has run: the lowest failure is always found.
  func run() {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      if let failed = state.withLock({ $0.failure?.index }), failed < index { return }
      do throws(EvaluationFailure) {
        let result = try body(index)
        state.withLock { $0.results[index] = result }
      } catch {
        state.withLock { state in
          if let earlier = state.failure, earlier.index < index { return }
          state.failure = (index, error)
        }
      }
    }
  }

  var outcome: Result<[Element], EvaluationFailure> {
    state.withLock { state in
      if let failure = state.failure { return .failure(failure.failure) }
      return .success(state.results.compactMap { $0 })
    }
  }
}

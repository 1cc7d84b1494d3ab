import Arithmetic
import Script
import Synchronization

/// The greatest of the errors of numbers that several threads compute, and the lowest level of the
/// intervals of those that come from draws.
///
/// A maximum does not depend on the order, so neither does the bound on the number of threads.
final class WorstError: Sendable {
  private let worst = Mutex((error: 0.0, failure: 0.0))

  init() {}

  /// The greatest error so far.
  var bound: Double { worst.withLock { $0.error } }

  /// What is known of the numbers from draws so far; nil where there was none.
  var draws: String? {
    let failure = worst.withLock { $0.failure }
    guard failure > 0 else { return nil }
    return failure < 1 ? Estimate.intervalPhrase(failure: failure) : "from draws, no interval"
  }

  func include(_ number: Estimate) {
    worst.withLock {
      $0.error = max($0.error, number.error)
      $0.failure = max($0.failure, number.failure)
    }
  }
}

extension Arguments {
  /// The greatest error of some numbers, ranges and arrays of numbers.
  func worstError(_ names: String...) -> WorstError {
    let worst = WorstError()
    for name in names {
      switch self[name]?.plain {
      case .numbers(let numbers): for number in numbers.array { worst.include(number) }
      case .number(let number): worst.include(number)
      case .range(let lower, let upper):
        worst.include(lower)
        worst.include(upper)
      default: continue
      }
    }
    return worst
  }
}

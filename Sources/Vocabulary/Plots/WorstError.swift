import Arithmetic
import Script
import Synchronization

/// The greatest of the errors of numbers that several threads compute.
///
/// A maximum does not depend on the order, so neither does the bound on the number of threads.
final class WorstError: Sendable {
  private let worst = Mutex(0.0)

  init() {}

  /// The greatest error so far.
  var bound: Double { worst.withLock { $0 } }

  func include(_ error: Double) { worst.withLock { $0 = max($0, error) } }
}

extension Arguments {
  /// The greatest error of the numbers in some arrays.
  func worstError(_ names: String...) -> WorstError {
    let worst = WorstError()
    for name in names {
      guard case .numbers(let numbers)? = self[name] else { continue }
      for error in numbers.errors { worst.include(error) }
    }
    return worst
  }
}

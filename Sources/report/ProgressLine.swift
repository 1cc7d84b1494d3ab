import Synchronization

/// Tells on standard error how far long work has come: one line that rewrites itself on a terminal,
/// plain lines at every tenth of the way elsewhere.
final class ProgressLine: Sendable {
  private let isTerminal = Terminal.Stream.error.isTerminal
  private let started = ContinuousClock.now
  private let lastTenth = Mutex(0)

  /// Says that `done` of `total` steps are done and what was done last.
  func report(done: Int, total: Int, last: String) {
    guard total > 0, ContinuousClock.now - started > .milliseconds(500) else { return }
    lastTenth.withLock { tenth in
      if isTerminal {
        Terminal.replaceLine(with: String("[\(done)/\(total)] \(last)".prefix(78)))
        tenth = 1
      } else if done * 10 / total > tenth {
        tenth = done * 10 / total
        Terminal.complain("\(done) of \(total) results\n")
      }
    }
  }

  /// Clears the line.
  func finish() {
    lastTenth.withLock { if isTerminal, $0 > 0 { Terminal.replaceLine(with: "") } }
  }
}

import Foundation
import ReportBuilder
import Synchronization

/// Tells on standard error how far long work has come: one line that rewrites itself on a terminal,
/// plain lines at every tenth of the way elsewhere, and on both what has been running for long.
final class ProgressLine: Sendable {
  private struct State {
    var lastTenth = 0
    var isOpen = true
    /// When something was said, or could have been.
    var lastSaid = ContinuousClock.now
    /// After how long a silence the next notice comes; twice as long after each.
    var patience: Duration = .seconds(10)
  }

  /// What is running.
  let work = RunningWork()
  private let isTerminal = Terminal.Stream.error.isTerminal
  private let started = ContinuousClock.now
  private let state = Mutex(State())

  /// A line that tells of what has been running for ten seconds, until it is finished.
  init() {
    Thread.detachNewThread { [weak self] in
      while let self, self.tellOfSilence() { Thread.sleep(forTimeInterval: 0.25) }
    }
  }

  /// Says that `done` of `total` steps are done and what was done last.
  func report(done: Int, total: Int, last: String) {
    guard total > 0, ContinuousClock.now - started > .milliseconds(500) else { return }
    state.withLock { state in
      if isTerminal {
        Terminal.replaceLine(with: String("[\(done)/\(total)] \(last)".prefix(78)))
        state.lastTenth = 1
        state.lastSaid = .now
      } else if done * 10 / total > state.lastTenth {
        state.lastTenth = done * 10 / total
        Terminal.complain("\(done) of \(total) results\n")
        state.lastSaid = .now
      }
    }
  }

  /// Says what is running when nothing has been said for long; whether there may be more to say.
  private func tellOfSilence() -> Bool {
    state.withLock { state in
      guard state.isOpen else { return false }
      guard ContinuousClock.now - state.lastSaid >= state.patience,
        let notice = work.notice(after: .seconds(10))
      else { return true }
      if isTerminal {
        Terminal.replaceLine(with: String(notice.prefix(78)))
        state.lastTenth = 1
        state.lastSaid = ContinuousClock.now - state.patience + .seconds(1)
      } else {
        Terminal.complain("\(notice)\n")
        state.lastSaid = .now
        state.patience *= 2
      }
      return true
    }
  }

  /// Clears the line, and says nothing more.
  func finish() {
    state.withLock { state in
      state.isOpen = false
      if isTerminal, state.lastTenth > 0 { Terminal.replaceLine(with: "") }
    }
  }
}

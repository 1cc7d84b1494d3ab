import Foundation
import Synchronization

/// The program's standard output and error.
enum Terminal {
  /// Writes text to standard output.
  static func print(_ text: String) { write(Data(text.utf8), to: .standardOutput) }

  /// Writes bytes to standard output.
  static func print(_ bytes: [UInt8]) { write(Data(bytes), to: .standardOutput) }

  /// Writes text to standard error.
  static func complain(_ text: String) { write(Data(text.utf8), to: .standardError) }

  /// Whether standard error is a terminal that understands colours.
  static var hasColours: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// A closed pipe (`report words | head`) is no reason to complain.
  private static func write(_ content: Data, to handle: FileHandle) {
    try? handle.write(contentsOf: content)
  }
}

/// Tells on standard error how far long work has come: one line that rewrites itself on a terminal,
/// plain lines at every tenth of the way elsewhere.
final class ProgressLine: Sendable {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let started = ContinuousClock.now
  private let lastTenth = Mutex(0)

  /// Says that `done` of `total` steps are done and what was done last.
  func report(done: Int, total: Int, last: String) {
    guard total > 0, ContinuousClock.now - started > .milliseconds(500) else { return }
    lastTenth.withLock { tenth in
      if isTerminal {
        let text = "[\(done)/\(total)] \(last)".prefix(78)
        Terminal.complain("\r\u{1B}[K\(text)")
        tenth = 1
      } else if done * 10 / total > tenth {
        tenth = done * 10 / total
        Terminal.complain("\(done) of \(total) results\n")
      }
    }
  }

  /// Clears the line.
  func finish() {
    lastTenth.withLock { if isTerminal, $0 > 0 { Terminal.complain("\r\u{1B}[K") } }
  }
}

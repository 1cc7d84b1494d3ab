import Diagnostics
import Foundation
import Synchronization

/// The program's standard output and error; the one place where text leaves for a terminal.
///
/// What comes from chapters, file names or the command line could hold escapes that steer the
/// terminal, so all text is made visible here, whatever it has been through.
enum Terminal {
  /// One of the two streams.
  struct Stream: Sendable {
    /// The descriptor.
    let descriptor: Int32
    /// What messages call it.
    let name: String

    /// Where results go.
    static let output = Stream(descriptor: STDOUT_FILENO, name: "standard output")
    /// Where messages go.
    static let error = Stream(descriptor: STDERR_FILENO, name: "standard error")
    /// What messages call the stream that is read.
    static let inputName = "standard input"

    /// Whether a person is likely to look at it.
    var isTerminal: Bool { isatty(descriptor) == 1 }
  }

  /// Why a stream took no more, by its descriptor.
  private static let faults = Mutex<[Int32: SystemFault]>([:])

  /// Writes text to standard output.
  static func print(_ text: String) { write(Array(visible(text).utf8), to: .output) }

  /// Writes data to standard output: as it is into a file or a pipe, visible on a terminal.
  static func print(data: [UInt8]) {
    if Stream.output.isTerminal {
      print(String(decoding: data, as: UTF8.self))
    } else {
      write(data, to: .output)
    }
  }

  /// Writes text to standard error.
  static func complain(_ text: String) { complain(StyledText(text)) }

  /// Writes text to standard error, in colours where a terminal understands them.
  static func complain(_ text: StyledText) {
    let text = text.pieces.map { piece in
      guard hasColours, let style = piece.style else { return visible(piece.text) }
      return "\u{1B}[\(colour(style))m\(visible(piece.text))\u{1B}[0m"
    }
    write(Array(text.joined().utf8), to: .error)
  }

  /// Puts text in place of the line that standard error, a terminal, is at.
  static func replaceLine(with text: String) {
    write(Array("\r\u{1B}[K\(visible(text))".utf8), to: .error)
  }

  /// Whether standard error is a terminal that understands colours.
  private static var hasColours: Bool {
    Stream.error.isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// The parameter of ECMA-48's SGR for a style.
  private static func colour(_ style: StyledText.Style) -> String {
    switch style {
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;36"
    case .strong: "1"
    }
  }
}

// MARK: What goes wrong with it

extension Terminal {
  /// Makes the streams ready; called before anything else is opened.
  ///
  /// A closed pipe ends the program without a word, as it ends others (`report words | head`). A
  /// stream that the caller closed is kept from becoming one of our files: what is written to it
  /// fails.
  static func prepare() {
    signal(SIGPIPE, SIG_DFL)
    // A file that grows beyond what is allowed is an error like any other, not the end.
    signal(SIGXFSZ, SIG_IGN)
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free descriptor is this one.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// The exit status of a program that would end with `status`, had it written all it had to say;
  /// tells of what it could not write.
  static func finish(_ status: Int32) -> Int32 {
    let found = faults.withLock { $0 }
    guard !found.isEmpty else { return status }
    if let fault = found[Stream.output.descriptor] {
      complain("error: \(Stream.output.name) cannot be written: \(fault.reason)\n")
    }
    return status == ExitStatus.done ? ExitStatus.errors : status
  }

  /// Writes all of the bytes, or notes why it could not; a stream that failed takes no more.
  private static func write(_ bytes: [UInt8], to stream: Stream) {
    faults.withLock { faults in
      guard faults[stream.descriptor] == nil else { return }
      faults[stream.descriptor] = writeAll(bytes, to: stream.descriptor)
    }
  }

  /// Writes all of the bytes to a descriptor; the fault that came between, if one did.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> SystemFault? {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Foundation.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if count == 0 || errno == EAGAIN {
          // A stream that does not block is full; it takes more in a while.
          var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&wait, 1, -1)
        } else if errno != EINTR {
          return SystemFault.last
        }
      }
      return nil
    }
  }
}

import Foundation

/// How a process ended.
enum Ending: Equatable {
  case done
  /// It died, or said that it failed.
  case failed
  /// It said nothing for too long and was killed.
  case hung
}

/// Runs this program again with other arguments and reads what it says line by line.
///
/// - Parameters:
///   - patience: After how many seconds without a line it is killed.
///   - errors: Where its error output goes.
func supervise(
  _ arguments: [String], patience: Double, errors: FileHandle? = nil,
  line: (Substring) -> Void = { _ in }
) throws -> Ending {
  let process = Process()
  process.executableURL = Bundle.main.executableURL
  process.arguments = arguments
  let output = Pipe()
  process.standardOutput = output
  process.standardError = errors ?? FileHandle.nullDevice
  if errors == nil {
    // A backtrace takes seconds, and nobody reads it.
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["SWIFT_BACKTRACE": "enable=no"]) { $1 }
  }
  try process.run()
  try? output.fileHandleForWriting.close()
  let descriptor = output.fileHandleForReading.fileDescriptor
  var rest: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  var hung = false
  while true {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let ready = poll(&waiting, 1, Int32(patience * 1000))
    if ready < 0 { continue }
    if ready == 0 {
      hung = true
      kill(process.processIdentifier, SIGKILL)
      break
    }
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { break }
    rest += buffer[..<count]
    while let end = rest.firstIndex(of: 0x0A) {
      line(Substring(String(decoding: rest[..<end], as: UTF8.self)))
      rest.removeSubrange(...end)
    }
  }
  process.waitUntilExit()
  if hung { return .hung }
  return process.terminationReason == .exit && process.terminationStatus == 0 ? .done : .failed
}

public import Diagnostics
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a file has no content for us.
struct UnreadableFile: Error, Hashable {
  /// What is wrong with it, as the end of a sentence.
  let reason: String
  /// Whether there is simply nothing of that name.
  let isMissing: Bool

  /// A fault with its reason.
  init(reason: String) {
    self.reason = reason
    isMissing = false
  }

  /// What the system says.
  init(_ fault: SystemFault) {
    reason = fault.reason
    isMissing = fault.code == ENOENT
  }

  /// What lies outside the project is not read, whoever says that it is wanted.
  static let outside = UnreadableFile(reason: "it is a link that leads out of the project")
}

/// Reading of files that may be anything: a folder, a pipe, a device, a link that leads round.
enum RegularFile {
  /// The bytes of the file at `place`, which may be a link to it.
  ///
  /// - Throws: ``UnreadableFile`` for a file that is missing, closed to us or too large, and for all
  ///   that is no regular file: a pipe could keep its reader waiting for ever.
  static func read(_ place: URL, atMost limit: Int = .max) throws(UnreadableFile) -> [UInt8] {
    try read(path: place.path, flags: 0, atMost: limit)
  }

  /// The bytes of the file at `place`, which may be a link to it unless it leads out of `folder`;
  /// folders on the way to it may be such links as well.
  static func read(
    _ place: URL, inside folder: URL, atMost limit: Int = .max
  ) throws(UnreadableFile) -> [UInt8] {
    let path = try resolved(place, inside: folder)
    return try read(path: path, flags: O_NOFOLLOW, atMost: limit)
  }

  /// The path without links of what is at `place`.
  ///
  /// - Throws: ``UnreadableFile`` when nothing is there or when it is not in `folder`.
  static func resolved(_ place: URL, inside folder: URL) throws(UnreadableFile) -> String {
    let path = try resolved(place.path)
    let root = try resolved(folder.path)
    guard path.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
      throw UnreadableFile.outside
    }
    return path
  }

  private static func resolved(_ path: String) throws(UnreadableFile) -> String {
    guard !path.utf8.contains(0) else { throw UnreadableFile(SystemFault(ENOENT)) }
    guard let found = realpath(path, nil) else { throw UnreadableFile(SystemFault.last) }
    defer { free(found) }
    return String(cString: found)
  }

  private static func read(
    path: String, flags: Int32, atMost limit: Int
  ) throws(UnreadableFile) -> [UInt8] {
    guard !path.utf8.contains(0) else { throw UnreadableFile(SystemFault(ENOENT)) }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | flags)
    guard descriptor >= 0 else { throw UnreadableFile(SystemFault.last) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw UnreadableFile(SystemFault.last) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw UnreadableFile(SystemFault(EISDIR))
    default: throw UnreadableFile(reason: "it is no regular file")
    }
    let size = Int(status.st_size)
    guard size <= limit else {
      throw UnreadableFile(reason: "it is larger than \(limit >> 20) MB")
    }
    do throws(SystemFault) {
      return try readAll(descriptor, expecting: size, atMost: limit)
    } catch {
      throw UnreadableFile(error)
    }
  }
}

/// All bytes that a descriptor gives until its end, or as many as `limit`.
///
/// - Complexity: O(n) in the number of bytes.
func readAll(
  _ descriptor: Int32, expecting size: Int = 0, atMost limit: Int = .max
) throws(SystemFault) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(size)
  var piece = [UInt8](repeating: 0, count: max(1 << 12, min(size + 1, 1 << 20)))
  while bytes.count < limit {
    let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count == 0 { break }
    if count > 0 {
      bytes += piece[..<min(count, limit - bytes.count)]
    } else if errno == EAGAIN {
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&wait, 1, -1)
    } else if errno != EINTR {
      throw SystemFault.last
    }
  }
  return bytes
}

/// All that standard input gives, or the file at `path`, which may be a pipe.
///
/// - Parameter path: The path; nil for standard input.
/// - Throws: ``SystemFault`` when it cannot be opened or read.
public func readInput(_ path: String?) throws(SystemFault) -> [UInt8] {
  guard let path else { return try readAll(STDIN_FILENO) }
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw SystemFault.last }
  defer { close(descriptor) }
  return try readAll(descriptor)
}

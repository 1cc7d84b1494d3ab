import Diagnostics
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is being written under a name that nobody can foresee.
///
/// It is made, never found: where something of its name is already there, making it fails. It is
/// locked as long as it is open, so that others can tell it from what a killed build left.
final class NewFile {
  /// The name in its folder.
  let name: String
  private let folder: OpenFolder
  private let descriptor: Int32

  /// What every name begins with.
  private static let prefix = ".report-"
  /// What every name ends with.
  private static let suffix = ".unfinished"

  /// A name for a new file: 128 random bits between a beginning and an end of our own.
  static func unforeseenName() -> String {
    let digits = Array("0123456789abcdef")
    return prefix + String((0..<32).map { _ in digits[Int.random(in: 0..<16)] }) + suffix
  }

  /// Whether a name is one of those that ``unforeseenName()`` makes.
  static func isOurs(_ name: String) -> Bool {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
    let middle = name.utf8.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count)
    return middle.count == 32
      && middle.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// Makes an empty file in a folder.
  init(in folder: OpenFolder) throws(SystemFault) {
    // Who removes leftovers may have locked the file first, and then it is gone.
    for _ in 0..<8 {
      let name = Self.unforeseenName()
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      let file = openat(folder.descriptor, name, flags, 0o666)
      guard file >= 0 else { throw .last }
      _ = flock(file, LOCK_EX)
      var status = stat()
      if fstat(file, &status) == 0, status.st_nlink > 0 {
        self.name = name
        self.folder = folder
        descriptor = file
        return
      }
      close(file)
    }
    throw SystemFault(EBUSY)
  }

  deinit { close(descriptor) }

  /// Writes some bytes behind those that are there.
  func append(_ content: ArraySlice<UInt8>) throws(SystemFault) {
    var written = 0
    while written < content.count {
      let length = content.withUnsafeBytes { buffer in
        Self.put(descriptor, buffer, from: written)
      }
      if length < 0, errno == EINTR { continue }
      guard length > 0 else { throw length < 0 ? .last : SystemFault(ENOSPC) }
      written += length
    }
  }

  private static func put(_ file: Int32, _ buffer: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    return write(file, base + start, buffer.count - start)
  }

  /// Makes sure that the bytes are on the disk.
  func synchronize() throws(SystemFault) {
    // Some file systems and special files know no such thing, which is as good as it gets there.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else { throw .last }
  }

  /// Removes the file, if it still has its name.
  func remove() { folder.remove(name) }

  /// Removes from a folder the files that were begun and never finished, apart from those that
  /// somebody is writing.
  static func removeLeftovers(from folder: OpenFolder) {
    for name in folder.names() where isOurs(name) {
      let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
      let file = openat(folder.descriptor, name, flags)
      guard file >= 0 else { continue }
      // Where the file system knows no locks, nobody can tell, and the file stays.
      if flock(file, LOCK_EX | LOCK_NB) == 0 { folder.remove(name) }
      close(file)
    }
  }
}

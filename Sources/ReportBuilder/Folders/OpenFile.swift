import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is held open to be read: whatever becomes of its name, its bytes can be read.
final class OpenFile: Sendable {
  /// How many bytes it had when it was opened.
  let size: Int
  private let descriptor: Int32

  /// Opens a file of a folder; nil for one that is missing or closed to us and for all that is no regular
  /// file.
  init?(_ name: String, in folder: OpenFolder) {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = openat(folder.descriptor, name, flags)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let size = Int(exactly: status.st_size), size >= 0
    else {
      close(descriptor)
      return nil
    }
    self.size = size
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The bytes in a range; nil where they are not all there.
  func bytes(_ range: Range<Int>) -> [UInt8]? {
    guard range.lowerBound >= 0, range.upperBound <= size else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      filled = read(into: UnsafeMutableRawBufferPointer(buffer), from: range.lowerBound)
    }
    return bytes.count == range.count ? bytes : nil
  }

  /// Hands all bytes from a place on to `body`, a piece at a time.
  ///
  /// - Returns: Whether all could be read.
  func forEachPiece(from start: Int, _ body: (UnsafeRawBufferPointer) -> Void) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
      var position = start
      while position < size {
        let wanted = UnsafeMutableRawBufferPointer(
          rebasing: buffer[..<min(buffer.count, size - position)])
        guard read(into: wanted, from: position) == wanted.count else { return false }
        body(UnsafeRawBufferPointer(wanted))
        position += wanted.count
      }
      return true
    }
  }

  /// Reads bytes from a place on until a buffer is full; how many there were.
  private func read(into buffer: UnsafeMutableRawBufferPointer, from start: Int) -> Int {
    var filled = 0
    while filled < buffer.count, let base = buffer.baseAddress,
      let place = off_t(exactly: start + filled)
    {
      let length = pread(descriptor, base + filled, buffer.count - filled, place)
      if length < 0, errno == EINTR { continue }
      if length <= 0 { break }
      filled += length
    }
    return filled
  }
}

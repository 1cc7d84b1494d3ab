import Diagnostics
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that is held open: whatever becomes of its path, what is done here is done in it.
///
/// Names in it are taken as they are: no link is followed, nothing that exists is written into, and
/// no pipe or device keeps anybody waiting.
final class OpenFolder: Sendable {
  /// The number that the system knows the open folder by.
  let descriptor: Int32

  /// Opens the folder at a path, which may lead through links.
  ///
  /// - Parameter isMade: Whether a folder that is missing is made, with those above it.
  /// - Throws: ``SystemFault`` for one that cannot be opened or made.
  init(_ place: URL, isMade: Bool = false) throws(SystemFault) {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    var opened = open(place.path, flags)
    if opened < 0, errno == ENOENT, isMade {
      try Self.make(place)
      opened = open(place.path, flags)
    }
    guard opened >= 0 else { throw .last }
    descriptor = opened
  }

  /// Opens the folder `name` in a folder; a link to one is none.
  init(_ name: String, in folder: OpenFolder, isMade: Bool = false) throws(SystemFault) {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    var opened = openat(folder.descriptor, name, flags)
    if opened < 0, errno == ENOENT, isMade {
      guard mkdirat(folder.descriptor, name, 0o777) == 0 || errno == EEXIST else { throw .last }
      opened = openat(folder.descriptor, name, flags)
    }
    guard opened >= 0 else { throw .last }
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// Makes a folder and those above it.
  private static func make(_ place: URL) throws(SystemFault) {
    guard mkdir(place.path, 0o777) != 0, errno != EEXIST else { return }
    let above = place.deletingLastPathComponent()
    guard errno == ENOENT, above.path.utf8.count < place.path.utf8.count else { throw .last }
    try make(above)
    guard mkdir(place.path, 0o777) == 0 || errno == EEXIST else { throw .last }
  }

  /// The names of what is in the folder, without the folder itself and the one above.
  func names() -> [String] {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { return [] }
    guard let list = fdopendir(copy) else {
      close(copy)
      return []
    }
    defer { closedir(list) }
    var names: [String] = []
    while let entry = readdir(list) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Whether there is something of this name, be it a link that leads nowhere.
  func has(_ name: String) -> Bool { kind(of: name) != nil }

  /// The kind of what is there under a name, one of the `S_IF…`; nil when there is nothing.
  func kind(of name: String) -> mode_t? {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - limit: The most bytes that a file may have.
  ///   - count: How many bytes to read from its beginning; all when nil.
  /// - Returns: The bytes; nil for a file that is missing, larger than `limit` or closed to us, and
  ///   for all that is no regular file.
  func content(of name: String, atMost limit: Int = .max, first count: Int? = nil) -> [UInt8]? {
    guard let file = OpenFile(name, in: self), file.size <= limit else { return nil }
    return file.bytes(0..<min(count ?? file.size, file.size))
  }

  /// Gives what is called `name` another name, in this folder or another one, in place of what had it.
  func rename(_ name: String, to new: String, in folder: OpenFolder? = nil) throws(SystemFault) {
    guard renameat(descriptor, name, (folder ?? self).descriptor, new) == 0 else { throw .last }
  }

  /// Gives what is called `name` a second name.
  func link(_ name: String, to new: String) throws(SystemFault) {
    guard linkat(descriptor, name, descriptor, new, 0) == 0 else { throw .last }
  }

  /// Removes a file or a link; what is not there or is a folder stays as it is.
  func remove(_ name: String) { _ = unlinkat(descriptor, name, 0) }

  /// Makes sure that names which were given are kept through a loss of power, as far as the file
  /// system can.
  func synchronize() { _ = fsync(descriptor) }
}

extension SystemFault {
  /// The reason why a folder could not be opened or made; a link that leads nowhere is called so.
  func reason(openingFolder place: URL) -> String {
    var status = stat()
    guard code == ENOENT || code == EEXIST, lstat(place.path, &status) == 0,
      status.st_mode & S_IFMT == S_IFLNK
    else { return reason }
    return "it is a link that leads nowhere"
  }
}

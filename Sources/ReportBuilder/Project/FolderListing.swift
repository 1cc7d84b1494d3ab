import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The names of what is in a folder.
enum FolderListing {
  /// The names in the folder at `path`, sorted; `.` and `..` are left out.
  ///
  /// - Throws: ``SystemFault`` when it cannot be read.
  static func names(at path: String) throws(SystemFault) -> [String] {
    guard let folder = opendir(path) else { throw SystemFault.last }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw SystemFault.last }
        return names.sorted()
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }
}

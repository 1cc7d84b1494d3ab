import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why the outputs could not be written.
struct OutputFault: Error, Hashable {
  /// What went wrong, as a sentence.
  let reason: String
}

/// The folder of the built report.
struct OutputFolder: Sendable {
  /// The folder.
  let folder: URL

  /// Writes all files or, when one cannot be written, none of them.
  ///
  /// Each is written beside its place first and put in place by renaming, so a reader sees the old
  /// file or the new one, and an interrupted build leaves the old one. Builds that run at the same
  /// time write one after the other.
  /// - Throws: ``OutputFault``; the files are as they were.
  func write(_ files: [(name: String, content: Data)]) throws(OutputFault) {
    // An unchanged file is left alone, so that nothing that watches it wakes up.
    let changed = files.filter { file in
      (try? RegularFile.read(place(file.name))).map { Data($0) == file.content } != true
    }
    guard !changed.isEmpty else { return }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let lock = open(folder.path, O_RDONLY)
      defer { if lock >= 0 { close(lock) } }
      // Where a file system knows no locks, simultaneous builds may mix their files.
      if lock >= 0 { _ = flock(lock, LOCK_EX) }
      defer { for file in changed { unlink(unfinished(file.name).path) } }
      for file in changed { try file.content.write(to: unfinished(file.name)) }
      for file in changed { try refuseFolder(at: place(file.name)) }
      for file in changed where rename(unfinished(file.name).path, place(file.name).path) != 0 {
        throw OutputFault(reason: String(cString: strerror(errno)))
      }
    } catch let fault as OutputFault {
      throw fault
    } catch {
      throw OutputFault(reason: error.localizedDescription)
    }
  }

  private func place(_ name: String) -> URL { folder.appendingPathComponent(name) }

  /// Where a file stands until it is whole.
  private func unfinished(_ name: String) -> URL { folder.appendingPathComponent(".\(name).new") }

  private func refuseFolder(at place: URL) throws(OutputFault) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      throw OutputFault(reason: "'\(place.lastPathComponent)' is a folder")
    }
  }
}

import Diagnostics
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
  /// Whether all files are as they were before.
  var isUndone = true
}

/// A file to be written: its name and what is to be in it, piece by piece.
struct OutputFile: Sendable, Hashable {
  let name: String
  let pieces: [ArraySlice<UInt8>]

  /// Whether a file has this content.
  ///
  /// - Complexity: O(n) up to the first piece that differs.
  fileprivate func isContent(of file: OpenFile) -> Bool {
    guard file.size == pieces.reduce(0, { $0 + $1.count }) else { return false }
    var place = 0
    return pieces.allSatisfy { piece in
      defer { place += piece.count }
      return file.bytes(place..<place + piece.count).map { $0[...] == piece } ?? false
    }
  }
}

/// The folder of the built report.
struct OutputFolder: Sendable {
  /// The folder.
  let folder: URL
  /// How long a lock that another build holds is waited for before that is said, and before it is
  /// given up.
  var patience = (said: Duration.seconds(1), least: Duration.seconds(60))
  /// Told once when the lock of another build is waited for.
  var waiting: @Sendable () -> Void = {}
  /// Called before each step of a replacement, which does not happen when this throws.
  var before: @Sendable (Replacement.Step) throws(SystemFault) -> Void = { _ throws(SystemFault) in
  }

  /// The name of the folder as messages say it.
  private var name: String { folder.lastPathComponent }

  /// Writes all files or, when one cannot be written, none of them.
  ///
  /// All are whole and on the disk before the first is put in place, and one that cannot be put in
  /// place takes those before it back. Builds that run at the same time write one after the other. What
  /// a killed build left half written is removed.
  /// - Throws: ``OutputFault``; the files are as they were, unless it says otherwise.
  func write(_ files: [OutputFile]) throws(OutputFault) {
    let open: OpenFolder
    do throws(SystemFault) { open = try OpenFolder(folder, isMade: true) } catch {
      throw OutputFault(
        reason: error.code == ENOTDIR
          ? "'\(name)' is no folder"
          : "'\(name)' cannot be opened: \(error.reason(openingFolder: folder))")
    }
    if try lock(open) {
      // Nobody else writes here now, so what is unfinished will stay so.
      NewFile.removeLeftovers(from: open)
    }
    // An unchanged file is left alone, so that nothing that watches it wakes up.
    let changed = files.filter { file in
      OpenFile(file.name, in: open).map { !file.isContent(of: $0) } ?? true
    }
    guard !changed.isEmpty else { return }
    var replacement = Replacement(changed, in: open)
    try replacement.run(before)
  }

  /// Takes the lock of the folder, which the system gives back when the folder is closed, be it that
  /// the program is killed.
  ///
  /// - Returns: Whether there is a lock; some file systems know none, and there simultaneous builds
  ///   may mix their files.
  private func lock(_ open: OpenFolder) throws(OutputFault) -> Bool {
    let start = ContinuousClock.now
    var isSaid = false
    while flock(open.descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { return false }
      let waited = ContinuousClock.now - start
      if !isSaid, waited >= patience.said {
        isSaid = true
        waiting()
      }
      guard waited < patience.least else {
        throw OutputFault(
          reason: "another build has kept '\(name)' locked for "
            + "\(patience.least.components.seconds) seconds")
      }
      usleep(20_000)
    }
    return true
  }
}

extension OutputFolder {
  /// The files of a build, read no further than their stamps.
  struct Stamps: Sendable, Hashable {
    /// For each file of the output whether it is there, and the stamp of its build if it has one.
    var files: [String: String?]
  }

  /// The stamp that two files carry, if both carry it and it is that of what is in them.
  func wholeStamp(page: String, data: String) -> BuildStamp? {
    guard let open = try? OpenFolder(folder),
      let page = OpenFile(page, in: open).flatMap(BuildStamp.unstamped),
      let data = OpenFile(data, in: open).flatMap(BuildStamp.unstamped),
      page.stamp == data.stamp,
      BuildStamp(page: page.content, data: data.content) == page.stamp
    else { return nil }
    return page.stamp
  }

  /// The stamps of some files; nil while another build writes.
  func stamps(of names: [String]) -> Stamps? {
    guard let open = try? OpenFolder(folder) else { return Stamps(files: [:]) }
    guard flock(open.descriptor, LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK else { return nil }
    var files: [String: String?] = [:]
    for name in names {
      guard let head = open.content(of: name, first: BuildStamp.headSize) else { continue }
      files.updateValue(BuildStamp.read(head), forKey: name)
    }
    return Stamps(files: files)
  }
}

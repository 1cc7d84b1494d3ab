import Diagnostics
import Foundation
import Synchronization

/// Finished results on disk, one file a result, named by the fingerprint of all that made it.
///
/// A file holds a mark of its form, a checksum, the key and the content. The checksum is over key and
/// content, so a file that is damaged, cut or put in the place of another one counts as absent. It is
/// written under a name that nobody can foresee and renamed, so a reader never sees half of it.
/// Nothing here fails a build: what cannot be read is computed again, what cannot be written is
/// computed again next time.
final class ResultFiles: Sendable {
  /// The folder.
  private let place: URL
  private let state = Mutex(State())

  private struct State {
    /// The folder, once it is open.
    var folder: OpenFolder?
    /// Where files stand until they are whole.
    var unfinished: OpenFolder?
    /// The first reason why a result could not be written, if there was one.
    var fault: SystemFault?
  }

  /// What a file begins with: whose it is, and which form.
  private static let mark = Array("REPORT02".utf8)
  /// The bytes of a checksum and of a key.
  private static let hashSize = 32
  /// The largest file that is read.
  private static let largestFile = 256 << 20
  /// The folder of files that are not whole yet.
  private static let unfinishedName = "unfinished"

  /// The store in `folder`, which is made when the first result is written.
  init(folder: URL) { place = folder }

  /// Why results could not be stored, for a warning; nil when all could.
  var fault: SystemFault? { state.withLock { $0.fault } }

  /// The content stored under `key`, or nil when there is none or it is damaged.
  func content(for key: Fingerprint) -> [UInt8]? {
    let head = Self.mark.count + Self.hashSize
    guard let folder = try? folder(isMade: false),
      let stored = folder.content(of: path(of: key).whole, atMost: Self.largestFile),
      stored.count >= head + Self.hashSize, stored.starts(with: Self.mark),
      stored[head...].starts(with: key.bytes),
      stored[Self.mark.count...].starts(with: Fingerprint(of: stored[head...]).bytes)
    else { return nil }
    return Array(stored[(head + Self.hashSize)...])
  }

  /// Stores `content` under `key`.
  func store(_ content: [UInt8], for key: Fingerprint) {
    do throws(SystemFault) {
      let (folder, unfinished) = (try folder(isMade: true), try unfinishedFolder())
      let path = path(of: key)
      let body = key.bytes + content
      let file = try NewFile(in: unfinished)
      do throws(SystemFault) {
        try file.append(Self.mark + Fingerprint(of: body).bytes)
        try file.append(body)
        let shelf = try OpenFolder(path.shelf, in: folder, isMade: true)
        try unfinished.rename(file.name, to: path.name, in: shelf)
      } catch {
        file.remove()
        throw error
      }
    } catch {
      state.withLock { $0.fault = $0.fault ?? error }
    }
  }

  /// Removes what killed builds left half written.
  func removeLeftovers() {
    guard let folder = try? folder(isMade: false),
      let unfinished = try? OpenFolder(Self.unfinishedName, in: folder)
    else { return }
    NewFile.removeLeftovers(from: unfinished)
  }

  /// The open folder.
  private func folder(isMade: Bool) throws(SystemFault) -> OpenFolder {
    if let known = state.withLock({ $0.folder }) { return known }
    let opened = try OpenFolder(place, isMade: isMade)
    return state.withLock { state in
      let folder = state.folder ?? opened
      state.folder = folder
      return folder
    }
  }

  private func unfinishedFolder() throws(SystemFault) -> OpenFolder {
    if let known = state.withLock({ $0.unfinished }) { return known }
    let opened = try OpenFolder(
      Self.unfinishedName, in: try folder(isMade: true), isMade: true)
    return state.withLock { state in
      let folder = state.unfinished ?? opened
      state.unfinished = folder
      return folder
    }
  }

  /// The folder of a result, its name there, and both.
  private func path(of key: Fingerprint) -> (shelf: String, name: String, whole: String) {
    let digits = key.hexadecimal
    let (shelf, name) = (String(digits.prefix(2)), String(digits.dropFirst(2)))
    return (shelf, name, "\(shelf)/\(name)")
  }
}

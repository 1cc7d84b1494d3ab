import Foundation
import Synchronization

/// Finished results on disk, one file a result, named by the fingerprint of all that made it.
///
/// A file is written beside its place and renamed, so a reader never sees half of it; it starts
/// with the fingerprint of its own content, so a damaged one is noticed and counts as absent.
/// Nothing here fails a build: what cannot be read is computed again, what cannot be written is
/// computed again next time.
final class ResultFiles: Sendable {
  /// The folder.
  private let folder: URL
  /// The first reason why a result could not be written, if there was one.
  private let writeFault = Mutex<String?>(nil)

  /// The store in `folder`, which is made when the first result is written.
  init(folder: URL) { self.folder = folder }

  /// Why results could not be stored, for a warning; nil when all could.
  var fault: String? { writeFault.withLock { $0 } }

  /// The content stored under `key`, or nil when there is none or it is damaged.
  func content(for key: Fingerprint) -> [UInt8]? {
    guard let stored = try? RegularFile.read(place(of: key)), stored.count >= 32 else {
      return nil
    }
    let content = Array(stored.dropFirst(32))
    guard Fingerprint(of: content).bytes == Array(stored.prefix(32)) else { return nil }
    return content
  }

  /// Stores `content` under `key`.
  func store(_ content: [UInt8], for key: Fingerprint) {
    let place = place(of: key)
    do {
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(Fingerprint(of: content).bytes + content).write(to: place, options: .atomic)
    } catch {
      writeFault.withLock { $0 = $0 ?? error.localizedDescription }
    }
  }

  private func place(of key: Fingerprint) -> URL {
    let name = key.hexadecimal
    return folder.appendingPathComponent(String(name.prefix(2)), isDirectory: true)
      .appendingPathComponent(String(name.dropFirst(2)))
  }
}

public import Diagnostics
import Foundation

/// What is kept of the results of earlier builds.
public struct StoredSummary: Sendable, Hashable, Encodable {
  /// How many files there are.
  public var files = 0
  /// How many results are in them.
  public var results = 0
  /// How many bytes they take.
  public var bytes = 0
  /// Since how many whole days the oldest of them has been there; nil where there is none.
  public var days: Int?
}

extension Project {
  /// What is kept of the results of earlier builds.
  public func storedResults() -> StoredSummary {
    var summary = StoredSummary()
    guard let folder = try? OpenFolder(cache) else { return summary }
    for name in folder.names() where Pack.isName(name) {
      guard let pack = Pack(name, in: folder) else { continue }
      summary.files += 1
      summary.results += pack.count
      summary.bytes += pack.size
      let path = cache.appendingPathComponent(name).path
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      guard let written = attributes?[.modificationDate] as? Date,
        let days = Int(exactly: (Date().timeIntervalSince(written) / 86_400).rounded(.down))
      else { continue }
      summary.days = max(summary.days ?? 0, days)
    }
    return summary
  }

  /// Removes the results of earlier builds, those that are damaged included; builds that run are not harmed.
  ///
  /// - Throws: ``SystemFault`` for a file that cannot be removed.
  public func clearStoredResults() throws(SystemFault) {
    guard let folder = try? OpenFolder(cache) else { return }
    let records = ResultFiles.Record.allCases.map(\.rawValue)
    for name in folder.names() where Pack.isName(name) || records.contains(name) {
      folder.remove(name)
      if folder.has(name) { throw SystemFault.last }
    }
    ResultFiles(folder: cache).removeLeftovers()
  }
}

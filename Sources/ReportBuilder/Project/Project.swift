public import Diagnostics
public import Foundation

/// Where a report lives: a folder with `chapters/` in it.
public struct Project: Sendable {
  /// The folder of the report.
  public let folder: URL

  /// The report in `folder`.
  public init(folder: URL) { self.folder = folder }

  /// The report in the folder at `path`.
  ///
  /// - Throws: ``SystemFault`` when that is no folder or cannot be reached.
  public init(path: String) throws(SystemFault) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw SystemFault.last }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw SystemFault(ENOTDIR) }
    folder = URL(fileURLWithPath: path, isDirectory: true)
  }

  /// The chapters, the index and the bibliography.
  var chapters: URL { folder.appendingPathComponent("chapters", isDirectory: true) }
  /// The built report.
  var output: URL { folder.appendingPathComponent("output", isDirectory: true) }
  /// Finished results, kept between builds.
  var cache: URL { folder.appendingPathComponent(".report-cache", isDirectory: true) }
}

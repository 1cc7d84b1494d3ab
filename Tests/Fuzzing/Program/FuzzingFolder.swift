import Foundation
import Fuzzing

/// Folders in which cases are laid out.
enum FuzzingFolder {
  /// A folder of this process alone.
  static func temporary(_ name: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "report-fuzz-\(getpid())-\(name)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Writes a case, and nothing else, into a folder.
  static func write(_ fuzzCase: FuzzCase, to folder: URL) throws {
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try fuzzCase.write(to: folder)
  }

  /// The Markdown files of a folder of chapters, of which torn copies are made.
  static func samples(_ path: String) -> [FuzzCase.File] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    return names.filter { $0.hasSuffix(".md") }.compactMap { name in
      FileManager.default.contents(atPath: path + "/" + name).map {
        FuzzCase.File(path: "chapters/" + name, bytes: Array($0))
      }
    }
  }
}

import Diagnostics
import Foundation

extension Project {
  /// The names of the outputs, in the order in which they are put in place.
  static let outputNames = ["report.html", "report.json"]

  /// A warning where the outputs do not belong together, since a build was killed between the two or
  /// one of them was changed or removed.
  func outputDiagnostics() -> [Diagnostic] {
    guard let stamps = OutputFolder(folder: output).stamps(of: Self.outputNames) else { return [] }
    let names = Self.outputNames.map { "'output/\($0)'" }
    let found = Self.outputNames.map { stamps.files[$0] }
    let message: String
    switch (found[0], found[1]) {
    case (nil, nil): return []
    case (nil, _): message = lone(found: 1, missing: 0)
    case (_, nil): message = lone(found: 0, missing: 1)
    case (let page?, let data?):
      guard page != data else { return [] }
      message = "\(names[0]) and \(names[1]) are of different builds"
    }
    return [
      Diagnostic(
        .outputsDiffer, message, at: nil, severity: .warning,
        notes: [
          Diagnostic.Note(
            "a build was interrupted between the two, or one was changed since; 'report build' mends it"
          )
        ])
    ]
  }

  /// What is to be said when only one of the outputs could be read.
  private func lone(found: Int, missing: Int) -> String {
    let names = Self.outputNames.map { "'output/\($0)'" }
    let file = output.appendingPathComponent(Self.outputNames[missing])
    return FileManager.default.fileExists(atPath: file.path)
      ? "\(names[missing]) cannot be read, so nobody knows whether it belongs to \(names[found])"
      : "\(names[found]) is there without \(names[missing])"
  }
}

import Diagnostics
import Foundation
import Markdown

/// All that a report is made from, as it was read: nothing of it is understood yet.
struct ReportSources: Sendable {
  /// `index.md`.
  var index: SourceFile?
  /// `NN-name.md`, in the order of their names.
  var chapters: [SourceFile] = []
  /// `references.json`, where there is one.
  var references: SourceFile?
  /// The pictures that may be embedded: a path inside `chapters/` gives the bytes, or nil.
  var picture: @Sendable (String) -> [UInt8]? = { _ in nil }

  /// The largest file that is read.
  static let largestFile = 64 << 20
}

extension ReportSources {
  /// Reads the folder `chapters/` of a project.
  static func read(_ project: Project) -> (sources: ReportSources, diagnostics: [Diagnostic]) {
    var sources = ReportSources()
    var diagnostics: [Diagnostic] = []
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: project.chapters.path).sorted()
    } catch {
      return (
        sources,
        [
          Diagnostic(
            "no-chapters",
            "there is no folder 'chapters' here; a report is built in the folder that holds it",
            at: nil)
        ]
      )
    }
    for name in names where !name.hasPrefix(".") {
      let isIndex = name == "index.md"
      let isReferences = name == "references.json"
      let looksLikeChapter = [".md", ".markdown"].contains { name.lowercased().hasSuffix($0) }
      guard isIndex || isReferences || looksLikeChapter else { continue }
      if !isIndex, !isReferences, !isChapterName(name) {
        diagnostics.append(
          Diagnostic(
            "chapter-name",
            "'chapters/\(name)' is left out: a chapter is named by two digits, a hyphen and a name "
              + "of letters, digits and hyphens, for example '03-noise.md'",
            at: nil, severity: .warning))
        continue
      }
      guard let file = readFile(project, name, &diagnostics) else { continue }
      if isIndex {
        sources.index = file
      } else if isReferences {
        sources.references = file
      } else {
        sources.chapters.append(file)
      }
    }
    if sources.index == nil, !diagnostics.contains(where: { $0.identifier == .unreadable }) {
      diagnostics.append(
        Diagnostic(
          "no-index", "there is no 'chapters/index.md'; it holds the title and the summary",
          at: nil))
    }
    let folder = project.chapters.resolvingSymlinksInPath().standardizedFileURL
    sources.picture = { path in
      let place = folder.appendingPathComponent(path).standardizedFileURL.resolvingSymlinksInPath()
      guard place.path.hasPrefix(folder.path + "/") else { return nil }
      return try? RegularFile.read(place, atMost: largestFile)
    }
    return (sources, diagnostics)
  }

  private static func readFile(
    _ project: Project, _ name: String, _ diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    let path = "chapters/\(name)"
    do throws(UnreadableFile) {
      let place = project.chapters.appendingPathComponent(name)
      return SourceFile(path: path, bytes: try RegularFile.read(place, atMost: largestFile))
    } catch {
      diagnostics.append(
        Diagnostic(.unreadable, "'\(path)' cannot be read: \(error.reason)", at: nil))
      return nil
    }
  }

  /// `NN-name.md`; the name holds letters, digits, hyphens and underscores, and not only marks.
  private static func isChapterName(_ name: String) -> Bool {
    guard name.hasSuffix(".md") else { return false }
    let stem = name.dropLast(3)
    let digits = stem.prefix(2)
    let rest = stem.dropFirst(3)
    guard digits.count == 2, digits.allSatisfy({ ("0"..."9").contains($0) }),
      stem.dropFirst(2).first == "-"
    else { return false }
    return rest.contains { $0.isLetter || $0.isNumber }
      && rest.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }
}

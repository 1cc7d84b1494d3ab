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
  /// The pictures that may be embedded: a path inside `chapters/` gives the bytes.
  var picture: @Sendable (String) throws(UnreadableFile) -> [UInt8] = {
    (_) throws(UnreadableFile) in throw UnreadableFile(SystemFault(ENOENT))
  }

  /// All files of text, in reading order.
  var files: [SourceFile] {
    (index.map { [$0] } ?? []) + chapters + (references.map { [$0] } ?? [])
  }

  /// The largest picture that is read.
  static let largestFile = 64 << 20
}

extension ReportSources {
  /// Reads the folder `chapters/` of a project.
  static func read(_ project: Project) -> (sources: ReportSources, diagnostics: [Diagnostic]) {
    var sources = ReportSources()
    var diagnostics: [Diagnostic] = []
    let names: [String]
    do throws(UnreadableFile) { names = try chapterNames(project) } catch {
      return (sources, [noChapters(project, error)])
    }
    for name in names where !name.hasPrefix(".") {
      if let diagnostic = unreadBibliography(name) {
        diagnostics.append(diagnostic)
        continue
      }
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
      let file: SourceFile
      do throws(Diagnostic) { file = try readFile(project, name) } catch {
        diagnostics.append(error)
        continue
      }
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
    sources.picture = { (path) throws(UnreadableFile) in
      let place = project.chapters.appendingPathComponent(withoutDots(path))
      return try RegularFile.read(place, inside: project.folder, atMost: largestFile)
    }
    return (sources, diagnostics)
  }

  /// Tells a bibliography in another form than the one that is read.
  private static func unreadBibliography(_ name: String) -> Diagnostic? {
    let endings = [".bib", ".bibtex", ".ris", ".nbib", ".enw"]
    guard endings.contains(where: { name.lowercased().hasSuffix($0) }) else { return nil }
    return Diagnostic(
      "bibliography-unread",
      "'chapters/\(name)' is not read; the bibliography is 'chapters/references.json', in CSL-JSON",
      at: nil, severity: .warning,
      notes: [
        Diagnostic.Note(
          "reference managers export CSL-JSON, and pandoc makes it: pandoc \(name) -t csljson "
            + "-o references.json")
      ])
  }

  /// The names in the folder `chapters`.
  private static func chapterNames(_ project: Project) throws(UnreadableFile) -> [String] {
    let path = try RegularFile.resolved(project.chapters, inside: project.folder)
    do throws(SystemFault) { return try FolderListing.names(at: path) } catch {
      throw UnreadableFile(error)
    }
  }

  /// Why there are no chapters.
  private static func noChapters(_ project: Project, _ fault: UnreadableFile) -> Diagnostic {
    let path = project.chapters.path
    if fault.isMissing {
      return Diagnostic(
        "no-chapters",
        "there is no folder '\(path)'; a report is built in the folder that holds 'chapters'",
        at: nil)
    }
    if fault == UnreadableFile(SystemFault(ENOTDIR)) {
      return Diagnostic("no-chapters", "'\(path)' is a file; it must be a folder", at: nil)
    }
    return Diagnostic("unreadable", "the folder '\(path)' cannot be read: \(fault.reason)", at: nil)
  }

  /// The path without `.` and without `..` behind a name, as a browser shortens an address.
  private static func withoutDots(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  private static func readFile(
    _ project: Project, _ name: String
  ) throws(Diagnostic) -> SourceFile {
    let path = "chapters/\(name)"
    do throws(UnreadableFile) {
      let place = project.chapters.appendingPathComponent(name)
      let bytes = try RegularFile.read(
        place, inside: project.folder, atMost: MarkdownDocument.largestFile)
      return SourceFile(path: path, bytes: bytes)
    } catch {
      throw Diagnostic(.unreadable, "'\(path)' cannot be read: \(error.reason)", at: nil)
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

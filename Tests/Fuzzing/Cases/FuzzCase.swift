import Diagnostics
public import Foundation
import ReportBuilder
import Script

/// Input for the program: the files of a report, or a program on its own.
public struct FuzzCase: Sendable, Equatable {
  /// What is done with it.
  public enum Kind: Sendable {
    /// A report is checked and built.
    case report
    /// A report is checked only: its programs may take long.
    case check
    /// A program is evaluated.
    case program
  }

  /// A file.
  public struct File: Sendable, Equatable {
    /// The path in the folder of the case.
    public var path: String
    /// The content.
    public var bytes: [UInt8]

    /// A file.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// What is done with it.
  public var kind: Kind
  /// The files.
  public var files: [File]

  /// Input that was not made here.
  public init(kind: Kind, files: [File]) {
    self.kind = kind
    self.files = files
  }

  private static let program = "program.txt"

  /// Case `index` of the run with a seed; a part of the cases are torn copies of `samples`.
  public init(seed: UInt64, index: Int, samples: [File] = []) {
    var choices = Choices(seed: seed, index: index)
    func file(_ path: String, _ text: String) -> File {
      File(path: path, bytes: Array(text.utf8))
    }
    let index = "chapters/index.md"
    let chapter = "chapters/01-a.md"
    let plain = "---\ntitle: T\nseed: 1\n---\n\n# Summary\n\nText.\n"
    switch choices.below(10) {
    case 0, 1:
      kind = .program
      var programs = ProgramText(choices)
      let text = programs.definitions() + "\n" + programs.fresh(.any)
      files = [file(Self.program, text)]
    case 2, 3, 4:
      kind = .report
      var chapters = ChapterText(choices)
      files = [file(index, plain), file(chapter, chapters.computed())]
    case 5 where !samples.isEmpty:
      kind = .check
      files = [samples[choices.below(samples.count)]]
    case 6:
      kind = .report
      files = [
        file(index, FrontMatterText.frontMatter(&choices) + "\n# S\n\nText [@a] and [@b; @c].\n"),
        file("chapters/references.json", ReferencesText.references(&choices)),
      ]
    default:
      kind = .report
      var chapters = ChapterText(choices)
      files = [
        file(index, plain), file(chapter, chapters.chapter()),
        file("chapters/02-b.md", chapters.chapter()),
        file("chapters/references.json", "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"A\"}]"),
      ]
    }
    var rest = Choices(seed: choices.next())
    if kind == .check || rest.once(in: 3) {
      let torn = rest.below(files.count)
      files[torn].bytes = Mutation.torn(files[torn].bytes, &rest)
    }
  }

  // MARK: - Folders

  /// Reads a case from its folder: a program where there is `program.txt`, else a report.
  public init(folder: URL) throws {
    let program = folder.appendingPathComponent(Self.program)
    if let text = try? Data(contentsOf: program) {
      self.init(kind: .program, files: [File(path: Self.program, bytes: Array(text))])
      return
    }
    let chapters = folder.appendingPathComponent("chapters", isDirectory: true)
    let names = try FileManager.default.contentsOfDirectory(atPath: chapters.path).sorted()
    let files = try names.map { name in
      File(
        path: "chapters/" + name,
        bytes: Array(try Data(contentsOf: chapters.appendingPathComponent(name))))
    }
    self.init(kind: .report, files: files)
  }

  /// Writes the files below a folder, in which no other chapters are left.
  public func write(to folder: URL) throws {
    let chapters = folder.appendingPathComponent("chapters", isDirectory: true)
    try? FileManager.default.removeItem(at: chapters)
    for file in files {
      let url = folder.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
  }

  /// A short name that depends on the content: `3f9a01c2`.
  public var name: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in files.flatMap({ Array($0.path.utf8) + $0.bytes }) {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return String(String(hash, radix: 16).suffix(8))
  }

  // MARK: - Running

  /// What a case took.
  public struct Effort: Sendable {
    /// Seconds of processors for reading and checking.
    public var reading: Double
    /// Seconds of processors for everything.
    public var total: Double

    /// Why this is too much for input of a few kilobytes, if it is.
    public var excess: String? {
      // Milliseconds and, by the budget of steps of a program, about ten seconds. What grows too fast
      // takes far longer; other work on the machine doubles the times at most.
      if reading > 5 { return "reading and checking took \(reading) s" }
      return total > 40 ? "it took \(total) s" : nil
    }
  }

  /// Does with the case what the commands do, below a folder.
  public func run(in folder: URL) throws -> Effort {
    let start = secondsOfProcessors()
    var reading = 0.0
    switch kind {
    case .program:
      let text = String(decoding: files.first?.bytes ?? [], as: UTF8.self)
      let (values, diagnostics) = evaluateProgram(text, seed: 1, jobs: 2)
      _ = try? JSONEncoder().encode(values)
      render(diagnostics)
    case .report, .check:
      try write(to: folder)
      let project = Project(folder: folder)
      render(project.check())
      for file in files where file.path.hasSuffix(".md") {
        render(renderMarkdown(file.bytes, path: file.path).diagnostics)
      }
      reading = secondsOfProcessors() - start
      guard kind == .report else { break }
      var settings = BuildSettings()
      settings.jobs = 2
      settings.usesStoredResults = false
      settings.keepsGoing = true
      render(project.build(settings).diagnostics)
    }
    return Effort(reading: reading, total: secondsOfProcessors() - start)
  }

  private func render(_ diagnostics: [Diagnostic]) {
    _ = DiagnosticRenderer().styled(diagnostics)
    for diagnostic in diagnostics.prefix(50) {
      _ = diagnostic.range.map { ($0.start, $0.end, $0.text) }
    }
  }
}

/// The time that this process has had of all processors, in seconds.
func secondsOfProcessors() -> Double {
  Double(clock()) / Double(CLOCKS_PER_SEC)
}

/// Diagnostics in the Static Analysis Results Interchange Format, which editors and services read.
///
/// Columns count UTF-16 code units, the end stands behind the last character, and files have URIs
/// relative to the folder in which the program runs.
///
/// - Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
public struct SARIFLog: Encodable, Sendable {
  /// What is said of a kind of diagnostic.
  public struct Rule: Sendable {
    /// One sentence.
    public var summary: String
    /// The whole explanation as plain text.
    public var text: String
    /// The same in Markdown.
    public var markdown: String

    /// An explanation.
    public init(summary: String, text: String, markdown: String) {
      self.summary = summary
      self.text = text
      self.markdown = markdown
    }
  }

  private let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  private let version = "2.1.0"
  private let runs: [Run]

  /// The log of one run of the program of this version that came to `diagnostics`.
  public init(
    _ diagnostics: [Diagnostic], version: String, prefix: PathPrefix = PathPrefix(nil),
    rule: (Diagnostic.Identifier) -> Rule? = { _ in nil }
  ) {
    var indices: [Diagnostic.Identifier: Int] = [:]
    var rules: [Descriptor] = []
    let results = diagnostics.map { diagnostic in
      let identifier = diagnostic.identifier
      let index = indices[identifier] ?? rules.count
      if index == rules.count {
        indices[identifier] = index
        rules.append(Descriptor(identifier, rule(identifier)))
      }
      return Result(diagnostic, index, prefix)
    }
    let driver = Component(name: "report", semanticVersion: version, rules: rules)
    runs = [Run(tool: Tool(driver: driver), columnKind: "utf16CodeUnits", results: results)]
  }

  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }
}

// MARK: The objects of the format

private struct Run: Encodable {
  let tool: Tool
  let columnKind: String
  let results: [Result]
}

private struct Tool: Encodable {
  let driver: Component
}

private struct Component: Encodable {
  let name, semanticVersion: String
  let rules: [Descriptor]
}

private struct Descriptor: Encodable {
  let id: String
  let shortDescription: Message?
  let help: Message?

  init(_ identifier: Diagnostic.Identifier, _ rule: SARIFLog.Rule?) {
    id = identifier.description
    shortDescription = rule.map { Message(text: $0.summary) }
    help = rule.map { Message(text: $0.text, markdown: $0.markdown) }
  }
}

private struct Message: Encodable {
  let text: String
  var markdown: String?
}

private struct Result: Encodable {
  let ruleId: String
  let ruleIndex: Int
  let level: String
  let message: Message
  let locations: [Location]
  let relatedLocations: [Location]?

  init(_ diagnostic: Diagnostic, _ index: Int, _ prefix: PathPrefix) {
    ruleId = diagnostic.identifier.description
    ruleIndex = index
    level = diagnostic.severity.rawValue
    var lines = [diagnostic.message] + [diagnostic.annotation].compactMap { $0 }
    lines += diagnostic.notes.filter { $0.range == nil }.map { "note: \($0.message)" }
    message = Message(text: lines.joined(separator: "\n"))
    locations = diagnostic.range.map { [Location($0, prefix)] } ?? []
    let related = diagnostic.notes.compactMap { note in
      note.range.map { Location($0, prefix, Message(text: note.message)) }
    }
    relatedLocations = related.isEmpty ? nil : related
  }
}

private struct Location: Encodable {
  struct Physical: Encodable {
    let artifactLocation: Artifact
    let region: Region
  }

  struct Artifact: Encodable {
    let uri: String
  }

  let message: Message?
  let physicalLocation: Physical

  init(_ range: SourceRange, _ prefix: PathPrefix, _ message: Message? = nil) {
    self.message = message
    physicalLocation = Physical(
      artifactLocation: Artifact(uri: prefix.uri(range.file)), region: Region(range))
  }
}

private struct Region: Encodable {
  let startLine, startColumn, endLine, endColumn: Int

  init(_ range: SourceRange) {
    let start = Region.place(range.bytes.lowerBound, in: range.file)
    let end = Region.place(range.bytes.upperBound, in: range.file)
    (startLine, startColumn) = start
    (endLine, endColumn) = end
  }

  /// The line and the column in UTF-16 code units of the byte at `offset`, both from 1.
  private static func place(_ offset: Int, in file: SourceFile) -> (line: Int, column: Int) {
    let offset = min(max(0, offset), file.bytes.count)
    let line = file.lineIndex(at: offset)
    return (line + 1, file.text(file.lineStarts[line]..<offset).utf16.count + 1)
  }
}

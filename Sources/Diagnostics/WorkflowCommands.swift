/// Writes diagnostics as GitHub's workflow commands, which show them beside the lines of a change.
///
/// ```
/// ::error file=chapters/01-a.md,line=14,col=54,endColumn=57,title=unknown-label::'mixture' has no parameter 'sds'
/// ```
///
/// - Source: GitHub Docs, "Workflow commands for GitHub Actions", *Setting an error message*; the
///   escapes are those of `@actions/core`.
public struct WorkflowCommands: Sendable {
  private let prefix: PathPrefix

  /// A writer for files whose paths start with `prefix`.
  public init(_ prefix: PathPrefix = PathPrefix(nil)) { self.prefix = prefix }

  /// A line for each diagnostic.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { command($0) + "\n" }.joined()
  }

  private func command(_ diagnostic: Diagnostic) -> String {
    var properties: [(name: String, value: String)] = []
    if let range = diagnostic.range {
      let start = range.start
      let end = range.end
      properties = [("file", prefix.path(range.file)), ("line", String(start.line))]
      // Columns are read within one line alone.
      if end.line == start.line {
        properties += [("col", String(start.column)), ("endColumn", String(end.column))]
      } else {
        properties.append(("endLine", String(end.line)))
      }
    }
    properties.append(("title", diagnostic.identifier.description))
    let list = properties.map { "\($0.name)=\(escapedProperty($0.value))" }.joined(separator: ",")
    return "::\(diagnostic.severity.rawValue) \(list)::\(escaped(diagnostic.wholeText))"
  }

  private func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": output += "%25"
      case "\r": output += "%0D"
      case "\n": output += "%0A"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  private func escapedProperty(_ text: String) -> String {
    var output = ""
    for scalar in escaped(text).unicodeScalars {
      switch scalar {
      case ":": output += "%3A"
      case ",": output += "%2C"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}

extension Diagnostic {
  /// The sentence, what stands behind the carets, and the notes, a line each.
  var wholeText: String {
    ([message] + [annotation].compactMap { $0 }
      + notes.map { note in
        guard let range = note.range else { return "note: \(note.message)" }
        return "note: \(note.message) (\(range.file.path):\(range.start.line))"
      })
      .joined(separator: "\n")
  }
}
